"""The tables of the morning sheet: the board, and who is proposed for an interview."""

from __future__ import annotations

from collections.abc import Sequence

from outreach.boards.facts import BoardFacts, BoardLine, Earned, LaggingDay, LaggingLine
from outreach.boards.rules import earned, order_by_goal, show_share
from outreach.language import Language
from outreach.papers import wording
from outreach.papers.facts import Order
from outreach.papers.page import GOOD, GREY, INK, RED, ROOM
from outreach.papers.table import Cell, Column, Row, Table, shared_widths
from outreach.papers.words import INDICATORS, headed

_SIDES = {
    "rank": 26.0,
    "moved": 29.0,
    "officer": 60.0,
    "grids": 55.0,
    "points": 52.0,
    "goal": 45.0,
    "month": 50.0,
}
_CUT = "*"  # beside points from which the day's cap cut something off
_NOTHING = "–"


def board_table(board: BoardFacts, order: Order, language: Language) -> Table:
    """Lay out a board: ranks, officers, where the points come from, points, goal and month."""
    lines = order_by_goal(board.lines) if order == "goal" else tuple((one.rank, one) for one in board.lines)
    indicators = [rule.name for rule in board.edition.indicators]
    names = [headed(language, INDICATORS, name) for name in indicators]
    room = ROOM - sum(_SIDES.values())
    second = language.say("By points") if order == "goal" else language.say("Moved")
    columns = (
        Column(language.say("Rank"), _SIDES["rank"], size=15, bold=True),
        Column(second, _SIDES["moved"], size=10),
        Column(language.say("Officer"), _SIDES["officer"], "left", size=13, bold=True),
        Column(language.say("Grids"), _SIDES["grids"], "left", size=8.5),
        *(Column(name, wide, size=10) for name, wide in zip(names, shared_widths(names, room), strict=True)),
        Column(language.say("Points"), _SIDES["points"], size=15, bold=True),
        Column(language.say("Goal and share"), _SIDES["goal"], size=10),
        Column(language.say("Month"), _SIDES["month"], size=11),
    )
    rows = tuple(_row(rank, line, board, order, language) for rank, line in lines)
    return Table(columns, rows, head_height=25)


def _row(rank: int, line: BoardLine, board: BoardFacts, order: Order, language: Language) -> Row:
    second = Cell(str(line.rank), colour=GREY) if order == "goal" else _moved(line.moved, language)
    goal = wording.points(line.goal) if line.goal else wording.NONE
    return (
        Cell(str(rank)),
        second,
        Cell(line.name, under=line.badge),
        Cell(items=line.grids) if line.grids else Cell(wording.NONE, colour=GREY),
        *(_earned(part) for part in earned(line.counts, board.edition)),
        Cell(wording.points(line.points)),
        Cell(show_share(line.share), under=goal) if line.goal else Cell(wording.NONE, colour=GREY),
        Cell(wording.points(line.month_points)),
    )


def _moved(moved: int | None, language: Language) -> Cell:
    if moved is None:
        return Cell(language.say("new"), colour=GREY)
    sign, colour = ("▲", GOOD) if moved > 0 else ("▼", RED)
    return Cell(f"{sign}{abs(moved)}", colour=colour) if moved else Cell(wording.NONE, colour=GREY)


def _earned(part: Earned) -> Cell:
    if not part.count:
        return Cell(_NOTHING, colour=GREY)
    return Cell(wording.count(part.count), under=wording.points(part.points), mark=_CUT if part.cut else "")


def lagging_table(lagging: Sequence[LaggingLine], language: Language) -> Table:
    """Lay out who is proposed for an interview, with room to write the promise."""
    columns = (
        Column(language.say("Officer"), 70, "left", size=11, bold=True),
        Column(language.say("Last boards: rank of those ranked, share of goal"), 252, "left", size=8),
        Column(language.say("Promise"), ROOM - 70 - 252 - 75, "left"),
        Column(language.say("Review day"), 75, "left"),
    )
    rows = tuple(
        (Cell(one.name, under=one.badge), Cell(_boards(one.boards, language)), _blank(), _blank())
        for one in lagging
    )
    return Table(columns, rows, row_height=27, head_height=15, upright=True)


def _boards(boards: Sequence[LaggingDay], language: Language) -> str:
    told = (
        language.say(
            "{day} {rank}/{ranked} {share}",
            day=wording.short_day(language, board.day),
            rank=board.rank,
            ranked=board.ranked,
            share=show_share(board.share),
        )
        for board in boards
    )
    return language.say("; ").join(told)


def _blank() -> Cell:
    return Cell("", colour=INK)
