from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.comparisons.periods import (
    Period,
    Shape,
    add_months,
    month,
    month_to,
    months,
    one_day,
    period,
    previous_period,
    week_of,
    year_before,
)


def days(first: str, last: str, shape: Shape = Shape.SPAN) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last), shape)


MONTH, PART = Shape.MONTH, Shape.PART_MONTH


@pytest.mark.parametrize(
    ("now", "before", "a_year_before"),
    [
        (month(2026, 10), days("2026-09-01", "2026-09-30", MONTH), days("2025-10-01", "2025-10-31", MONTH)),
        (month(2026, 1), days("2025-12-01", "2025-12-31", MONTH), days("2025-01-01", "2025-01-31", MONTH)),
        (month(2028, 2), days("2028-01-01", "2028-01-31", MONTH), days("2027-02-01", "2027-02-28", MONTH)),
        (month(2029, 2), days("2029-01-01", "2029-01-31", MONTH), days("2028-02-01", "2028-02-29", MONTH)),
        # a part month: the same day numbers, cut at the month's end
        (
            month_to(date(2026, 11, 20)),
            days("2026-10-01", "2026-10-20", PART),
            days("2025-11-01", "2025-11-20", PART),
        ),
        (
            month_to(date(2026, 3, 30)),
            days("2026-02-01", "2026-02-28", PART),
            days("2025-03-01", "2025-03-30", PART),
        ),
        (
            month_to(date(2026, 11, 1)),
            days("2026-10-01", "2026-10-01", PART),
            days("2025-11-01", "2025-11-01", PART),
        ),
        (
            month_to(date(2028, 2, 28)),
            days("2028-01-01", "2028-01-28", PART),
            days("2027-02-01", "2027-02-28", PART),
        ),
        # any other: as many days just before; the same days a year before
        (week_of(date(2026, 11, 22)), days("2026-11-09", "2026-11-15"), days("2025-11-16", "2025-11-22")),
        (
            days("2026-03-01", "2026-04-15"),
            days("2026-01-14", "2026-02-28"),
            days("2025-03-01", "2025-04-15"),
        ),
        (
            days("2026-01-01", "2026-03-31"),
            days("2025-10-03", "2025-12-31"),
            days("2025-01-01", "2025-03-31"),
        ),
        (one_day(date(2026, 11, 1)), days("2026-10-31", "2026-10-31"), days("2025-11-01", "2025-11-01")),
        (one_day(date(2028, 2, 29)), days("2028-02-28", "2028-02-28"), days("2027-02-28", "2027-02-28")),
        (
            days("2028-02-20", "2028-02-29"),
            days("2028-02-10", "2028-02-19"),
            days("2027-02-20", "2027-02-28"),
        ),
    ],
)
def test_each_period_is_compared_with_its_like(now: Period, before: Period, a_year_before: Period) -> None:
    assert previous_period(now) == before
    assert year_before(now) == a_year_before


def test_a_month_up_to_its_last_day_is_the_whole_month() -> None:
    assert month_to(date(2026, 2, 28)) == month(2026, 2)
    assert month_to(date(2028, 2, 28)).shape is PART


def test_what_a_user_chose_is_told_by_its_days() -> None:
    assert period(date(2026, 10, 1), date(2026, 10, 31)) == month(2026, 10)
    assert period(date(2026, 10, 1), date(2026, 10, 20)) == month_to(date(2026, 10, 20))
    assert period(date(2026, 10, 1), date(2026, 10, 1)) == one_day(date(2026, 10, 1))
    assert period(date(2026, 10, 2), date(2026, 10, 31)).shape is Shape.SPAN
    assert period(date(2026, 10, 1), date(2026, 11, 30)).shape is Shape.SPAN
    assert period(date(2025, 10, 1), date(2026, 10, 31)).shape is Shape.SPAN


def test_a_period_holds_its_first_and_last_day() -> None:
    october = month(2026, 10)
    assert october.days == 31
    assert [date(2026, 9, 30) in october, october.first in october, october.last in october] == [
        False,
        True,
        True,
    ]
    assert date(2026, 11, 1) not in october
    with pytest.raises(ValueError, match="ends before it starts"):
        days("2026-10-02", "2026-10-01")


def test_a_week_is_from_monday_to_sunday() -> None:
    for day in (date(2026, 11, 16), date(2026, 11, 19), date(2026, 11, 22)):
        assert week_of(day) == days("2026-11-16", "2026-11-22")


def test_months_from_one_to_another_are_listed_over_the_turn_of_the_year() -> None:
    assert months(date(2025, 11, 30), date(2026, 2, 1)) == (
        month(2025, 11), month(2025, 12), month(2026, 1), month(2026, 2),
    )  # fmt: skip
    assert months(date(2026, 5, 9), date(2026, 5, 1)) == (month(2026, 5),)
    with pytest.raises(ValueError, match="end before they start"):
        months(date(2026, 5, 1), date(2026, 4, 30))


def test_months_are_added_and_cut_at_the_months_end() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert add_months(date(2026, 1, 15), -1) == date(2025, 12, 15)
    assert add_months(date(2026, 12, 15), 1) == date(2027, 1, 15)
    assert add_months(date(2026, 6, 30), 18) == date(2027, 12, 30)


@given(st.dates(date(2004, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_a_span_is_as_long_as_the_one_before_it_and_touches_it(first: date, more: int) -> None:
    now = Period(first, first + timedelta(days=more))
    before = previous_period(now)
    assert before.days == now.days
    assert before.last + timedelta(days=1) == now.first
