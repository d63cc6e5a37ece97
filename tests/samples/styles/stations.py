"""Six stations that keep events, tallies, cases and alerts, each in its own way."""

from __future__ import annotations

from datetime import date

from tests.samples.styles.meaning import Pen, Sheet, Style

MONTHS_APART = Style(
    key="01-months-apart", seed=101, as_of=date(2026, 11, 5), months=((2026, 9), (2026, 10)),
    about="a sheet for each month, 9月3日 with the month in sheet name and "
    "title, totals and signatures below",
    sizes={"officers": 14, "grids": 8, "venues": 16, "events": 90, "tallies": 60, "cases": 12, "alerts": 14},
    pen=Pen("short short long real", "wide hour colon", "int int unit", "、，", "name", (None, 0)),
    faults={"events": "unknown_officer bad_date unknown_grid duplicate not_in_post missing_required",
            "tallies": "impossible_funnel unknown_officer not_in_post", "alerts": "unknown_grid"},
    sheets=(
        Sheet("officers", "人员名单",
              "序号=#|姓名=name|警号=badge|岗位=post|到所时间=since|离所时间=until|备注=~note",
              ("城关派出所人员名单",)),
        Sheet("grids", "责任区",
              "序号=#|警格号=number|所辖社区=community|户籍数=households|人口数=residents|"
              "责任民警=lead|辅警=helpers|责任起始日=since", ("城关派出所社区民警责任区划分",)),
        Sheet("venues", "场所",
              "序号=#|场所名称=name|场所类型=kind|所属警格=grid|从业人数=people", ("辖区重点场所",)),
        Sheet("events", "{m}月",
              "序号=#|日期=day|开始=start|结束=end|宣传地点=place|警格号=grid|进何处=kinds|"
              "组织民警=lead|参与人员=helpers|宣传方式=form|宣讲类型=types|参加人次=people|"
              "走访户数=households|发放宣传单=leaflets|备注=~note",
              ("城关派出所{y}年{m}月反诈宣传台账",), foot=("填表人：内勤　　审核人：教导员",),
              total="bottom", monthly=True),
        Sheet("tallies", "{m}月推广",
              "日期=day|推广民警=officer|接触群众数=met|扫码人数=scanned|下载数=installed|"
              "注册数=registered|拒绝人数=refused|拒绝原因=reason",
              ("{y}年{m}月国家反诈中心APP推广情况",), total="bottom", monthly=True),
        Sheet("cases", "发案",
              "序号=#|发案日期=day|案件类型=types|损失金额=loss|受害人类别=group|发案警格=grid",
              ("电诈发案登记",)),
        Sheet("alerts", "预警",
              "序号=#|预警时间=received|预警来源=source|等级=level|警格号=grid|责任民警=officer|"
              "电话劝阻时间=phone|见面劝阻时间=in_person|劝阻结果=result|涉及金额=money", ("预警劝阻台账",)),
    ),
)  # fmt: skip

GROUP_HEADINGS = Style(
    key="02-group-headings", seed=102, as_of=date(2026, 7, 10), months=((2026, 5), (2026, 6)),
    about="two lines of headings with merged groups, a line for the unit, tables that begin in column B",
    sizes={"officers": 18, "grids": 12, "venues": 24, "events": 110, "tallies": 70, "cases": 14, "alerts": 0},
    pen=Pen("real slash dot", "real colon", "int text comma", "、", "badge", (None, "—")),
    badge="0456{:02d}", auxiliary="FJ456{:02d}", grid="第{}警格", places="朱楼 骑路 杨韩 马园 五里 双庄 胡元",
    faults={"events": "ends_before_start bad_number unknown_kind bad_time "
            "bad_date+unknown_officer missing_required",
            "tallies": "impossible_funnel impossible_funnel negative_number",
            "cases": "unknown_grid missing_required",
            "grids": "unknown_officer", "venues": "unknown_grid missing_required"},
    sheets=(
        Sheet("officers", "警力",
              "警（工）号=badge|姓  名=name|职务=post|任职时间>起=since|任职时间>止=until",
              ("朱楼派出所警力情况表",), left=1),
        Sheet("grids", "警格",
              "警格编号=number|基本情况>社区名称=community|基本情况>户数=households|"
              "基本情况>常住人口=residents|基本情况>地段=area|责任人>民警=lead|责任人>辅警=helpers|"
              "责任期限>起=since|责任期限>止=until",
              ("警格责任一览表",), left=1),
        Sheet("venues", "阵地",
              "单位名称=name|单位类别=kind|警格编号=grid|人数=people|认领人=claimed",
              ("反诈宣传阵地",), left=1),
        Sheet("events", "宣传台账",
              "序号=#|宣传日期=day|时间>开始=start|时间>结束=end|地点=place|警格编号=grid|"
              "五进六进类别=kinds|人员>牵头=lead|人员>参加=helpers|人员>协同单位=partners|"
              "宣传形式=form|重点人群=group|人数>受众=people|人数>入户=households|宣传资料=leaflets",
              ("2026年“六进”宣传台账",), unit="单位：人、户、份", total="top", total_at=0, left=1),
        Sheet("tallies", "推广台账",
              "日期=day|民警警号=officer|推广人数>接触=met|推广人数>扫码=scanned|"
              "推广人数>安装=installed|推广人数>注册=registered|未推广>拒绝=refused|未推广>原因=reason",
              ("2026年APP推广台账",), unit="单位：人", left=1),
        Sheet("cases", "警情",
              "接警日期=day|警情类别=types|既未遂=state|损失（元）=loss|事主身份=group|警格编号=grid|"
              "引流方式=lure",
              ("涉诈警情",), unit="单位：元", left=1),
    ),
)  # fmt: skip

