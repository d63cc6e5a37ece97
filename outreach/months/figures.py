"""Count the figures of a span of days in SQL (DOMAIN: Month)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from db.models import Alert, AlertStep, Case, ChannelLog, Event, EventKind, Tally, TallyRefusal
from outreach.months.facts import KINDS, DayFigures, Figures, LevelFigures
from outreach.selecting import alive, part_of

Span = tuple[dt.date, dt.date]
_EVENT_SUMS = ("people", "households", "leaflets")
_TALLY_SUMS = ("met", "scanned", "installed", "registered", "refused", "already")
# DOMAIN: the due clocks are editable; a high alert is to be met in person within 30 minutes.
LEVELS = ("highest", "high", "middle", "low", "")


def figures(session: Session, station: UUID, span: Span) -> Figures:
    """Count everything a span's summary counts; each event once, however many kinds it has."""
    events = _sums(session, outreach_events(station, span), Event, _EVENT_SUMS)
    tallies = _sums(session, [*alive(Tally, station), col(Tally.day).between(*span)], Tally, _TALLY_SUMS)
    logs = _sums(
        session, [*alive(ChannelLog, station), col(ChannelLog.counts_on).between(*span)], ChannelLog, ()
    )
    cases = _sums(session, [*alive(Case, station), col(Case.day).between(*span)], Case, ("loss",))
    alerts = _alerts(session, station, span)
    return Figures(
        events=events["n"],
        channel_logs=logs["n"],
        cases=cases["n"],
        loss=cases["loss"],
        **{name: events[name] for name in _EVENT_SUMS},
        **{name: tallies[name] for name in _TALLY_SUMS},
        **alerts,
    )


def by_kind(session: Session, station: UUID, span: Span) -> dict[str, int]:
    """Count events once in each of their kinds; the station's own kinds come after the six."""
    query = (
        sa.select(col(EventKind.kind), sa.func.count())
        .join_from(Event, EventKind, part_of(EventKind, EventKind.event_id, Event))
        .where(*outreach_events(station, span))
        .group_by(col(EventKind.kind))
    )
    found = {row[0]: int(row[1]) for row in session.execute(query)}
    return {kind: found.pop(kind, 0) for kind in KINDS} | dict(sorted(found.items()))


def levels(session: Session, station: UUID, span: Span) -> tuple[LevelFigures, ...]:
    """Count the alerts of each level, those met in person, and those met before they were due."""
    met = _met_moment().label("met_in_person")
    query = sa.select(col(Alert.level), col(Alert.due), met).where(
        *alive(Alert, station), col(Alert.counts_on).between(*span)
    )
    rows = [(row.level, row.due, row.met_in_person) for row in session.execute(query)]
    told = []
    for level in LEVELS:
        own = [(due, when) for found, due, when in rows if found == level]
        timed = [(due, when) for due, when in own if due is not None]
        in_time = sum(1 for due, when in timed if when is not None and when <= due)
        seen = sum(1 for _due, when in own if when is not None)
        if own:
            told.append(LevelFigures(level, len(own), seen, len(timed), in_time))
    return tuple(told)


def days(session: Session, station: UUID, span: Span) -> tuple[DayFigures, ...]:
    """Count events, people and cases day by day; a day with nothing counts nothing."""
    events = {
        row[0]: (int(row[1]), int(row[2]))
        for row in session.execute(
            sa.select(col(Event.counts_on), sa.func.count(), sa.func.sum(col(Event.people)))
            .where(*outreach_events(station, span))
            .group_by(col(Event.counts_on))
        )
    }
    cases = {
        row[0]: int(row[1])
        for row in session.execute(
            sa.select(col(Case.day), sa.func.count())
            .where(*alive(Case, station), col(Case.day).between(*span))
            .group_by(col(Case.day))
        )
    }
    length = (span[1] - span[0]).days + 1
    walked = (span[0] + dt.timedelta(days=step) for step in range(length))
    return tuple(DayFigures(day, *events.get(day, (0, 0)), cases.get(day, 0)) for day in walked)


