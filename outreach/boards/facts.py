"""What the rest of the program sees of a board; points are ten-thousandths."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from uuid import UUID

POINT = 10_000


@dataclass(frozen=True, slots=True)
class IndicatorRule:
    """What one unit of an indicator earns, and the most it earns a day (None: no cap)."""

    name: str
    weight: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Edition:
    """考核方案: the indicators in force from a day on."""

    id: UUID | None
    name: str
    from_day: dt.date
    indicators: tuple[IndicatorRule, ...]


@dataclass(frozen=True, slots=True)
class Earned:
    """What one indicator brought on one day: `points` after the cap, `uncapped` before it."""

    indicator: str
    count: int
    weight: int
    uncapped: int
    points: int

    @property
    def cut(self) -> bool:
        """Tell whether the cap cut something off."""
        return self.points < self.uncapped


@dataclass(frozen=True, slots=True)
class OfficerFacts:
    """An officer as the board needs one."""

    id: UUID
    badge: str
    name: str
    post: str
    from_day: dt.date | None
    until_day: dt.date | None


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One ranked officer; `share` is points ÷ goal, None without a goal."""

    officer_id: UUID
    badge: str
    name: str
    rank: int
    points: int
    moved: int | None
    month_points: int
    counts: Mapping[str, int]
    goal: int | None = None
    grids: tuple[str, ...] = ()

    @property
    def share(self) -> Fraction | None:
        """Tell the part of one's own goal that was reached."""
        return Fraction(self.points, self.goal) if self.goal else None


@dataclass(frozen=True, slots=True)
class Unranked:
    """An officer of the group who is in post but excused that day."""

    badge: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a sealed board would say today, beside what it says; None where one side has no such officer."""

    badge: str
    name: str
    sealed_rank: int | None
    sealed_points: int | None
    rank: int | None
    points: int | None


@dataclass(frozen=True, slots=True)
class Seal:
    """Who sealed a board, when (UTC), and the digest of its content."""

    board_id: UUID
    by: str
    sealed: dt.datetime
    digest: str


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """晨会排名: the ranking of one day and group."""

    day: dt.date
    group: str
    edition: Edition
    lines: tuple[BoardLine, ...]
    excused: tuple[Unranked, ...] = ()
    seal: Seal | None = None
    corrections: tuple[Correction, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of the book that earned an officer something, for looking it up."""

    indicator: str
    count: int
    day: dt.date
    time: dt.time | None
    place: str
    grid: str
    kinds: tuple[str, ...]
    row_id: UUID


@dataclass(frozen=True, slots=True)
class LaggingLine:
    """Somebody proposed for an interview, with the boards that say so."""

    badge: str
    name: str
    boards: tuple[LaggingDay, ...]


@dataclass(frozen=True, slots=True)
class LaggingDay:
    """One board of a lagging run: rank, how many were ranked, and the share of the goal."""

    day: dt.date
    rank: int
    ranked: int
    share: Fraction
