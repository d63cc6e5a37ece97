"""Take an import back as one, also after later work: what was changed or is used since is named and kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from db.models import (
    Alert,
    AlertStep,
    Assignment,
    BatchChange,
    Case,
    ChannelLog,
    Claim,
    Community,
    Event,
    Excuse,
    Goal,
    Grid,
    ImportBatch,
    Officer,
    Tally,
    Venue,
)
from db.models.naming import Row, utc_now
from outreach.boards.sums import recount_days
from outreach.errors import Conflict, NotFound
from outreach.language import mark
from outreach.ledgers.alert_news import STEPS_ADDED
from outreach.ledgers.facts import Kept, UndoReport
from outreach.permissions import CHIEFS, allowed
from outreach.workspace import Workspace

CHANGED = mark("It was changed since.")
LED = mark("Another officer leads the grid since.")
USED = mark("Other rows of the book use it.")

# What others refer to comes last, so that it is free by then.
_TABLES: tuple[tuple[str, type[Row]], ...] = (
    ("alerts", Alert),
    ("cases", Case),
    ("tallies", Tally),
    ("channel_logs", ChannelLog),
    ("events", Event),
    ("excused", Excuse),
    ("goals", Goal),
    ("claims", Claim),
    ("assignments", Assignment),
    ("venues", Venue),
    ("grids", Grid),
    ("communities", Community),
    ("officers", Officer),
)
_DAY_OF: dict[type[Row], str] = {Event: "counts_on", Tally: "day", Alert: "counts_on"}


@allowed(*CHIEFS)
def undo_import(workspace: Workspace, batch: str) -> UndoReport:
    """Take one import back; raises NotFound, and Conflict where it was taken back before."""
    with workspace.acting("undo_import", batch=batch) as session:
        found = _batch(session, workspace.station.id, batch)
        if found.undone is not None:
            raise Conflict("The import {batch} was taken back already.", batch=batch)
        undo = _Undo(session, workspace.station.id, found.id, workspace.person.name)
        # What the import made goes before an assignment it ended opens again, and after what refers to it.
        restored = undo.restore([table for _, table in _TABLES if table is not Assignment])
        removed = {name: undo.remove(name, table) for name, table in _TABLES}
        restored += undo.restore([Assignment])
        undo.recount()
        found.undone, found.changed_by = utc_now(), workspace.person.name
        session.add(found)
        return UndoReport(
            batch, {name: count for name, count in removed.items() if count}, restored, tuple(undo.kept)
        )


def _batch(session: Session, station: UUID, batch: str) -> ImportBatch:
    try:
        key = UUID(batch)
    except ValueError:
        key = UUID(int=0)
    found = session.get(ImportBatch, (station, key))
    if found is None:
        raise NotFound("There is no import {batch} in this book.", batch=batch)
    return found


class _Undo:
    def __init__(self, session: Session, station: UUID, batch: UUID, person: str) -> None:
        self.session, self.station, self.batch, self.person = session, station, batch, person
        self.kept: list[Kept] = []
        self.now = utc_now()
        self.days: set[dt.date] = set()

    def restore(self, tables: Iterable[type[Row]]) -> int:
        """Put rows the import changed back as they were, unless they were changed again since."""
        names = {table: name for name, table in _TABLES}
        count = 0
        for table in tables:
            for change in self._changes(table):
                row = self.session.get(table, (self.station, change.row_id))
                if row is not None and row.removed is None and row.batch_id != self.batch:
                    why = self._kept_because(row, change)
                    if why:
                        self.kept.append(Kept(names[table], _key_of(row), why))
                    else:
                        self._put_back(row, change)
                        count += 1
        self.session.flush()
        return count

    def _changes(self, table: type[Row]) -> list[BatchChange]:
        query = select(BatchChange).where(
            BatchChange.station_id == self.station,
            BatchChange.batch_id == self.batch,
            BatchChange.table_name == str(table.__tablename__),
        )
        return list(self.session.exec(query))

    def _kept_because(self, row: Row, change: BatchChange) -> str:
        """Say why a row cannot be put back; "" where it can."""
        if row.version != change.version_after:
            return CHANGED
        if isinstance(row, Assignment) and "until_day" in change.before and row.role == "lead":
            until = change.before["until_day"] or "9999-12-31"
            other = select(Assignment).where(
                Assignment.station_id == self.station,
                Assignment.grid_id == row.grid_id,
                Assignment.role == "lead",
                Assignment.id != row.id,
                col(Assignment.removed).is_(None),
                Assignment.from_day <= dt.date.fromisoformat(until),
                sa.or_(col(Assignment.until_day).is_(None), col(Assignment.until_day) >= row.from_day),
            )
            return LED if self.session.exec(other).first() else ""
        return ""

    def _put_back(self, row: Row, change: BatchChange) -> None:
        before = dict(change.before)
        self._take_back_steps(change.row_id, before.pop(STEPS_ADDED, []))
        for field, value in before.items():
            setattr(row, field, _as_stored(type(row), field, value))
        row.changed, row.changed_by = self.now, self.person
        self.session.add(row)

    def _take_back_steps(self, alert: UUID, steps: list[list[str]]) -> None:
        for step, taken in steps:
            found = self.session.get(AlertStep, (self.station, alert, step, dt.datetime.fromisoformat(taken)))
            if found:
                self.days.add(found.counts_on)
                self.session.delete(found)

    def remove(self, name: str, table: type[Row]) -> int:
        """Remove the rows an import made, but those changed or used since."""
        mine = self._mine(table)
        own = {change.row_id: change.version_after for change in self._changes(table)}
        changed = [
            row
            for row in self.session.exec(select(table).where(*mine, col(table.version) != 1))
            if own.get(row.id) != row.version
        ]
        used = self._used(table)
        kept = {row.id: (row, CHANGED) for row in changed}
        for row in (
            self.session.exec(select(table).where(*mine, col(table.id).in_(used))) if used is not None else ()
        ):
            kept.setdefault(row.id, (row, USED))
        self.kept += [Kept(name, _key_of(row), why) for row, why in kept.values()]
        self._note_days(table)
        going = [*mine, col(table.id).not_in([row.id for row in changed])]
        if used is not None:
            going.append(col(table.id).not_in(used))
        done = self.session.execute(
            sa.update(table)
            .where(*going)
            .values(removed=self.now, changed=self.now, changed_by=self.person, version=table.version + 1),
            execution_options={"synchronize_session": False},
        )
        return int(done.rowcount)  # type: ignore[attr-defined]

    def recount(self) -> None:
        """Count the kept sums of the days touched again."""
        if self.days:
            recount_days(self.session, self.station, min(self.days), max(self.days))

    def _mine(self, table: type[Row]) -> list[Any]:
        return [
            col(table.station_id) == self.station,
            col(table.batch_id) == self.batch,
            col(table.removed).is_(None),
        ]

    def _note_days(self, table: type[Row]) -> None:
        name = _DAY_OF.get(table)
        if name:
            self._add_days(sa.select(col(getattr(table, name))).where(*self._mine(table)).distinct())
        if table is Alert:
            parent = sa.and_(
                col(AlertStep.station_id) == Alert.station_id, col(AlertStep.alert_id) == Alert.id
            )
            steps = sa.select(col(AlertStep.counts_on)).join(Alert, parent)
            self._add_days(steps.where(*self._mine(Alert)).distinct())

    def _add_days(self, query: sa.Select[Any]) -> None:
        self.days |= set(self.session.scalars(query))

    def _used(self, table: type[Row]) -> sa.Select[Any] | None:
        """Find the rows of a table that living rows refer to."""
        users = [*_references(table)]
        if not users:
            return None
        queries: list[sa.Select[Any]] = []
        for user, column in users:
            query = sa.select(column).where(user.c.station_id == self.station, column.is_not(None))
            parent = _PARENTS.get(user.name)
            if "removed" in user.c:
                query = query.where(user.c.removed.is_(None))
            elif parent:
                whole, link = parent
                above = whole.__table__  # type: ignore[attr-defined]
                query = query.where(
                    sa.exists().where(
                        above.c.station_id == user.c.station_id,
                        above.c.id == user.c[link],
                        above.c.removed.is_(None),
                    )
                )
            elif user.name == "officer_day":
                continue
            queries.append(query)
        united = sa.union_all(*queries).subquery()
        return sa.select(united.c[0])


_PARENTS: dict[str, tuple[type[SQLModel], str]] = {
    "event_officer": (Event, "event_id"),
    "alert_step": (Alert, "alert_id"),
}


def _references(table: type[Row]) -> Iterable[tuple[sa.Table, Any]]:
    """List the columns of the book that refer to a table's rows, parts of the row itself aside."""
    name = str(table.__tablename__)
    for user in SQLModel.metadata.tables.values():
        for key in user.foreign_key_constraints:
            if key.referred_table.name == name and key.ondelete != "CASCADE":
                yield user, user.c[[*key.column_keys][-1]]


def _key_of(row: Row) -> str:
    """Name a row as people do."""
    for field in ("badge", "number", "name", "code", "place"):
        if getattr(row, field, ""):
            day = getattr(row, "day", None)
            return f"{day} {getattr(row, field)}" if day else str(getattr(row, field))
    return str(
        getattr(row, "day", None) or getattr(row, "received", None) or getattr(row, "from_day", row.id)
    )


def _as_stored(table: type[Row], field: str, value: Any) -> Any:
    """Read a value of a document back as the column holds it."""
    if value is None:
        return None
    python = table.__table__.c[field].type.python_type if not field.endswith("_id") else UUID  # type: ignore[attr-defined]
    if field.endswith("_id"):
        return UUID(value)
    if field.endswith("_day"):
        return dt.date.fromisoformat(value)
    return value if python is not dt.date else dt.date.fromisoformat(value)
