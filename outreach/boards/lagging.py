"""Who has fallen behind (DOMAIN: Lagging): proposals for an interview, with the boards that say so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from sqlmodel import Session

from outreach.boards import ledger
from outreach.boards.facts import Edition, LaggingDay, LaggingLine, OfficerFacts
from outreach.boards.queries import edition_on, group_members, sealed_board
from outreach.boards.rules import (
    LAGGING_BOARDS,
    LAGGING_SHARE,
    in_post,
    lagging_run,
    points_of,
    rank_by_points,
)
from outreach.workspace import Workspace

# Excused days don't count, so the run is looked for this far back and no further.
HORIZON_DAYS = 62


def lagging(
    workspace: Workspace,
    day: dt.date,
    group: str = "community",
    *,
    under: Fraction = LAGGING_SHARE,
    boards: int = LAGGING_BOARDS,
) -> tuple[LaggingLine, ...]:
    """Propose who to talk to on a day: the last quarter and under one's goal on each of one's last boards."""
    with workspace.reading() as session:
        return lagging_in(session, workspace.station.id, day, group, under=under, boards=boards)


def lagging_in(
    session: Session,
    station: UUID,
    day: dt.date,
    group: str,
    *,
    under: Fraction = LAGGING_SHARE,
    boards: int = LAGGING_BOARDS,
) -> tuple[LaggingLine, ...]:
    """Propose who to talk to, inside the caller's transaction; only who is in post on the day is proposed."""
    everybody = group_members(session, station, group)
    members = [one for one in everybody if in_post(one.from_day, one.until_day, day)]
    look = _Look(session, station, group, everybody, ledger.editions(session, station))
    own: dict[UUID, list[LaggingDay | None]] = {one.id: [] for one in members}
    for back in range(HORIZON_DAYS):
        then = day - dt.timedelta(days=back)
        open_ = {
            one.id
            for one in members
            if in_post(one.from_day, None, then) and _undecided(own[one.id], under, boards)
        }
        if not open_:
            break
        for officer, line in look.board(then, open_).items():
            own[officer].append(line)
    runs = [(one, lagging_run(own[one.id], under, boards)) for one in members]
    return tuple(LaggingLine(one.badge, one.name, run) for one, run in runs if run)


def _undecided(own: list[LaggingDay | None], under: Fraction, boards: int) -> bool:
    return len(own) < boards and len(lagging_run(own, under, len(own))) == len(own)


@dataclass(frozen=True, slots=True)
class _Look:
    """One group of a station, looked at day by day."""

    session: Session
    station: UUID
    group: str
    members: list[OfficerFacts]
    editions: list[Edition]

    def board(self, day: dt.date, wanted: set[UUID]) -> dict[UUID, LaggingDay | None]:
        """Give the places of the wanted who were ranked on a day (None: without a goal)."""
        sealed = sealed_board(self.session, self.station, day, self.group)
        if sealed is not None:
            # What was sealed is what the board said, whatever the book says since.
            lines = [(one.officer_id, one.rank, one.share) for one in sealed.lines]
        else:
            lines = self._live(day, wanted)
        return {
            officer: None if share is None else LaggingDay(day, rank, len(lines), share)
            for officer, rank, share in lines
            if officer in wanted
        }

    def _live(self, day: dt.date, wanted: set[UUID]) -> list[tuple[UUID, int, Fraction | None]]:
        away = ledger.excuses(self.session, self.station, day)
        present = {
            one.id: one.badge
            for one in self.members
            if in_post(one.from_day, one.until_day, day) and one.id not in away
        }
        if not present.keys() & wanted:
            return []
        counts = ledger.counts_of_days(self.session, self.station, [day])
        edition = edition_on(self.editions, day)
        points = {officer: points_of(counts.get((day, officer), {}), edition) for officer in present}
        goals = ledger.goals_held(self.session, self.station, day)
        return [
            (officer, rank, Fraction(points[officer], goals[officer]) if goals.get(officer) else None)
            for officer, rank in rank_by_points(points, present).items()
        ]
