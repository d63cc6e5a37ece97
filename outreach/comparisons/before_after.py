"""Two counts, before and after a day: their rates, their ratio and how sure it is. Never a claim of cause."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from outreach.comparisons.periods import ONE_DAY, Period, add_months

TAIL = 0.025  # each side of a 95 % interval
FEW = 20  # under so many events together the figures want caution


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """What was counted in two windows of as many months each, and the exact 95 % interval of the ratio."""

    before: int
    after: int
    months: int
    rate_before: Fraction  # a month
    rate_after: Fraction  # a month
    ratio: Fraction | None  # after to before; None: nothing before, so there is none
    low: float
    high: float | None  # None: without bound
    caution: bool


def windows(day: date, months: int) -> tuple[Period, Period]:
    """Give the N months before a day and the N from it on: the day belongs to after."""
    before = Period(add_months(day, -months), day - ONE_DAY)
    return before, Period(day, add_months(day, months) - ONE_DAY)


def before_after(before: int, after: int, months: int) -> BeforeAfter:
    """Compare the counts of two windows of N months each.

    The interval is that of two Poisson counts: given their sum, `after` is binomial (Clopper-Pearson).
    """
    if before < 0 or after < 0 or months < 1:
        raise ValueError(f"no counts of equal windows: {before}, {after} in {months} months")
    inverse_of_high = _lowest_ratio(before, after)
    return BeforeAfter(
        before=before,
        after=after,
        months=months,
        rate_before=Fraction(before, months),
        rate_after=Fraction(after, months),
        ratio=Fraction(after, before) if before else None,
        low=_lowest_ratio(after, before),
        high=1 / inverse_of_high if inverse_of_high else None,
        caution=before + after < FEW,
    )


def _lowest_ratio(count: int, other: int) -> float:
    """Find the ratio of `count`'s rate to `other`'s under which so large a count is as rare as 2.5 %."""
    if count == 0:
        return 0.0
    low, high = -60.0, 60.0  # logarithm of the ratio
    while high - low > 1e-13 * max(1.0, abs(low)):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        if _chance_of_at_least(count, count + other, middle) < TAIL:
            low = middle
        else:
            high = middle
    return math.exp((low + high) / 2)


def _chance_of_at_least(count: int, tries: int, log_odds: float) -> float:
    """Sum the binomial tail from `count` up, for the chance whose odds are given as a logarithm."""
    odds = math.exp(log_odds)
    log_miss = -math.log1p(odds)
    log_choose = math.lgamma(tries + 1) - math.lgamma(count + 1) - math.lgamma(tries - count + 1)
    log_first = log_choose + count * log_odds + tries * log_miss
    if count > tries * odds / (1 + odds):
        return math.exp(log_first) * _sum_of_ratios(count, tries, odds)
    # So low a count is the likely side: what lies under it is summed instead, from the top down.
    below = count - 1
    log_below = log_first + math.log(count / (tries - below)) - log_odds
    return 1 - math.exp(log_below) * _sum_of_ratios(tries - below, tries, 1 / odds)


def _sum_of_ratios(count: int, tries: int, odds: float) -> float:
    """Add up the terms of a falling tail, each against its first."""
    total = term = 1.0
    for hits in range(count, tries):
        term *= (tries - hits) / (hits + 1) * odds
        total += term
        if term < total * 1e-17:
            break
    return total
