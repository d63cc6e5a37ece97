"""What is said about a ledger: how it was understood, what was wrong with it, what came of it."""

from __future__ import annotations

from collections.abc import Mapping as Values
from dataclasses import dataclass, field

from outreach.errors import Refused

REASONS = (
    "missing_required",
    "bad_date",
    "future_date",
    "bad_time",
    "ends_before_start",
    "bad_number",
    "negative_number",
    "unknown_kind",
    "unknown_officer",
    "ambiguous_officer",
    "unknown_grid",
    "impossible_funnel",
    "not_in_post",
    "duplicate",
)
"""Why a row is not taken, in the order in which the first is looked for."""

TABLES = (
    "officers",
    "grids",
    "assignments",
    "venues",
    "events",
    "channel_logs",
    "tallies",
    "cases",
    "alerts",
    "excused",
    "goals",
)
"""What an import counts, in the order a report names them."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence to be translated: an English template and its values."""

    message: str
    values: Values[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell cannot be taken, and what would be right."""

    reason: str
    hint: Said


@dataclass(frozen=True, slots=True)
class Also:
    """A further fault of a row that is refused anyway."""

    reason: str
    column: str
    read: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row not taken: where it stands (`row` as the sheet counts, from 1), why, and what would be right."""

    sheet: str
    table: str
    row: int
    column: str
    reason: str
    read: str
    hint: Said
    also: tuple[Also, ...] = ()


@dataclass(frozen=True, slots=True)
class Caution:
    """A cell taken with a reservation: `about` is a number the ledger itself calls rough.

    `unread_column` is a column of figures no field is read from; its row is the headings'.
    """

    sheet: str
    row: int
    column: str
    reason: str
    read: str


@dataclass(frozen=True, slots=True)
class Question:
    """What cannot be told for certain: what a column means, or (`column` "") which one holds a field."""

    sheet: str
    table: str
    field: str
    column: str
    heading: str
    text: Said
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What one column is taken for: `field` is "" where it is not read.

    `certainty` says why: heading, content, remembered or given; "" where it is not read.
    """

    letter: str
    heading: str
    field: str
    certainty: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class TableMapping:
    """One table found on a sheet: rows count from 1; the headings end at `heading_row`."""

    sheet: str
    table: str
    heading_row: int
    heading_rows: int
    last_row: int
    year: int | None
    columns: tuple[ColumnUse, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a file is understood, what is asked about it, and which sheets are not read."""

    tables: tuple[TableMapping, ...]
    questions: tuple[Question, ...] = ()
    unread: tuple[str, ...] = ()


class Unclear(Refused):
    """Refuse to guess: `mapping` holds the questions to answer first."""

    def __init__(self, message: str, mapping: Mapping, **values: object) -> None:
        super().__init__(message, **values)
        self.mapping = mapping


@dataclass(frozen=True, slots=True)
class Update:
    """A row of the book an import changed: which, and its fields before and after."""

    table: str
    key: str
    before: Values[str, object]
    after: Values[str, object]


@dataclass(frozen=True, slots=True)
class Kept:
    """A row an undone import leaves in the book: it was changed, or is used, since."""

    table: str
    key: str
    why: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of an import; `batch` is "" where nothing was written (a check, or nothing new)."""

    batch: str
    imported: Values[str, int]
    unchanged: Values[str, int]
    updated: tuple[Update, ...]
    rejected: tuple[Rejection, ...]
    warnings: tuple[Caution, ...]
    mapping: Mapping


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What undoing an import took back, and what stays in the book and why."""

    batch: str
    removed: Values[str, int]
    restored: int
    kept: tuple[Kept, ...]
