"""How a figure changed against its base, said as every paper and screen says it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

NO_BASE = "—"


def change(now: int | Fraction, base: int | Fraction | None) -> str:
    """Say a change in percent, as +12.4%, -8.5% or 0.0%; "—" where the base is zero or missing.

    One decimal, halves away from zero, from exact fractions. Figures under zero have none: ValueError.
    """
    if base is None or base == 0:
        return NO_BASE
    if base < 0 or now < 0:
        raise ValueError(f"no percentage of figures under zero: {now} against {base}")
    tenths = rounded(Fraction(now - base) * 1000 / base)
    sign = "+" if tenths > 0 else "-" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10}.{abs(tenths) % 10}%"


def rounded(value: Fraction) -> int:
    """Round to a whole number, halves away from zero."""
    doubled = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return doubled if value >= 0 else -doubled


def mean(figures: Sequence[int | Fraction]) -> Fraction | None:
    """Take the mean of the months of a base of choice, exactly; None where there are none."""
    return Fraction(sum(figures)) / len(figures) if figures else None


def falling_streak(months: Sequence[tuple[int | Fraction, int | Fraction | None]]) -> int:
    """Count the whole months running, up to the last given, in which 同比 fell.

    Each month is its figure and that of the year before, oldest first. No base ("—") ends the streak.
    """
    streak = 0
    for now, base in reversed(months):
        if base is None or now >= base:  # so a base of zero ends it too
            break
        streak += 1
    return streak
