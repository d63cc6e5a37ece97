"""An import is undone as one, also after later work: what was changed or is used since is named and kept."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col, select

from db.models import Assignment, Event, Grid, Officer, OfficerDay, Tally
from outreach.boards.sums import differences, recount_days
from outreach.errors import Conflict, NotFound
from outreach.ledgers.actions import import_ledger, undo_import
from outreach.ledgers.undo import CHANGED, LED, USED
from outreach.workspace import Workspace
from tests.outreach.ledgers.conftest import GRIDS, ROSTER, Make

DAY = dt.date(2026, 3, 5)
EVENTS = [
    ["日期", "警格", "牵头民警", "类别", "地点"],
    [DAY, "SC01", "王强", "入户", "甲"],
    [DAY, "SC02", "031202", "入户", "乙"],
]


def living(workspace: Workspace, table: Any) -> list[Any]:
    with workspace.reading() as session:
        return list(session.exec(select(table).where(col(table.removed).is_(None)).order_by(table.id)))


def add_event(workspace: Workspace, grid: UUID, lead: UUID) -> None:
    with workspace.book.transaction() as session:
        session.add(
            Event(
                station_id=workspace.station.id, day=DAY, counts_on=DAY, ym=202603, grid_id=grid, lead_id=lead
            )
        )
        session.flush()
        recount_days(session, workspace.station.id, DAY, DAY)


def test_a_row_changed_since_is_named_and_kept(workspace: Workspace, with_people: Make) -> None:
    batch = import_ledger(workspace, with_people({"活动登记": EVENTS})).batch
    with workspace.book.transaction() as session:
        event = session.exec(select(Event).where(Event.place == "甲")).one()
        event.people = 77
    undone = undo_import(workspace, batch)
    assert [(one.table, one.key, one.why) for one in undone.kept] == [
        ("events", "2026-03-05 甲", CHANGED),
        ("grids", "SC01", USED),
        ("officers", "031201", USED),
    ]
    assert [one.place for one in living(workspace, Event)] == ["甲"]
    assert [one.badge for one in living(workspace, Officer)] == ["031201"]
    with workspace.reading() as session:
        assert differences(session, workspace.station.id) == []


def test_a_grid_and_an_officer_used_since_are_named_and_kept(workspace: Workspace, with_people: Make) -> None:
    batch = import_ledger(workspace, with_people({"活动登记": EVENTS})).batch
    grid = next(one for one in living(workspace, Grid) if one.number == "SC02")
    officer = next(one for one in living(workspace, Officer) if one.badge == "031203")
    add_event(workspace, grid.id, officer.id)
    undone = undo_import(workspace, batch)
    assert [(one.table, one.key, one.why) for one in undone.kept] == [
        ("grids", "SC02", USED),
        ("officers", "031203", USED),
    ]
    assert (living(workspace, Assignment), len(living(workspace, Event))) == ([], 1)
    with workspace.reading() as session:
        assert differences(session, workspace.station.id) == []
        assert [row.led for row in session.exec(select(OfficerDay))] == [1]


def test_what_another_import_changed_since_stays_changed(sqlite_workspace: Workspace, make: Make) -> None:
    def roster(post: str) -> list[Any]:
        return [ROSTER[0], ["031201", "王强", post, "", ""], *ROSTER[2:]]

    import_ledger(sqlite_workspace, make({"名册": ROSTER, "划分": GRIDS}))
    second = import_ledger(sqlite_workspace, make({"名册": roster("副所长")})).batch
    third = import_ledger(sqlite_workspace, make({"名册": roster("所长")})).batch
    undone = undo_import(sqlite_workspace, second)
    assert [(one.table, one.key, one.why) for one in undone.kept] == [("officers", "031201", CHANGED)]
    assert undone.restored == 0
    assert living(sqlite_workspace, Officer)[0].post == "所长"
    assert undo_import(sqlite_workspace, third).restored == 1
    assert living(sqlite_workspace, Officer)[0].post == "副所长"


def test_an_ended_assignment_stays_ended_where_another_officer_leads_since(
    sqlite_workspace: Workspace, make: Make
) -> None:
    import_ledger(sqlite_workspace, make({"名册": ROSTER, "划分": GRIDS}))
    handover = [GRIDS[0], ["SC01", "031202", dt.date(2026, 5, 1)]]
    second = import_ledger(sqlite_workspace, make({"划分": handover})).batch
    later = [GRIDS[0], ["SC01", "031203", dt.date(2026, 9, 1)]]
    import_ledger(sqlite_workspace, make({"划分": later}))
    undone = undo_import(sqlite_workspace, second)
    assert {(one.table, one.why) for one in undone.kept} == {("assignments", CHANGED), ("assignments", LED)}
    leads = [(one.from_day, one.until_day) for one in living(sqlite_workspace, Assignment)]
    assert (dt.date(2026, 1, 1), dt.date(2026, 4, 30)) in leads


def test_rows_one_import_made_and_changed_go_with_it(sqlite_workspace: Workspace, make: Make) -> None:
    sheets = {"名册": ROSTER, "一": GRIDS, "二": [GRIDS[0], ["SC01", "031203", dt.date(2026, 9, 1)]]}
    sheets["一"], sheets["二"] = [["警格责任划分表"], *GRIDS], [["警格责任划分表"], *sheets["二"]]
    batch = import_ledger(sqlite_workspace, make(sheets)).batch
    assert undo_import(sqlite_workspace, batch).kept == ()
    assert living(sqlite_workspace, Assignment) == []


def test_an_import_is_undone_once_and_an_unknown_one_never(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    batch = import_ledger(sqlite_workspace, with_people({})).batch
    undo_import(sqlite_workspace, batch)
    with pytest.raises(Conflict, match="taken back already"):
        undo_import(sqlite_workspace, batch)
    for unknown in ("", "x", "00000000-0000-7000-8000-000000000000"):
        with pytest.raises(NotFound, match="There is no import"):
            undo_import(sqlite_workspace, unknown)


def test_undoing_a_later_import_leaves_the_earlier_ones_sums(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    import_ledger(sqlite_workspace, with_people({"活动登记": EVENTS}))
    tallies = [["日期", "警号", "接触人数"], [DAY, "031201", 5], [dt.date(2026, 3, 6), "031201", 6]]
    batch = import_ledger(sqlite_workspace, with_people({"推广日报": tallies})).batch
    undo_import(sqlite_workspace, batch)
    assert (living(sqlite_workspace, Tally), len(living(sqlite_workspace, Event))) == ([], 2)
    with sqlite_workspace.reading() as session:
        assert differences(session, sqlite_workspace.station.id) == []
