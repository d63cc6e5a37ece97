"""What a paper is made of; times are those of the data's freezing, never those of the printing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from outreach.boards.facts import BoardFacts, LaggingLine
from outreach.months.facts import Figures

Order = Literal["points", "goal"]


@dataclass(frozen=True, slots=True)
class BoardPage:
    """One board as it goes on the wall, with those it proposes for an interview."""

    board: BoardFacts
    lagging: tuple[LaggingLine, ...] = ()


@dataclass(frozen=True, slots=True)
class MorningSheet:
    """晨会表: every board since the last roll, and the station's figures of those days.

    `frozen` is the moment the live figures were read: UTC if it bears a zone, else the station's wall clock.
    A sealed board prints the time of its seal instead.
    """

    station: str
    maker: str
    frozen: dt.datetime
    first: dt.date
    last: dt.date
    figures: Figures
    pages: tuple[BoardPage, ...]
    order: Order = "points"


@dataclass(frozen=True, slots=True)
class CorrectionsSheet:
    """更正表: what a sealed board would say at `frozen`, beside what it says."""

    station: str
    maker: str
    frozen: dt.datetime
    board: BoardFacts