SHEET_ONE = Style(
    key="03-sheet-one", seed=103, as_of=date(2026, 4, 30), months=((2026, 3), (2026, 4)),
    about="Sheet1 to Sheet7, no titles, columns shuffled, people by name alone, many with a space inside",
    sizes={"officers": 9, "grids": 5, "venues": 10, "events": 40, "tallies": 34, "cases": 6, "alerts": 6},
    pen=Pen("slash dot compact", "hour colon", "int unit wide about", "、 ", "spaced", (None, "无")),
    badge="X{:03d}", auxiliary="XF{:03d}", grid="{:02d}格",
    kinds="community village family school enterprise",
    faults={"events": "unknown_officer negative_number future_date unknown_helper",
            "tallies": "unknown_officer bad_number",
            "officers": "missing_required"},
    sheets=(
        Sheet("officers", "Sheet1",
              "姓名=name|岗位职务=post|警号/工号=badge"),
        Sheet("grids", "Sheet2",
              "责任人=lead|网格名称=community|警格=number|户=households|开始日期=since|地段=area"),
        Sheet("venues", "Sheet3",
              "类别=kind|名称=name|警格=grid"),
        Sheet("events", "Sheet4",
              "发放份数=leaflets|人次=people|牵头人=lead|日期=day|警格=grid|类别=kinds|地点=place|"
              "几点开始=start|几点结束=end|怎么宣传的=form|一起去的=helpers|入户=households"),
        Sheet("tallies", "Sheet5",
              "安装=installed|姓名=officer|扫码=scanned|日期=day|接触=met|拒绝=refused"),
        Sheet("cases", "Sheet6",
              "损失=loss|警格=grid|诈骗手法=types|报警日期=day"),
        Sheet("alerts", "Sheet7",
              "结果=result|上门=in_person|电话=phone|民警=officer|警格=grid|接收=received|"
              "止损金额=money"),
    ),
)  # fmt: skip

POLICE_AREAS = Style(
    key="04-police-areas", seed=104, as_of=date(2026, 9, 6), months=((2026, 7), (2026, 8)),
    about="警务区 numbered 1, 2, 3 as numbers, badges as numbers, days as serials, "
    "小计 at the end of each month",
    sizes={"officers": 16, "grids": 9, "venues": 18, "events": 80, "tallies": 80, "cases": 10, "alerts": 12},
    pen=Pen("serial real whole", "real", "int", "/;", "badge", (None, 0), whole_badges=True,
            whole_grids=True),
    badge="1120{:02d}", auxiliary="8860{:02d}", grid="{}", handover=True,
    faults={"events": "unknown_grid duplicate duplicate ends_before_start "
            "not_in_post missing_required+negative_number",
            "tallies": "unknown_officer impossible_funnel bad_date", "cases": "negative_number future_date",
            "alerts": "unknown_officer missing_required", "grids": "missing_required"},
    sheets=(
        Sheet("officers", "民警辅警",
              "编号=badge|姓名=name|职位=post|在岗起=since|在岗止=until", ("铁路南派出所民警辅警",)),
        Sheet("grids", "警务区",
              "警务区=number|社区代码=community_code|社区=community|户数=households|实有人口=residents|"
              "区域类型=area|包区民警=lead|协管辅警=helpers|起始日期=since|终止日期=until", ("警务区划分",)),
        Sheet("venues", "单位",
              "单位全称=name|行业类别=kind|警务区=grid|职工数=people|包联民警=claimed", ("辖区单位",)),
        Sheet("events", "宣传",
              "日期=day|起始时间=start|终止时间=end|警务区=grid|场所=place|活动类别=kinds|"
              "带队民警=lead|随行=helpers|形式=form|类型=types|听众=people|入户数=households|"
              "资料数=leaflets|天气=~weather|照片（张）=~few",
              ("2026年宣传活动登记",), total="sub bottom"),
        Sheet("tallies", "日报",
              "上报日期=day|人员编号=officer|接触数=met|扫码数=scanned|安装数=installed|"
              "注册数=registered|拒绝数=refused|拒绝理由=reason", ("反诈APP推广日报",), total="sub bottom"),
        Sheet("cases", "案件",
              "受案日期=day|诈骗类别=types|涉案金额（元）=loss|警务区=grid|受害人职业=group",
              ("电诈案件",), total="bottom"),
        Sheet("alerts", "指令",
              "指令编号=number|下发时间=received|预警级别=level|警务区=grid|处置民警=officer|"
              "短信提醒时间=sms|电话联系时间=phone|上门劝阻时间=in_person|处置结果=result|"
              "资金（元）=money", ("预警指令处置",)),
    ),
)  # fmt: skip

