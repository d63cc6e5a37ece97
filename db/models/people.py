"""Officers, the days they are excused, and what they answer for."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from sqlalchemy import Index

from db.models.naming import STRICT, Row, alive, check, of_station, one_of, refers


class Officer(Row, table=True):
    """民警 / 辅警: badge (text, leading zeros kept), name, post and days in post."""

    __table_args__ = (
        of_station(),
        alive("officer_badge", "badge"),
        check("badge_given", "badge <> ''"),
        check("days_in_order", "until_day >= from_day"),
        STRICT,
    )

    badge: str
    name: str
    post: str
    from_day: dt.date | None = None
    until_day: dt.date | None = None
    sort_key: str = ""
    remark: str = ""


class Excuse(Row, table=True):
    """Days an officer is excused: leave, rest, duty, security detail, training, travel."""

    __table_args__ = (
        of_station(),
        refers("officer", "officer_id"),
        one_of("reason", "leave", "rest", "duty", "detail", "training", "travel"),
        check("days_in_order", "until_day >= from_day"),
        Index("ix_excuse_days", "station_id", "officer_id", "from_day", "until_day"),
        STRICT,
    )

    officer_id: UUID
    from_day: dt.date
    until_day: dt.date
    reason: str


class Assignment(Row, table=True):
    """责任划分: who answers for a grid from a day until a day; history is never overwritten."""

    __table_args__ = (
        of_station(),
        refers("grid", "grid_id"),
        refers("officer", "officer_id"),
        one_of("role", "lead", "helper"),
        check("days_in_order", "until_day >= from_day"),
        Index("ix_assignment_grid", "station_id", "grid_id", "from_day"),
        Index("ix_assignment_officer", "station_id", "officer_id", "from_day"),
        STRICT,
    )

    grid_id: UUID
    officer_id: UUID
    role: str
    from_day: dt.date
    until_day: dt.date | None = None


class Claim(Row, table=True):
    """认领: an officer takes on a venue for a period."""

    __table_args__ = (
        of_station(),
        refers("venue", "venue_id"),
        refers("officer", "officer_id"),
        check("days_in_order", "until_day >= from_day"),
        Index("ix_claim_venue", "station_id", "venue_id", "from_day"),
        STRICT,
    )

    venue_id: UUID
    officer_id: UUID
    from_day: dt.date
    until_day: dt.date | None = None
