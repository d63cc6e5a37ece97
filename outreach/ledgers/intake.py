"""One import under way: what it reads against, what it writes with, and what it has found so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlmodel import Session

from db.models import BatchChange, ImportBatch
from db.models.naming import Row, utc_now
from outreach.calendar import counting_day
from outreach.ledgers.directory import People, Places
from outreach.ledgers.facts import TABLES, Caution, Rejection, Update
from outreach.ledgers.parsers import Setting
from outreach.ledgers.rows import Rows, rough_numbers
from outreach.ledgers.rules import rejections, require
from outreach.ledgers.unread import unread_figures
from outreach.ledgers.writing import Writer

Changes = dict[str, Any]


@dataclass(slots=True)
class Intake:
    """The state of one import; `checks` is an import that only looks."""

    session: Session
    writer: Writer
    entry: ImportBatch
    station: UUID
    batch: UUID
    person: str
    today: dt.date
    cut_off: dt.time
    checks: bool
    people: People
    places: Places
    imported: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TABLES, 0))
    unchanged: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TABLES, 0))
    updated: list[Update] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    warnings: list[Caution] = field(default_factory=list)
    lines: int = 0
    added: int = 0
    """Rows written that no table of the report counts: a claim, a helper of a grid."""
    touched_days: set[dt.date] = field(default_factory=set)
    seen: dict[str, dict[Any, int]] = field(default_factory=dict)

    def setting(self, title_year: int | None) -> Setting:
        """Say what a table's cells are read against."""
        return Setting(self.people, self.places, self.today, title_year)

    def begin(self, rows: Rows) -> None:
        """Look at what every table is looked at for first: what is required."""
        require(rows)

    def finish(self, rows: Rows, table: str | Callable[[int], str] = "") -> None:
        """Report the rows of a table that are at fault, rough numbers in those taken, and figures unread."""
        self.warnings += rough_numbers(rows)
        self.warnings += unread_figures(rows)
        self.rejected += rejections(rows, table or rows.mapping.table)

    def counts_on(self, day: dt.date, time: dt.time | None) -> dt.date:
        """Tell the day something counts for: before the cut-off the day before."""
        return counting_day(day, time, self.cut_off)

    def change(self, row: Row, table: str, key: str, changes: Changes, also: Changes | None = None) -> None:
        """Change a row of the book, noting what it was, and list it as updated; `also` is noted with it."""
        before = {name: getattr(row, name) for name in changes}
        self.updated.append(Update(table, key, _shown(before), _shown(changes)))
        if self.checks:
            return
        for name, value in changes.items():
            setattr(row, name, value)
        row.changed, row.changed_by = utc_now(), self.person
        # The batch goes first: what it changed refers to it.
        self.session.add(self.entry)
        self.session.add(row)
        self.session.flush()
        known = self.session.get(BatchChange, (self.station, self.batch, str(row.__tablename__), row.id))
        if known:
            # Changed twice by one import: what it was before the first time counts.
            known.version_after = row.version
            known.before = {**_plain(before), **known.before}
            return
        self.session.add(
            BatchChange(
                station_id=self.station,
                batch_id=self.batch,
                table_name=str(row.__tablename__),
                row_id=row.id,
                version_after=row.version,
                before={**_plain(before), **(also or {})},
            )
        )


def differences(row: Row, told: Changes) -> Changes:
    """Find what a ledger says otherwise; what it leaves blank it does not say."""
    return {
        name: value for name, value in told.items() if value not in (None, "") and getattr(row, name) != value
    }


def _plain(values: Changes) -> Changes:
    return {name: _plain_value(value) for name, value in values.items()}


def _shown(values: Changes) -> Changes:
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value for name, value in values.items()
    }


def _plain_value(value: Any) -> Any:
    return (
        value.isoformat() if isinstance(value, dt.date) else str(value) if isinstance(value, UUID) else value
    )
