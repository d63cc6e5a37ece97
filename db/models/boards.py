"""Profiles, goals, kept sums, and boards once they are sealed; points are ten-thousandths."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from db.models.naming import (
    CLUSTERED,
    STRICT,
    Part,
    Row,
    alive,
    check,
    not_negative,
    of_station,
    one_of,
    refers,
)
from db.types import Bytes, Document, Id, Instant

INDICATORS = ("led", "helped", "people", "households", "leaflets", "phone", "in_person", "registered")


class Profile(Row, table=True):
    """考核方案: a dated edition of indicators, in force from its day to the next edition's."""

    __table_args__ = (of_station(), alive("profile_from_day", "from_day"), STRICT)

    name: str
    from_day: dt.date
    chosen_by: str = ""


class Indicator(Part, table=True):
    """What one unit earns, and the most it earns a day (nothing: no cap)."""

    __table_args__ = (
        refers("profile", "profile_id", cascade=True),
        one_of("name", *INDICATORS),
        *not_negative("weight", "most"),
        CLUSTERED,
    )

    profile_id: UUID = Field(sa_type=Id, primary_key=True)
    name: str = Field(primary_key=True)
    position: int
    weight: int
    most: int | None = None


class RankedGroup(Row, table=True):
    """Who is ranked together: a name and the posts in it."""

    __tablename__ = "ranked_group"
    __table_args__ = (of_station(), alive("ranked_group_name", "name"), STRICT)

    name: str
    posts: list[str] = Field(sa_type=Document, nullable=False)


class Goal(Row, table=True):
    """The points a day a grid's lead officer is asked for."""

    __table_args__ = (
        of_station(),
        refers("grid", "grid_id"),
        alive("goal_from_day", "grid_id", "from_day"),
        check("points_positive", "points > 0"),
        check("days_in_order", "until_day >= from_day"),
        STRICT,
    )

    grid_id: UUID
    points: int
    from_day: dt.date
    until_day: dt.date | None = None


class OfficerDay(Part, table=True):
    """Kept sums: what one officer earned credit for on one day."""

    __tablename__ = "officer_day"
    __table_args__ = (
        of_station(),
        refers("officer", "officer_id"),
        *not_negative(*INDICATORS, "met", "already", "scanned", "installed", "refused"),
        Index("ix_officer_day_officer", "station_id", "officer_id", "day"),
        CLUSTERED,
    )

    day: dt.date = Field(primary_key=True)
    officer_id: UUID = Field(sa_type=Id, primary_key=True)
    ym: int
    led: int = 0
    helped: int = 0
    people: int = 0
    households: int = 0
    leaflets: int = 0
    phone: int = 0
    in_person: int = 0
    met: int = 0
    already: int = 0
    scanned: int = 0
    installed: int = 0
    registered: int = 0
    refused: int = 0


class Board(Row, table=True):
    """晨会排名: the ranking of one day and group, sealed; the database refuses to change it."""

    __table_args__ = (
        of_station(),
        refers("profile", "profile_id"),
        Index("ux_board_day", "station_id", "day", "group_name", unique=True),
        STRICT,
    )

    day: dt.date
    group_name: str
    profile_id: UUID
    sealed: dt.datetime = Field(sa_type=Instant)
    sealed_by: str
    digest: str
    content: dict[str, Any] = Field(sa_type=Document, nullable=False)


class BoardRow(Part, table=True):
    """One officer's row of a sealed board."""

    __tablename__ = "board_row"
    __table_args__ = (
        refers("board", "board_id"),
        refers("officer", "officer_id"),
        Index("ix_board_row_officer", "station_id", "officer_id"),
        CLUSTERED,
    )

    board_id: UUID = Field(sa_type=Id, primary_key=True)
    position: int = Field(primary_key=True)
    officer_id: UUID
    badge: str
    name: str
    rank: int
    points: int
    moved: int | None = None
    month_points: int
    goal: int | None = None
    counts: dict[str, int] = Field(sa_type=Document, nullable=False)


class BoardSheet(Part, table=True):
    """The printed sheet of a sealed board in one language: a reprint is these bytes."""

    __tablename__ = "board_sheet"
    __table_args__ = (refers("board", "board_id"), CLUSTERED)

    board_id: UUID = Field(sa_type=Id, primary_key=True)
    language: str = Field(primary_key=True)
    digest: str
    pdf: bytes = Field(sa_type=Bytes, nullable=False)


class Interview(Row, table=True):
    """约谈: rule-made proposal, then record, promise and review day, outcome."""

    __table_args__ = (
        of_station(),
        refers("officer", "officer_id"),
        alive("interview_day", "officer_id", "day"),
        one_of("state", "proposed", "held", "reviewed", "dropped"),
        check("review_after", "review_day >= day"),
        STRICT,
    )

    officer_id: UUID
    day: dt.date
    state: str = "proposed"
    reason: str = ""
    record: str = ""
    promise: str = ""
    review_day: dt.date | None = None
    outcome: str = ""
