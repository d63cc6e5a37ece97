"""Explain a line of the board down to the rows behind it."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from db.models import Alert, AlertStep, Event, EventKind, EventOfficer, Grid, Tally
from outreach.boards.facts import SourceRow
from outreach.selecting import alive, part_of
from outreach.workspace import Workspace

_LEAD_FIGURES = ("people", "households", "leaflets")


def rows_behind(workspace: Workspace, officer: UUID, day: dt.date) -> tuple[SourceRow, ...]:
    """Give every row that earned an officer something on a day, indicator by indicator."""
    station = workspace.station.id
    with workspace.reading() as session:
        events = _events(session, station, officer, day)
        steps = _steps(session, station, officer, day)
        tallies = _tallies(session, station, officer, day)
    return (*events, *steps, *tallies)


def _events(session: Session, station: UUID, officer: UUID, day: dt.date) -> list[SourceRow]:
    helped = (
        sa.select(sa.literal(1))
        .where(part_of(EventOfficer, EventOfficer.event_id, Event), col(EventOfficer.officer_id) == officer)
        .correlate(Event)
        .exists()
    )
    rows = session.execute(
        _with_grid(sa.select(Event, Grid.number), Event)  # type: ignore[call-overload]
        .where(
            *alive(Event, station),
            col(Event.purpose) == "outreach",
            col(Event.counts_on) == day,
            sa.or_(col(Event.lead_id) == officer, helped),
        )
        .order_by(col(Event.start_time), col(Event.id))
    ).all()
    kinds = _kinds(session, station, [event.id for event, _grid in rows])
    found = []
    for event, grid in rows:
        led = event.lead_id == officer
        figures = (
            {"led": 1} | {name: getattr(event, name) for name in _LEAD_FIGURES} if led else {"helped": 1}
        )
        for indicator, count in figures.items():
            if count:
                found.append(
                    SourceRow(
                        indicator=indicator,
                        count=count,
                        day=event.day,
                        time=event.start_time,
                        place=event.place,
                        grid=grid,
                        kinds=tuple(kinds.get(event.id, ())),
                        row_id=event.id,
                    )
                )
    return found


def _kinds(session: Session, station: UUID, events: list[UUID]) -> dict[UUID, list[str]]:
    kinds: dict[UUID, list[str]] = {}
    query = sa.select(col(EventKind.event_id), col(EventKind.kind)).where(
        col(EventKind.station_id) == station, col(EventKind.event_id).in_(events)
    )
    for event, kind in session.execute(query):
        kinds.setdefault(event, []).append(kind)
    return kinds


def _steps(session: Session, station: UUID, officer: UUID, day: dt.date) -> list[SourceRow]:
    rows = session.execute(
        _with_grid(
            sa.select(AlertStep, Alert, Grid.number).join_from(  # type: ignore[call-overload]
                AlertStep, Alert, part_of(AlertStep, AlertStep.alert_id, Alert)
            ),
            Alert,
        )
        .where(
            *alive(Alert, station),
            col(AlertStep.officer_id) == officer,
            col(AlertStep.counts_on) == day,
            col(AlertStep.step).in_(("phone", "in_person")),
        )
        .order_by(col(AlertStep.taken))
    ).all()
    return [
        SourceRow(
            indicator=step.step,
            count=1,
            day=step.taken.date(),
            time=step.taken.time(),
            place=step.place or alert.source,
            grid=grid,
            kinds=(),
            row_id=alert.id,
        )
        for step, alert, grid in rows
    ]


def _tallies(session: Session, station: UUID, officer: UUID, day: dt.date) -> list[SourceRow]:
    rows = session.execute(
        sa.select(col(Tally.id), col(Tally.registered)).where(
            *alive(Tally, station), col(Tally.officer_id) == officer, col(Tally.day) == day
        )
    ).all()
    return [SourceRow("registered", count, day, None, "", "", (), row_id) for row_id, count in rows if count]


def _with_grid(query: Any, table: Any) -> Any:
    return query.join(
        Grid, sa.and_(col(Grid.station_id) == col(table.station_id), col(Grid.id) == col(table.grid_id))
    )
