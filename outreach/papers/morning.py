"""Print the morning sheet of a board: the stored bytes of a sealed one, or a live one as the book stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from sqlmodel import Session

from outreach.boards.facts import BoardFacts
from outreach.boards.lagging import lagging_in
from outreach.boards.queries import board_in
from outreach.exporting.files import appearing
from outreach.language import Language
from outreach.months.figures import figures
from outreach.months.queries import last_change
from outreach.papers.corrections_sheet import corrections_sheet
from outreach.papers.facts import BoardPage, CorrectionsSheet, MorningSheet
from outreach.papers.morning_sheet import morning_sheet
from outreach.workspace import Workspace

Order = Literal["points", "goal"]


def print_morning_sheet(
    workspace: Workspace, day: dt.date, group: str, order: Order, language: str, path: Path
) -> None:
    """Print the sheet of one board to a file; raises Unusable where it can't be written."""
    pdf = morning_pdf(workspace, day, group, order, language)
    with appearing(path) as growing:
        growing.write_bytes(pdf)


def morning_pdf(workspace: Workspace, day: dt.date, group: str, order: Order, language: str) -> bytes:
    """Give the sheet of one board: of a sealed one in the order of points, to the byte as it was sealed."""
    from outreach.boards.actions import sealed_sheet

    if order == "points":
        kept = sealed_sheet(workspace, day, group, language)
        if kept is not None:
            return kept
    return roll_pdf(workspace, [day], group, order, language)


def roll_pdf(workspace: Workspace, days: Sequence[dt.date], group: str, order: Order, language: str) -> bytes:
    """Give one sheet of every board of a roll's days."""
    station = workspace.station.id
    with workspace.reading() as session:
        boards = [board_in(session, station, day, group) for day in days]
        frozen = last_change(session, station)
        sheet = _sheet(session, workspace, boards, order, frozen)
    return morning_sheet(sheet, Language(language))


def corrections_pdf(workspace: Workspace, day: dt.date, group: str, language: str) -> bytes:
    """Give the separate sheet of what changed since a board was sealed."""
    station = workspace.station.id
    with workspace.reading() as session:
        board = board_in(session, station, day, group)
        frozen = last_change(session, station)
    sheet = CorrectionsSheet(
        station=workspace.station.name, maker=workspace.person.name, frozen=frozen, board=board
    )
    return corrections_sheet(sheet, Language(language))


def sheet_in(session: Session, workspace: Workspace, board: BoardFacts, language: str) -> bytes:
    """Print a board's sheet inside the transaction that seals it."""
    frozen = board.seal.sealed if board.seal else last_change(session, workspace.station.id)
    return morning_sheet(_sheet(session, workspace, [board], "points", frozen), Language(language))


def _sheet(
    session: Session, workspace: Workspace, boards: Sequence[BoardFacts], order: Order, frozen: dt.datetime
) -> MorningSheet:
    station = workspace.station.id
    first, last = min(board.day for board in boards), max(board.day for board in boards)
    return MorningSheet(
        station=workspace.station.name,
        maker=workspace.person.name,
        frozen=frozen,
        first=first,
        last=last,
        figures=figures(session, station, (first, last)),
        pages=tuple(
            BoardPage(board, lagging_in(session, station, board.day, board.group)) for board in boards
        ),
        order=order,
    )
