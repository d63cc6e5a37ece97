"""Each reason for refusing a row, in DOMAIN's order; a row is taken whole or not at all."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from outreach.ledgers.actions import import_ledger
from outreach.ledgers.facts import REASONS, Rejection
from outreach.workspace import Workspace
from tests.outreach.ledgers.conftest import Make

EVENT = {
    "日期": "2026-03-05",
    "开始时间": "9:00",
    "结束时间": "10:00",
    "类别": "进社区",
    "地点": "广场",
    "警格": "SC01",
    "牵头民警": "王强",
    "参加人员": "赵丽",
    "受众人数": 30,
}
TALLY = {
    "日期": "2026-03-05",
    "警号": "031201",
    "接触人数": 50,
    "扫码数": 20,
    "安装数": 10,
    "注册数": 5,
    "拒绝数": 10,
}


def refused(workspace: Workspace, make: Make, sheet: str, *rows: dict[str, Any]) -> tuple[Rejection, ...]:
    table = [list(rows[0]), *(list(row.values()) for row in rows)]
    return import_ledger(workspace, make({sheet: table})).rejected


@pytest.mark.parametrize(
    ("change", "reason", "column"),
    [
        ({"牵头民警": ""}, "missing_required", "牵头民警"),
        ({"警格": "无"}, "missing_required", "警格"),
        ({"日期": "2026-02-30"}, "bad_date", "日期"),
        ({"日期": "2026-11-23", "参加人员": ""}, "future_date", "日期"),
        ({"开始时间": "早"}, "bad_time", "开始时间"),
        ({"结束时间": "24:30"}, "bad_time", "结束时间"),
        ({"结束时间": "8:59"}, "ends_before_start", "结束时间"),
        ({"受众人数": "许多"}, "bad_number", "受众人数"),
        ({"受众人数": -1}, "negative_number", "受众人数"),
        ({"类别": "进太空"}, "unknown_kind", "类别"),
        ({"类别": "进社区、进太空"}, "unknown_kind", "类别"),
        ({"牵头民警": "张三"}, "unknown_officer", "牵头民警"),
        ({"参加人员": "李敏"}, "ambiguous_officer", "参加人员"),
        ({"警格": "SC99"}, "unknown_grid", "警格"),
        ({"日期": "2025-12-31", "参加人员": ""}, "not_in_post", "牵头民警"),
        ({"日期": "2026-07-01"}, "not_in_post", "参加人员"),
    ],
)
def test_an_event_at_fault_is_refused(
    sqlite_workspace: Workspace, with_people: Make, change: dict[str, Any], reason: str, column: str
) -> None:
    (one,) = refused(sqlite_workspace, with_people, "活动登记", EVENT | change)
    assert (one.sheet, one.table, one.row, one.reason, one.column) == (
        "活动登记",
        "events",
        2,
        reason,
        column,
    )
    assert one.read == str(change.get(column, EVENT[column]))
    assert one.hint.message


@pytest.mark.parametrize(
    "change",
    [
        {"结束时间": "9:00"},
        {"日期": "2026-11-22", "参加人员": ""},
        {"日期": "2026-06-30"},
        {"结束时间": "", "开始时间": ""},
        {"受众人数": ""},
        {"参加人员": "—"},
    ],
)
def test_what_is_just_right_is_taken(
    sqlite_workspace: Workspace, with_people: Make, change: dict[str, Any]
) -> None:
    assert refused(sqlite_workspace, with_people, "活动登记", EVENT | change) == ()


def test_the_same_day_start_place_and_lead_is_a_duplicate(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    others = [EVENT | {"地点": "市场"}, EVENT | {"开始时间": "9:01"}, EVENT | {"牵头民警": "031202"}]
    same = EVENT | {"地点": "广 场", "受众人数": 99, "开始时间": "9点"}
    found = refused(sqlite_workspace, with_people, "活动登记", EVENT, *others, same)
    assert [(one.row, one.reason) for one in found] == [(6, "duplicate")]


def test_a_row_refused_above_makes_no_duplicate(sqlite_workspace: Workspace, with_people: Make) -> None:
    found = refused(sqlite_workspace, with_people, "活动登记", EVENT | {"类别": "x"}, EVENT)
    assert [(one.row, one.reason) for one in found] == [(2, "unknown_kind")]


def test_a_changed_event_of_the_same_key_is_a_duplicate_of_the_books(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    assert refused(sqlite_workspace, with_people, "活动登记", EVENT) == ()
    (one,) = refused(sqlite_workspace, with_people, "活动登记", EVENT | {"受众人数": 31})
    assert one.reason == "duplicate"


def test_a_row_with_several_faults_is_reported_once_under_the_first(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    worst = EVENT | {
        "日期": "2027-01-01",
        "结束时间": "8:00",
        "受众人数": -3,
        "警格": "SC99",
        "参加人员": "李敏",
        "类别": "",
    }
    (one,) = refused(sqlite_workspace, with_people, "活动登记", worst)
    reasons = [one.reason, *(also.reason for also in one.also)]
    assert reasons == [
        "missing_required",
        "future_date",
        "ends_before_start",
        "negative_number",
        "ambiguous_officer",
        "unknown_grid",
    ]
    assert reasons == sorted(reasons, key=REASONS.index)
    assert one.also[2].read == "-3"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"扫码数": 51}, "impossible_funnel"),
        ({"安装数": 21}, "impossible_funnel"),
        ({"注册数": 11}, "impossible_funnel"),
        ({"拒绝数": 31}, "impossible_funnel"),
        ({"警号": "F99999"}, "unknown_officer"),
        ({"警号": "F00001", "日期": "2026-07-01"}, "not_in_post"),
        ({"警号": "王强、赵丽"}, "ambiguous_officer"),
        ({"接触人数": ""}, ""),
        ({"拒绝数": 30}, ""),
    ],
)
def test_a_tally_at_fault_is_refused(
    sqlite_workspace: Workspace, with_people: Make, change: dict[str, Any], reason: str
) -> None:
    row = TALLY | change
    if not row["接触人数"]:
        row |= {"扫码数": 0, "安装数": 0, "注册数": 0, "拒绝数": 0}
    assert [one.reason for one in refused(sqlite_workspace, with_people, "推广日报", row)] == (
        [reason] if reason else []
    )


def test_a_failed_formula_is_a_bad_number_with_its_own_hint(
    sqlite_workspace: Workspace, tmp_path: Any
) -> None:
    import xlsxwriter

    from tests.outreach.ledgers.conftest import GRIDS, ROSTER

    path = tmp_path / "formula.xlsx"
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    for name, rows in {
        "名册": ROSTER,
        "划分": GRIDS,
        "活动登记": [list(EVENT), list(EVENT.values())],
    }.items():
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    sheet.write_formula(1, 8, "=1/0", None, "#DIV/0!")
    book.close()
    (one,) = import_ledger(sqlite_workspace, path).rejected
    assert (one.reason, one.read, one.column) == ("bad_number", "#DIV/0!", "受众人数")
    assert "formula" in one.hint.message


def test_a_ledger_with_headings_only_is_told_so(sqlite_workspace: Workspace, make: Make) -> None:
    from outreach.errors import Unusable

    with pytest.raises(Unusable, match="no rows under them"):
        import_ledger(sqlite_workspace, make({"活动登记": [["宣传活动登记表"], list(EVENT)]}))
    with pytest.raises(Unusable, match="No table of a ledger"):
        import_ledger(sqlite_workspace, make({"随便": [["你好"], ["世界", dt.date(2026, 1, 1)]]}))
