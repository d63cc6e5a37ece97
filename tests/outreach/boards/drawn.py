"""Draw a small station at random: joiners, leavers, leave, hand-overs, goals, editions, removed rows."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any
from uuid import UUID

from sqlmodel import Session

from db.models import (
    Alert,
    AlertStep,
    Assignment,
    Case,
    ChannelLog,
    Event,
    EventKind,
    EventOfficer,
    Excuse,
    Goal,
    Grid,
    Indicator,
    Officer,
    Profile,
    Tally,
    TallyRefusal,
)
from outreach.calendar import counting_day
from outreach.stations.actions import found_station

FIRST, LAST = dt.date(2026, 9, 24), dt.date(2026, 10, 20)
LONG_AGO = dt.date(2026, 1, 1)
KINDS = ("community", "village", "family", "school", "enterprise", "venue", "进机关")
REMOVED = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
INDICATORS = ("led", "helped", "people", "households", "leaflets", "phone", "in_person", "registered")


class Drawing:
    """One station being drawn."""

    def __init__(
        self, session: Session, source: random.Random, code: str, cut_off: dt.time | None = None
    ) -> None:
        self.session = session
        self.source = source
        station = found_station(session, code=code, name=f"示例所{code}", person="")
        self.cut_off = cut_off or source.choice([dt.time(0, 0), dt.time(0, 0), dt.time(6, 30)])
        station.cut_off = self.cut_off
        session.flush()
        self.station: UUID = station.id
        self.officers: list[UUID] = []
        self.grids: list[UUID] = []
        self.tallied: set[tuple[dt.date, UUID]] = set()
        self.parts: list[Any] = []

    def whole(self) -> UUID:
        """Draw all of it; the kept sums are not made."""
        self.people()
        self.responsibility()
        self.profiles()
        for _ in range(self.source.randint(20, 70)):
            self.event()
        for _ in range(self.source.randint(0, 15)):
            self.alert()
        for _ in range(self.source.randint(0, 15)):
            self.tally()
        for _ in range(self.source.randint(0, 12)):
            self.case_or_log()
        self.enter()
        return self.station

    def enter(self) -> None:
        """Enter what was drawn: rows first, then their parts."""
        self.session.flush()
        self.session.add_all(self.parts)
        self.session.flush()
        self.parts.clear()

    def day(self, first: dt.date = FIRST, last: dt.date = LAST) -> dt.date:
        """Draw a day."""
        return first + dt.timedelta(days=self.source.randint(0, (last - first).days))

    def maybe(self, value: Any, chance: float = 0.5) -> Any:
        """Draw a value or nothing."""
        return value if self.source.random() < chance else None

    def add(self, *rows: Any) -> None:
        """Enter a row with its parts; now and then a removed one."""
        if hasattr(rows[0], "removed") and not isinstance(rows[0], Officer | Grid):
            rows[0].removed = self.maybe(REMOVED, 0.1)
        self.session.add(rows[0])
        self.parts += rows[1:]

    def people(self) -> None:
        """Draw officers, some joining or leaving, and their days away."""
        for number in range(self.source.randint(3, 9)):
            first = self.maybe(self.day(), 0.3)
            row = Officer(
                station_id=self.station,
                badge=f"{self.source.randint(0, 10**6):06}-{number}",
                name=f"警员{number}",
                post=self.source.choice(["社区民警", "社区民警", "社区民警", "辅警", "所长"]),
                from_day=first,
                until_day=self.maybe(self.day(first or FIRST), 0.2),
            )
            self.add(row)
            self.officers.append(row.id)
        self.enter()
        for officer in self.officers * 2:
            if self.source.random() < 0.5:
                first = self.day()
                last = min(LAST, first + dt.timedelta(days=self.source.choice([0, 0, 1, 4])))
                reason = self.source.choice(["leave", "rest", "duty", "detail", "training", "travel"])
                self.add(
                    Excuse(
                        station_id=self.station,
                        officer_id=officer,
                        from_day=first,
                        until_day=last,
                        reason=reason,
                    )
                )

    def responsibility(self) -> None:
        """Draw grids handed from one officer to the next, with and without goals."""
        for number in range(self.source.randint(2, 5)):
            row = Grid(
                station_id=self.station,
                number=f"{number:02}",
                households=self.source.randint(0, 90),
                residents=self.source.randint(0, 900),
            )
            self.add(row)
            self.enter()
            self.grids.append(row.id)
            for first, last in self.spans():
                lead = self.source.choice(self.officers)
                for role, officer in (("lead", lead), ("helper", self.source.choice(self.officers))):
                    self.add(
                        Assignment(
                            station_id=self.station,
                            grid_id=row.id,
                            officer_id=officer,
                            role=role,
                            from_day=first,
                            until_day=last,
                        )
                    )
            if self.source.random() < 0.8:
                for first, last in self.spans():
                    points = self.source.choice([1, 5, 10, 12, 20]) * 10_000
                    self.add(
                        Goal(
                            station_id=self.station,
                            grid_id=row.id,
                            points=points,
                            from_day=first,
                            until_day=last,
                        )
                    )

    def spans(self) -> list[tuple[dt.date, dt.date | None]]:
        """Draw one to three spans running, now and then with a gap, the last one open or not."""
        turns = sorted({self.day() for _ in range(self.source.randint(0, 2))})
        ends = [turn - dt.timedelta(days=self.source.choice([1, 1, 2])) for turn in turns]
        spans = list(zip([LONG_AGO, *turns], [*ends, self.maybe(LAST, 0.2)], strict=True))
        return [(first, last) for first, last in spans if last is None or first <= last]

    def profiles(self) -> None:
        """Draw later editions with weights that make ties, and caps that cut."""
        for day in sorted({self.day() for _ in range(self.source.randint(0, 2))}):
            row = Profile(station_id=self.station, name="own", from_day=day)
            chosen = self.source.sample(INDICATORS, self.source.randint(1, len(INDICATORS)))
            self.add(
                row,
                *(
                    Indicator(
                        station_id=self.station,
                        profile_id=row.id,
                        name=name,
                        position=position,
                        weight=self.source.choice([0, 333, 10_000, 25_000]),
                        most=self.source.choice([None, 0, 10_000, 60_000]),
                    )
                    for position, name in enumerate(chosen)
                ),
            )

    def event(self) -> UUID:
        """Draw an event with helpers and kinds."""
        day = self.day()
        start = self.maybe(dt.time(self.source.choice([0, 6, 9, 23]), self.source.choice([0, 29, 30])))
        counts_on = counting_day(day, start, self.cut_off)
        row = Event(
            station_id=self.station,
            day=day,
            start_time=start,
            counts_on=counts_on,
            ym=counts_on.year * 100 + counts_on.month,
            grid_id=self.source.choice(self.grids),
            lead_id=self.source.choice(self.officers),
            purpose=self.source.choice(["outreach"] * 9 + ["training"]),
            people=self.source.choice([0, 0, 10, 50, 150, 300]),
            households=self.source.choice([0, 0, 1, 5, 45]),
            leaflets=self.source.choice([0, 50, 100, 300]),
        )
        helpers = self.source.sample(self.officers, self.source.randint(0, 2))
        kinds = self.source.sample(KINDS, self.source.randint(1, 3))
        self.add(
            row,
            *(EventOfficer(station_id=self.station, event_id=row.id, officer_id=one) for one in helpers),
            *(EventKind(station_id=self.station, event_id=row.id, kind=kind) for kind in kinds),
        )
        return row.id

    def alert(self) -> UUID:
        """Draw an alert with steps, some by somebody else, some after midnight."""
        received = dt.datetime.combine(self.day(), dt.time(self.source.choice([1, 7, 12, 23]), 50))
        counts_on = counting_day(received.date(), received.time(), self.cut_off)
        row = Alert(
            station_id=self.station,
            received=received,
            counts_on=counts_on,
            ym=counts_on.year * 100 + counts_on.month,
            due=self.maybe(received + dt.timedelta(minutes=30)),
            level=self.source.choice(["", "highest", "high", "middle", "low"]),
            result=self.source.choice(["", "dissuaded", "dissuaded", "deceived", "unheeded"]),
            money=self.source.choice([0, 1, 5000_00]),
            grid_id=self.source.choice(self.grids),
            officer_id=self.source.choice(self.officers),
        )
        steps: list[AlertStep] = []
        for step in self.source.sample(["sms", "phone", "in_person", "phone", "in_person"], 3):
            taken = received + dt.timedelta(
                minutes=self.source.choice([5, 29, 30, 31, 400]), seconds=len(steps)
            )
            steps.append(
                AlertStep(
                    station_id=self.station,
                    alert_id=row.id,
                    step=step,
                    taken=taken,
                    counts_on=counting_day(taken.date(), taken.time(), self.cut_off),
                    officer_id=self.source.choice(self.officers),
                )
            )
        self.add(row, *steps)
        return row.id

    def tally(self) -> UUID | None:
        """Draw a day's funnel of an officer who has none yet."""
        day, officer = self.day(), self.source.choice(self.officers)
        row = Tally(station_id=self.station, day=day, ym=day.year * 100 + day.month, officer_id=officer)
        if (day, officer) in self.tallied:
            return None
        self.tallied.add((day, officer))
        row.met = self.source.randint(8, 30)
        row.scanned = self.source.randint(0, row.met // 2)
        row.installed = self.source.randint(0, row.scanned)
        row.registered = self.source.randint(0, row.installed)
        row.refused = self.source.randint(0, row.met - row.scanned)
        row.already = self.source.randint(0, 5)
        reasons = {"busy": row.refused // 2, "distrust": row.refused - row.refused // 2}
        self.add(
            row,
            *(
                TallyRefusal(station_id=self.station, tally_id=row.id, reason=reason, people=people)
                for reason, people in reasons.items()
            ),
        )
        return row.id

    def case_or_log(self) -> None:
        """Draw a case, and a channel log beside it."""
        day, other = self.day(), self.day()
        start = self.maybe(dt.time(5, 0))
        counts_on = counting_day(other, start, self.cut_off)
        self.add(
            Case(
                station_id=self.station,
                day=day,
                ym=day.year * 100 + day.month,
                fraud_type=self.source.choice(["刷单返利", "虚假贷款"]),
                loss=self.source.choice([0, 123_45, 9_000_00]),
                grid_id=self.source.choice(self.grids),
            )
        )
        self.add(
            ChannelLog(
                station_id=self.station,
                day=other,
                start_time=start,
                counts_on=counts_on,
                ym=counts_on.year * 100 + counts_on.month,
                channel="LED播放",
                reach=500,
            )
        )
