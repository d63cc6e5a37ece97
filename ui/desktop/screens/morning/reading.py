"""What the morning screen asks of the book; runs beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from outreach.boards.facts import BoardFacts, BoardLine, Earned, SourceRow
from outreach.boards.queries import board, groups
from outreach.boards.rules import earned
from outreach.papers.words import GROUPS

if TYPE_CHECKING:
    from outreach.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Explained:
    """What one officer earned on a day, and the rows behind each indicator."""

    line: BoardLine
    parts: tuple[Earned, ...]
    rows: tuple[SourceRow, ...]

    def rows_of(self, indicator: str) -> list[SourceRow]:
        """Give the rows behind one indicator."""
        return [row for row in self.rows if row.indicator == indicator]


@dataclass(frozen=True, slots=True)
class Morning:
    """The boards of the days looked at, newest last, and the groups there are."""

    boards: tuple[BoardFacts, ...]
    groups: tuple[str, ...]


def days_of(day: date, span: str, today: date) -> tuple[date, ...]:
    """Give the days whose boards are looked at: one, or all that the roll after it shows."""
    if span != "roll":
        return (day,)
    from outreach.calendar import ONE_DAY, is_working_day, roll_span

    roll = day + ONE_DAY
    while not is_working_day(roll):
        roll += ONE_DAY
    return tuple(shown for shown in roll_span(roll) if shown <= today)


def read_morning(workspace: Workspace, days: tuple[date, ...], group: str) -> Morning:
    """Read the boards of some days."""
    usual = list(GROUPS)
    # the station's own groups stand after the usual ones
    known = tuple(
        sorted(groups(workspace), key=lambda one: usual.index(one) if one in GROUPS else len(usual))
    )
    chosen = group if group in known or not known else known[0]
    return Morning(tuple(board(workspace, day, chosen) for day in days), known)


def explain(workspace: Workspace, facts: BoardFacts, line: BoardLine) -> Explained:
    """Explain a line of a board down to the rows of the book."""
    from outreach.boards.explain import rows_behind

    parts = tuple(part for part in earned(line.counts, facts.edition) if part.count)
    return Explained(line, parts, rows_behind(workspace, line.officer_id, facts.day))


def seal(workspace: Workspace, facts: BoardFacts) -> BoardFacts:
    """Seal a board."""
    from outreach.boards.actions import seal_board

    return seal_board(workspace, facts.day, facts.group)


def sheet(workspace: Workspace, boards: tuple[BoardFacts, ...], order: str, language: str) -> bytes:
    """Give the morning sheet of one board (as it was sealed, if it was) or of every board of a roll."""
    from outreach.papers.morning import morning_pdf, roll_pdf

    wanted: Literal["points", "goal"] = "goal" if order == "goal" else "points"
    days, group = [board.day for board in boards], boards[0].group
    if len(days) == 1:
        return morning_pdf(workspace, days[0], group, wanted, language)
    return roll_pdf(workspace, days, group, wanted, language)


def corrections_sheet(workspace: Workspace, facts: BoardFacts, language: str) -> bytes:
    """Give the separate sheet of what was corrected since a board was sealed."""
    from outreach.papers.morning import corrections_pdf

    return corrections_pdf(workspace, facts.day, facts.group, language)
