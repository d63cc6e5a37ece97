"""Spans of days, and the spans they are compared with."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

ONE_DAY = timedelta(days=1)


class Shape(Enum):
    """How a span of days is compared."""

    MONTH = "month"  # a whole month, with whole months
    PART_MONTH = "part_month"  # a month from its first day to some day, with the same day numbers
    SPAN = "span"  # any other, with as many days just before


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `first` to `last`, both included."""

    first: date
    last: date
    shape: Shape = Shape.SPAN

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period ends before it starts: {self.first} to {self.last}")

    @property
    def days(self) -> int:
        """Count the days."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def month(year: int, number: int) -> Period:
    """Give a whole calendar month."""
    return Period(date(year, number, 1), date(year, number, _length(year, number)), Shape.MONTH)


def month_to(day: date) -> Period:
    """Give the month up to a day: a part of it, or the whole of it on its last day."""
    whole = month(day.year, day.month)
    return whole if day == whole.last else Period(whole.first, day, Shape.PART_MONTH)


def one_day(day: date) -> Period:
    """Give a single day, compared with the day before it (also on the 1st of a month)."""
    return Period(day, day)


def week_of(day: date) -> Period:
    """Give the week of a day, Monday to Sunday, compared with the week before it."""
    monday = day - ONE_DAY * day.weekday()
    return Period(monday, monday + ONE_DAY * 6)


def period(first: date, last: date) -> Period:
    """Give the span a user chose: a month from its 1st to a later day is a part month, or the whole."""
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and first != last:
        return month_to(last)
    return Period(first, last)


def previous_period(now: Period) -> Period:
    """Find the base of 环比: the month before, its same day numbers, or as many days just before."""
    if now.shape is Shape.SPAN:
        return Period(now.first - ONE_DAY * now.days, now.first - ONE_DAY)
    return _of_month(now, now.first - ONE_DAY)


def year_before(now: Period) -> Period:
    """Find the base of 同比: the same days a year before; 29 February is the 28th, a month stays whole."""
    if now.shape is Shape.SPAN:
        return Period(add_months(now.first, -12), add_months(now.last, -12))
    return _of_month(now, add_months(now.first, -12))


def _of_month(now: Period, day: date) -> Period:
    whole = month(day.year, day.month)
    if now.shape is Shape.MONTH:
        return whole
    return Period(whole.first, whole.first.replace(day=min(now.last.day, whole.last.day)), Shape.PART_MONTH)


def months(first: date, last: date) -> tuple[Period, ...]:
    """List the whole months from the month of one day to that of another: a base of choice, a streak."""
    start = date(first.year, first.month, 1)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count < 1:
        raise ValueError(f"the months end before they start: {first} to {last}")
    starts = (add_months(start, n) for n in range(count))
    return tuple(month(start.year, start.month) for start in starts)


def add_months(day: date, count: int) -> date:
    """Move a day by months, cut at the month's end: 31 January + 1 is 28 or 29 February."""
    year, index = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, index + 1, min(day.day, _length(year, index + 1)))


def _length(year: int, number: int) -> int:
    return calendar.monthrange(year, number)[1]
