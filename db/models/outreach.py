"""Outreach events, and the channels at which nobody stands."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from db.models.naming import CLUSTERED, STRICT, Part, Row, check, not_negative, of_station, one_of, refers
from db.types import Id


class Event(Row, table=True):
    """活动: one outreach occasion, counted once whoever was there."""

    __table_args__ = (
        of_station(),
        refers("grid", "grid_id"),
        refers("officer", "lead_id"),
        refers("venue", "venue_id"),
        one_of("purpose", "outreach", "training"),
        check("times_in_order", "end_time >= start_time"),
        check("month_of_day", "ym BETWEEN 190001 AND 999912"),
        *not_negative("people", "households", "leaflets"),
        Index("ix_event_day", "station_id", "counts_on"),
        Index("ix_event_lead", "station_id", "lead_id", "counts_on"),
        STRICT,
    )

    day: dt.date
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    counts_on: dt.date
    ym: int
    place: str = ""
    venue_id: UUID | None = None
    grid_id: UUID
    lead_id: UUID
    form: str = ""
    focus_group: str = ""
    purpose: str = "outreach"
    ridden_along: str = ""
    people: int = 0
    households: int = 0
    leaflets: int = 0
    remark: str = ""


class EventKind(Part, table=True):
    """五进 / 六进: what an event went into."""

    __tablename__ = "event_kind"
    __table_args__ = (refers("event", "event_id", cascade=True), CLUSTERED)

    event_id: UUID = Field(sa_type=Id, primary_key=True)
    kind: str = Field(primary_key=True)


class EventOfficer(Part, table=True):
    """A helper on an event."""

    __tablename__ = "event_officer"
    __table_args__ = (
        refers("event", "event_id", cascade=True),
        refers("officer", "officer_id"),
        Index("ix_event_officer_officer", "station_id", "officer_id"),
        CLUSTERED,
    )

    event_id: UUID = Field(sa_type=Id, primary_key=True)
    officer_id: UUID = Field(sa_type=Id, primary_key=True)


class EventPartner(Part, table=True):
    """A partner on an event: grid workers of the civil grids, volunteers, estate management ..."""

    __tablename__ = "event_partner"
    __table_args__ = (refers("event", "event_id", cascade=True), CLUSTERED)

    event_id: UUID = Field(sa_type=Id, primary_key=True)
    partner: str = Field(primary_key=True)


class EventFraudType(Part, table=True):
    """A fraud type an event spoke of."""

    __tablename__ = "event_fraud_type"
    __table_args__ = (refers("event", "event_id", cascade=True), CLUSTERED)

    event_id: UUID = Field(sa_type=Id, primary_key=True)
    fraud_type: str = Field(primary_key=True)


class EventMaterial(Part, table=True):
    """A material handed out at an event."""

    __tablename__ = "event_material"
    __table_args__ = (
        refers("event", "event_id", cascade=True),
        refers("material", "material_id"),
        *not_negative("pieces"),
        CLUSTERED,
    )

    event_id: UUID = Field(sa_type=Id, primary_key=True)
    material_id: UUID = Field(sa_type=Id, primary_key=True)
    pieces: int = 0


class ChannelLog(Row, table=True):
    """渠道: outreach at which nobody stands; its figure is a reach, never an audience."""

    __tablename__ = "channel_log"
    __table_args__ = (
        of_station(),
        refers("grid", "grid_id"),
        refers("officer", "officer_id"),
        refers("venue", "venue_id"),
        check("times_in_order", "end_time >= start_time"),
        *not_negative("reach"),
        Index("ix_channel_log_day", "station_id", "counts_on"),
        Index("ix_channel_log_officer", "station_id", "officer_id", "counts_on"),
        STRICT,
    )

    day: dt.date
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    counts_on: dt.date
    ym: int
    channel: str
    place: str = ""
    venue_id: UUID | None = None
    grid_id: UUID | None = None
    officer_id: UUID | None = None
    focus_group: str = ""
    reach: int = 0
    remark: str = ""


class ChannelLogFraudType(Part, table=True):
    """A fraud type a channel spoke of."""

    __tablename__ = "channel_log_fraud_type"
    __table_args__ = (refers("channel_log", "channel_log_id", cascade=True), CLUSTERED)

    channel_log_id: UUID = Field(sa_type=Id, primary_key=True)
    fraud_type: str = Field(primary_key=True)
