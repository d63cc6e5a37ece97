from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from outreach.comparisons.before_after import before_after, windows
from outreach.comparisons.periods import Period

counts = st.one_of(st.integers(0, 30), st.integers(0, 3000))


def lowest_ratio(count: int, other: int) -> float:
    """Clopper-Pearson by the beta distribution, as a ratio of rates."""
    share = float(beta.ppf(0.025, count, other + 1)) if count else 0.0
    return share / (1 - share)


def test_rates_ratio_and_interval_of_a_known_case() -> None:
    """10 a month before, 4 a month after, over four months each; limits from scipy.stats.beta."""
    found = before_after(40, 16, months=4)
    assert (found.before, found.after, found.months) == (40, 16, 4)
    assert (found.rate_before, found.rate_after) == (Fraction(10), Fraction(4))
    assert found.ratio == Fraction(2, 5)
    assert found.low == pytest.approx(0.209119, abs=1e-6)
    assert found.high == pytest.approx(0.730399, abs=1e-6)
    assert found.caution is False


@given(counts, counts, st.integers(1, 24))
def test_the_limits_are_those_of_an_independent_computation(before: int, after: int, months: int) -> None:
    found = before_after(before, after, months)
    assert found.low == pytest.approx(lowest_ratio(after, before), rel=1e-7)
    if before:
        assert found.high == pytest.approx(1 / lowest_ratio(before, after), rel=1e-7)
        assert found.ratio is not None
        assert found.low <= float(found.ratio)
        assert found.high is not None
        assert float(found.ratio) <= found.high
    assert found.rate_before * months == before
    assert found.rate_after * months == after


@pytest.mark.parametrize(("before", "after"), [(100_000, 90_000), (1, 5000), (5000, 1), (1_000_000, 2)])
def test_large_and_lopsided_counts_are_as_exact(before: int, after: int) -> None:
    found = before_after(before, after, 1)
    assert found.low == pytest.approx(lowest_ratio(after, before), rel=1e-6)
    assert found.high == pytest.approx(1 / lowest_ratio(before, after), rel=1e-6)


def test_none_after_has_a_ratio_of_nought_and_an_upper_limit() -> None:
    found = before_after(10, 0, 3)
    assert (found.ratio, found.low) == (Fraction(0), 0.0)
    # by hand: (1 - p) ** 10 = 0.025, ratio p / (1 - p)
    assert found.high == pytest.approx(0.025 ** (-1 / 10) - 1, rel=1e-9)


def test_none_before_has_no_ratio_and_no_upper_limit() -> None:
    found = before_after(0, 10, 3)
    assert (found.ratio, found.high) == (None, None)
    assert found.low == pytest.approx(1 / (0.025 ** (-1 / 10) - 1), rel=1e-9)


def test_none_at_all_says_nothing() -> None:
    found = before_after(0, 0, 3)
    assert (found.rate_before, found.rate_after) == (Fraction(0), Fraction(0))
    assert found.ratio is None
    assert (found.low, found.high, found.caution) == (0.0, None, True)


@pytest.mark.parametrize(
    ("before", "after", "caution"), [(10, 9, True), (10, 10, False), (19, 0, True), (0, 20, False)]
)
def test_few_counts_want_caution(before: int, after: int, caution: bool) -> None:
    assert before_after(before, after, 6).caution is caution


@pytest.mark.parametrize(("before", "after", "months"), [(-1, 3, 1), (3, -1, 1), (3, 3, 0)])
def test_impossible_counts_are_our_error(before: int, after: int, months: int) -> None:
    with pytest.raises(ValueError, match="no counts of equal windows"):
        before_after(before, after, months)


def test_the_day_belongs_to_after() -> None:
    assert windows(date(2026, 7, 15), 3) == (
        Period(date(2026, 4, 15), date(2026, 7, 14)),
        Period(date(2026, 7, 15), date(2026, 10, 14)),
    )
    assert windows(date(2026, 3, 31), 1) == (
        Period(date(2026, 2, 28), date(2026, 3, 30)),
        Period(date(2026, 3, 31), date(2026, 4, 29)),
    )
    assert windows(date(2026, 1, 1), 12) == (
        Period(date(2025, 1, 1), date(2025, 12, 31)),
        Period(date(2026, 1, 1), date(2026, 12, 31)),
    )
