"""The station, its official communities and its grids."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from db.ids import new_id
from db.models.naming import STRICT, Row, alive, check, not_negative, of_station, one_of, refers, utc_now
from db.types import Document, Id, Instant


class Station(SQLModel, table=True):
    """派出所: the organisation that keeps one book."""

    __table_args__: ClassVar = (UniqueConstraint("code"), STRICT)

    id: UUID = Field(default_factory=new_id, sa_type=Id, primary_key=True)
    code: str
    name: str
    grid_label: str = Field(default="警格")
    cut_off: dt.time = Field(default=dt.time(0, 0))
    code_hosts: list[str] = Field(default_factory=list, sa_type=Document, nullable=False)
    version: int = Field(default=1)
    made: dt.datetime = Field(default_factory=utc_now, sa_type=Instant, nullable=False)
    made_by: str = Field(default="")
    changed: dt.datetime = Field(
        default_factory=utc_now, sa_type=Instant, nullable=False, sa_column_kwargs={"onupdate": utc_now}
    )
    changed_by: str = Field(default="")

    __mapper_args__: ClassVar[Any]

    @declared_attr.directive  # type: ignore[no-redef]
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        return {"version_id_col": cls.version}


class Community(Row, table=True):
    """社区 / 村: an official area with its 12-digit statistical code."""

    __table_args__ = (
        of_station(),
        alive("community_code", "code"),
        check("code_long", "length(code) = 12"),
        STRICT,
    )

    code: str
    name: str
    street: str = Field(default="")
    sort_key: str = Field(default="")


class Grid(Row, table=True):
    """警格: a beat inside a community."""

    __table_args__ = (
        of_station(),
        refers("community", "community_id"),
        alive("grid_number", "number"),
        one_of("area_type", "", "urban", "fringe", "rural"),
        *not_negative("households", "residents"),
        STRICT,
    )

    number: str
    community_id: UUID | None = None
    households: int = 0
    residents: int = 0
    area_type: str = ""


class Venue(Row, table=True):
    """单位场所: an estate, school, firm, mall, market, bank branch ..."""

    __table_args__ = (
        of_station(),
        refers("grid", "grid_id"),
        alive("venue_name", "grid_id", "name"),
        alive("venue_nowhere", "name", where="grid_id IS NULL"),
        *not_negative("people"),
        STRICT,
    )

    name: str
    kind: str
    grid_id: UUID | None = None
    people: int = 0
    sort_key: str = ""


class CalendarDay(Row, table=True):
    """A day the chief says is worked, or is not, whatever the national calendar says."""

    __tablename__ = "calendar_day"
    __table_args__ = (of_station(), alive("calendar_day", "day"), STRICT)

    day: dt.date
    working: bool
    note: str = ""
