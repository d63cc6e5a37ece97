"""Ledgers made for one test: sheets of plain cells, and a roster and grids to go with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from sqlmodel import col, select

from outreach.boards.sums import differences
from outreach.ledgers.actions import import_ledger
from outreach.ledgers.facts import ImportReport
from outreach.workspace import Workspace

Rows = Sequence[Sequence[Any]]
Make = Callable[..., Path]

ROSTER: Rows = [
    ["警号", "姓名", "职务", "到岗日期", "离岗日期"],
    ["031201", "王强", "社区民警", dt.date(2026, 1, 1), ""],
    ["031202", "李敏", "社区民警", dt.date(2026, 1, 1), ""],
    ["031203", "李敏", "社区民警", dt.date(2026, 1, 1), ""],
    ["F00001", "赵丽", "辅警", dt.date(2026, 1, 1), dt.date(2026, 6, 30)],
]
GRIDS: Rows = [
    ["警格编号", "责任民警", "责任起始"],
    ["SC01", "031201", dt.date(2026, 1, 1)],
    ["SC02", "031202", dt.date(2026, 1, 1)],
]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Write a workbook: `make({"sheet": rows}, merged={"sheet": ["A1:C1"]})`."""

    def write(
        sheets: dict[str, Rows], merged: dict[str, list[str]] | None = None, name: str = "ledger.xlsx"
    ) -> Path:
        path = tmp_path / name
        book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd hh:mm"})
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for line, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell != "":
                        sheet.write(line, column, cell)
            for place in (merged or {}).get(title, []):
                first = place.split(":", maxsplit=1)[0]
                line, column = xlsxwriter.utility.xl_cell_to_rowcol(first)
                sheet.merge_range(place, rows[line][column])
        book.close()
        return path

    return write


@pytest.fixture
def with_people(make: Make) -> Make:
    """Write a workbook that also holds the roster and the grids."""

    def write(sheets: dict[str, Rows], **others: Any) -> Path:
        return make({"花名册": ROSTER, "警格划分": GRIDS, **sheets}, **others)

    return write


@pytest.fixture
def sample() -> Path:
    """The station's ledger."""
    return Path(__file__).resolve().parents[2] / "samples" / "ledger-2026.xlsx"


def take(workspace: Workspace, make: Make, **sheets: Any) -> ImportReport:
    """Import a ledger of these sheets; its kept sums must be those of a recount."""
    report = import_ledger(workspace, make(sheets))
    with workspace.reading() as session:
        assert differences(session, workspace.station.id) == []
    return report


def living(workspace: Workspace, table: Any) -> list[Any]:
    """Read the rows of a table that are not removed."""
    with workspace.reading() as session:
        return list(session.exec(select(table).where(col(table.removed).is_(None)).order_by(table.id)))


def every(workspace: Workspace, table: Any) -> list[Any]:
    """Read every row of a table of parts."""
    with workspace.reading() as session:
        return list(session.exec(select(table)))
