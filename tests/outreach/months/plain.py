"""Work a month out a second time, in plain Python straight from the rows."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from fractions import Fraction
from typing import Any
from uuid import UUID

from sqlmodel import Session

from db import models
from tests.outreach.boards.plain import CREDIT, FUNNEL, Plain, holds, total

SIX_KINDS = ("community", "village", "family", "school", "enterprise", "venue")


class PlainSpan:
    """The rows of one station that belong to a span of days."""

    def __init__(self, session: Session, station: UUID, first: dt.date, last: dt.date) -> None:
        plain = Plain(session, station)
        self.plain, self.first, self.last = plain, first, last
        self.events = [
            one for one in plain.events if one.purpose == "outreach" and self.holds_day(plain.event_day(one))
        ]
        self.tallies = [one for one in plain.tallies if self.holds_day(one.day)]
        self.cases = [one for one in plain.cases if self.holds_day(one.day)]
        self.alerts = [one for one in plain.alerts if self.holds_day(plain.moment_day(one.received))]
        self.logs = [
            one
            for one in plain.rows(models.ChannelLog)
            if one.removed is None and self.holds_day(plain.event_day(one))
        ]

    def holds_day(self, day: dt.date) -> bool:
        """Tell whether a day belongs to the span."""
        return self.first <= day <= self.last

    def steps(self, alert: Any, *names: str) -> list[dt.datetime]:
        """List the moments of an alert's steps of some kinds, first to last."""
        return sorted(one.taken for one in self.plain.steps.get(alert.id, []) if one.step in names)

    def figures(self) -> dict[str, int]:
        """Count what the span's summary counts."""
        won = [one for one in self.alerts if one.result == "dissuaded"]
        lost = [one for one in self.alerts if one.result != "dissuaded"]
        return {
            "events": len(self.events),
            **{name: total(self.events, name) for name in ("people", "households", "leaflets")},
            **{name: total(self.tallies, name) for name in FUNNEL},
            "channel_logs": len(self.logs),
            "cases": len(self.cases),
            "loss": total(self.cases, "loss"),
            "alerts": len(self.alerts),
            "dissuaded": len(won),
            "saved": total(won, "money"),
            "at_stake": total(lost, "money"),
            "in_person": sum(bool(self.steps(one, "in_person")) for one in self.alerts),
        }

    def by_kind(self) -> dict[str, int]:
        """Count an event once in each of its kinds."""
        counted = Counter(one.kind for event in self.events for one in self.plain.kinds[event.id])
        return {kind: counted[kind] for kind in (*SIX_KINDS, *sorted(set(counted) - set(SIX_KINDS)))}

    def levels(self) -> dict[str, tuple[int, int, int, int]]:
        """Count the alerts of each level, those met, those with a due clock, and those met by it."""
        told: dict[str, tuple[int, int, int, int]] = {}
        for level in {one.level for one in self.alerts}:
            own = [one for one in self.alerts if one.level == level]
            met = [one for one in own if self.steps(one, "in_person")]
            timed = [one for one in own if one.due is not None]
            in_time = [one for one in timed if one in met and self.steps(one, "in_person")[0] <= one.due]
            told[level] = (len(own), len(met), len(timed), len(in_time))
        return told

    def deceived_after_dissuasion(self) -> int:
        """Count whom somebody spoke to, and who was deceived all the same."""
        return sum(
            one.result == "deceived" and bool(self.steps(one, "phone", "in_person")) for one in self.alerts
        )

    def grids(self) -> dict[str, tuple[int, int, int, int, int, str]]:
        """Give each grid's events, people, households, cases, loss, and its lead on the last day."""
        names = {one.id: one.name for one in self.plain.officers}
        leads = {
            one.grid_id: names[one.officer_id]
            for one in self.plain.rows(models.Assignment)
            if one.role == "lead" and holds(one, self.last)
        }
        told = {}
        for grid in self.plain.rows(models.Grid):
            events = [one for one in self.events if one.grid_id == grid.id]
            cases = [one for one in self.cases if one.grid_id == grid.id]
            told[grid.number] = (
                len(events),
                total(events, "people"),
                total(events, "households"),
                len(cases),
                total(cases, "loss"),
                leads.get(grid.id, ""),
            )
        return told

    def officers(self) -> dict[str, tuple[Fraction, dict[str, int]]]:
        """Give the points and credit of each officer who has any."""
        told = {}
        days = [day for day, _officer in self.plain.earned if self.holds_day(day)]
        for officer in self.plain.officers:
            points = sum((self.plain.points(officer.id, day) for day in set(days)), Fraction(0))
            counts = {
                name: sum(self.plain.earned.get((day, officer.id), Counter())[name] for day in set(days))
                for name in CREDIT
            }
            if points or any(counts.values()):
                told[officer.badge] = (points, counts)
        return told

    def refusals(self) -> dict[str, int]:
        """Count refusals by reason."""
        parts = self.plain.parts(models.TallyRefusal, "tally_id")
        counted: Counter[str] = Counter()
        for tally in self.tallies:
            for one in parts.get(tally.id, []):
                counted[one.reason] += one.people
        return {reason: people for reason, people in counted.items() if people}

    def fraud_types(self) -> dict[str, tuple[int, int]]:
        """Count cases and loss by fraud type."""
        kinds = {one.fraud_type for one in self.cases}
        own = {kind: [one for one in self.cases if one.fraud_type == kind] for kind in kinds}
        return {kind: (len(cases), total(cases, "loss")) for kind, cases in own.items()}

    def days(self) -> list[tuple[dt.date, int, int, int]]:
        """Count events, people and cases of each day."""
        told = []
        day = self.first
        while day <= self.last:
            events = [one for one in self.events if self.plain.event_day(one) == day]
            cases = sum(one.day == day for one in self.cases)
            told.append((day, len(events), total(events, "people"), cases))
            day += dt.timedelta(days=1)
        return told
