"""Read from the book what boards are made of: officers, excuses, editions, sums, goals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from db.models import Assignment, Excuse, Goal, Grid, Indicator, Officer, OfficerDay, Profile, RankedGroup
from outreach.boards.facts import Edition, IndicatorRule, OfficerFacts
from outreach.boards.sums import SUMS
from outreach.selecting import alive, holding

Counts = dict[tuple[dt.date, UUID], dict[str, int]]


def groups(session: Session, station: UUID) -> dict[str, tuple[str, ...]]:
    """Give the station's groups and the posts ranked in each."""
    query = sa.select(col(RankedGroup.name), col(RankedGroup.posts)).where(*alive(RankedGroup, station))
    return {name: tuple(posts) for name, posts in session.execute(query)}


def officers(session: Session, station: UUID, posts: Iterable[str]) -> list[OfficerFacts]:
    """Give the officers of some posts, by badge."""
    query = (
        sa.select(Officer.id, Officer.badge, Officer.name, Officer.post, Officer.from_day, Officer.until_day)  # type: ignore[call-overload]
        .where(*alive(Officer, station), col(Officer.post).in_(list(posts)))
        .order_by(col(Officer.badge))
    )
    found = [OfficerFacts(*row) for row in session.execute(query)]
    return sorted(found, key=lambda one: one.badge)


def excuses(session: Session, station: UUID, day: dt.date) -> dict[UUID, str]:
    """Give who is excused on a day, and why."""
    query = sa.select(col(Excuse.officer_id), col(Excuse.reason)).where(
        *alive(Excuse, station), col(Excuse.from_day) <= day, col(Excuse.until_day) >= day
    )
    return {row.officer_id: row.reason for row in session.execute(query)}


def editions(session: Session, station: UUID) -> list[Edition]:
    """Give the profile's editions with their indicators, oldest first."""
    query = (
        sa.select(  # type: ignore[call-overload]
            Profile.id, Profile.name, Profile.from_day, Indicator.name, Indicator.weight, Indicator.most
        )
        .outerjoin(
            Indicator,
            sa.and_(
                col(Indicator.station_id) == col(Profile.station_id),
                col(Indicator.profile_id) == col(Profile.id),
            ),
        )
        .where(*alive(Profile, station))
        .order_by(col(Profile.from_day), col(Indicator.position))
    )
    found: dict[UUID, Edition] = {}
    for id_, name, from_day, indicator, weight, most in session.execute(query):
        edition = found.setdefault(id_, Edition(id_, name, from_day, ()))
        if indicator is not None:
            rule = IndicatorRule(indicator, weight, most)
            found[id_] = replace(edition, indicators=(*edition.indicators, rule))
    return list(found.values())


def counts_of_days(session: Session, station: UUID, days: Sequence[dt.date]) -> Counts:
    """Give the kept sums of some days."""
    columns = [getattr(OfficerDay, name) for name in ("day", "officer_id", *SUMS)]
    query = sa.select(*columns).where(
        col(OfficerDay.station_id) == station, col(OfficerDay.day).in_(list(days))
    )
    return {
        (row[0], row[1]): {name: count for name, count in zip(SUMS, row[2:], strict=True) if count}
        for row in session.execute(query)
    }


def month_points(session: Session, station: UUID, day: dt.date, known: Sequence[Edition]) -> dict[UUID, int]:
    """Add up the daily points from the 1st to a day, each day by the edition then in force."""
    totals: dict[UUID, int] = {}
    for edition, first, last in _stretches(known, day.replace(day=1), day):
        points = sum((_capped(rule) for rule in edition.indicators), start=sa.literal(0))
        query = (
            sa.select(col(OfficerDay.officer_id), sa.func.sum(points))
            .where(col(OfficerDay.station_id) == station, col(OfficerDay.day).between(first, last))
            .group_by(col(OfficerDay.officer_id))
        )
        for officer, total in session.execute(query):
            totals[officer] = totals.get(officer, 0) + int(total)
    return totals


def goals_held(session: Session, station: UUID, day: dt.date) -> dict[UUID, int]:
    """Add up, for each lead officer, the goals of the grids held on a day."""
    query = (
        sa.select(col(Assignment.officer_id), sa.func.sum(col(Goal.points)))
        .join_from(
            Assignment,
            Goal,
            sa.and_(
                col(Goal.station_id) == col(Assignment.station_id),
                col(Goal.grid_id) == col(Assignment.grid_id),
            ),
        )
        .where(*_held(station, day), *alive(Goal, station), *holding(Goal, day))
        .group_by(col(Assignment.officer_id))
    )
    return {officer: int(total) for officer, total in session.execute(query)}


def grids_held(session: Session, station: UUID, day: dt.date) -> dict[UUID, list[str]]:
    """Give the numbers of the grids each lead officer answers for on a day."""
    query = (
        sa.select(col(Assignment.officer_id), col(Grid.number))
        .join_from(
            Assignment,
            Grid,
            sa.and_(
                col(Grid.station_id) == col(Assignment.station_id), col(Grid.id) == col(Assignment.grid_id)
            ),
        )
        .where(*_held(station, day))
    )
    held: dict[UUID, list[str]] = {}
    for officer, number in session.execute(query):
        held.setdefault(officer, []).append(number)
    return {officer: sorted(numbers) for officer, numbers in held.items()}


def _stretches(
    known: Sequence[Edition], first: dt.date, last: dt.date
) -> Iterable[tuple[Edition, dt.date, dt.date]]:
    ordered = sorted(known, key=lambda edition: edition.from_day)
    for index, edition in enumerate(ordered):
        begins = first if index == 0 else max(first, edition.from_day)
        following = ordered[index + 1].from_day if index + 1 < len(ordered) else None
        ends = last if following is None else min(last, following - dt.timedelta(days=1))
        if begins <= ends:
            yield edition, begins, ends


def _capped(rule: IndicatorRule) -> Any:
    points = getattr(OfficerDay, rule.name) * rule.weight
    return points if rule.most is None else sa.case((points > rule.most, rule.most), else_=points)


def _held(station: UUID, day: dt.date) -> list[Any]:
    return [*alive(Assignment, station), col(Assignment.role) == "lead", *holding(Assignment, day)]
