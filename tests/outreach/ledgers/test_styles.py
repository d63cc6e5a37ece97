"""Ledgers of twelve stations, each kept in its own way, held to what must come of them."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from outreach.ledgers.actions import import_ledger
from outreach.ledgers.facts import ImportReport
from outreach.months.queries import month
from outreach.workspace import Workspace
from tests.samples.styles.desks import DESKS
from tests.samples.styles.make import make_all
from tests.samples.styles.stations import STATIONS
from ui.commands.months import as_document

KEYS = [style.key for style in (*STATIONS, *DESKS)]
Opened = Callable[[str], Workspace]


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The twelve ledgers by their keys."""
    return {path.stem: path for path in make_all(tmp_path_factory.mktemp("styles"))}


@pytest.fixture
def opened(founded_file: Path, tmp_path: Path) -> Iterator[Opened]:
    """Open an empty book of its own on a day: `opened("2026-11-30")`."""
    made: list[Workspace] = []

    def on(day: str) -> Workspace:
        path = tmp_path / "book.sqlite"
        shutil.copyfile(founded_file, path)
        made.append(Workspace.open(str(path), today=dt.date.fromisoformat(day)))
        return made[-1]

    yield on
    for workspace in made:
        workspace.close()


def refused(report: ImportReport, named: bool) -> dict[str, list[tuple[str, int, str]]]:
    """The refused rows by table; a CSV's sheet has no name of its own."""
    found: dict[str, list[tuple[str, int, str]]] = {}
    for one in report.rejected:
        found.setdefault(one.table, []).append((one.sheet if named else "", one.row, one.reason))
    return {table: sorted(rows) for table, rows in found.items()}


def wanted(truth: dict[str, Any], named: bool) -> dict[str, list[tuple[str, int, str]]]:
    """The rows the truth wants refused, by table."""
    return {
        table: sorted((sheet if named else "", row, reason) for sheet, row, reason in rows)
        for table, rows in truth["rejected"].items()
        if rows
    }


@pytest.mark.parametrize("key", KEYS)
def test_a_ledger_kept_in_another_way_comes_to_its_truth(
    ledgers: dict[str, Path], opened: Opened, key: str
) -> None:
    ledger = ledgers[key]
    truth = json.loads((ledger.parent / f"{key}.truth.json").read_text("utf-8"))
    workspace = opened(truth["as_of"])
    report = import_ledger(workspace, ledger)
    named = ledger.suffix != ".csv"
    assert {table: report.imported[table] for table in truth["imported"]} == truth["imported"]
    assert refused(report, named) == wanted(truth, named)
    assert sum(one.reason == "about" for one in report.warnings) == truth["about_numbers_warned"]
    assert [one.column for one in report.warnings if one.reason == "unread_column"] == []
    for name, told in truth["months"].items():
        year, number = map(int, name.split("-"))
        found = as_document(month(workspace, year, number))
        assert {figure: found[figure] for figure in told} == told, name
