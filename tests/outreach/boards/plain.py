"""Work a station out a second time, in plain Python straight from its rows, with exact fractions.

Nothing of outreach is imported: only the tables, and DOMAIN's words.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session

from db import models

ONE_DAY = dt.timedelta(days=1)
GROUPS = {"community": "社区民警", "auxiliary": "辅警"}
CREDIT = ("led", "helped", "people", "households", "leaflets", "phone", "in_person")
FUNNEL = ("met", "already", "scanned", "installed", "registered", "refused")


@dataclass(frozen=True)
class PlainLine:
    """What a line of a board must say; points and goals are whole points, as fractions."""

    badge: str
    rank: int
    points: Fraction
    moved: int | None
    month_points: Fraction
    counts: dict[str, int]
    goal: Fraction | None
    share: Fraction | None
    grids: tuple[str, ...]


class Plain:
    """The rows of one station, and what follows from them."""

    def __init__(self, session: Session, station: UUID) -> None:
        self.session = session
        self.id = station
        self.read: dict[str, list[Any]] = {}
        self.cut_off = next(one.cut_off for one in self.rows(models.Station, "id"))
        self.officers = [one for one in self.rows(models.Officer) if one.removed is None]
        self.events = [one for one in self.rows(models.Event) if one.removed is None]
        self.alerts = [one for one in self.rows(models.Alert) if one.removed is None]
        self.tallies = [one for one in self.rows(models.Tally) if one.removed is None]
        self.cases = [one for one in self.rows(models.Case) if one.removed is None]
        self.helpers = self.parts(models.EventOfficer, "event_id")
        self.kinds = self.parts(models.EventKind, "event_id")
        self.steps = self.parts(models.AlertStep, "alert_id")
        self.indicators = self.parts(models.Indicator, "profile_id")
        self.earned = self.credit()

    def rows(self, table: Any, key: str = "station_id") -> list[Any]:
        """Read a table's rows of the station, as they are."""
        columns, name = table.__table__.columns, table.__tablename__
        if name not in self.read:
            self.read[name] = list(self.session.execute(sa.select(*columns).where(columns[key] == self.id)))
        return self.read[name]

    def parts(self, table: Any, parent: str) -> dict[UUID, list[Any]]:
        """Read the parts of rows, by the row."""
        found: dict[UUID, list[Any]] = {}
        for one in self.rows(table):
            found.setdefault(getattr(one, parent), []).append(one)
        return found

    def counted_on(self, day: dt.date, clock: dt.time | None) -> dt.date:
        """Find the day something belongs to: before the cut-off the day before."""
        return day - ONE_DAY if clock is not None and clock < self.cut_off else day

    def event_day(self, event: Any) -> dt.date:
        """Find the day an event belongs to."""
        return self.counted_on(event.day, event.start_time)

    def moment_day(self, moment: dt.datetime) -> dt.date:
        """Find the day a moment belongs to."""
        return self.counted_on(moment.date(), moment.time())

    def credit(self) -> dict[tuple[dt.date, UUID], Counter[str]]:
        """Give everybody the credit of every day."""
        earned: dict[tuple[dt.date, UUID], Counter[str]] = {}

        def give(day: dt.date, officer: UUID, name: str, count: int) -> None:
            earned.setdefault((day, officer), Counter())[name] += count

        for event in self.events:
            if event.purpose != "outreach":
                continue
            day = self.event_day(event)
            give(day, event.lead_id, "led", 1)
            for name in ("people", "households", "leaflets"):
                give(day, event.lead_id, name, getattr(event, name))
            for helper in {one.officer_id for one in self.helpers.get(event.id, [])} - {event.lead_id}:
                give(day, helper, "helped", 1)
        for alert in self.alerts:
            for step in self.steps.get(alert.id, []):
                if step.step in ("phone", "in_person"):
                    give(self.moment_day(step.taken), step.officer_id, step.step, 1)
        for tally in self.tallies:
            for name in FUNNEL:
                give(tally.day, tally.officer_id, name, getattr(tally, name))
        return earned

    def edition(self, day: dt.date) -> dict[str, tuple[Fraction, Fraction | None]]:
        """Give the weight and cap of each indicator in force on a day, in points."""
        profiles = [one for one in self.rows(models.Profile) if one.removed is None and one.from_day <= day]
        current = max(profiles, key=lambda one: one.from_day)
        return {
            one.name: (
                Fraction(one.weight, 10_000),
                None if one.most is None else Fraction(one.most, 10_000),
            )
            for one in self.indicators[current.id]
        }

    def points(self, officer: UUID, day: dt.date) -> Fraction:
        """Add up what an officer earned on a day."""
        counts = self.earned.get((day, officer), Counter())
        total = Fraction(0)
        for name, (weight, most) in self.edition(day).items():
            worth = counts[name] * weight
            total += worth if most is None or worth < most else most
        return total

    def ranked(self, day: dt.date, group: str) -> dict[UUID, tuple[int, Fraction]]:
        """Rank who is in post and not excused: one more than those with more points."""
        away = {one.officer_id for one in self.rows(models.Excuse) if holds(one, day)}
        points = {
            one.id: self.points(one.id, day)
            for one in self.officers
            if one.post == GROUPS[group] and within(one, day) and one.id not in away
        }
        return {
            officer: (1 + sum(other > own for other in points.values()), own)
            for officer, own in points.items()
        }

    def excused(self, day: dt.date, group: str) -> list[str]:
        """List the badges of who is in post but away."""
        away = {one.officer_id for one in self.rows(models.Excuse) if holds(one, day)}
        own = [one for one in self.officers if one.post == GROUPS[group] and within(one, day)]
        return sorted(one.badge for one in own if one.id in away)

    def board(self, day: dt.date, group: str) -> list[PlainLine]:
        """Give a board's lines in order."""
        now, before = self.ranked(day, group), self.ranked(day - ONE_DAY, group)
        lines = []
        for officer in self.officers:
            if officer.id not in now:
                continue
            rank, points = now[officer.id]
            goal, grids = self.goal(officer.id, day)
            counts = self.earned.get((day, officer.id), Counter())
            lines.append(
                PlainLine(
                    badge=officer.badge,
                    rank=rank,
                    points=points,
                    moved=before[officer.id][0] - rank if officer.id in before else None,
                    month_points=sum(
                        (self.points(officer.id, day.replace(day=n + 1)) for n in range(day.day)), Fraction(0)
                    ),
                    counts={name: counts[name] for name in self.edition(day) if counts[name]},
                    goal=goal,
                    share=points / goal if goal else None,
                    grids=grids,
                )
            )
        return sorted(lines, key=lambda line: (line.rank, line.badge))

    def goal(self, officer: UUID, day: dt.date) -> tuple[Fraction | None, tuple[str, ...]]:
        """Add up the goals of the grids an officer leads on a day, and name the grids."""
        held = {
            one.grid_id
            for one in self.rows(models.Assignment)
            if one.officer_id == officer and one.role == "lead" and holds(one, day)
        }
        goals = [one.points for one in self.rows(models.Goal) if one.grid_id in held and holds(one, day)]
        numbers = sorted(one.number for one in self.rows(models.Grid) if one.id in held)
        return (Fraction(sum(goals), 10_000) if goals else None), tuple(numbers)


def holds(row: Any, day: dt.date) -> bool:
    """Tell whether a row that is not removed holds on a day."""
    return row.removed is None and within(row, day)


def within(row: Any, day: dt.date) -> bool:
    """Tell whether a day lies between a row's days, both included, either open."""
    return (row.from_day or day) <= day <= (row.until_day or day)


def total(rows: Iterable[Any], name: str) -> int:
    """Add one figure up."""
    return sum(getattr(one, name) for one in rows)
