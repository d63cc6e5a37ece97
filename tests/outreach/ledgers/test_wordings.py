"""One heading of a usual table said in other words: the column is still read for what it is."""

from __future__ import annotations

import array
import datetime as dt
from typing import Any

import pytest

from outreach.ledgers.contents import Known
from outreach.ledgers.recognise import recognise
from outreach.ledgers.sheets import Column, Sheet

NAMES = ["王强", "李敏", "赵丽", "孙浩", "周洁"]
GRIDS = ["SC01", "SC02", "SC03"]
KNOWN = Known(frozenset({"031201"}), frozenset(NAMES), frozenset(one.lower() for one in GRIDS))

USUAL: dict[str, dict[str, tuple[str, list[Any]]]] = {
    "events": {
        "day": ("日期", [dt.datetime(2026, 9, day) for day in range(1, 8)]),
        "start": ("开始时间", [dt.time(9, 0), dt.time(14, 30)]),
        "end": ("结束时间", [dt.time(10, 0), dt.time(16, 30)]),
        "kinds": ("类别", ["进社区", "进学校、进企业", "入户"]),
        "place": ("地点", ["东升广场", "红叶小区", "一小"]),
        "grid": ("警格编号", GRIDS),
        "lead": ("牵头民警", NAMES),
        "helpers": ("参加人员", ["李敏、赵丽", "", "孙浩"]),
        "form": ("宣传形式", ["集中宣讲", "LED播放"]),
        "people": ("受众人数", [120.0, 35.0, 80.0]),
        "households": ("入户数", [12.0, 0.0, 30.0]),
        "leaflets": ("发放资料", [200.0, 45.0, 0.0]),
    },
    "tallies": {
        "day": ("日期", [dt.datetime(2026, 9, day) for day in range(1, 8)]),
        "officer": ("民警", NAMES),
        "met": ("接触人数", [60.0, 52.0, 71.0]),
        "already": ("已安装", [4.0, 9.0, 2.0]),
        "scanned": ("扫码数", [30.0, 41.0, 22.0]),
        "installed": ("安装数", [20.0, 15.0, 11.0]),
        "registered": ("注册数", [9.0, 4.0, 7.0]),
        "refused": ("拒绝数", [3.0, 11.0, 0.0]),
        "reason": ("拒绝原因", ["担心隐私", "没时间"]),
    },
    "cases": {
        "day": ("报警日期", [dt.datetime(2026, 9, day) for day in range(1, 8)]),
        "fraud_type": ("诈骗类型", ["刷单返利", "冒充客服"]),
        "state": ("既遂未遂", ["既遂", "未遂"]),
        "loss": ("损失金额", [2000.0, 0.0, 38000.0]),
        "grid": ("警格编号", GRIDS),
        "focus_group": ("受害人群", ["老年人", "学生"]),
    },
    "alerts": {
        "number": ("指令编号", [f"YJ{number:05}" for number in range(9)]),
        "received": ("接收时间", [dt.datetime(2026, 9, day, 9, 5) for day in range(1, 8)]),
        "level": ("预警等级", ["高危", "中危", "低危"]),
        "grid": ("警格编号", GRIDS),
        "officer": ("处置民警", NAMES),
        "phone": ("电话劝阻时间", [dt.datetime(2026, 9, day, 9, 9) for day in range(1, 8)]),
        "in_person": ("见面劝阻时间", [dt.datetime(2026, 9, day, 9, 30) for day in range(1, 8)]),
        "result": ("劝阻结果", ["劝阻成功", "已被骗", "误报"]),
        "money": ("涉及金额", [0.0, 126000.0, 3000.0]),
    },
    "grids": {
        "number": ("警格编号", [f"SC{number:02}" for number in range(1, 13)]),
        "community": ("社区", ["东升社区", "红叶社区"]),
        "households": ("户数", [500.0, 812.0]),
        "residents": ("人口", [1500.0, 2210.0]),
        "lead": ("责任民警", NAMES),
        "helpers": ("辅警", ["孙浩、周洁", ""]),
        "from_day": ("起始日期", [dt.datetime(2026, 1, 1)]),
    },
}
OTHERS = {
    "events": """
        day 宣讲日期 哪天去的 活动举办日 宣传日 下户日期
        start 起 几点到 到场时间 开场时间 出发时间 开讲时间
        end 止 几点走 离场时间 散场时间 返回时间 收队时间
        kinds 进入对象 宣传去向 进什么地方 哪一进 五进情况
        place 宣传场地 在何处 去了哪儿 点位名称 活动现场
        grid 所在警务室 归属片区 警格ID 辖区编号 责任田编号 管区编号
        lead 带班民警 宣讲员 谁带队 领头人 牵头责任人 下沉民警 包片民警
        helpers 一起去的 随行 陪同 同组人员 还有谁去 搭档 协同警力
        form 怎么宣传的 宣传手法 活动载体
        people 听众 到场群众 参加群众数 来了多少人 受宣面 围观群众 活动人数 宣传受众面(人)
        households 敲门户数 上门家庭数 走了几户 登门户数 入门(户)
        leaflets 明白纸份数 折页(份) 派发手册(本) 小册子 宣传物料 海报数 反诈宣传单 发资料(份)
    """,
    "tallies": """
        day 推广日 工作日 登记日期
        officer 推广员 填报民警 指导民警 谁推广的
        met 拦访人数 推荐人数 推广对象(人) 问了多少人 询问群众 动员群众数 应装人数 面见 总人数
        already 已有人数 原有 早装的 此前已装
        scanned 扫二维码 成功扫码 扫一扫
        installed 装上人数 新装机数 指导安装 下载APP
        registered 实名 完成认证 激活人数
        refused 不肯装人数 谢绝人数 推脱人数 没装人数 不愿下载
        reason 为何不装 啥原因 不装理由
    """,
    "cases": """
        day 来所报案时间 受理时间 登记时间 发案时间
        fraud_type 怎么被骗的 案由 骗术分类 作案方式
        state 遂否 是否得逞 案件结果
        loss 骗走金额 财产损失 案损(元) 被骗钱数 涉案数额
        grid 发案片区 属地 受害人所在警格 归属警务区
        focus_group 被骗对象 事主身份 当事人身份
    """,
    "alerts": """
        number 预警单号 工单号 线索号
        received 推送时间 流转时间 转办时间 接令时间
        level 风险 危险程度 级别
        grid 落地警格 属地片区 落地网格(警格)
        officer 核查民警 见面民警 劝阻人 接单人 落地民警 派给民警
        phone 打电话时间 去电时间 电联时间
        in_person 见到本人时间 碰面时间 登门时间 面劝时间
        result 处置成效 核查结论 是否成功劝阻
        money 资金(元) 拟转账金额 避损金额 止损 保住钱款 劝住金额
    """,
    "grids": """
        number 警务室编号 管片编号 责任区代码 包片号
        community 所含社区 村(居) 涵盖小区
        households 家庭户 居民户
        residents 居民人数 总人数
        lead 驻村民警 管片民警 社区警长 负责人
        helpers 协管员 副警格长 助手
        from_day 驻村起始 接手时间 上任时间 从何时 分管时间
    """,
}
ROWS = 30
CASES = [
    (table, line.split()[0], word)
    for table, lines in OTHERS.items()
    for line in lines.strip().splitlines()
    for word in line.split()[1:]
]


def page(table: str, changed: str, word: str) -> Sheet:
    """A usual table, one of its headings in another word."""
    columns = []
    for name, (head, cells) in USUAL[table].items():
        values = ["", word if name == changed else head, *(cell for cell in cells if cell != "")]
        places = {repr(cell): place for place, cell in enumerate(values) if place > 1}
        codes = [1, *(places.get(repr(cells[row % len(cells)]), 0) for row in range(ROWS))]
        columns.append(Column(list(values), array.array("I", codes)))
    return Sheet("表", True, columns, [], ROWS + 1)


@pytest.mark.parametrize(("table", "field", "word"), CASES)
def test_a_column_is_read_for_what_it_is_in_other_words(table: str, field: str, word: str) -> None:
    mapping = recognise([page(table, field, word)], KNOWN)
    assert [one.table for one in mapping.tables] == [table]
    assert [use.field for use in mapping.tables[0].columns] == list(USUAL[table])
    assert mapping.questions == ()
