"""What becomes of grids, venues, excused days and goals in the book."""

from __future__ import annotations

import datetime as dt
from typing import Any

from db.models import Assignment, Claim, Excuse, Goal, Grid, Officer, Venue
from outreach.ledgers.actions import undo_import
from outreach.workspace import Workspace
from tests.outreach.ledgers.conftest import GRIDS, ROSTER, Make, living, take

D = dt.date


def test_a_new_lead_ends_the_open_assignment_before(sqlite_workspace: Workspace, make: Make) -> None:
    head = ["警格", "责任民警", "协助辅警", "责任起始", "责任截止", "户数"]
    rows = [
        head,
        ["SC01", "031202", "", D(2026, 5, 1), "", 900],
        ["SC01", "031201", "F00001", D(2026, 1, 1), "", 800],
    ]
    report = take(sqlite_workspace, make, 名册=ROSTER, 划分=rows)
    assert (report.imported["grids"], report.imported["assignments"]) == (1, 2)
    held = [(one.role, one.from_day, one.until_day) for one in living(sqlite_workspace, Assignment)]
    assert sorted(held, key=str) == [
        ("helper", D(2026, 1, 1), None),
        ("lead", D(2026, 1, 1), D(2026, 4, 30)),
        ("lead", D(2026, 5, 1), None),
    ]
    assert [one.reason for one in report.warnings] == ["ended"]


def test_a_later_handover_ends_the_books_open_assignment(sqlite_workspace: Workspace, make: Make) -> None:
    take(sqlite_workspace, make, 名册=ROSTER, 划分=GRIDS)
    report = take(sqlite_workspace, make, 名册=ROSTER, 划分=[*GRIDS, ["SC01", "031203", D(2026, 9, 1)]])
    assert report.imported["assignments"] == 1
    assert [(one.table, one.after) for one in report.updated] == [
        ("assignments", {"until_day": "2026-08-31"})
    ]
    undo_import(sqlite_workspace, report.batch)
    assert [one.until_day for one in living(sqlite_workspace, Assignment)] == [None, None]


def test_two_leads_on_the_same_days_are_refused(sqlite_workspace: Workspace, make: Make) -> None:
    rows = [*GRIDS, ["SC01", "031203", D(2026, 1, 1)]]
    report = take(sqlite_workspace, make, 名册=ROSTER, 划分=rows)
    assert [(one.row, one.reason) for one in report.rejected] == [(4, "duplicate")]


def test_changed_officers_grids_and_venues_are_updated_and_listed(
    sqlite_workspace: Workspace, make: Make
) -> None:
    venues: list[list[Any]] = [
        ["名称", "类别", "警格", "人数", "认领民警"],
        ["一小", "学校", "SC01", 300, "王强"],
    ]
    grids: list[list[Any]] = [
        ["警格", "责任民警", "责任起始", "户数"],
        ["SC01", "031201", D(2026, 1, 1), 100],
    ]
    take(sqlite_workspace, make, 名册=ROSTER, 划分=grids, 单位场所=venues)
    grids[1][3], venues[1][3] = 120, ""
    venues[1][1] = "小学"
    roster = [*ROSTER[:1], ["031201", "王强", "副所长", "", ""], *ROSTER[2:]]
    report = take(sqlite_workspace, make, 名册=roster, 划分=grids, 单位场所=venues)
    assert [(one.table, one.key, one.before, one.after) for one in report.updated] == [
        ("officers", "031201", {"post": "社区民警"}, {"post": "副所长"}),
        ("grids", "SC01", {"households": 100}, {"households": 120}),
        ("venues", "一小", {"kind": "学校"}, {"kind": "小学"}),
    ]
    assert [(one.people, one.kind) for one in living(sqlite_workspace, Venue)] == [(300, "小学")]
    assert living(sqlite_workspace, Officer)[0].from_day == D(2026, 1, 1)
    assert len(living(sqlite_workspace, Claim)) == 1
    undone = undo_import(sqlite_workspace, report.batch)
    assert (undone.restored, undone.kept) == (3, ())
    assert [one.households for one in living(sqlite_workspace, Grid)] == [100]


def test_excused_days_and_goals(sqlite_workspace: Workspace, with_people: Make) -> None:
    excused = [
        ["姓名", "请假类别", "开始日期", "结束日期"],
        ["王强", "年休假", D(2026, 3, 2), ""],
        ["赵丽", "补休", D(2026, 3, 3), D(2026, 3, 4)],
    ]
    goals = [["警格", "每日目标分", "生效日期"], ["SC01", 15.5, D(2026, 1, 1)], ["SC01", 20, D(2026, 6, 1)]]
    report = take(sqlite_workspace, with_people, 请假登记=excused, 目标=goals)
    assert (report.imported["excused"], report.imported["goals"]) == (2, 2)
    days = [(one.reason, one.from_day, one.until_day) for one in living(sqlite_workspace, Excuse)]
    assert days == [("leave", D(2026, 3, 2), D(2026, 3, 2)), ("rest", D(2026, 3, 3), D(2026, 3, 4))]
    assert [(one.points, one.until_day) for one in living(sqlite_workspace, Goal)] == [
        (155_000, D(2026, 5, 31)),
        (200_000, None),
    ]
    again = take(sqlite_workspace, with_people, 请假登记=excused, 目标=goals)
    assert (again.batch, again.unchanged["excused"], again.unchanged["goals"]) == ("", 2, 2)
