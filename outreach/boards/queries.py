"""Questions about boards: live or sealed, by day and group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from sqlmodel import Session, col, func, select

from db.models import Board, BoardRow, OfficerDay
from outreach.boards import ledger
from outreach.boards.facts import (
    BoardFacts,
    BoardLine,
    Edition,
    IndicatorRule,
    OfficerFacts,
    Seal,
    Unranked,
)
from outreach.boards.rules import corrections, in_post, points_of, rank_by_points
from outreach.errors import Invalid, NotFound
from outreach.workspace import Workspace


def board(workspace: Workspace, day: dt.date, group: str = "community") -> BoardFacts:
    """Give the board of a day: the sealed one with its corrections beside it, or the live one."""
    if day > workspace.today():
        raise Invalid(
            "{day} is after today, {today}: there is no board yet.", day=day, today=workspace.today()
        )
    with workspace.reading() as session:
        return board_in(session, workspace.station.id, day, group)


def board_in(session: Session, station: UUID, day: dt.date, group: str) -> BoardFacts:
    """Give the board of a day inside the caller's transaction."""
    live = live_board(session, station, day, group)
    sealed = sealed_board(session, station, day, group)
    if sealed is None:
        return live
    return replace(sealed, corrections=corrections(sealed.lines, live.lines))


def newest_worked_day(workspace: Workspace) -> dt.date:
    """Tell the newest day before today that has any credit, or yesterday where none has."""
    today = workspace.today()
    with workspace.reading() as session:
        found = session.exec(
            select(func.max(OfficerDay.day)).where(
                OfficerDay.station_id == workspace.station.id, OfficerDay.day < today
            )
        ).one()
    return today - dt.timedelta(days=1) if found is None else found


def groups(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """Give the station's groups and the posts ranked in each."""
    with workspace.reading() as session:
        return ledger.groups(session, workspace.station.id)


def live_board(session: Session, station: UUID, day: dt.date, group: str) -> BoardFacts:
    """Rank the officers of a group by what the book says now (DOMAIN: Board)."""
    members = group_members(session, station, group)
    yesterday = day - dt.timedelta(days=1)
    present, excused = _present(session, station, members, day)
    editions = ledger.editions(session, station)
    counts = ledger.counts_of_days(session, station, [yesterday, day])
    edition = edition_on(editions, day)
    points = {one.id: points_of(counts.get((day, one.id), {}), edition) for one in present}
    badges = {one.id: one.badge for one in members}
    ranks = rank_by_points(points, badges)
    before = _ranks_before(
        session, station, yesterday, group, members, counts, edition_on(editions, yesterday)
    )
    months = ledger.month_points(session, station, day, editions)
    goals = ledger.goals_held(session, station, day)
    held = ledger.grids_held(session, station, day)
    people = {one.id: one for one in present}
    earned_names = [rule.name for rule in edition.indicators]
    lines = tuple(
        BoardLine(
            officer_id=officer,
            badge=people[officer].badge,
            name=people[officer].name,
            rank=rank,
            points=points[officer],
            moved=before[officer] - rank if officer in before else None,
            month_points=months.get(officer, 0),
            counts=_shown(counts.get((day, officer), {}), earned_names),
            goal=goals.get(officer),
            grids=tuple(held.get(officer, ())),
        )
        for officer, rank in ranks.items()
    )
    return BoardFacts(day=day, group=group, edition=edition, lines=lines, excused=excused)


def sealed_board(session: Session, station: UUID, day: dt.date, group: str) -> BoardFacts | None:
    """Give the sealed board of a day as it was sealed, or None."""
    row = session.exec(
        select(Board).where(Board.station_id == station, Board.day == day, Board.group_name == group)
    ).first()
    if row is None:
        return None
    lines = session.exec(
        select(BoardRow)
        .where(BoardRow.station_id == station, BoardRow.board_id == row.id)
        .order_by(col(BoardRow.position))
    ).all()
    held = row.content["grids"]
    return BoardFacts(
        day=day,
        group=group,
        edition=_sealed_edition(row),
        lines=tuple(_sealed_line(line, held) for line in lines),
        excused=tuple(Unranked(*one) for one in row.content["excused"]),
        seal=Seal(row.id, row.sealed_by, row.sealed, row.digest),
    )


def group_members(session: Session, station: UUID, group: str) -> list[OfficerFacts]:
    """Give the officers whose post is ranked in a group; raises NotFound."""
    known = ledger.groups(session, station)
    if group not in known:
        raise NotFound(
            "There is no group “{group}”. The station ranks: {groups}.",
            group=group,
            groups=", ".join(sorted(known)),
        )
    return ledger.officers(session, station, known[group])


def edition_on(editions: Iterable[Edition], day: dt.date) -> Edition:
    """Choose the edition in force on a day (the oldest one for days before it)."""
    ordered = sorted(editions, key=lambda edition: edition.from_day)
    if not ordered:
        raise NotFound("The book has no profile, so nothing can be ranked.")
    current = ordered[0]
    for edition in ordered:
        if edition.from_day <= day:
            current = edition
    return current


def _present(
    session: Session, station: UUID, members: list[OfficerFacts], day: dt.date
) -> tuple[list[OfficerFacts], tuple[Unranked, ...]]:
    reasons = ledger.excuses(session, station, day)
    posted = [one for one in members if in_post(one.from_day, one.until_day, day)]
    present = [one for one in posted if one.id not in reasons]
    excused = tuple(Unranked(one.badge, one.name, reasons[one.id]) for one in posted if one.id in reasons)
    return present, excused


def _ranks_before(
    session: Session,
    station: UUID,
    yesterday: dt.date,
    group: str,
    members: list[OfficerFacts],
    counts: ledger.Counts,
    edition: Edition,
) -> dict[UUID, int]:
    # What was sealed and pinned up is what people moved from.
    sealed = sealed_board(session, station, yesterday, group)
    if sealed is not None:
        return {line.officer_id: line.rank for line in sealed.lines}
    present, _excused = _present(session, station, members, yesterday)
    points = {one.id: points_of(counts.get((yesterday, one.id), {}), edition) for one in present}
    return rank_by_points(points, {one.id: one.badge for one in present})


def _shown(counts: dict[str, int], names: list[str]) -> dict[str, int]:
    return {name: counts[name] for name in names if counts.get(name)}


def _sealed_edition(row: Board) -> Edition:
    profile = row.content["profile"]
    return Edition(
        id=row.profile_id,
        name=profile["name"],
        from_day=dt.date.fromisoformat(profile["from_day"]),
        indicators=tuple(IndicatorRule(*rule) for rule in profile["indicators"]),
    )


def _sealed_line(row: BoardRow, held: dict[str, list[str]]) -> BoardLine:
    return BoardLine(
        officer_id=row.officer_id,
        badge=row.badge,
        name=row.name,
        rank=row.rank,
        points=row.points,
        moved=row.moved,
        month_points=row.month_points,
        counts=row.counts,
        goal=row.goal,
        grids=tuple(held.get(row.badge, ())),
    )
