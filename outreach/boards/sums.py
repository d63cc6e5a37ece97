"""Kept sums: what each officer earned credit for on each day (DOMAIN: Credit).

Every action that touches what they count calls one of these in its own transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import func, literal
from sqlalchemy.sql import ColumnElement
from sqlmodel import Session, SQLModel, col

from db.models import Alert, AlertStep, Event, EventOfficer, OfficerDay, Tally
from db.types import Id
from outreach.selecting import alive, part_of

EVENT_SUMS = ("led", "helped", "people", "households", "leaflets")
STEP_SUMS = ("phone", "in_person")
TALLY_SUMS = ("met", "already", "scanned", "installed", "registered", "refused")
SUMS = EVENT_SUMS + STEP_SUMS + TALLY_SUMS
_Chosen = Callable[[Any, Any], ColumnElement[bool]]


def recount_days(session: Session, station: UUID, first: dt.date, last: dt.date) -> None:
    """Recount every officer's sums from a day to a day."""
    _recount(session, station, lambda day, _officer: day.between(first, last))


def recount_pairs(session: Session, station: UUID, pairs: Iterable[tuple[dt.date, UUID]]) -> None:
    """Recount the sums of some officers on some days: the cheap way after a single change."""
    days: dict[dt.date, set[UUID]] = {}
    for day, officer in pairs:
        days.setdefault(day, set()).add(officer)
    for day, officers in days.items():
        _recount(session, station, _exactly(day, officers))


def _exactly(day: dt.date, officers: set[UUID]) -> _Chosen:
    return lambda row_day, officer: sa.and_(row_day == day, officer.in_(officers))


def counted(station: UUID, chosen: _Chosen) -> sa.Select[Any]:
    """Count the sums afresh from events, helpers, alert steps and tallies."""
    rows = sa.union_all(*_sources(station, chosen)).subquery("credit")
    totals = [func.sum(rows.c[name]).label(name) for name in SUMS]
    month = func.max(rows.c.ym).label("ym")
    return sa.select(rows.c.day, rows.c.officer_id, month, *totals).group_by(rows.c.day, rows.c.officer_id)


def differences(session: Session, station: UUID) -> list[tuple[dt.date, UUID]]:
    """Find officer-days whose kept sums are not what a recount gives."""
    session.flush()
    fresh = {
        (row.day, row.officer_id): tuple(int(row._mapping[name]) for name in SUMS)
        for row in session.execute(counted(station, lambda day, _officer: sa.true()))
    }
    kept = {
        (row.day, row.officer_id): tuple(row._mapping[name] for name in SUMS)
        for row in session.execute(
            sa.select(*_columns(OfficerDay, ("day", "officer_id", *SUMS))).where(
                col(OfficerDay.station_id) == station
            )
        )
    }
    return sorted(
        (key for key in fresh.keys() | kept.keys() if fresh.get(key) != kept.get(key)),
        key=lambda key: (key[0], str(key[1])),
    )


def _recount(session: Session, station: UUID, chosen: _Chosen) -> None:
    session.flush()
    session.execute(
        sa.delete(OfficerDay).where(
            col(OfficerDay.station_id) == station, chosen(col(OfficerDay.day), col(OfficerDay.officer_id))
        ),
        execution_options={"synchronize_session": False},
    )
    fresh = counted(station, chosen).subquery("fresh")
    own = literal(station, Id())
    names = ["station_id", "day", "officer_id", "ym", *SUMS]
    values = [own, fresh.c.day, fresh.c.officer_id, fresh.c.ym, *(fresh.c[name] for name in SUMS)]
    session.execute(sa.insert(OfficerDay).from_select(names, sa.select(*values)))


def _sources(station: UUID, chosen: _Chosen) -> list[sa.Select[Any]]:
    return [source(station, chosen) for source in (_leads, _helpers, _steps, _tallies)]


def _leads(station: UUID, chosen: _Chosen) -> sa.Select[Any]:
    return sa.select(
        *_credit(
            Event.counts_on,
            Event.lead_id,
            Event.ym,
            led=literal(1),
            people=Event.people,
            households=Event.households,
            leaflets=Event.leaflets,
        )
    ).where(*_outreach(station), chosen(col(Event.counts_on), col(Event.lead_id)))


def _helpers(station: UUID, chosen: _Chosen) -> sa.Select[Any]:
    # The key in an expression, so that events are found by their day and helpers by their event:
    # SQLite would go the other way, through all a helper ever did.
    event = func.coalesce(col(Event.id), col(Event.lead_id))
    return (
        sa.select(*_credit(Event.counts_on, EventOfficer.officer_id, Event.ym, helped=literal(1)))
        .join_from(
            Event,
            EventOfficer,
            sa.and_(
                col(EventOfficer.station_id) == col(Event.station_id), col(EventOfficer.event_id) == event
            ),
        )
        .where(
            *_outreach(station),
            col(EventOfficer.officer_id) != col(Event.lead_id),
            chosen(col(Event.counts_on), col(EventOfficer.officer_id)),
        )
    )


def _steps(station: UUID, chosen: _Chosen) -> sa.Select[Any]:
    sums = {step: sa.case((col(AlertStep.step) == step, 1), else_=0) for step in STEP_SUMS}
    return (
        sa.select(*_credit(AlertStep.counts_on, AlertStep.officer_id, _month_of(AlertStep.counts_on), **sums))
        .join_from(AlertStep, Alert, part_of(AlertStep, AlertStep.alert_id, Alert))
        .where(
            *alive(Alert, station),
            col(AlertStep.station_id) == station,
            col(AlertStep.step).in_(STEP_SUMS),
            chosen(col(AlertStep.counts_on), col(AlertStep.officer_id)),
        )
    )


def _tallies(station: UUID, chosen: _Chosen) -> sa.Select[Any]:
    sums = {name: getattr(Tally, name) for name in TALLY_SUMS}
    return sa.select(*_credit(Tally.day, Tally.officer_id, Tally.ym, **sums)).where(
        *alive(Tally, station), chosen(col(Tally.day), col(Tally.officer_id))
    )


def _credit(day: Any, officer: Any, month: Any, **sums: Any) -> list[Any]:
    return [
        day.label("day"),
        officer.label("officer_id"),
        month.label("ym"),
        *(sums.get(name, literal(0)).label(name) for name in SUMS),
    ]


def _month_of(day: Any) -> Any:
    text = sa.cast(day, sa.Text)
    return sa.cast(func.substr(text, 1, 4), sa.Integer) * 100 + sa.cast(func.substr(text, 6, 2), sa.Integer)


def _outreach(station: UUID) -> list[ColumnElement[bool]]:
    return [*alive(Event, station), col(Event.purpose) == "outreach"]


def _columns(table: type[SQLModel], names: Iterable[str]) -> list[Any]:
    return [getattr(table, name) for name in names]
