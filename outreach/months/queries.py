"""Questions about a month, and what it is compared with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from uuid import UUID

from sqlmodel import Session, col, func, select

from db.models import ActionRecord, Grid
from outreach.comparisons.change import change, falling_streak, mean
from outreach.comparisons.periods import Period, add_months, month_to, months, previous_period, year_before
from outreach.comparisons.periods import month as whole_month
from outreach.errors import Invalid
from outreach.months import figures, tables
from outreach.months.facts import COUNTED, Compared, Figures, MonthFacts
from outreach.workspace import Workspace

STREAK_MONTHS = 24
CHART_MONTHS = 13


def month(workspace: Workspace, year: int, number: int) -> MonthFacts:
    """Give a month, or the part of it that has passed; raises Invalid for one that hasn't begun."""
    period = period_of(workspace, year, number)
    with workspace.reading() as session:
        return month_in(session, workspace.station.id, period)


def period_of(workspace: Workspace, year: int, number: int) -> Period:
    """Give the days of a month up to today."""
    today = workspace.today()
    if (year, number) > (today.year, today.month):
        raise Invalid(
            "{year}-{month:02d} has not begun; today is {today}.", year=year, month=number, today=today
        )
    return month_to(today) if (year, number) == (today.year, today.month) else whole_month(year, number)


def month_in(session: Session, station: UUID, period: Period) -> MonthFacts:
    """Give a month inside the caller's transaction."""
    span = (period.first, period.last)
    own = figures.figures(session, station, span)
    kinds = figures.by_kind(session, station, span)
    cases = _cases_by_month(session, station, period)
    residents = session.exec(
        select(func.sum(Grid.residents)).where(Grid.station_id == station, col(Grid.removed).is_(None))
    ).one()
    return MonthFacts(
        year=period.first.year,
        month=period.first.month,
        first=period.first,
        last=period.last,
        whole=period == whole_month(period.first.year, period.first.month),
        figures=own,
        by_kind=kinds,
        mom=compared(session, station, own, kinds, previous_period(period)),
        yoy=compared(session, station, own, kinds, year_before(period)),
        levels=figures.levels(session, station, span),
        deceived_after_dissuasion=figures.deceived_after_dissuasion(session, station, span),
        residents=int(residents or 0),
        grids=tables.by_grid(session, station, span),
        officers=tables.by_officer(session, station, span),
        days=figures.days(session, station, span),
        fraud_types=figures.fraud_types(session, station, span),
        refusal_reasons=figures.refusal_reasons(session, station, span),
        cases_by_month=tuple(cases.items())[-CHART_MONTHS:],
        case_streak=_streak(cases),
    )


def compared(
    session: Session, station: UUID, own: Figures, kinds: Mapping[str, int], base: Period
) -> Compared:
    """Compare figures with those of a base."""
    span = (base.first, base.last)
    theirs = figures.figures(session, station, span)
    their_kinds = figures.by_kind(session, station, span)
    return Compared(
        first=base.first,
        last=base.last,
        figures=theirs,
        by_kind=their_kinds,
        changes={name: change(getattr(own, name), getattr(theirs, name)) for name in COUNTED},
        kind_changes={kind: change(count, their_kinds.get(kind, 0)) for kind, count in kinds.items()},
    )


def against_mean(
    workspace: Workspace, year: int, number: int, first: dt.date, last: dt.date
) -> dict[str, str]:
    """Compare a month with the mean of the whole months from one to another: a base of choice."""
    period = period_of(workspace, year, number)
    station = workspace.station.id
    with workspace.reading() as session:
        own = figures.figures(session, station, (period.first, period.last))
        bases = [figures.figures(session, station, (base.first, base.last)) for base in months(first, last)]
    means: dict[str, Fraction | None] = {
        name: mean([getattr(base, name) for base in bases]) for name in COUNTED
    }
    return {name: change(getattr(own, name), means[name]) for name in COUNTED}


def last_change(session: Session, station: UUID) -> dt.datetime:
    """Tell the instant (UTC) the book last changed: what a live paper calls its data's freezing."""
    found = session.exec(select(func.max(ActionRecord.made)).where(ActionRecord.station_id == station)).one()
    return dt.datetime(2000, 1, 1, tzinfo=dt.UTC) if found is None else found


def _cases_by_month(session: Session, station: UUID, period: Period) -> dict[int, int]:
    # Only whole months are compared in a streak, so a part month is left out of it.
    last = period.first if period.last == whole_month(period.first.year, period.first.month).last else None
    ending = last or add_months(period.first, -1)
    wanted = [
        one.first.year * 100 + one.first.month
        for one in months(add_months(ending, -STREAK_MONTHS - 11), ending)
    ]
    found = figures.cases_by_month(session, station, wanted[0], wanted[-1])
    return {ym: found.get(ym, 0) for ym in wanted}


def _streak(cases: Mapping[int, int]) -> int:
    pairs = [(count, cases[ym - 100]) for ym, count in cases.items() if ym - 100 in cases]
    return falling_streak(pairs)
