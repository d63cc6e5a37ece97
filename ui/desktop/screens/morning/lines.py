"""The lines of the board as a table shows them: ranked officers, then those excused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from outreach.boards.facts import BoardFacts, BoardLine, Correction, Unranked
from outreach.boards.rules import order_by_goal, show_share
from outreach.language import Language
from outreach.papers.words import EXCUSES, word
from ui.desktop.parts.table import Column
from ui.desktop.wording import NONE, count, moved, points
from ui.desktop.words import SHORT_INDICATORS

ORDERS = ("points", "goal")
COUNTED = ("led", "helped", "people", "households", "leaflets")


@dataclass(frozen=True, slots=True)
class Shown:
    """One line as shown: its rank in the order chosen, and who it is about."""

    rank: int | None
    line: BoardLine | None
    excused: Unranked | None = None

    @property
    def badge(self) -> str:
        """Give the badge of the officer."""
        who = self.line or self.excused
        return who.badge if who else ""

    @property
    def name(self) -> str:
        """Give the name of the officer."""
        who = self.line or self.excused
        return who.name if who else ""


def lines_of(board: BoardFacts, order: str) -> list[Shown]:
    """Put a board into an order: points, or the share of one's own goal; the excused come last."""
    if order == "goal":
        ranked = [Shown(rank, line) for rank, line in order_by_goal(board.lines)]
    else:
        ranked = [Shown(line.rank, line) for line in board.lines]
    return ranked + [Shown(None, None, one) for one in board.excused]


def goal_words(language: Language, line: BoardLine) -> str:
    """Say how much of one's own goal was reached: `16.00 of 20.00   80.0%`."""
    if not line.goal:
        return NONE
    return language.say(
        "{points} of {goal}   {share}",
        points=points(line.points),
        goal=points(line.goal),
        share=show_share(line.share),
    )


def columns(language: Language, indicators: Sequence[str]) -> list[Column[Shown]]:
    """Make the columns of the board."""
    return [
        *_who(language),
        *[_counted(language, name) for name in indicators if name in COUNTED],
        *_earned(language),
    ]


def _who(language: Language) -> list[Column[Shown]]:
    say = language.say

    def moving(shown: Shown) -> str:
        if shown.excused:
            return word(language, EXCUSES, shown.excused.reason)
        return moved(shown.line.moved if shown.line else None)

    def tone(shown: Shown) -> str:
        places = shown.line.moved if shown.line else None
        return "muted" if not places else "good" if places > 0 else "bad"

    return [
        Column(
            say("#"),
            lambda shown: count(shown.rank),
            44,
            figures=True,
            strong=True,
            sort=lambda shown: (shown.rank is None, shown.rank or 0),
            about=say("Rank; equal points share one, and the next is skipped"),
        ),
        Column(say("Moved"), moving, 72, tone=tone, about=say("Places up or down since the day before")),
        Column(say("Badge"), lambda shown: shown.badge, 80, sort=lambda shown: shown.badge),
        Column(say("Officer"), lambda shown: shown.name, 96, strong=True, sort=lambda shown: shown.name),
        Column(say("Grids"), lambda shown: " ".join(shown.line.grids) if shown.line else ""),
    ]


def _earned(language: Language) -> list[Column[Shown]]:
    say = language.say
    return [
        Column(
            say("Points"),
            lambda shown: points(shown.line.points if shown.line else None),
            84,
            figures=True,
            strong=True,
            sort=lambda shown: shown.line.points if shown.line else -1,
        ),
        Column(
            say("Own goal (points)"),
            lambda shown: goal_words(language, shown.line) if shown.line else NONE,
            160,
            figures=True,
            sort=lambda shown: (shown.line.share if shown.line else None) or Fraction(-1),
        ),
        Column(
            say("Month (points)"),
            lambda shown: points(shown.line.month_points if shown.line else None),
            84,
            figures=True,
            sort=lambda shown: shown.line.month_points if shown.line else -1,
        ),
    ]


def _counted(language: Language, name: str) -> Column[Shown]:
    def read(shown: Shown) -> int | None:
        return shown.line.counts.get(name, 0) if shown.line else None

    return Column(
        word(language, SHORT_INDICATORS, name),
        lambda shown: count(read(shown)),
        64,
        figures=True,
        minor=True,
        sort=lambda shown: -1 if read(shown) is None else read(shown),
    )


def correction_columns(language: Language) -> list[Column[Correction]]:
    """Make the columns of the corrections beside a sealed board."""
    say = language.say
    return [
        Column(say("Badge"), lambda one: one.badge, 84),
        Column(say("Officer"), lambda one: one.name, 0),
        Column(say("Rank as sealed"), lambda one: count(one.sealed_rank), 120, figures=True),
        Column(say("Rank today"), lambda one: count(one.rank), 110, figures=True),
        Column(say("Points as sealed"), lambda one: points(one.sealed_points), 130, figures=True),
        Column(say("Points today"), lambda one: points(one.points), 120, figures=True),
    ]


def sums_of(language: Language, board: BoardFacts) -> str:
    """Sum the board up in one line: how many are ranked, and what they counted together."""
    together = [
        f"{word(language, SHORT_INDICATORS, rule.name)} {count(total)}"
        for rule in board.edition.indicators
        if (total := sum(line.counts.get(rule.name, 0) for line in board.lines))
    ]
    ranked = language.say_many("{n} officer ranked", "{n} officers ranked", len(board.lines))
    return " · ".join([ranked, *together])
