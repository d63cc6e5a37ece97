"""Who has fallen behind (DOMAIN: Lagging): proposals for an interview, with the boards that say so."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from uuid import UUID

from sqlmodel import Session

from outreach.boards import ledger
from outreach.boards.facts import Edition, LaggingDay, LaggingLine, OfficerFacts
from outreach.boards.queries import edition_on, group_members
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
_Ranks = dict[dt.date, dict[UUID, LaggingDay | None]]


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
    """Propose who to talk to, inside the caller's transaction."""
    members = [
        one for one in group_members(session, station, group) if in_post(one.from_day, one.until_day, day)
    ]
    editions = ledger.editions(session, station)
    own: dict[UUID, list[LaggingDay | None]] = {one.id: [] for one in members}
    for back in range(HORIZON_DAYS):
        then = day - dt.timedelta(days=back)
        open_ = [one for one in members if _undecided(own[one.id], under, boards)]
        asked = {one.id for one in open_ if in_post(one.from_day, one.until_day, then)}
        if not asked:
            break
        for officer, line in _ranked(session, station, then, group, members, editions, asked).items():
            own[officer].append(line)
    found = []
    for one in members:
        run = lagging_run(own[one.id], under, boards)
        if run:
            found.append(LaggingLine(one.badge, one.name, run))
    return tuple(found)
