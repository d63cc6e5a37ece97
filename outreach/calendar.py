"""Working days by the State Council's calendar, the span of a roll, and the day something counts for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta
from types import MappingProxyType

import chinese_calendar

ONE_DAY = timedelta(days=1)
SATURDAY = 5
PUBLISHED = range(min(chinese_calendar.holidays).year, max(chinese_calendar.holidays).year + 1)
NO_EXCEPTIONS: Mapping[date, bool] = MappingProxyType({})


def is_published(year: int) -> bool:
    """Say whether the State Council's calendar of a year is known here; if not, weekends are all there is."""
    return year in PUBLISHED


def is_working_day(day: date, exceptions: Mapping[date, bool] = NO_EXCEPTIONS) -> bool:
    """Say whether a day is worked: by the chief's own table, else the State Council's, else the weekday."""
    if day in exceptions:
        return exceptions[day]
    if is_published(day.year):
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < SATURDAY


def last_roll_before(day: date, exceptions: Mapping[date, bool] = NO_EXCEPTIONS) -> date:
    """Find the day of the last morning roll before a day: rolls are held on working days."""
    day -= ONE_DAY
    while not is_working_day(day, exceptions):
        day -= ONE_DAY
    return day


def roll_span(day: date, exceptions: Mapping[date, bool] = NO_EXCEPTIONS) -> tuple[date, ...]:
    """List the days whose boards the roll of a day shows: from the day of the last roll up to the day before.

    On a Monday Friday to Sunday, after a holiday all of it; make-up Saturdays have a roll of their own.
    """
    first = last_roll_before(day, exceptions)
    return tuple(first + ONE_DAY * n for n in range((day - first).days))


def counting_day(day: date, at: time | None, cut_off: time) -> date:
    """Find the day something counts for: before the cut-off the day before, with no time the written day."""
    return day - ONE_DAY if at is not None and at < cut_off else day
