"""Six more: desks that keep part of a ledger, a turning year, everything as text, and two CSV lists."""

from __future__ import annotations

from datetime import date

from tests.samples.styles.meaning import Pen, Sheet, Style

APP_DESK = Style(
    key="07-app-desk", seed=107, as_of=date(2026, 3, 20), months=((2026, 2), (2026, 3)),
    about="promotion only, a sheet for each month; badge and name side by side; a column of its own for 已装",
    sizes={"officers": 12, "grids": 0, "venues": 0, "events": 0, "tallies": 100, "cases": 0, "alerts": 0},
    pen=Pen("real short", "real", "int unit", "、", "badge", (None, 0, "—")), badge="0771{:02d}",
    auxiliary="F771{:02d}",
    faults={"tallies": "impossible_funnel impossible_funnel unknown_officer "
            "bad_number negative_number not_in_post "
            "missing_required", "officers": "missing_required bad_date"},
    sheets=(
        Sheet("officers", "人员",
              "序号=#|工号=badge|人员姓名=name|所任职务=post|上岗日期=since", ("推广专班人员",)),
        Sheet("tallies", "{m}月日报",
              "序号=#|日期=day|警号=officer:badge|姓名=officer:name|宣传接触人数=met|已装人数=already|"
              "扫码人数=scanned|下载安装数=installed|实名注册数=registered|拒装人数=refused|"
              "拒装原因=reason",
              ("北关派出所反诈APP推广日报表", "（{y}年{m}月）"), unit="单位：人", total="bottom",
              total_at=0, monthly=True,
              foot=("填表人：　　　　审核人：　　　　",)),
    ),
)  # fmt: skip

COMMAND_ROOM = Style(
    key="08-command-room", seed=108, as_of=date(2026, 11, 22), months=((2026, 10), (2026, 11)),
    about="the command room's alerts and cases: real dates with times, two "
    "identical cases, no outreach at all",
    sizes={"officers": 11, "grids": 10, "venues": 0, "events": 0, "tallies": 0, "cases": 19, "alerts": 20},
    pen=Pen("real slash", "real", "int comma unit", "、", "mix", (None, "—")), badge="0620{:02d}",
    auxiliary="F620{:02d}",
    grid="XQ{:03d}", twin_cases=True,
    faults={"alerts": "unknown_officer unknown_grid bad_date future_date "
            "missing_required negative_number ambiguous_officer",
            "cases": "unknown_grid bad_date missing_required bad_number"},
    sheets=(
        Sheet("alerts", "预警指令流转",
              "指令号=number|指令下达时间=received|指令来源=source|预警等级=level|涉诈类型=types|"
              "属地警格=grid|签收民警=officer|短信劝阻时间=sms|电话劝阻时间=phone|"
              "见面劝阻时间=in_person|劝阻结果=result|涉及资金=money|是否归档=~done",
              ("综合指挥室预警指令流转登记簿",), foot=("登记人：综合指挥室",)),
        Sheet("cases", "电诈警情",
              "序号=#|报案时间=reported|诈骗类型=types|案件状态=state|损失金额（元）=loss|"
              "受害人群=group|案发警格=grid|引流渠道=lure|是否涉APP=app|是否受过宣传=reached",
              ("电信网络诈骗警情登记簿",), total="bottom"),
        Sheet("officers", "通讯录",
              "姓名=name|警号=badge|职务=post|座机=~", ("值守人员通讯录",)),
        Sheet("grids", "属地",
              "警格代码=number|社区名称=community|户数=households|人口=residents|责任民警=lead|"
              "责任起始=since",
              ("警格属地对照",)),
    ),
)  # fmt: skip

LAST_WINTER = Style(
    key="09-last-winter", seed=109, as_of=date(2026, 12, 20), months=((2025, 12), (2026, 1)),
    about="an old ledger over New Year: 12月3日 is of 2025 because the title "
    "says so, though 2026 would not be future",
    sizes={"officers": 13, "grids": 7, "venues": 12, "events": 70, "tallies": 50, "cases": 9, "alerts": 9},
    pen=Pen("short short compact", "hour wide", "int times wide about", "，、", "mix", (None, "无", 0)),
    badge="0290{:02d}", auxiliary="F290{:02d}", grid="A{:02d}",
    faults={"events": "future_date duplicate unknown_officer negative_number "
            "not_in_post bad_date+negative_number",
            "tallies": "impossible_funnel future_date", "alerts": "bad_number"},
    sheets=(
        Sheet("officers", "在岗人员",
              "警号=badge|姓名=name|职务=post|到任日期=since", ("在岗民警辅警",)),
        Sheet("grids", "警格责任",
              "警格=number|村居=community|户数=households|常住人口=residents|驻村民警=lead|"
              "驻村辅警=helpers|驻村起始=since|驻村截止=until", ("驻村民警责任表",)),
        Sheet("venues", "宣传点",
              "点位名称=name|点位类别=kind|警格=grid|覆盖人数=people", ("固定宣传点位",)),
        Sheet("events", "{y}年{m}月宣传",
              "日期=day|出发时间=start|返回时间=end|宣传地点=place|警格=grid|宣传类别=kinds|"
              "主办民警=lead|协办人员=helpers|方式=form|受教育人数=people|走访户数=households|"
              "发放传单=leaflets|出动车辆=~few",
              ("河湾派出所反诈宣传登记", "{y}年{m}月"), monthly=True, blanks=3, total="bottom", total_at=3),
        Sheet("tallies", "{y}年{m}月推广",
              "日期=day|推广人=officer|接触人数=met|扫码人数=scanned|安装人数=installed|"
              "注册人数=registered|拒绝人数=refused|拒绝原因=reason",
              ("{y}年{m}月反诈APP推广表",), monthly=True),
        Sheet("cases", "警情",
              "报警时间=reported|案由=types|损失=loss|警格=grid|受害人群体=group", ("涉诈警情登记",)),
        Sheet("alerts", "预警",
              "接令时间=received|来源=source|级别=level|警格=grid|办理民警=officer|打电话时间=phone|"
              "上门时间=in_person|办理结果=result|避免损失=money", ("预警登记",)),
    ),
)  # fmt: skip

