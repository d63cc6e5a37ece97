"""How a ledger is understood: other words, other orders, other shapes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from outreach.ledgers.contents import Known
from outreach.ledgers.facts import Mapping, TableMapping
from outreach.ledgers.reader import read
from outreach.ledgers.recognise import recognise
from tests.outreach.ledgers.conftest import GRIDS, ROSTER, Make


def understood(path: Path, **known: Any) -> Mapping:
    return recognise(read(path), Known(**known))


def fields(table: TableMapping) -> dict[str, str]:
    return {use.heading: use.field for use in table.columns if use.field}


def test_the_sample_is_understood_whole(sample: Path) -> None:
    mapping = understood(sample)
    tables = [(table.sheet, table.table, table.heading_row, table.year) for table in mapping.tables]
    assert tables == [
        ("民警花名册", "officers", 2, None),
        ("警格划分", "grids", 2, None),
        ("单位场所", "venues", 2, None),
        ("五进活动登记", "events", 2, 2026),
        ("APP推广日报", "tallies", 2, 2026),
        ("警情登记", "cases", 2, None),
        ("预警劝阻登记", "alerts", 2, None),
    ]
    assert all(use.field and use.certainty == "heading" for table in mapping.tables for use in table.columns)
    assert (mapping.questions, mapping.unread) == ((), ())


def test_other_words_other_order_and_further_columns(make: Make) -> None:
    rows = [
        ["2026年“六进”宣传工作台账"],
        ["单位：人、户、份"],
        [
            "序号",
            "参加人次",
            "走访户数",
            "组织民警",
            "宣传时间",
            "活动类型",
            "所属警格",
            "宣传地点",
            "上报单位",
        ],
        [1, 120, 3, "031201", "9月3日", "进校园", "SC01", "一小", "x"],
    ]
    mapping = understood(make({"花名册": ROSTER, "划分": GRIDS, "Sheet4": rows}))
    assert [table.table for table in mapping.tables] == ["officers", "grids", "events"]
    assert fields(mapping.tables[2]) == {
        "参加人次": "people",
        "走访户数": "households",
        "组织民警": "lead",
        "宣传时间": "day",
        "活动类型": "kinds",
        "所属警格": "grid",
        "宣传地点": "place",
    }
    assert mapping.tables[2].year == 2026
    assert mapping.questions == ()


def test_two_heading_rows_with_merged_groups(make: Make) -> None:
    rows = [
        ["预警见面劝阻登记"],
        ["预警编号", "下发时间", "风险等级", "警格", "处置民警", "电话劝阻", "", "见面劝阻", "", "劝阻结果"],
        ["", "", "", "", "", "时间", "民警", "时间", "民警", ""],
        ["Y1", "2026-09-03 09:00", "高危", "SC01", "031201", "9:10", "F00001", "9:40", "031201", "成功"],
    ]
    path = make({"花名册": ROSTER, "划分": GRIDS, "劝阻": rows}, merged={"劝阻": ["F2:G2", "H2:I2"]})
    table = understood(path).tables[2]
    assert (table.table, table.heading_row, table.heading_rows) == ("alerts", 3, 2)
    assert [use.field for use in table.columns] == [
        "number",
        "received",
        "level",
        "grid",
        "officer",
        "phone",
        "phone_by",
        "in_person",
        "in_person_by",
        "result",
    ]


def test_groups_are_told_without_merged_cells_too(make: Make) -> None:
    rows: list[list[Any]] = [
        ["日期", "警号", "接触人数", "拒绝原因", "", ""],
        ["", "", "", "担心隐私", "没时间", "已安装"],
    ]
    rows.append([dt.date(2026, 9, 3), "031201", 50, 3, 2, 1])
    table = understood(make({"推广日报": rows})).tables[0]
    assert (table.table, table.heading_row) == ("tallies", 2)
    assert [use.field for use in table.columns][3:] == ["reason_privacy", "reason_no_time", "reason_already"]


def test_a_column_of_marks_for_each_kind(make: Make) -> None:
    kinds = ["进社区", "进农村", "进家庭", "进学校", "进企业"]
    rows = [["日期", "警格", "牵头民警", *kinds], ["9月3日", "SC01", "031201", "√", "", "", "√", ""]]
    mapping = understood(make({"活动登记": rows}))
    told = {use.field for use in mapping.tables[0].columns}
    assert told >= {"kind_community", "kind_village", "kind_family", "kind_school", "kind_enterprise"}
    assert mapping.questions == ()


def test_several_tables_on_one_sheet_and_several_sheets_of_a_kind(make: Make) -> None:
    event = [["日期", "警格", "牵头民警", "类别"], ["9月3日", "SC01", "031201", "进社区"]]
    stacked = [["一、民警名册"], *ROSTER, [""], ["二、警格划分"], *GRIDS, [""], ["三、活动登记"], *event]
    path = make({"台账": stacked, "七月": [["7月活动登记表"], *event], "八月": [["8月活动登记表"], *event]})
    tables = [(table.sheet, table.table) for table in understood(path).tables]
    assert tables == [
        ("台账", "officers"),
        ("台账", "grids"),
        ("台账", "events"),
        ("七月", "events"),
        ("八月", "events"),
    ]


def events_of(head: list[str]) -> list[list[Any]]:
    """Rows of an event register: day, time, kind, grid, lead, people."""
    rows = [[f"2026-09-0{n}", "9:00", "进社区", "SC01", "王强", n * 10] for n in range(1, 8)]
    return [["活动登记"], head, *rows]


def test_columns_are_told_by_what_they_hold_where_headings_fail(make: Make) -> None:
    head = ["甲", "乙", "丙", "丁", "戊", "己"]
    mapping = understood(make({"花名册": ROSTER, "划分": GRIDS, "活动登记": events_of(head)}))
    told = {use.heading: (use.field, use.certainty) for use in mapping.tables[2].columns}
    assert told == {
        "甲": ("day", "content"),
        "乙": ("start", "content"),
        "丙": ("kinds", "content"),
        "丁": ("grid", "content"),
        "戊": ("lead", "content"),
        "己": ("", ""),
    }
    assert mapping.questions == ()


def test_headings_nobody_listed_are_told_by_their_roots(make: Make) -> None:
    head = ["哪天", "几点", "做了啥", "哪一片", "谁带的头", "来了多少"]
    mapping = understood(make({"花名册": ROSTER, "划分": GRIDS, "活动登记": events_of(head)}))
    assert fields(mapping.tables[2]) == {
        "哪天": "day",
        "几点": "start",
        "做了啥": "kinds",
        "哪一片": "grid",
        "谁带的头": "lead",
        "来了多少": "people",
    }


@pytest.mark.parametrize(
    ("field", "headings"),
    [
        ("people", "到场群众 覆盖群众(人次) 听讲人员数 围观群众 受众面(人) 本次惠及人数"),
        ("households", "敲门户数 上门家庭 走了几户 登门户数 入门(户)"),
        ("leaflets", "明白纸份数 折页(份) 派发手册 小册子 宣传物料 一封信"),
    ],
)
def test_a_figure_of_events_is_told_by_many_words(make: Make, field: str, headings: str) -> None:
    rows = [[f"2026-09-0{n}", "SC01", "王强", "进社区", n * 10] for n in range(1, 8)]
    for number, word in enumerate(headings.split()):
        table = [["日期", "警格", "牵头民警", "类别", word], *rows]
        path = make({"花名册": ROSTER, "划分": GRIDS, "活动": table}, name=f"{number}.xlsx")
        assert fields(understood(path).tables[2]).get(word) == field, word


def test_figures_of_something_else_are_not_read(make: Make) -> None:
    head = ["序号", "日期", "警格", "牵头民警", "类别", "照片张数", "出动民警数", "天气", "车次"]
    rows = [[n, f"2026-09-0{n}", "SC01", "王强", "进社区", 4, 2, "晴", n] for n in range(1, 8)]
    mapping = understood(make({"花名册": ROSTER, "划分": GRIDS, "活动": [head, *rows]}))
    assert set(fields(mapping.tables[2]).values()) == {"day", "grid", "lead", "kinds"}
    assert mapping.questions == ()


def test_who_was_met_is_the_figure_no_later_step_exceeds(make: Make) -> None:
    head = ["日期", "警号", "甲", "扫码数", "安装数", "乙"]
    rows = [[f"2026-09-0{n}", "031201", 40 + n, 20 + n, 5, 3 * (n % 2) + 6] for n in range(1, 8)]
    mapping = understood(make({"花名册": ROSTER, "推广日报": [head, *rows]}))
    assert (fields(mapping.tables[1]).get("甲"), mapping.questions) == ("met", ())


def test_who_leads_is_the_one_officer_of_each_row_and_helpers_are_several(make: Make) -> None:
    head = ["日期", "警格", "类别", "甲", "乙"]
    helpers = ["赵丽、王强", "", "031203 赵丽", "赵丽", "", "王强、031202", ""]
    rows = [[f"2026-09-0{n + 1}", "SC01", "进社区", one, "王强"] for n, one in enumerate(helpers)]
    mapping = understood(make({"花名册": ROSTER, "划分": GRIDS, "活动登记": [head, *rows]}))
    told = fields(mapping.tables[2])
    assert (told.get("乙"), told.get("甲"), mapping.questions) == ("lead", "helpers", ())


def test_a_column_of_allies_that_names_officers_is_of_helpers(make: Make) -> None:
    head = ["日期", "警格", "类别", "负责人", "协同人员"]
    rows = [[f"2026-09-0{n}", "SC01", "进社区", "王强", "赵丽"] for n in range(1, 8)]
    mapping = understood(make({"花名册": ROSTER, "划分": GRIDS, "活动": [head, *rows]}))
    assert fields(mapping.tables[2])["协同人员"] == "helpers"


def test_who_went_to_see_people_is_the_officer_where_nobody_else_is_named(make: Make) -> None:
    head = ["下达时间", "级别", "警格", "见面民警", "结果"]
    rows = [[f"2026-09-0{n} 9:00", "高危", "SC01", "王强", "劝阻成功"] for n in range(1, 8)]
    mapping = understood(make({"花名册": ROSTER, "划分": GRIDS, "预警": [head, *rows]}))
    assert (fields(mapping.tables[2])["见面民警"], mapping.questions) == ("officer", ())


def test_the_manager_of_a_venue_claims_nothing(make: Make) -> None:
    head = ["场所名称", "场所类别", "警格", "场所负责人"]
    rows = [[f"超市{n}", "商场", "SC01", "钱某"] for n in range(1, 8)]
    mapping = understood(make({"花名册": ROSTER, "划分": GRIDS, "场所": [head, *rows]}))
    assert "claimed_by" not in fields(mapping.tables[2]).values()


def test_only_equally_good_columns_for_what_is_required_are_asked_about(make: Make) -> None:
    head = ["日期", "警格", "类别", "签到民警", "评分民警"]
    rows = [[f"2026-09-0{n}", "SC01", "进社区", "王强", "赵丽"] for n in range(1, 8)]
    asked = understood(make({"花名册": ROSTER, "划分": GRIDS, "活动": [head, *rows]})).questions
    assert [(one.field, one.choices) for one in asked] == [("lead", ("D", "E"))]
    head = ["日期", "警格", "类别", "牵头民警", "现场甲人数", "现场乙人数"]
    figures = [[f"2026-09-0{n}", "SC01", "进社区", "王强", 5, 6] for n in range(1, 8)]
    path = make({"花名册": ROSTER, "划分": GRIDS, "活动": [head, *figures]}, name="b.xlsx")
    assert understood(path).questions == ()


def test_a_heading_both_a_day_and_a_time_go_by_is_told_by_the_cells(make: Make) -> None:
    head = ["日期", "活动时间", "警格", "牵头民警", "类别"]
    days = [["2026-09-03", "9:00-10:00", "SC01", "031201", "入户"]] * 5
    assert fields(understood(make({"活动": [head, *days]})).tables[0])["活动时间"] == "start"
    alone = [[row[0], *row[2:]] for row in days]
    assert (
        fields(understood(make({"活动": [["活动时间", *head[2:]], *alone]})).tables[0])["活动时间"] == "day"
    )


def test_civil_grid_numbers_are_asked_unless_the_workbook_uses_them_itself(make: Make) -> None:
    event = [["日期", "网格号", "牵头民警", "类别"], ["9月3日", "SC01", "031201", "进社区"]]
    asked = understood(make({"花名册": ROSTER, "划分": GRIDS, "活动": event}, name="a.xlsx")).questions
    assert [(one.sheet, one.field, one.heading, one.choices) for one in asked] == [
        ("活动", "grid", "网格号", ("grid", ""))
    ]
    own = [["网格号", *GRIDS[0][1:]], *GRIDS[1:]]
    assert understood(make({"花名册": ROSTER, "划分": own, "活动": event}, name="b.xlsx")).questions == ()
    both = [["警格编号", *event[0]], ["SC01", *event[1]]]
    mapping = understood(make({"划分": GRIDS, "活动": both}, name="c.xlsx"))
    assert (mapping.questions, fields(mapping.tables[1])["警格编号"]) == ((), "grid")


def test_a_required_column_that_cannot_be_found_is_asked_for(make: Make) -> None:
    rows = [["日期", "警格", "牵头民警", "其他"], ["9月3日", "SC01", "031201", "x"]]
    asked = understood(make({"活动登记": [["宣传活动登记表"], *rows]})).questions
    assert [(one.table, one.field, one.column, one.choices) for one in asked] == [
        ("events", "kinds", "", ("D",))
    ]


def test_sheets_that_are_no_table_are_left_unread(make: Make) -> None:
    notes = [["填写说明"], ["一、请如实填写"], ["二、每周五上报"]]
    summary = [["月份", "场次", "同比"], ["9月", 12, "5%"], ["10月", 15, "6%"]]
    mapping = understood(make({"说明": notes, "花名册": ROSTER, "汇总": summary}))
    assert ([table.sheet for table in mapping.tables], mapping.unread) == (["花名册"], ("说明", "汇总"))


def test_the_unit_of_money_is_read_from_the_heading_or_the_row_of_units(make: Make) -> None:
    head = ["报警日期", "诈骗类型", "警格", "损失金额"]
    row = ["2026-09-03", "刷单", "SC01", 3.5]
    for rows in (
        [[*head[:3], "损失金额（万元）"], row],
        [["警情登记（单位：万元）"], head, row],
        [head, ["", "", "", "万元"], row],
    ):
        table = understood(make({"警情": rows})).tables[0]
        assert [use.unit for use in table.columns if use.field == "loss"] == ["万元"]
