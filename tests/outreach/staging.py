"""Set a small station on stage: rows written straight into a real book, sums kept as actions keep them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

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
    Officer,
    Tally,
)
from outreach.boards.facts import POINT
from outreach.boards.sums import recount_pairs
from outreach.calendar import counting_day
from outreach.workspace import Workspace


def month_of(day: dt.date) -> int:
    """Write the month of a day as the book keeps it."""
    return day.year * 100 + day.month


@dataclass
class Stage:
    """A book and the short names of what was put in it."""

    workspace: Workspace
    officers: dict[str, UUID] = field(default_factory=dict)
    grids: dict[str, UUID] = field(default_factory=dict)

    def officer(
        self,
        badge: str,
        post: str = "社区民警",
        first: dt.date | None = None,
        last: dt.date | None = None,
    ) -> UUID:
        """Put an officer in post."""
        row = Officer(
            station_id=self.station,
            badge=badge,
            name=f"警员{badge}",
            post=post,
            from_day=first,
            until_day=last,
        )
        self._add(row)
        self.officers[badge] = row.id
        return row.id

    def grid(self, number: str, lead: str = "", households: int = 100, residents: int = 300) -> UUID:
        """Draw a grid, with its lead officer if one is named."""
        row = Grid(
            station_id=self.station,
            number=number,
            households=households,
            residents=residents,
            area_type="urban",
        )
        self._add(row)
        self.grids[number] = row.id
        if lead:
            self.assign(number, lead, dt.date(2020, 1, 1))
        return row.id

    def assign(self, grid: str, badge: str, first: dt.date, last: dt.date | None = None) -> None:
        """Make somebody a grid's lead."""
        self._add(
            Assignment(
                station_id=self.station,
                grid_id=self.grids[grid],
                officer_id=self.officers[badge],
                role="lead",
                from_day=first,
                until_day=last,
            )
        )

    def event(
        self,
        day: dt.date,
        lead: str,
        *,
        helpers: Iterable[str] = (),
        start: dt.time | None = None,
        kinds: Iterable[str] = ("community",),
        grid: str = "G1",
        **figures: Any,
    ) -> UUID:
        """Hold an event."""
        counts_on = counting_day(day, start, self.workspace.station.cut_off)
        row = Event(
            station_id=self.station,
            day=day,
            start_time=start,
            counts_on=counts_on,
            ym=month_of(counts_on),
            grid_id=self.grids[grid],
            lead_id=self.officers[lead],
            **figures,
        )
        parts: list[Any] = [
            *(EventKind(station_id=self.station, event_id=row.id, kind=kind) for kind in kinds),
            *(
                EventOfficer(station_id=self.station, event_id=row.id, officer_id=self.officers[badge])
                for badge in helpers
            ),
        ]
        self._add(row, *parts, pairs=[(counts_on, self.officers[badge]) for badge in (lead, *helpers)])
        return row.id

    def alert(
        self, received: dt.datetime, badge: str, steps: dict[str, tuple[dt.datetime, str]], **fields: Any
    ) -> UUID:
        """Receive an alert whose steps are `{step: (moment, badge)}`."""
        row = Alert(
            station_id=self.station,
            received=received,
            counts_on=received.date(),
            ym=month_of(received.date()),
            grid_id=self.grids[fields.pop("grid", "G1")],
            officer_id=self.officers[badge],
            **fields,
        )
        parts = [
            AlertStep(
                station_id=self.station,
                alert_id=row.id,
                step=step,
                taken=moment,
                counts_on=moment.date(),
                officer_id=self.officers[who],
            )
            for step, (moment, who) in steps.items()
        ]
        self._add(row, *parts, pairs=[(part.counts_on, part.officer_id) for part in parts])
        return row.id

    def tally(self, day: dt.date, badge: str, **figures: Any) -> UUID:
        """Enter a day's funnel."""
        row = Tally(
            station_id=self.station, day=day, ym=month_of(day), officer_id=self.officers[badge], **figures
        )
        self._add(row, pairs=[(day, self.officers[badge])])
        return row.id

    def case(self, day: dt.date, fraud_type: str = "刷单返利", loss: int = 0, **fields: Any) -> UUID:
        """Report a case."""
        grid = self.grids[fields.pop("grid", "G1")]
        row = Case(
            station_id=self.station,
            day=day,
            ym=month_of(day),
            fraud_type=fraud_type,
            loss=loss,
            grid_id=grid,
            **fields,
        )
        self._add(row)
        return row.id

    def channel_log(self, day: dt.date, channel: str = "LED播放", **fields: Any) -> None:
        """Log a channel at which nobody stands."""
        self._add(
            ChannelLog(
                station_id=self.station, day=day, counts_on=day, ym=month_of(day), channel=channel, **fields
            )
        )

    def excuse(self, badge: str, first: dt.date, last: dt.date, reason: str = "leave") -> None:
        """Excuse an officer."""
        self._add(
            Excuse(
                station_id=self.station,
                officer_id=self.officers[badge],
                from_day=first,
                until_day=last,
                reason=reason,
            )
        )

    def goal(
        self, grid: str, points: int, first: dt.date = dt.date(2020, 1, 1), last: dt.date | None = None
    ) -> None:
        """Set a grid's goal in whole points."""
        self._add(
            Goal(
                station_id=self.station,
                grid_id=self.grids[grid],
                points=points * POINT,
                from_day=first,
                until_day=last,
            )
        )

    @property
    def station(self) -> UUID:
        """Tell the station's key."""
        return self.workspace.station.id

    def _add(self, *rows: Any, pairs: Iterable[tuple[dt.date, UUID]] = ()) -> None:
        with self.workspace.book.transaction() as session:
            for row in rows:
                session.add(row)
                session.flush()
            recount_pairs(session, self.station, pairs)
