"""Which events and channel logs the book holds already, by their key, with their whole content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col

from db.models import (
    ChannelLog,
    ChannelLogFraudType,
    Event,
    EventFraudType,
    EventKind,
    EventOfficer,
    EventPartner,
)
from outreach.ledgers.texts import folded

Key = tuple[dt.date | None, dt.time | None, str, Any]
"""Day, start, place (folded) and lead."""


def contents_of_events(
    session: Session, station: UUID, span: tuple[dt.date, dt.date], wanted: Collection[Key]
) -> dict[Key, tuple[Any, ...]]:
    """Read the events of some days whose keys are wanted."""
    names = "day start_time place lead_id end_time form grid_id focus_group people remark households leaflets"
    rows = session.execute(_select(Event, station, span, names))
    places: dict[str, str] = {}
    chosen: dict[Any, tuple[Key, tuple[Any, ...]]] = {}
    for row in rows:
        identity, day, start, place, lead, *rest = row
        key = (day, start, places.setdefault(place, folded(place)), lead)
        if key in wanted:
            chosen[identity] = (key, tuple(rest))
    if not chosen:
        return {}
    types = _parts(session, station, span, Event, EventFraudType, "event_id", "fraud_type")
    kinds = _parts(session, station, span, Event, EventKind, "event_id", "kind")
    helpers = _parts(session, station, span, Event, EventOfficer, "event_id", "officer_id")
    partners = _parts(session, station, span, Event, EventPartner, "event_id", "partner")
    none: frozenset[Any] = frozenset()
    found = {}
    while chosen:
        identity, (key, said) = chosen.popitem()
        sets = (kinds.get(identity, none), helpers.get(identity, none), partners.get(identity, none))
        found[key] = ("event", *said[:2], types.get(identity, none), *said[2:], *sets)
    return found


def contents_of_logs(
    session: Session, station: UUID, span: tuple[dt.date, dt.date], wanted: Collection[Key]
) -> dict[Key, tuple[Any, ...]]:
    """Read the channel logs of some days whose keys are wanted."""
    found = {}
    types: dict[Any, frozenset[Any]] | None = None
    names = "day start_time place officer_id end_time channel grid_id focus_group reach remark"
    for row in session.execute(_select(ChannelLog, station, span, names)).all():
        key = (row.day, row.start_time, folded(row.place), row.officer_id)
        if key in wanted:
            if types is None:
                types = _parts(
                    session, station, span, ChannelLog, ChannelLogFraudType, "channel_log_id", "fraud_type"
                )
            said = types.get(row.id, frozenset())
            found[key] = (
                "log",
                row.end_time,
                row.channel,
                said,
                row.grid_id,
                row.focus_group,
                row.reach,
                row.remark,
            )
    return found


def _select(
    table: type[Event] | type[ChannelLog], station: UUID, span: tuple[dt.date, dt.date], names: str
) -> sa.Select[Any]:
    columns = (getattr(table, name) for name in names.split())
    return sa.select(_raw(table.id).label("id"), *columns).where(*_living(table, station, span))


def _living(table: Any, station: UUID, span: tuple[dt.date, dt.date]) -> list[Any]:
    # counts_on is indexed and lies at most one day before the day.
    first = span[0] - dt.timedelta(days=1)
    return [
        col(table.station_id) == station,
        col(table.removed).is_(None),
        col(table.counts_on).between(first, span[1]),
    ]


def _parts(
    session: Session,
    station: UUID,
    span: tuple[dt.date, dt.date],
    table: Any,
    part: type[SQLModel],
    parent: str,
    value: str,
) -> dict[Any, frozenset[Any]]:
    of, told = _raw(getattr(part, parent)), getattr(part, value)
    query = (
        sa.select(of, told)
        .select_from(table)
        .join(part, sa.and_(part.station_id == table.station_id, getattr(part, parent) == table.id))  # type: ignore[attr-defined]
        .where(*_living(table, station, span))
        .order_by(getattr(part, parent))
    )
    # Few combinations fill many rows: each is kept once.
    known: dict[frozenset[Any], frozenset[Any]] = {}
    found: dict[Any, frozenset[Any]] = {}
    for identity, rows in groupby(session.execute(query), key=itemgetter(0)):
        whole = frozenset(row[1] for row in rows)
        found[identity] = known.setdefault(whole, whole)
    return found


def _raw(column: Any) -> Any:
    """Leave a key as the driver has it: it is only compared, and a UUID costs a microsecond each."""
    return sa.type_coerce(column, sa.types.NullType())


def contents_of_channel_sheet(
    session: Session, station: UUID, span: tuple[dt.date, dt.date]
) -> dict[Any, tuple[Any, ...]]:
    """Read the channel logs of some days by the key a sheet of their own has."""
    types = _parts(session, station, span, ChannelLog, ChannelLogFraudType, "channel_log_id", "fraud_type")
    names = "day start_time place channel grid_id officer_id end_time focus_group reach remark"
    found = {}
    for row in session.execute(_select(ChannelLog, station, span, names)):
        key = (row.day, row.start_time, folded(row.place), row.channel, row.grid_id, row.officer_id)
        found[key] = (row.end_time, types.get(row.id, frozenset()), row.focus_group, row.reach, row.remark)
    return found
