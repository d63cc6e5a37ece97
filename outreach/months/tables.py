"""The month by grid and by officer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from db.models import Assignment, Case, Community, Event, Grid, Officer, OfficerDay
from outreach.boards import ledger
from outreach.boards.queries import edition_on
from outreach.boards.rules import points_of
from outreach.boards.sums import EVENT_SUMS, STEP_SUMS, SUMS
from outreach.months.facts import GridFigures, OfficerFigures
from outreach.months.figures import Span, outreach_events
from outreach.selecting import alive

CREDITED = EVENT_SUMS + STEP_SUMS


def by_grid(session: Session, station: UUID, span: Span) -> tuple[GridFigures, ...]:
    """Give each grid's size, lead officer on the last day, and figures."""
    events = _grouped(
        session,
        Event.grid_id,
        outreach_events(station, span),
        sa.func.count(),
        sa.func.sum(col(Event.people)),
        sa.func.sum(col(Event.households)),
    )
    cases = _grouped(
        session,
        Case.grid_id,
        [*alive(Case, station), col(Case.day).between(*span)],
        sa.func.count(),
        sa.func.sum(col(Case.loss)),
    )
    leads = _leads(session, station, span)
    told = []
    for grid, number, community, households, residents in _grids(session, station):
        held, people, met_households = events.get(grid, (0, 0, 0))
        reported, loss = cases.get(grid, (0, 0))
        told.append(
            GridFigures(
                number=number,
                community=community or "",
                households=households,
                residents=residents,
                lead=leads.get(grid, ""),
                events=held,
                people=people,
                met_households=met_households,
                cases=reported,
                loss=loss,
            )
        )
    return tuple(told)


def by_officer(session: Session, station: UUID, span: Span) -> tuple[OfficerFigures, ...]:
    """Give each officer's credit and points, each day by the edition then in force, by badge."""
    editions = ledger.editions(session, station)
    people = session.execute(
        sa.select(Officer.id, Officer.badge, Officer.name, Officer.post).where(*alive(Officer, station))  # type: ignore[call-overload]
    ).all()
    days = session.execute(
        sa.select(OfficerDay.officer_id, OfficerDay.day, *(getattr(OfficerDay, name) for name in SUMS)).where(  # type: ignore[call-overload]
            col(OfficerDay.station_id) == station, col(OfficerDay.day).between(*span)
        )
    )
    counts: dict[UUID, dict[str, int]] = {}
    points: dict[UUID, int] = {}
    for officer, day, *sums in days:
        earned = dict(zip(SUMS, sums, strict=True))
        own = counts.setdefault(officer, dict.fromkeys(CREDITED, 0))
        for name in CREDITED:
            own[name] += earned[name]
        points[officer] = points.get(officer, 0) + points_of(earned, edition_on(editions, day))
    return tuple(
        OfficerFigures(badge, name, post, points[officer], counts[officer])
        for officer, badge, name, post in sorted(people, key=lambda row: row[1])
        if officer in counts and (points[officer] or any(counts[officer].values()))
    )


def _grids(session: Session, station: UUID) -> list[Any]:
    rows = session.execute(
        sa.select(Grid.id, Grid.number, Community.name, Grid.households, Grid.residents)  # type: ignore[call-overload]
        .outerjoin(
            Community,
            sa.and_(
                col(Community.station_id) == col(Grid.station_id), col(Community.id) == col(Grid.community_id)
            ),
        )
        .where(*alive(Grid, station))
    )
    return sorted(rows, key=lambda row: row.number)


def _grouped(session: Session, key: Any, where: list[Any], *sums: Any) -> dict[UUID, tuple[int, ...]]:
    rows = session.execute(sa.select(key, *sums).where(*where).group_by(key))
    return {row[0]: tuple(int(value) for value in row[1:]) for row in rows}


def _leads(session: Session, station: UUID, span: Span) -> dict[UUID, str]:
    bearers = session.execute(
        sa.select(col(Officer.name))
        .where(*alive(Officer, station))
        .group_by(col(Officer.name))
        .having(sa.func.count() > 1)
    )
    shared = set(bearers.scalars())
    rows = session.execute(
        sa.select(Assignment.grid_id, Officer.name, Officer.badge)  # type: ignore[call-overload]
        .join(
            Officer,
            sa.and_(
                col(Officer.station_id) == col(Assignment.station_id),
                col(Officer.id) == col(Assignment.officer_id),
            ),
        )
        .where(
            *alive(Assignment, station),
            col(Assignment.role) == "lead",
            col(Assignment.from_day) <= span[1],
            sa.or_(col(Assignment.until_day).is_(None), col(Assignment.until_day) >= span[1]),
        )
    )
    # A name two people bear says nothing without the badge.
    return {grid: f"{name} {badge}" if name in shared else name for grid, name, badge in rows}
