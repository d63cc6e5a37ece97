"""Names of constraints, and the shapes every table shares."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, MetaData, Table, text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from db.ids import new_id
from db.types import Day, Document, Flag, Id, Instant, Moment, TimeOfDay, Whole

CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata: MetaData = SQLModel.metadata
metadata.naming_convention = CONVENTION

# An instant's text sorts as its time only in this one form; strftime would cost twice the insert.
_UTC = f"{'[0-9]' * 4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].{'[0-9]' * 6}+00:00"

STRICT = {"sqlite_strict": True}
CLUSTERED = {"sqlite_strict": True, "sqlite_with_rowid": False}


def utc_now() -> dt.datetime:
    """Tell the instant a row is made or changed."""
    return dt.datetime.now(dt.UTC)


class Row(SQLModel):
    """One row of a station's book; its station never changes (schema rule 3)."""

    station_id: UUID = Field(sa_type=Id, primary_key=True)
    id: UUID = Field(default_factory=new_id, sa_type=Id, primary_key=True)
    version: int = Field(default=1, sa_type=Whole, nullable=False)
    made: dt.datetime = Field(default_factory=utc_now, sa_type=Instant, nullable=False)
    made_by: str = Field(default="", nullable=False)
    changed: dt.datetime = Field(
        default_factory=utc_now, sa_type=Instant, nullable=False, sa_column_kwargs={"onupdate": utc_now}
    )
    changed_by: str = Field(default="", nullable=False)
    removed: dt.datetime | None = Field(default=None, sa_type=Instant, nullable=True)
    batch_id: UUID | None = Field(default=None, sa_type=Id, nullable=True)

    __mapper_args__: ClassVar[Any]

    @declared_attr.directive  # type: ignore[no-redef]
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        return {"version_id_col": cls.version}


class Part(SQLModel):
    """A lean part of a row (a kind, a helper ...); it lives, changes and goes with that row."""

    station_id: UUID = Field(sa_type=Id, primary_key=True)


def refers(table: str, column: str, *, cascade: bool = False) -> ForeignKeyConstraint:
    """Refer to a row of the same station."""
    return ForeignKeyConstraint(
        ["station_id", column],
        [f"{table}.station_id", f"{table}.id"],
        ondelete="CASCADE" if cascade else None,
    )


def of_station() -> ForeignKeyConstraint:
    """Refer to the station that owns the row."""
    return ForeignKeyConstraint(["station_id"], ["station.id"])


def check(name: str, sql: str, dialect: str | None = None) -> CheckConstraint:
    """State a rule the database keeps itself, in one dialect or in both."""
    constraint = CheckConstraint(sql, name=name)
    return constraint.ddl_if(dialect=dialect) if dialect else constraint


def one_of(column: str, *values: str) -> CheckConstraint:
    """Allow a column these words only."""
    words = ", ".join(f"'{value}'" for value in values)
    return check(f"{column}_known", f"{column} IN ({words})")


def not_negative(*columns: str) -> list[CheckConstraint]:
    """Allow no negative count in these columns."""
    return [check(f"{column}_not_negative", f"{column} >= 0") for column in columns]


def alive(name: str, *columns: str, where: str = "") -> Index:
    """Let no two rows that are not removed (and match `where`) agree in these columns."""
    condition = text("removed IS NULL" + (f" AND {where}" if where else ""))
    return Index(
        f"ux_{name}",
        "station_id",
        *columns,
        unique=True,
        sqlite_where=condition,
        postgresql_where=condition,
    )


def real_values(table: Table) -> None:
    """Make SQLite refuse what is no real day, time, instant, flag or document (it has no such types)."""
    # date(x, '+0 days') normalises 2026-02-31; date(x) alone does not (tried).
    # IS, not =: for a text that is no day date() is NULL, and a NULL check passes.
    forms = {
        Day: "{0} IS date({0}, '+0 days')",
        TimeOfDay: "{0} IS strftime('%H:%M', {0}, '+0 days')",
        Moment: "{0} IS strftime('%Y-%m-%d %H:%M:%S', {0}, '+0 days')",
        Flag: "{0} IN (0, 1)",
        Document: "json_valid({0})",
        Instant: f"{{0}} GLOB '{_UTC}'",
    }
    for column in table.columns:
        form = forms.get(type(column.type))
        if form:
            table.append_constraint(check(f"{column.name}_real", form.format(column.name), dialect="sqlite"))


__all__ = [
    "CLUSTERED",
    "STRICT",
    "Part",
    "Row",
    "alive",
    "check",
    "metadata",
    "not_negative",
    "of_station",
    "one_of",
    "real_values",
    "refers",
    "utc_now",
]
