from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.comparisons.change import change, falling_streak, mean, rounded


@pytest.mark.parametrize(
    ("now", "base", "said"),
    [
        (181, 210, "-13.8%"),
        (1685, 1654, "+1.9%"),
        (3, 3, "0.0%"),
        (1124, 1000, "+12.4%"),
        (915, 1000, "-8.5%"),
        (2001, 2000, "+0.1%"),  # 0.05 away from zero
        (1999, 2000, "-0.1%"),
        (2003, 2000, "+0.2%"),  # 0.15
        (1997, 2000, "-0.2%"),
        (20009, 20000, "0.0%"),  # 0.045: no sign to a nought
        (19991, 20000, "0.0%"),
        (0, 7, "-100.0%"),
        (7000, 7, "+99900.0%"),
        (2, 1, "+100.0%"),
        (Fraction(1, 3), Fraction(1, 4), "+33.3%"),
        (5, Fraction(9, 2), "+11.1%"),
        (10**18 + 10**15 // 2, 10**18, "+0.1%"),  # floats would not tell
        (10**18 + 10**15 // 2 - 1, 10**18, "0.0%"),
        (5, 0, "—"),
        (0, 0, "—"),
        (5, None, "—"),
        (0, Fraction(0), "—"),
    ],
)
def test_a_change_is_said_with_one_decimal_and_its_sign(
    now: int | Fraction, base: int | Fraction | None, said: str
) -> None:
    assert change(now, base) == said


@pytest.mark.parametrize(("now", "base"), [(-1, 5), (5, -1)])
def test_a_figure_under_zero_has_no_percentage(now: int, base: int) -> None:
    with pytest.raises(ValueError, match="under zero"):
        change(now, base)


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_change_is_what_exact_decimals_say(now: int, base: int) -> None:
    exact = Fraction(abs(now - base) * 100, base)
    digits = Decimal(exact.numerator * 10**30 // exact.denominator) / 10**30  # a half is exact in 30 places
    shown = digits.quantize(Decimal("0.1"), ROUND_HALF_UP)
    sign = "" if shown == 0 else "+" if now > base else "-"
    assert change(now, base) == f"{sign}{shown}%"


def test_halves_are_rounded_away_from_zero() -> None:
    halves = [Fraction(n, 2) for n in (-5, -3, -1, 0, 1, 3, 5)]
    assert [rounded(half) for half in halves] == [-3, -2, -1, 0, 1, 2, 3]
    assert rounded(Fraction(49, 100)) == 0


def test_a_base_of_choice_is_the_exact_mean_of_its_months() -> None:
    assert mean([10, 11, 12, 8]) == Fraction(41, 4)
    assert change(8, mean([10, 11, 12, 8])) == "-22.0%"  # -21.95…
    assert mean([]) is None
    assert change(8, mean([])) == "—"
    assert change(8, mean([0, 0])) == "—"


@pytest.mark.parametrize(
    ("months", "streak"),
    [
        ([], 0),
        ([(3, 9)], 1),
        ([(3, 9), (4, 9), (8, 9)], 3),
        ([(3, 9), (9, 9), (8, 9)], 1),  # as many is no fall
        ([(3, 9), (10, 9)], 0),
        ([(3, 9), (4, None), (8, 9)], 1),  # "—" ends it
        ([(3, 9), (4, 8), (0, 0)], 0),
        ([(0, 1), (Fraction(1, 3), Fraction(1, 2))], 2),
    ],
)
def test_a_streak_counts_back_from_the_last_month(
    months: list[tuple[int | Fraction, int | Fraction | None]], streak: int
) -> None:
    assert falling_streak(months) == streak
