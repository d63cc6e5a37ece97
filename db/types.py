"""How a value is stored on each database: STRICT SQLite knows TEXT, INTEGER and BLOB only."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any, Generic, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

Value = TypeVar("Value")


class _PerDialect(TypeDecorator[Value], Generic[Value]):
    """Store natively on PostgreSQL and as text, integer or bytes on SQLite."""

    cache_ok = True
    impl: Any = sa.Text
    native: Any = sa.Text()
    plain: Any = sa.Text()

    def __init_subclass__(cls, **named: Any) -> None:
        super().__init_subclass__(**named)
        cls.cache_ok = True  # SQLAlchemy looks for it on each class itself

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        kind = self.native if dialect.name == "postgresql" else self.plain
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return value if value is None or dialect.name == "postgresql" else self.to_sqlite(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return value if value is None or dialect.name == "postgresql" else self.from_sqlite(value)

    def to_sqlite(self, value: Any) -> Any:
        return value

    def from_sqlite(self, value: Any) -> Any:
        return value


class Id(_PerDialect[UUID]):
    """A UUID: 16 bytes on SQLite."""

    impl = sa.LargeBinary
    native = postgresql.UUID(as_uuid=True)
    plain = sa.LargeBinary(16)

    def to_sqlite(self, value: Any) -> Any:
        return value.bytes

    def from_sqlite(self, value: Any) -> Any:
        return UUID(bytes=value)


class Day(_PerDialect[dt.date]):
    """A calendar day: `2026-09-03` on SQLite; a moment is refused, for which day it means is a rule."""

    native = sa.Date()

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if isinstance(value, dt.datetime):
            raise ValueError("a day has no time")
        return super().process_bind_param(value, dialect)

    def to_sqlite(self, value: Any) -> Any:
        return value.isoformat()

    def from_sqlite(self, value: Any) -> Any:
        return dt.date.fromisoformat(value)


class TimeOfDay(_PerDialect[dt.time]):
    """A time on the station's wall clock, to the minute: `09:30` on SQLite."""

    native = sa.Time()

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if value is not None:
            value = _zoneless(value).replace(second=0, microsecond=0)
        return super().process_bind_param(value, dialect)

    def to_sqlite(self, value: Any) -> Any:
        return value.isoformat("minutes")

    def from_sqlite(self, value: Any) -> Any:
        return dt.time.fromisoformat(value)


class Moment(_PerDialect[dt.datetime]):
    """A day and time on the station's wall clock, to the second: `2026-09-03 09:30:00` on SQLite."""

    native = postgresql.TIMESTAMP(timezone=False)

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if value is not None:
            value = _zoneless(value).replace(microsecond=0)
        return super().process_bind_param(value, dialect)

    def to_sqlite(self, value: Any) -> Any:
        return value.isoformat(" ", "seconds")

    def from_sqlite(self, value: Any) -> Any:
        return dt.datetime.fromisoformat(value)


class Instant(_PerDialect[dt.datetime]):
    """An instant in UTC: `2026-09-03T01:30:00.000000+00:00` on SQLite."""

    native = postgresql.TIMESTAMP(timezone=True)

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if value is not None and value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        return super().process_bind_param(value, dialect)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        found = super().process_result_value(value, dialect)
        # PostgreSQL answers in the zone of the session.
        return found if found is None else found.astimezone(dt.UTC)

    def to_sqlite(self, value: Any) -> Any:
        return value.astimezone(dt.UTC).isoformat("T", "microseconds")

    def from_sqlite(self, value: Any) -> Any:
        return dt.datetime.fromisoformat(value)


class Flag(_PerDialect[bool]):
    """Yes or no: 1 or 0 on SQLite."""

    impl = sa.Boolean
    native = sa.Boolean()
    plain = sa.Integer()

    def to_sqlite(self, value: Any) -> Any:
        return int(value)

    def from_sqlite(self, value: Any) -> Any:
        return bool(value)


class Whole(_PerDialect[int]):
    """A whole number of up to 64 bits: counts, fen, ten-thousandths of a point."""

    # Its operators come from here: with Text, a + b would join two texts.
    impl = sa.BigInteger
    native = sa.BigInteger()
    plain = sa.Integer()

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if isinstance(value, float):
            raise TypeError("a whole number is no float")  # PostgreSQL would round it
        return super().process_bind_param(value, dialect)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        # PostgreSQL adds bigints up as numeric.
        return int(value) if isinstance(value, Decimal) else value


class Document(_PerDialect[Any]):
    """A JSON document."""

    native = postgresql.JSONB()

    def to_sqlite(self, value: Any) -> Any:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)

    def from_sqlite(self, value: Any) -> Any:
        return json.loads(value)


class Bytes(_PerDialect[bytes]):
    """A file's bytes."""

    impl = sa.LargeBinary
    native = postgresql.BYTEA()
    plain = sa.LargeBinary()


def _zoneless(value: Any) -> Any:
    if value.tzinfo is not None:
        raise ValueError("the wall clock has no time zone")
    return value
