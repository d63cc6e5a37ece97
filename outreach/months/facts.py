"""What the rest of the program sees of a month; money is fen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields

KINDS = ("community", "village", "family", "school", "enterprise", "venue")
FIVE_KINDS = KINDS[:5]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a span of days (DOMAIN: Month)."""

    events: int = 0
    people: int = 0
    households: int = 0
    leaflets: int = 0
    met: int = 0
    scanned: int = 0
    installed: int = 0
    registered: int = 0
    refused: int = 0
    already: int = 0
    channel_logs: int = 0
    cases: int = 0
    loss: int = 0
    alerts: int = 0
    dissuaded: int = 0
    saved: int = 0
    at_stake: int = 0
    in_person: int = 0


COUNTED = tuple(field.name for field in fields(Figures))
MONEY = frozenset({"loss", "saved", "at_stake"})


@dataclass(frozen=True, slots=True)
class LevelFigures:
    """How the alerts of one level were met: `in_time` of the `timed` ones that have a due clock."""

    level: str
    alerts: int
    in_person: int
    timed: int
    in_time: int


@dataclass(frozen=True, slots=True)
class GridFigures:
    """A grid's figures beside its size."""

    number: str
    community: str
    households: int
    residents: int
    lead: str
    events: int
    people: int
    met_households: int
    cases: int
    loss: int


@dataclass(frozen=True, slots=True)
class OfficerFigures:
    """An officer's credit and points (ten-thousandths) over the span."""

    badge: str
    name: str
    post: str
    points: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One day's events, people and cases, for the month's picture."""

    day: dt.date
    events: int
    people: int
    cases: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A base and the changes against it, as `+12.4%` or `—`."""

    first: dt.date
    last: dt.date
    figures: Figures
    by_kind: Mapping[str, int]
    changes: Mapping[str, str]
    kind_changes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """One month (or the part of it that has passed) with everything its summary says."""

    year: int
    month: int
    first: dt.date
    last: dt.date
    whole: bool
    figures: Figures
    by_kind: Mapping[str, int]
    mom: Compared
    yoy: Compared
    levels: tuple[LevelFigures, ...]
    deceived_after_dissuasion: int
    residents: int
    grids: tuple[GridFigures, ...]
    officers: tuple[OfficerFigures, ...]
    days: tuple[DayFigures, ...]
    fraud_types: tuple[tuple[str, int, int], ...]
    refusal_reasons: tuple[tuple[str, int], ...]
    cases_by_month: tuple[tuple[int, int], ...]
    case_streak: int
