"""Columns of figures nobody reads while the table lacks a figure: told, so that nothing is lost unseen."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.ledgers import numbers
from outreach.ledgers.facts import Caution, Fault
from outreach.ledgers.fields import FIELDS
from outreach.ledgers.lexicon import ignored
from outreach.ledgers.rows import Rows
from outreach.ledgers.sheets import Sheet, letters
from outreach.ledgers.texts import heading, is_nothing

UNREAD = "unread_column"
_FIGURES = ("count", "money")
_FAINT = ("people", "households", "residents")
_SAMPLE = 200
_MOSTLY = 0.8


def unread_figures(rows: Rows) -> Iterator[Caution]:
    """Warn of each column of figures that is not read though the table lacks a figure it may be."""
    table = rows.mapping.table
    lacking = [
        one.name
        for one in FIELDS[table]
        if one.holds in _FIGURES and one.name not in rows.columns and not (table == "venues")
    ]
    if not lacking or not rows.lines:
        return
    for use in rows.mapping.columns:
        key = heading(use.heading)
        if use.field or use.certainty or not key or any(other.search(key) for other in ignored()):
            continue
        column = next(place for place in range(len(rows.sheet.columns)) if letters(place) == use.letter)
        if _holds_figures(rows.sheet, column, rows.lines):
            yield Caution(rows.sheet.name, rows.mapping.heading_row, use.heading, UNREAD, use.heading)


def _holds_figures(sheet: Sheet, column: int, lines: list[int]) -> bool:
    cells = [sheet.cell(line, column) for line in lines[:: max(1, len(lines) // _SAMPLE)]]
    filled = [cell for cell in cells if not is_nothing(cell)]
    figures = [numbers.count(cell) for cell in filled]
    good = sum(not isinstance(one, Fault) for one in figures)
    return bool(filled) and good >= _MOSTLY * len(filled) and any(figures)
