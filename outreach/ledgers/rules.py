"""Why a row is refused (DOMAIN: Reading a ledger); plain values in, faults out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from outreach.language import mark
from outreach.ledgers.directory import Person
from outreach.ledgers.facts import REASONS, Also, Fault, Rejection, Said
from outreach.ledgers.fields import FIELDS, KIND_PREFIX
from outreach.ledgers.rows import CellFault, Rows
from outreach.ledgers.words import FIELDS as FIELD_WORDS

MISSING = mark("Fill this in: a row cannot be taken without it.")
MISSING_COLUMN = mark("The table has no column for “{field}”, and a row cannot be taken without it.")
ENDS_BEFORE = mark(
    "The end lies before the start. "
    "What went past midnight is entered as two rows: until 23:59, and from 0:00."
)
LAST_BEFORE_FIRST = mark("The last day lies before the first, {first}.")
FILED_BEFORE = mark("A case cannot be filed before it is reported, on {day}.")
FUNNEL = mark(
    "Nobody installs without scanning or registers without installing, "
    "and those who scanned or refused were met: "
    "scanned ≤ met, installed ≤ scanned, registered ≤ installed, scanned + refused ≤ met."
)
NOT_IN_POST = mark("{name} ({badge}) is not in post on {day}.")
SAME_EVENT = mark("An event of the same day, start, place and lead is there already.")
SAME_KEY = mark("The ledger or the book already says something else for the same one: {key}.")
OVERLAP = mark("The grid {grid} already has a lead officer on these days.")

_ORDER = {reason: place for place, reason in enumerate(REASONS)}


def good(value: Any) -> Any:
    """Give a value that was read, or None where it was at fault."""
    return None if isinstance(value, Fault) else value


def require(rows: Rows) -> None:
    """Fault every row that lacks what its table cannot do without."""
    table = rows.mapping.table
    marked = any(name.startswith(KIND_PREFIX) for name in rows.columns)
    for one in FIELDS[table]:
        if not one.required or (one.name == "kinds" and marked):
            continue
        values = rows.values.get(one.name)
        if values is None:
            for row in range(len(rows.lines)):
                rows.add(
                    row,
                    Fault("missing_required", Said(MISSING_COLUMN, {"field": FIELD_WORDS[one.name]})),
                    one.name,
                )
        elif None in values:
            missing = Fault("missing_required", Said(MISSING))
            for row, value in enumerate(values):
                if value is None:
                    rows.add(row, missing, one.name)


def times_in_order(rows: Rows, starts: Sequence[dt.time | None], ends: Sequence[dt.time | None]) -> None:
    """Fault rows that end before they start; the same minute is allowed."""
    for row, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if start is not None and end is not None and end < start:
            rows.add(
                row,
                Fault("ends_before_start", Said(ENDS_BEFORE)),
                "end" if "end" in rows.columns else "start",
            )


def days_in_order(
    rows: Rows, firsts: Sequence[dt.date | None], lasts: Sequence[dt.date | None], field: str = "until_day"
) -> None:
    """Fault rows whose last day lies before their first."""
    for row, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        if first is not None and last is not None and last < first:
            rows.add(row, Fault("ends_before_start", Said(LAST_BEFORE_FIRST, {"first": first})), field)


def is_impossible(met: int, scanned: int, installed: int, registered: int, refused: int) -> bool:
    """Tell whether a funnel cannot be: more out of a step than into it."""
    return scanned > met or installed > scanned or registered > installed or scanned + refused > met


def in_post(rows: Rows, row: int, people: Iterable[Person | None], day: dt.date | None, field: str) -> None:
    """Fault a row whose officers are not all in post on the day."""
    if day is None:
        return
    for person in people:
        if person is not None and not person.in_post(day):
            values = {"name": person.name, "badge": person.badge, "day": day.isoformat()}
            rows.add(row, Fault("not_in_post", Said(NOT_IN_POST, values)), field)
            return


def rejections(rows: Rows, table: str | Callable[[int], str]) -> list[Rejection]:
    """Report each row at fault once, under the first of its faults in the agreed order."""
    made = []
    for row in sorted(rows.faults):
        first, *others = sorted(rows.faults[row], key=lambda one: _ORDER[one.reason])
        made.append(
            Rejection(
                rows.sheet.name,
                table if isinstance(table, str) else table(row),
                rows.lines[row] + 1,
                rows.heading(first.field),
                first.reason,
                rows.read(row, first.field),
                first.fault.hint,
                tuple(_also(rows, row, other) for other in others),
            )
        )
    return made


def _also(rows: Rows, row: int, fault: CellFault) -> Also:
    return Also(fault.reason, rows.heading(fault.field), rows.read(row, fault.field))
