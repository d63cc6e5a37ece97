"""Materials with their tags, and the moves of their stock."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from db.models.naming import CLUSTERED, STRICT, Part, Row, alive, of_station, one_of, refers
from db.types import Id


class Material(Row, table=True):
    """物料: a leaflet, poster, gift, video ... in one edition."""

    __table_args__ = (of_station(), alive("material_name", "name", "edition"), STRICT)

    name: str
    kind: str
    edition: str = ""
    language: str = ""
    valid_until: dt.date | None = None
    sort_key: str = ""


class MaterialTag(Part, table=True):
    """A tag of a material: a fraud type, a focus group or a channel."""

    __tablename__ = "material_tag"
    __table_args__ = (
        refers("material", "material_id", cascade=True),
        one_of("about", "fraud_type", "focus_group", "channel"),
        CLUSTERED,
    )

    material_id: UUID = Field(sa_type=Id, primary_key=True)
    about: str = Field(primary_key=True)
    tag: str = Field(primary_key=True)


class StockMove(Row, table=True):
    """Pieces of a material that came in (positive) or left (negative)."""

    __tablename__ = "stock_move"
    __table_args__ = (
        of_station(),
        refers("material", "material_id"),
        refers("event", "event_id"),
        Index("ix_stock_move_material", "station_id", "material_id", "day"),
        STRICT,
    )

    material_id: UUID
    event_id: UUID | None = None
    day: dt.date
    pieces: int
    reason: str = ""
