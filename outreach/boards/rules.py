"""How points are counted and ranks are given (DOMAIN: Points, Board, Lagging); no database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction
from uuid import UUID

from outreach.boards.facts import POINT, BoardLine, Correction, Earned, Edition, IndicatorRule, LaggingDay
from outreach.language import mark

OUTREACH_INDICATORS = (
    IndicatorRule("led", 10 * POINT, 30 * POINT),
    IndicatorRule("helped", 4 * POINT, 12 * POINT),
    IndicatorRule("people", POINT // 10, 20 * POINT),
    IndicatorRule("households", POINT, 40 * POINT),
    IndicatorRule("leaflets", POINT // 50, 5 * POINT),
    IndicatorRule("phone", 2 * POINT, 20 * POINT),
    IndicatorRule("in_person", 15 * POINT, 90 * POINT),
)
CAMPAIGN_INDICATORS = (*OUTREACH_INDICATORS, IndicatorRule("registered", 2 * POINT, 40 * POINT))
PROFILES = {"outreach": OUTREACH_INDICATORS, "campaign": CAMPAIGN_INDICATORS}
CAMPAIGN_CAUTION = mark(
    "Public reports of a 2026 State Council rule on government apps (国办函〔2026〕12号) say it forbids "
    "forced downloads, circulating install rates, point rankings and check-ins inside such apps, "
    "repeated form-filling and work photos where they are not needed."
)
DEFAULT_GROUPS = {"community": ("社区民警",), "auxiliary": ("辅警",)}

LAGGING_SHARE = Fraction(60, 100)
LAGGING_BOARDS = 3


def earned(counts: Mapping[str, int], edition: Edition) -> tuple[Earned, ...]:
    """Tell what each indicator brought on one day, the cap applied."""
    told = []
    for rule in edition.indicators:
        count = counts.get(rule.name, 0)
        uncapped = count * rule.weight
        points = uncapped if rule.most is None else min(uncapped, rule.most)
        told.append(Earned(rule.name, count, rule.weight, uncapped, points))
    return tuple(told)


def points_of(counts: Mapping[str, int], edition: Edition) -> int:
    """Add up one day's points."""
    return sum(part.points for part in earned(counts, edition))


def shared_ranks(points: Sequence[int | Fraction | None]) -> list[int]:
    """Rank figures sorted most first: equal ones share a rank and the next is skipped (1, 2, 2, 4)."""
    ranks: list[int] = []
    for position, figure in enumerate(points):
        tied = position > 0 and figure == points[position - 1]
        ranks.append(ranks[-1] if tied else position + 1)
    return ranks


def rank_by_points(points: Mapping[UUID, int], badges: Mapping[UUID, str]) -> dict[UUID, int]:
    """Rank officers by points, most first, inside a rank by badge."""
    order = sorted(points, key=lambda officer: (-points[officer], badges[officer]))
    return dict(zip(order, shared_ranks([points[officer] for officer in order]), strict=True))


def order_by_goal(lines: Sequence[BoardLine]) -> tuple[tuple[int, BoardLine], ...]:
    """Put lines in the order of the share of one's own goal, with ranks; without a goal last."""
    ordered = sorted(lines, key=lambda line: (line.share is None, -(line.share or Fraction(0)), line.badge))
    return tuple(zip(shared_ranks([line.share for line in ordered]), ordered, strict=True))


def in_post(from_day: dt.date | None, until_day: dt.date | None, day: dt.date) -> bool:
    """Tell whether a day lies in a span whose ends are included and may be open."""
    return (from_day is None or from_day <= day) and (until_day is None or day <= until_day)


def lags(rank: int, ranked: int, share: Fraction | None, under: Fraction = LAGGING_SHARE) -> bool:
    """Tell whether one board counts towards lagging: in the last quarter and under one's own goal's share."""
    return share is not None and rank > ranked - ranked // 4 and share < under


def lagging_run(
    boards: Sequence[LaggingDay | None], under: Fraction = LAGGING_SHARE, wanted: int = LAGGING_BOARDS
) -> tuple[LaggingDay, ...]:
    """Give one's own last boards, newest first, if all of them lag; otherwise nothing.

    `boards` are one's own last worked days; None stands for a board on which one had no goal.
    """
    last = boards[:wanted]
    run = tuple(board for board in last if board and lags(board.rank, board.ranked, board.share, under))
    return run if len(run) == wanted else ()


def corrections(sealed: Sequence[BoardLine], now: Sequence[BoardLine]) -> tuple[Correction, ...]:
    """Show where a sealed board and the book of today differ, by badge."""
    before = {line.badge: line for line in sealed}
    after = {line.badge: line for line in now}
    found = []
    for badge in sorted(before.keys() | after.keys()):
        old, new = before.get(badge), after.get(badge)
        if old and new and (old.rank, old.points) == (new.rank, new.points):
            continue
        found.append(
            Correction(
                badge=badge,
                name=(new or old).name,  # type: ignore[union-attr]
                sealed_rank=old.rank if old else None,
                sealed_points=old.points if old else None,
                rank=new.rank if new else None,
                points=new.points if new else None,
            )
        )
    return tuple(found)


def show_points(points: int) -> str:
    """Write ten-thousandths of a point with two places, halves away from zero."""
    sign = "-" if points <= -50 else ""
    hundredths = (abs(points) + 50) // 100
    return f"{sign}{hundredths // 100}.{hundredths % 100:02d}"


def show_share(share: Fraction | None) -> str:
    """Write a share as a percentage with one place, or a dash without a goal."""
    if share is None:
        return "—"
    tenths = (share * 1000 + Fraction(1, 2)).__floor__()
    return f"{tenths // 10}.{tenths % 10}%"