ALL_TEXT = Style(
    key="10-all-text", seed=110, as_of=date(2026, 8, 15), months=((2026, 6), (2026, 7)),
    about="nearly all counts as text: full-width, with units, 约; headings "
    "with spaces and line breaks; a cover, empty sheets",
    sizes={"officers": 24, "grids": 20, "venues": 40, "events": 130, "tallies": 100, "cases": 16,
           "alerts": 0},
    pen=Pen("compact whole dot long", "wide hour", "text unit times wide comma about", "、，/; ", "mix",
            (None, "无", "—")),
    badge="0809{:02d}", auxiliary="F809{:02d}", grid="JG{:02d}", covers=("填写说明",), empties=("Sheet2",
                                                                                            "Sheet3"),
    places="青春 吊桥 小仝 八里 戈圩 张庄 王楼 李集 刘湾 陈桥 赵圩", handover=True,
    faults={"events": "bad_number negative_number unknown_kind ambiguous_officer "
            "bad_time future_date duplicate unknown_grid "
            "missing_required", "tallies": "bad_number impossible_funnel ambiguous_officer",
            "venues": "unknown_grid",
            "cases": "bad_number unknown_grid", "grids": "bad_date"},
    sheets=(
        Sheet("officers", "一、队伍",
              "警 号\n（工号）=badge|姓　名=name|职 务=post|到岗日期=since|离岗日期=until",
              ("反诈宣传队伍",)),
        Sheet("grids", "二、警格",
              "警格编号=number|社区（村）名称=community|总户数=households|总人口=residents|"
              "地段\n类型=area|责任\n民警=lead|协助\n辅警=helpers|责任起始=since|责任截止=until",
              ("警格底数",)),
        Sheet("venues", "三、单位场所",
              "单 位 名 称=name|单位\n类型=kind|警格编号=grid|认领人=claimed", ("单位场所底数",)),
        Sheet("events", "四、活动",
              "日 期=day|开始\n时间=start|结束\n时间=end|活 动 地 点=place|警格\n编号=grid|"
              "“进”的类别=kinds|组织民警=lead|参加民警\n辅警=helpers|协同\n力量=partners|"
              "宣传\n载体=form|诈骗\n类型=types|重点\n人群=group|受众\n人数=people|"
              "入户\n户数=households|发放资料\n（份）=leaflets|备 注=~note",
              ("2026年反诈宣传活动登记",), total="bottom", total_at=3),
        Sheet("tallies", "五、推广",
              "日 期=day|推 广 人=officer|接触\n人数=met|扫码\n人数=scanned|安装\n人数=installed|"
              "注册\n人数=registered|拒绝\n人数=refused|拒绝\n原因=reason", ("2026年反诈APP推广登记",)),
        Sheet("cases", "六、警情",
              "报警\n日期=day|诈骗\n类型=types|损失金额\n（元）=loss|受害\n人群=group|警格\n编号=grid",
              ("2026年警情登记",)),
    ),
)  # fmt: skip

ROSTER = Style(
    key="11-roster-gb18030", seed=111, as_of=date(2026, 11, 22), months=((2026, 9), (2026, 10)),
    encoding="gb18030",
    about="the roster alone as a GB18030 CSV with a title line and a signature line", sizes={"officers": 25},
    pen=Pen("slash dot long"), badge="0033{:02d}", auxiliary="0088{:02d}",
    faults={"officers": "missing_required missing_required bad_date"},
    sheets=(
        Sheet("officers", "",
              "序号=#|姓名=name|警号（工号）=badge|岗位类别=post|到本所工作时间=since|调离时间=until|"
              "备注=~note",
              ("和平路派出所民警辅警花名册",), foot=("填表人：内勤",)),
    ),
)  # fmt: skip

PLACES = Style(
    key="12-places-bom",
    seed=112,
    as_of=date(2026, 11, 22),
    months=((2026, 9), (2026, 10)),
    encoding="utf-8-sig",
    about="places alone as a UTF-8 CSV with a BOM, headings on the first line",
    sizes={"venues": 38},
    pen=Pen(counts="int unit wide"),
    faults={"venues": "missing_required missing_required"},
    sheets=(
        Sheet("venues", "", "单位（场所）名称=name|单位（场所）类别=kind|人员数=people|是否签订责任书=~done"),
    ),
)
DESKS = (APP_DESK, COMMAND_ROOM, LAST_WINTER, ALL_TEXT, ROSTER, PLACES)
