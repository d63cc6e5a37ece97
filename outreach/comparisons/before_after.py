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
    tries = count + other
    low, high = 0.0, count / tries  # where so large a count is no rarity
    while low < (middle := (low + high) / 2) < high:
        if _chance_of_at_least(count, tries, middle) < TAIL:
            low = middle
        else:
            high = middle
    return low / (1 - low)


def _chance_of_at_least(count: int, tries: int, chance: float) -> float:
    """Sum the binomial tail from `count` up: its first term, by logarithms, times the others against it."""
    log_choose = math.lgamma(tries + 1) - math.lgamma(count + 1) - math.lgamma(tries - count + 1)
    first = log_choose + count * math.log(chance) + (tries - count) * math.log1p(-chance)
    total = term = 1.0
    for hits in range(count, tries):
        term *= (tries - hits) / (hits + 1) * chance / (1 - chance)
        total += term
        if term < total * 1e-17:
            break
    return math.exp(first) * total
