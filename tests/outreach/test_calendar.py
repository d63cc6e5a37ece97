"""Days of 2026 by the State Council's notice for that year, written down by hand."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.calendar import counting_day, is_published, is_working_day, last_roll_before, roll_span

HOLIDAYS = [("01-01", 3), ("02-15", 9), ("04-04", 3), ("05-01", 5), ("06-19", 3), ("09-25", 3), ("10-01", 7)]
MADE_UP = ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]


def of_2026(month_and_day: str) -> date:
    return date.fromisoformat(f"2026-{month_and_day}")


def run(first: str, count: int) -> tuple[date, ...]:
    return tuple(date.fromisoformat(first) + timedelta(days=n) for n in range(count))


def test_every_day_of_2026_is_as_the_state_council_said() -> None:
    off = {of_2026(first) + timedelta(days=n) for first, count in HOLIDAYS for n in range(count)}
    made_up = {of_2026(day) for day in MADE_UP}
    for day in run("2026-01-01", 365):
        expected = day in made_up or (day.weekday() < 5 and day not in off)
        assert is_working_day(day) is expected, day


def test_years_without_a_published_calendar_go_by_weekends() -> None:
    assert [is_published(year) for year in (2003, 2004, 2026, 2027)] == [False, True, True, False]
    assert is_working_day(date(2027, 1, 1))  # a Friday
    assert not is_working_day(date(2027, 1, 2))
    assert not is_working_day(date(2003, 12, 28))


def test_the_chiefs_table_goes_before_everything() -> None:
    table = {
        date(2027, 1, 1): False,
        date(2027, 1, 2): True,
        date(2026, 10, 1): True,
        date(2026, 11, 20): False,
    }
    assert {day: is_working_day(day, table) for day in table} == table
    assert is_working_day(date(2026, 11, 19), table)
    assert roll_span(date(2027, 1, 4), table) == run("2027-01-02", 2)
    assert roll_span(date(2026, 11, 23), table) == run("2026-11-19", 4)


@pytest.mark.parametrize(
    ("day", "first", "count"),
    [
        ("2026-11-20", "2026-11-19", 1),  # Friday: Thursday
        ("2026-11-23", "2026-11-20", 3),  # Monday: Friday to Sunday
        ("2026-10-08", "2026-09-30", 8),  # after National Day: its eve and all of it
        ("2026-10-09", "2026-10-08", 1),
        ("2026-10-10", "2026-10-09", 1),  # a make-up Saturday has its own roll
        ("2026-10-12", "2026-10-10", 2),  # and the Monday after it no longer reaches to Friday
        ("2026-09-20", "2026-09-18", 2),  # a make-up Sunday
        ("2026-09-21", "2026-09-20", 1),
        ("2026-02-24", "2026-02-14", 10),  # after the Spring Festival: from the make-up Saturday
        ("2026-01-04", "2025-12-31", 4),  # over the turn of the year
        ("2026-11-21", "2026-11-20", 1),  # no roll is held on a Saturday: what one would show
        ("2026-11-22", "2026-11-20", 2),
    ],
)
def test_a_roll_covers_every_board_since_the_last(day: str, first: str, count: int) -> None:
    assert roll_span(date.fromisoformat(day)) == run(first, count)
    assert last_roll_before(date.fromisoformat(day)) == date.fromisoformat(first)


@given(st.dates(date(2003, 1, 1), date(2028, 12, 31)))
def test_rolls_held_one_after_another_leave_no_day_out_and_show_none_twice(day: date) -> None:
    span = roll_span(day)
    assert span[-1] == day - timedelta(days=1)
    assert is_working_day(span[0])
    assert not any(is_working_day(later) for later in span[1:])


@pytest.mark.parametrize(
    ("at", "cut_off", "expected"),
    [
        (time(0, 0), time(0, 0), date(2026, 11, 1)),
        (time(23, 59), time(0, 0), date(2026, 11, 1)),
        (time(5, 59, 59), time(6, 0), date(2026, 10, 31)),  # months likewise
        (time(6, 0), time(6, 0), date(2026, 11, 1)),
        (time(0, 0), time(6, 0), date(2026, 10, 31)),
        (None, time(6, 0), date(2026, 11, 1)),
    ],
)
def test_what_is_before_the_cut_off_counts_for_the_day_before(
    at: time | None, cut_off: time, expected: date
) -> None:
    assert counting_day(date(2026, 11, 1), at, cut_off) == expected