CIVIL_GRIDS = Style(
    key="05-civil-grids", seed=105, as_of=date(2026, 10, 12), months=((2026, 8), (2026, 9)),
    about="网格号 in its own table of responsibility, events before people, "
    "officers by name or badge, blank lines",
    sizes={"officers": 20, "grids": 16, "venues": 30, "events": 140, "tallies": 90, "cases": 18,
           "alerts": 18},
    pen=Pen("real long short", "colon wide real", "int text apart", "、，;", "mix", (None, "无")),
    badge="0317{:02d}", auxiliary="F0317{:02d}", grid="WG-{:02d}",
    faults={"events": "ambiguous_officer unknown_officer unknown_kind bad_time duplicate unknown_helper "
            "unknown_kind+unknown_grid", "tallies": "ambiguous_officer impossible_funnel missing_required",
            "cases": "bad_date", "alerts": "future_date ambiguous_officer", "venues": "missing_required"},
    sheets=(
        Sheet("events", "活动",
              "活动日期=day|开始时间=start|结束时间=end|活动地点=place|网格号=grid|活动类型=kinds|"
              "负责民警=lead|参与警力=helpers|联合部门=partners|宣传形式=form|宣传内容=types|"
              "宣传对象=group|受众人次=people|入户户数=households|宣传品数量=leaflets",
              ("驻村派出所2026年反诈“六进”活动",), foot=("注：入户以户为单位。", "制表：综合指挥室"),
              blanks=6),
        Sheet("tallies", "APP",
              "日期=day|姓名或警号=officer|接触人数=met|已有人数=already|扫码人数=scanned|"
              "安装人数=installed|注册人数=registered|拒绝人数=refused|原因=reason",
              ("2026年APP推广",), blanks=4, total="bottom"),
        Sheet("alerts", "劝阻",
              "编号=number|接收时间=received|来源=source|风险等级=level|预警类型=types|网格号=grid|"
              "承办民警=officer|电话劝阻=phone|入户劝阻=in_person|结果=result|金额=money|被劝阻人=~who",
              ("2026年预警劝阻",)),
        Sheet("cases", "警情",
              "报警日期=day|类型=types|状态=state|损失金额=loss|网格号=grid|人群=group|"
              "是否接受宣传=reached",
              ("2026年涉诈警情",)),
        Sheet("venues", "场所",
              "名称=name|分类=kind|网格号=grid|认领民警=claimed", ("宣传场所",)),
        Sheet("grids", "网格责任",
              "网格号=number|村（社区）=community|户数=households|人口=residents|类型=area|"
              "网格民警=lead|网格辅警=helpers|责任开始=since", ("网格责任划分表",)),
        Sheet("officers", "民警辅警名单",
              "警号或工号=badge|姓名=name|职务=post|到岗=since|离岗=until", ("民警辅警名单",)),
    ),
)  # fmt: skip

TICKS = Style(
    key="06-ticks", seed=106, as_of=date(2026, 6, 8), months=((2026, 4), (2026, 5)),
    about="a column with ticks for each of the five kinds; the rows of one day share one merged cell for it",
    hard=("one column per kind with ticks", "the day merged over the rows of that day"),
    sizes={"officers": 10, "grids": 6, "venues": 0, "events": 60, "tallies": 30, "cases": 0, "alerts": 0},
    pen=Pen("long real", "colon", "int", "、", "name", (None,)),
    kinds="community village family school enterprise",
    badge="0508{:02d}", auxiliary="FX08{:02d}", grid="东{}",
    faults={"events": "missing_required unknown_officer unknown_grid bad_number",
            "tallies": "impossible_funnel"},
    sheets=(
        Sheet("officers", "花名册",
              "序号=#|姓名=name|警号=badge|职务=post", ("东关派出所花名册",)),
        Sheet("grids", "包片",
              "警格=number|片区=community|户数=households|包片民警=lead|包片日期=since", ("民警包片情况",)),
        Sheet("events", "五进",
              "日期=day|起=start|止=end|地点=place|警格=grid|五进>进社区=kinds:community|"
              "五进>进农村=kinds:village|五进>进家庭=kinds:family|五进>进学校=kinds:school|"
              "五进>进企业=kinds:enterprise|主讲民警=lead|陪同=helpers|效果>参加人数=people|"
              "效果>入户数=households|效果>发放资料=leaflets",
              ("东关派出所2026年反诈“五进”登记",), merge_days=True),
        Sheet("tallies", "推广",
              "日期=day|民警姓名=officer|宣传人数=met|扫码=scanned|安装=installed|注册=registered",
              ("2026年推广",)),
    ),
)  # fmt: skip
STATIONS = (MONTHS_APART, GROUP_HEADINGS, SHEET_ONE, POLICE_AREAS, CIVIL_GRIDS, TICKS)
