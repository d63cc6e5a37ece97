"""Columns of figures nobody reads while the table lacks a figure: told, so that nothing is lost unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.ledgers import numbers
from outreach.ledgers.facts import Caution
from outreach.ledgers.lexicon import ignored
from outreach.ledgers.rows import Rows
from outreach.ledgers.sheets import Sheet, letters
from outreach.ledgers.texts import heading, is_nothing, said

UNREAD = "unread_column"
FIGURES = {
    "grids": ("households", "residents"),
    "events": ("people", "households", "leaflets"),
    "tallies": ("already", "scanned", "installed", "registered", "refused"),
    "cases": ("loss",),
    "alerts": ("money",),
    "channel_logs": ("reach",),
}
"""What the figures of boards and months are made of."""
_CODES = re.compile(r"[警工编代].{0,2}[号码]|号$|年龄|日期|时间")
_SAMPLE = 200
_MOSTLY = 0.8
_LONGEST = 10


def unread_figures(rows: Rows) -> Iterator[Caution]:
    """Warn of each column of figures that is not read though the table lacks a figure it may be."""
    wanted = FIGURES.get(rows.mapping.table, ())
    split = any(name.startswith("reason_") for name in rows.columns)
    if not rows.lines or all(one in rows.columns or (split and one == "refused") for one in wanted):
        return
    places = {letters(place): place for place in range(len(rows.sheet.columns))}
    for use in rows.mapping.columns:
        key = heading(use.heading)
        # A certainty without a field is a person's word that the column is not to be read.
        if use.field or use.certainty or not key or _CODES.search(key):
            continue
        if any(other.search(key) for other in ignored()):
            continue
        if _holds_figures(rows.sheet, places[use.letter], rows.lines):
            yield Caution(rows.sheet.name, rows.mapping.heading_row, use.heading, UNREAD, use.heading)


def _holds_figures(sheet: Sheet, column: int, lines: list[int]) -> bool:
    cells = [sheet.cell(line, column) for line in lines[:: max(1, len(lines) // _SAMPLE)]]
    filled = [cell for cell in cells if not is_nothing(cell)]
    figures = [cell for cell in filled if numbers.is_number(cell) and len(said(cell)) <= _LONGEST]
    return bool(figures) and len(figures) >= _MOSTLY * len(filled) and any(cell != 0.0 for cell in figures)
