"""The station's ledger gives exactly its truth, on both databases; again, longer, and taken back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlmodel import Session, SQLModel, func, select

from db.models import BatchChange, Claim, Event, EventKind, ImportBatch, Officer
from outreach.boards.sums import differences
from outreach.ledgers.actions import import_ledger, undo_import
from outreach.workspace import Workspace

LEFT = {"station", "action_record", "import_batch"}


@pytest.fixture
def truth(sample: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(sample.with_suffix(".truth.json").read_text("utf-8"))
    return told


def contents(workspace: Workspace) -> dict[str, int]:
    """Count the living rows of every table."""
    counts = {}
    with workspace.reading() as session:
        for name, table in SQLModel.metadata.tables.items():
            query = select(func.count()).select_from(table)
            if "removed" in table.c:
                query = query.where(table.c.removed.is_(None))
            counts[name] = session.execute(query).scalar_one()
    return counts


def test_every_count_and_every_refused_row_is_the_truths(
    workspace: Workspace, sample: Path, truth: dict[str, Any]
) -> None:
    report = import_ledger(workspace, sample)
    assert {name: report.imported[name] for name in truth["imported"]} == truth["imported"]
    refused: dict[str, list[list[Any]]] = {}
    for one in report.rejected:
        refused.setdefault(one.table, []).append([one.row, one.reason])
    assert refused == truth["rejected"]
    assert len(report.warnings) == truth["about_numbers_warned"]
    assert {one.reason for one in report.warnings} == {"about"}
    with workspace.reading() as session:
        assert differences(session, workspace.station.id) == []
        assert session.exec(select(func.count()).select_from(Event)).one() == truth["imported"]["events"]


def test_the_same_file_again_changes_nothing(
    workspace: Workspace, sample: Path, truth: dict[str, Any]
) -> None:
    first = import_ledger(workspace, sample)
    before = contents(workspace)
    again = import_ledger(workspace, sample)
    assert contents(workspace) == before
    assert (again.batch, sum(again.imported.values()), again.updated) == ("", 0, ())
    assert {name: again.unchanged[name] for name in truth["imported"]} == truth["imported"]
    assert again.rejected == first.rejected


def test_a_check_changes_nothing_and_says_the_same(sqlite_workspace: Workspace, sample: Path) -> None:
    before = contents(sqlite_workspace)
    checked = import_ledger(sqlite_workspace, sample, check=True)
    assert contents(sqlite_workspace) == before
    taken = import_ledger(sqlite_workspace, sample)
    assert (checked.imported, checked.rejected, checked.warnings) == (
        taken.imported,
        taken.rejected,
        taken.warnings,
    )
    assert checked.batch == ""


def test_next_weeks_longer_file_adds_what_is_new(
    sqlite_workspace: Workspace, sample: Path, tmp_path: Path
) -> None:
    import_ledger(sqlite_workspace, sample)
    longer = tmp_path / "longer.xlsx"
    shutil.copy(sample, longer)
    book = openpyxl.load_workbook(longer)
    register = book["五进活动登记"]
    register.insert_rows(register.max_row)
    new = [
        "2026年11月21日",
        "9：30",
        "10点",
        "进社区",
        "东升广场",
        "SC01",
        "031202",
        "F31214",
        "",
        "集中宣讲",
        "",
        "",
        "约90",
    ]
    for column, value in enumerate(new, start=1):
        register.cell(register.max_row - 1, column, value)
    cases = book["警情登记"]
    cases.append([cell.value for cell in cases[3]])
    roster = book["民警花名册"]
    roster["C5"] = "案件办理民警"
    book.save(longer)
    report = import_ledger(sqlite_workspace, longer)
    assert {name: count for name, count in report.imported.items() if count} == {"events": 1, "cases": 1}
    assert [(one.table, one.key, one.after) for one in report.updated] == [
        ("officers", "031202", {"post": "案件办理民警"})
    ]
    with sqlite_workspace.reading() as session:
        assert differences(session, sqlite_workspace.station.id) == []


def test_an_import_is_taken_back_whole(workspace: Workspace, sample: Path, truth: dict[str, Any]) -> None:
    before = contents(workspace)
    batch = import_ledger(workspace, sample).batch
    undone = undo_import(workspace, batch)
    after = contents(workspace)
    parts = {name for name, count in after.items() if count != before[name]}
    # Parts go with their rows: they stay beneath a removed row, and are counted nowhere.
    assert {name for name in parts if "removed" in SQLModel.metadata.tables[name].c} <= LEFT
    assert after["officer_day"] == 0
    assert undone.kept == ()
    assert {name: undone.removed[name] for name in ("events", "cases", "alerts", "officers")} == {
        name: truth["imported"][name] for name in ("events", "cases", "alerts", "officers")
    }
    again = import_ledger(workspace, sample)
    assert {name: again.imported[name] for name in truth["imported"]} == truth["imported"]


def test_a_batch_is_kept_with_what_it_did(sqlite_workspace: Workspace, sample: Path) -> None:
    report = import_ledger(sqlite_workspace, sample)
    with sqlite_workspace.reading() as session:
        (batch,) = session.exec(select(ImportBatch)).all()
        assert (str(batch.id), batch.file_name, batch.report["imported"]) == (
            report.batch,
            "ledger-2026.xlsx",
            report.imported,
        )
        assert {row.batch_id for row in session.exec(select(Event))} == {batch.id}
        assert session.exec(select(BatchChange)).all() == []


def test_an_event_keeps_its_kinds_and_its_venue(sqlite_workspace: Workspace, sample: Path) -> None:
    import_ledger(sqlite_workspace, sample)

    def of(session: Session, place: str) -> list[Event]:
        return list(session.exec(select(Event).where(Event.place == place)))

    with sqlite_workspace.reading() as session:
        assert all(event.venue_id for event in of(session, "双庄学校47号"))
        two = [event for event in of(session, "双庄学校47号") if event.leaflets == 167]
        kinds = session.exec(select(EventKind.kind).where(EventKind.event_id == two[0].id)).all()
        assert sorted(kinds) == ["community", "village"]
        assert len(session.exec(select(Claim)).all()) == 40
        assert {
            officer.sort_key for officer in session.exec(select(Officer).where(Officer.name == "李敏"))
        } == {"li min"}
