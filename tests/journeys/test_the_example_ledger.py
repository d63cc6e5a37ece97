"""The main job: a station's ledger becomes a book, boards and months, figure for figure the truth."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from outreach.boards.queries import board
from outreach.boards.rules import show_points
from outreach.checking import check_book
from outreach.ledgers.actions import import_ledger
from outreach.ledgers.facts import ImportReport
from outreach.months.queries import month
from outreach.workspace import Workspace
from ui.commands.months import as_document

SAMPLES = Path(__file__).parents[1] / "samples"
LEDGER = SAMPLES / "ledger-2026.xlsx"
TRUTH: dict[str, Any] = json.loads((SAMPLES / "ledger-2026.truth.json").read_text(encoding="utf-8"))
STATION = {"code": "320324510000", "name": "睢城示例派出所"}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def read_in(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Workspace, ImportReport]]:
    """The example ledger in a book of each kind."""
    if request.param == "sqlite":
        address = str(tmp_path_factory.mktemp("journey") / "book.sqlite")
    else:
        address = request.getfixturevalue("postgresql_url")()
    workspace = Workspace.found(address, **STATION, today=dt.date.fromisoformat(TRUTH["as_of"]))
    report = import_ledger(workspace, LEDGER)
    yield workspace, report
    workspace.close()


def test_everything_right_is_taken_and_counted(read_in: tuple[Workspace, ImportReport]) -> None:
    report = read_in[1]
    assert {name: report.imported[name] for name in TRUTH["imported"]} == TRUTH["imported"]


def test_every_wrong_row_is_refused_under_its_reason(read_in: tuple[Workspace, ImportReport]) -> None:
    refused = {"events": [], "tallies": []}  # type: dict[str, list[list[object]]]
    for one in read_in[1].rejected:
        refused.setdefault(one.table, []).append([one.row, one.reason])
    assert refused == TRUTH["rejected"]


def test_every_rough_number_is_warned_of(read_in: tuple[Workspace, ImportReport]) -> None:
    assert sum(one.reason == "about" for one in read_in[1].warnings) == TRUTH["about_numbers_warned"]


@pytest.mark.parametrize(("key", "group"), [("boards", "community"), ("auxiliary_boards", "auxiliary")])
def test_every_board_comes_out_to_the_last_digit(
    read_in: tuple[Workspace, ImportReport], key: str, group: str
) -> None:
    for day, expected in TRUTH[key].items():
        shown = board(read_in[0], dt.date.fromisoformat(day), group)
        assert [
            {
                "badge": line.badge,
                "rank": line.rank,
                "points": show_points(line.points),
                "moved": line.moved,
                "month_points": show_points(line.month_points),
                "counts": dict(sorted(line.counts.items())),
            }
            for line in shown.lines
        ] == expected


def test_every_month_comes_out_to_the_last_figure(read_in: tuple[Workspace, ImportReport]) -> None:
    for name, expected in TRUTH["months"].items():
        year, number = map(int, name.split("-"))
        document = as_document(month(read_in[0], year, number))
        assert {key: document[key] for key in expected} == expected


def test_the_changes_against_the_month_before_come_out(read_in: tuple[Workspace, ImportReport]) -> None:
    for name, expected in TRUTH["mom"].items():
        year, number = map(int, name.split("-"))
        changes = as_document(month(read_in[0], year, number))["mom"]
        assert {key: changes[key] for key in expected} == expected


def test_cases_of_every_month_come_out(read_in: tuple[Workspace, ImportReport]) -> None:
    for name, expected in TRUTH["cases_by_month"].items():
        year, number = map(int, name.split("-"))
        assert month(read_in[0], year, number).figures.cases == expected


def test_the_book_is_sound_after_it(read_in: tuple[Workspace, ImportReport]) -> None:
    assert check_book(read_in[0]).sound


def test_the_same_file_again_changes_nothing(read_in: tuple[Workspace, ImportReport]) -> None:
    workspace, first = read_in
    again = import_ledger(workspace, LEDGER)
    assert sum(again.imported.values()) == 0
    assert again.updated == ()
    assert again.batch == ""
    taken = {name: count for name, count in first.imported.items() if count}
    assert {name: again.unchanged[name] for name in taken} == taken
    assert [(one.row, one.reason) for one in again.rejected] == [
        (one.row, one.reason) for one in first.rejected
    ]