def fraud_types(session: Session, station: UUID, span: Span) -> tuple[tuple[str, int, int], ...]:
    """Count cases and loss (fen) by fraud type, most first."""
    query = (
        sa.select(col(Case.fraud_type), sa.func.count(), sa.func.sum(col(Case.loss)))
        .where(*alive(Case, station), col(Case.day).between(*span))
        .group_by(col(Case.fraud_type))
    )
    found = [(row[0], int(row[1]), int(row[2])) for row in session.execute(query)]
    return tuple(sorted(found, key=lambda row: (-row[1], -row[2], row[0])))


def refusal_reasons(session: Session, station: UUID, span: Span) -> tuple[tuple[str, int], ...]:
    """Count refusals by coded reason, most first."""
    query = (
        sa.select(col(TallyRefusal.reason), sa.func.sum(col(TallyRefusal.people)))
        .join_from(Tally, TallyRefusal, part_of(TallyRefusal, TallyRefusal.tally_id, Tally))
        .where(*alive(Tally, station), col(Tally.day).between(*span))
        .group_by(col(TallyRefusal.reason))
    )
    found = [(row[0], int(row[1])) for row in session.execute(query) if row[1]]
    return tuple(sorted(found, key=lambda row: (-row[1], row[0])))


def cases_by_month(session: Session, station: UUID, first: int, last: int) -> dict[int, int]:
    """Count cases of each month from `ym` to `ym` that has any."""
    query = (
        sa.select(col(Case.ym), sa.func.count())
        .where(*alive(Case, station), col(Case.ym).between(first, last))
        .group_by(col(Case.ym))
    )
    return {row[0]: int(row[1]) for row in session.execute(query)}


def deceived_after_dissuasion(session: Session, station: UUID, span: Span) -> int:
    """Count alerts whose person was spoken to, by phone or in person, and was deceived all the same."""
    spoken_to = (
        sa.select(sa.literal(1))
        .where(part_of(AlertStep, AlertStep.alert_id, Alert), col(AlertStep.step).in_(("phone", "in_person")))
        .correlate(Alert)
        .exists()
    )
    query = sa.select(sa.func.count()).where(
        *alive(Alert, station),
        col(Alert.counts_on).between(*span),
        col(Alert.result) == "deceived",
        spoken_to,
    )
    return int(session.execute(query).scalar_one())


def outreach_events(station: UUID, span: Span) -> list[Any]:
    """Choose the public outreach events of a span; training is kept apart."""
    return [*alive(Event, station), col(Event.purpose) == "outreach", col(Event.counts_on).between(*span)]


def _sums(session: Session, where: list[Any], table: Any, names: Iterable[str]) -> dict[str, int]:
    sums = [sa.func.coalesce(sa.func.sum(getattr(table, name)), 0).label(name) for name in names]
    row = session.execute(sa.select(sa.func.count().label("n"), *sums).select_from(table).where(*where)).one()
    return {name: int(value) for name, value in row._mapping.items()}


def _alerts(session: Session, station: UUID, span: Span) -> dict[str, int]:
    won = col(Alert.result) == "dissuaded"
    met = _met_moment().is_not(None)

    def total(condition: Any, figure: Any) -> Any:
        return sa.func.coalesce(sa.func.sum(sa.case((condition, figure), else_=0)), 0)

    row = session.execute(
        sa.select(
            sa.func.count().label("alerts"),
            total(won, 1).label("dissuaded"),
            total(won, col(Alert.money)).label("saved"),
            total(sa.not_(won), col(Alert.money)).label("at_stake"),
            total(met, 1).label("in_person"),
        ).where(*alive(Alert, station), col(Alert.counts_on).between(*span))
    ).one()
    return {name: int(value) for name, value in row._mapping.items()}


def _met_moment() -> Any:
    return (
        sa.select(sa.func.min(col(AlertStep.taken)))
        .where(part_of(AlertStep, AlertStep.alert_id, Alert), col(AlertStep.step) == "in_person")
        .correlate(Alert)
        .scalar_subquery()
    )
