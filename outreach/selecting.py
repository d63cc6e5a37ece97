"""Say in SQL which rows of a station are meant."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col


def alive(table: Any, station: UUID) -> list[Any]:
    """Choose a station's rows that are not removed."""
    return [col(table.station_id) == station, col(table.removed).is_(None)]


def holding(table: Any, day: dt.date) -> list[Any]:
    """Choose rows whose span of days, its end open or included, holds a day."""
    return [col(table.from_day) <= day, sa.or_(col(table.until_day).is_(None), col(table.until_day) >= day)]


def part_of(part: Any, parent_id: Any, parent: Any) -> Any:
    """Join the parts of a row to the row."""
    return sa.and_(col(part.station_id) == col(parent.station_id), parent_id == col(parent.id))


def referred(table: Any, other: Any, foreign: Any) -> Any:
    """Join the row that another row refers to."""
    return sa.and_(col(table.station_id) == col(other.station_id), col(table.id) == foreign)
