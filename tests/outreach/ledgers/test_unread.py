"""Figures nobody reads are told, unless the table has all its own or a person said otherwise."""

from __future__ import annotations

from typing import Any

from outreach.ledgers.actions import import_ledger
from outreach.workspace import Workspace
from tests.outreach.ledgers.conftest import Make

HEAD = ["日期", "警格", "牵头民警", "类别", "备用"]


def warned(workspace: Workspace, path: Any, **given: Any) -> list[tuple[str, int, str]]:
    report = import_ledger(workspace, path, **given)
    return [(one.sheet, one.row, one.column) for one in report.warnings if one.reason == "unread_column"]


def rows(cells: list[Any]) -> list[list[Any]]:
    return [[f"2026-09-0{n}", "SC01", "031201", "进社区", cell] for n, cell in enumerate(cells, start=1)]


def test_figures_no_field_is_read_from_are_told_and_the_rows_taken(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    path = with_people({"活动": [HEAD, *rows([12, "30人", 45, 8, 0])]})
    assert warned(sqlite_workspace, path) == [("活动", 1, "备用")]


def test_words_serials_and_badges_are_no_figures(sqlite_workspace: Workspace, with_people: Make) -> None:
    words = [["日期", "警格", "牵头民警", "类别", "备用"], *rows(["a", "b", "c", 4, ""])]
    serials = [[*HEAD[:4], "序号"], *rows([1, 2, 3, 4, 5])]
    badges = [[*HEAD[:4], "车牌号"], *rows(["31201", "31202", "31203", "31201", "31202"])]
    for number, sheet in enumerate((words, serials, badges)):
        path = with_people({"活动": sheet}, name=f"{number}.xlsx")
        assert warned(sqlite_workspace, path, check=True) == []


def test_a_table_with_all_its_figures_warns_of_none(sqlite_workspace: Workspace, with_people: Make) -> None:
    sheet = [
        [*HEAD, "受众人数", "入户数", "发放资料"],
        *[[*row, 1, 2, 3] for row in rows([12, 30, 45, 8, 0])],
    ]
    assert warned(sqlite_workspace, with_people({"活动": sheet})) == []


def test_a_column_a_person_left_out_is_not_told_again(sqlite_workspace: Workspace, with_people: Make) -> None:
    path = with_people({"活动": [HEAD, *rows([12, 30, 45, 8, 1])]})
    given = {"tables": [{"sheet": "活动", "table": "events", "columns": {"备用": ""}}]}
    assert warned(sqlite_workspace, path, mapping=given) == []


def test_a_foot_in_words_nobody_listed_is_no_row(sqlite_workspace: Workspace, with_people: Make) -> None:
    path = with_people({"活动": [HEAD, *rows([12, 30]), ["登记人：综合指挥室"], ["值班领导：王强"]]})
    report = import_ledger(sqlite_workspace, path)
    assert (report.imported["events"], report.rejected) == (2, ())
