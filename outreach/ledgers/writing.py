"""Write many rows at once, past the ORM but under every rule of the database.

SQLite takes an executemany on its own driver, PostgreSQL a COPY: 6 times the
rows a second of session.add_all on both.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import exc
from sqlmodel import Session, SQLModel

from db.ids import new_id_bytes, new_ids
from db.models.naming import Row

_BINARY = {
    "BIGINT": "int8",
    "BOOLEAN": "bool",
    "DATE": "date",
    "JSONB": "jsonb",
    "TEXT": "text",
    "TIME WITHOUT TIME ZONE": "time",
    "TIMESTAMP WITHOUT TIME ZONE": "timestamp",
    "TIMESTAMP WITH TIME ZONE": "timestamptz",
    "UUID": "uuid",
}

Native = Any
"""A value as the database's driver takes it."""


class Writer:
    """One import's way into the book: values as the driver takes them, rows in bulk."""

    def __init__(
        self, session: Session, station: UUID, batch: UUID, person: str, *, writes: bool = True
    ) -> None:
        self.session = session
        self.writes = writes
        self.station_id = station
        self.is_sqlite = session.get_bind().dialect.name == "sqlite"
        self._refs: dict[UUID, Native] = {}
        self._days: dict[dt.date, Native] = {}
        self._times: dict[dt.time, Native] = {}
        now = dt.datetime.now(dt.UTC)
        self.now: Native = now.isoformat("T", "microseconds") if self.is_sqlite else now
        self.station = self.ref(station)
        self.signed = (self.station, 1, person, self.now, person, self.now, self.ref(batch))

    def ids(self, count: int) -> list[Native]:
        """Make keys."""
        return list(new_id_bytes(count) if self.is_sqlite else new_ids(count))

    def key(self, native: Native) -> UUID:
        """Read a key back from what the driver takes."""
        return UUID(bytes=native) if self.is_sqlite else native

    def ref(self, key: UUID | None) -> Native:
        """Write a reference to a row."""
        if key is None or not self.is_sqlite:
            return key
        found = self._refs.get(key)
        if found is None:
            found = self._refs[key] = key.bytes
        return found

    def day(self, day: dt.date | None) -> Native:
        """Write a day."""
        if day is None or not self.is_sqlite:
            return day
        found = self._days.get(day)
        if found is None:
            found = self._days[day] = day.isoformat()
        return found

    def time(self, time: dt.time | None) -> Native:
        """Write a time of day."""
        if time is None or not self.is_sqlite:
            return time
        found = self._times.get(time)
        if found is None:
            found = self._times[time] = f"{time:%H:%M}"
        return found

    def moment(self, moment: dt.datetime | None) -> Native:
        """Write a day and time on the station's wall clock."""
        if moment is None or not self.is_sqlite:
            return moment
        return moment.isoformat(" ", "seconds")

    def document(self, value: Any) -> Native:
        """Write a JSON document."""
        return json.dumps(value, ensure_ascii=False, sort_keys=True)

    def rows(self, table: type[Row], columns: Sequence[str], rows: Iterable[tuple[Native, ...]]) -> None:
        """Write rows: each begins with its key; station, version, maker and batch are added."""
        names = (
            "id",
            *columns,
            "station_id",
            "version",
            "made_by",
            "made",
            "changed_by",
            "changed",
            "batch_id",
        )
        defaults = _defaults(table, names)
        rest = (*self.signed, *defaults.values())
        self._write(table, (*names, *defaults), (row + rest for row in rows))

    def parts(
        self, table: type[SQLModel], columns: Sequence[str], rows: Iterable[tuple[Native, ...]]
    ) -> None:
        """Write parts of rows: each begins with the station."""
        names = ("station_id", *columns)
        defaults = _defaults(table, names)
        if defaults:
            rest = tuple(defaults.values())
            rows = (row + rest for row in rows)
        self._write(table, (*names, *defaults), rows)

    def _write(self, table: type[SQLModel], names: Sequence[str], rows: Iterable[tuple[Native, ...]]) -> None:
        iterator = iter(rows)
        first = next(iterator, None)
        if first is None or not self.writes:
            return
        self.session.flush()
        dialect = self.session.get_bind().dialect
        driver_error = dialect.loaded_dbapi.Error
        try:
            self._put(table, names, chain([first], iterator))
        except driver_error as error:
            # As SQLAlchemy does, so that the book says it like any other refusal.
            raise exc.DBAPIError.instance(
                None, None, error, driver_error, hide_parameters=True, dialect=dialect
            ) from error

    def _put(self, table: type[SQLModel], names: Sequence[str], rows: Iterable[tuple[Native, ...]]) -> None:
        link = self.session.connection()
        driver = link.connection.driver_connection
        assert driver is not None
        name, columns = str(table.__tablename__), ", ".join(names)
        if self.is_sqlite:
            marks = ", ".join("?" * len(names))
            driver.executemany(f"INSERT INTO {name} ({columns}) VALUES ({marks})", rows)
            return
        # Binary saves the server a quarter of the time; it wants every type by name.
        kinds = [table.__table__.c[one].type.compile(link.dialect) for one in names]  # type: ignore[attr-defined]
        with (
            driver.cursor() as cursor,
            cursor.copy(f"COPY {name} ({columns}) FROM STDIN (FORMAT BINARY)") as copy,
        ):
            copy.set_types([_BINARY[kind] for kind in kinds])
            for row in rows:
                copy.write_row(row)


def _defaults(table: type[SQLModel], names: Sequence[str]) -> dict[str, Native]:
    """List what a table must hold but a ledger does not say, as the model has it (texts and numbers only)."""
    return {
        column.name: table.model_fields[column.name].default
        for column in table.__table__.columns  # type: ignore[attr-defined]
        if column.name not in names and not column.nullable
    }
