"""What can be asked for about boards: seal one, choose a profile."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from db.models import Board, BoardRow, BoardSheet, Profile
from outreach.boards.editions import enter_edition
from outreach.boards.facts import BoardFacts
from outreach.boards.queries import board_in, live_board, sealed_board
from outreach.boards.rules import PROFILES
from outreach.errors import Conflict, Invalid, NotFound
from outreach.permissions import CHIEFS, allowed
from outreach.workspace import Workspace


@allowed(*CHIEFS)
def seal_board(workspace: Workspace, day: dt.date, group: str = "community") -> BoardFacts:
    """Seal the board of a day that is over: it, and its printed sheets, never change again."""
    from outreach.language import LANGUAGES

    if day >= workspace.today():
        raise Invalid(
            "The board of {day} cannot be sealed before that day is over; today is {today}.",
            day=day,
            today=workspace.today(),
        )
    station = workspace.station.id
    with workspace.acting("seal_board", day=day, group=group) as session:
        if sealed_board(session, station, day, group):
            raise Conflict("The board of {day} is sealed already; a seal is never broken.", day=day)
        live = live_board(session, station, day, group)
        if live.edition.id is None:
            raise NotFound("The book has no profile, so nothing can be ranked.")
        content = content_of(live)
        row = Board(
            station_id=station,
            day=day,
            group_name=group,
            profile_id=live.edition.id,
            sealed=dt.datetime.now(dt.UTC),
            sealed_by=workspace.person.name,
            digest=digest_of(content),
            content=content,
            made_by=workspace.person.name,
            changed_by=workspace.person.name,
        )
        session.add(row)
        session.flush()
        _store_lines(session, row, live)
        sealed = board_in(session, station, day, group)
        for language in LANGUAGES:
            _store_sheet(session, workspace, row, sealed, language)
    return sealed


def sealed_sheet(workspace: Workspace, day: dt.date, group: str, language: str) -> bytes | None:
    """Give the printed sheet of a sealed board, to the byte as it was sealed, or None."""
    with workspace.reading() as session:
        return session.exec(
            select(BoardSheet.pdf)
            .join(
                Board,
                (col(Board.station_id) == col(BoardSheet.station_id))
                & (col(Board.id) == col(BoardSheet.board_id)),
            )
            .where(
                Board.station_id == workspace.station.id,
                Board.day == day,
                Board.group_name == group,
                BoardSheet.language == language,
            )
        ).first()


@allowed(*CHIEFS)
def choose_profile(workspace: Workspace, name: str, from_day: dt.date) -> None:
    """Put a profile in force from a day on; boards before it keep theirs, and the choice is recorded."""
    if name not in PROFILES:
        raise NotFound("There is no profile “{name}”: choose {names}.", name=name, names=", ".join(PROFILES))
    station, person = workspace.station.id, workspace.person.name
    with workspace.acting("choose_profile", name=name, from_day=from_day) as session:
        _refuse_edition(session, station, from_day)
        enter_edition(session, station, name, from_day, person)


def _refuse_edition(session: Session, station: UUID, from_day: dt.date) -> None:
    taken = session.exec(
        select(Profile).where(
            Profile.station_id == station, Profile.from_day == from_day, col(Profile.removed).is_(None)
        )
    ).first()
    if taken:
        raise Conflict(
            "From {day} on the profile “{name}” is in force already.", day=from_day, name=taken.name
        )
    last = session.exec(select(func.max(Board.day)).where(Board.station_id == station)).one()
    if last is not None and from_day <= last:
        raise Conflict(
            "Boards up to {last} are sealed: the profile can change from a later day on.", last=last
        )


def content_of(board: BoardFacts) -> dict[str, Any]:
    """Write a board as the document its digest is taken of; points are ten-thousandths."""
    return {
        "day": board.day.isoformat(),
        "group": board.group,
        "profile": {
            "name": board.edition.name,
            "from_day": board.edition.from_day.isoformat(),
            "indicators": [[rule.name, rule.weight, rule.most] for rule in board.edition.indicators],
        },
        "lines": [
            {
                "badge": line.badge,
                "name": line.name,
                "rank": line.rank,
                "points": line.points,
                "moved": line.moved,
                "month_points": line.month_points,
                "counts": dict(sorted(line.counts.items())),
                "goal": line.goal,
            }
            for line in board.lines
        ],
        "grids": {line.badge: list(line.grids) for line in board.lines},
        "excused": [[one.badge, one.name, one.reason] for one in board.excused],
    }


def digest_of(content: dict[str, Any]) -> str:
    """Take the SHA-256 of a board's document, keys in order."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _store_lines(session: Session, row: Board, live: BoardFacts) -> None:
    session.add_all(
        BoardRow(
            station_id=row.station_id,
            board_id=row.id,
            position=position,
            officer_id=line.officer_id,
            badge=line.badge,
            name=line.name,
            rank=line.rank,
            points=line.points,
            moved=line.moved,
            month_points=line.month_points,
            goal=line.goal,
            counts=dict(line.counts),
        )
        for position, line in enumerate(live.lines)
    )
    session.flush()


def _store_sheet(
    session: Session, workspace: Workspace, row: Board, sealed: BoardFacts, language: str
) -> None:
    from outreach.papers.morning import sheet_in

    pdf = sheet_in(session, workspace, sealed, language)
    session.add(
        BoardSheet(
            station_id=row.station_id,
            board_id=row.id,
            language=language,
            digest=hashlib.sha256(pdf).hexdigest(),
            pdf=pdf,
        )
    )
