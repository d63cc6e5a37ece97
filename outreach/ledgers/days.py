"""Days and times as stations write them: 2026年9月3日, 20260903, 9月3日, 9：30, 9点30分, 9:00-10:30."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from outreach.language import mark
from outreach.ledgers.facts import Fault, Said
from outreach.ledgers.sheets import Cell, FailedFormula
from outreach.ledgers.texts import is_nothing, said, without_spaces

_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001  (a wall clock has no zone)
_SERIALS = range(25_000, 60_000)
_YEARS = range(1950, 2100)
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_WEEKDAY = re.compile(r"[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?")
_SIGN = r"[年./\-_—–、]"
_FULL = re.compile(rf"(?P<y>\d{{4}}|\d{{2}}){_SIGN}(?P<m>\d{{1,2}})(?:月|{_SIGN})(?P<d>\d{{1,2}})[日号]?")
_COMPACT = re.compile(r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?!\d)")
_SHORT = re.compile(r"(?P<m>\d{1,2})(?:月(?P<d>\d{1,2})[日号]?|[./\-](?P<e>\d{1,2})(?![\d:点时./\-]))")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_HALF = r"(?P<half>凌晨|清晨|早上|早晨|上午|中午|午后|下午|傍晚|晚上|夜间|早|晚|am|pm)?"
_CLOCK = re.compile(
    _HALF
    + r"(?P<h>\d{1,2})(?:[:：时点.](?:(?P<q>半|整|一刻|三刻)|(?P<min>\d{1,2})分?(?:[::](?P<s>\d{1,2}))?)?钟?)"
    r"(?P<tail>am|pm)?"
)
_FOUR = re.compile(r"(?P<h>[01]\d|2[0-3])(?P<min>[0-5]\d)")
_BETWEEN = re.compile(r"(?:--+|——|-|~|至|到|—|–|―|→)")
_QUARTERS = {None: 0, "整": 0, "一刻": 15, "半": 30, "三刻": 45}
_NIGHT = {"晚上", "夜间", "晚", "凌晨"}
_LATER = {"下午", "午后", "傍晚", "晚上", "夜间", "晚", "pm"}

DATE = mark("Write a day, such as 2026-09-03.")
NO_SUCH_DAY = mark("There is no such day in the calendar.")
TIME = mark("Write a time, such as 9:30.")
PAST_MIDNIGHT = mark("A time lies between 0:00 and 23:59; what goes past midnight is entered as two rows.")
FORMULA = mark("The cell's formula failed. Type the day or time itself.")


class When(NamedTuple):
    """A day and, where the cell also says them, the times it runs from and until."""

    day: dt.date
    start: dt.time | None = None
    end: dt.time | None = None


class Span(NamedTuple):
    """The time something starts and, where the cell says both, ends."""

    start: dt.time
    end: dt.time | None = None


class Year(NamedTuple):
    """The year of a day written without one: the title's, else the latest that is not in the future."""

    title: int | None
    today: dt.date


def when(cell: Cell, year: Year) -> When | Fault | None:
    """Read a day, with its times if it has any; None where the cell says nothing."""
    if isinstance(cell, dt.datetime):
        return _known(When(cell.date(), cell.time().replace(microsecond=0)))
    if isinstance(cell, dt.date):
        return _known(When(cell))
    if isinstance(cell, float):
        return _serial(cell)
    if is_nothing(cell):
        return None
    if isinstance(cell, FailedFormula):
        return Fault("bad_date", Said(FORMULA))
    if not isinstance(cell, str):
        return Fault("bad_date", Said(DATE))
    return _said(_WEEKDAY.sub("", without_spaces(said(cell))), year)


def span(cell: Cell) -> Span | Fault | None:
    """Read a time, or a time from and until; None where the cell says nothing."""
    if isinstance(cell, dt.datetime):
        return Span(cell.time().replace(microsecond=0))
    if isinstance(cell, dt.time):
        return Span(cell.replace(microsecond=0))
    if isinstance(cell, float):
        return _fraction(cell)
    if is_nothing(cell):
        return None
    if isinstance(cell, FailedFormula):
        return Fault("bad_time", Said(FORMULA))
    if not isinstance(cell, str):
        return Fault("bad_time", Said(TIME))
    return _span(without_spaces(said(cell)).lower())


def _known(found: When) -> When | Fault:
    return found if found.day.year in _YEARS else Fault("bad_date", Said(DATE))


def _serial(number: float) -> When | Fault:
    if number.is_integer() and (found := _COMPACT.fullmatch(str(int(number)))):
        return _day(int(found["y"]), int(found["m"]), int(found["d"]))
    if int(number) not in _SERIALS:
        return Fault("bad_date", Said(DATE))
    moment = _EPOCH + dt.timedelta(minutes=round(number * 1440))
    return When(moment.date(), None if number.is_integer() else moment.time())


def _day(year: int, month: int, day: int) -> When | Fault:
    try:
        return _known(When(dt.date(year if year > 99 else 2000 + year, month, day)))
    except ValueError:
        return Fault("bad_date", Said(NO_SUCH_DAY))


def _said(text: str, year: Year) -> When | Fault:
    plain = text.translate(_DIGITS) if any(sign in text for sign in "〇零○二三四五六七八九") else text
    if _SERIAL.fullmatch(plain):
        return _serial(float(plain))
    if found := _FULL.match(plain) or _COMPACT.match(plain):
        day = _day(int(found["y"]), int(found["m"]), int(found["d"]))
    elif found := _SHORT.match(plain):
        day = _without_year(int(found["m"]), int(found["d"] or found["e"]), year)
    else:
        return Fault("bad_date", Said(DATE))
    rest = plain[found.end() :].lower().lstrip("t,;/日号")
    if isinstance(day, Fault) or not rest:
        return day
    times = _span(rest)
    return (
        Fault("bad_date", Said(DATE)) if isinstance(times, Fault) else When(day.day, times.start, times.end)
    )


def _without_year(month: int, day: int, year: Year) -> When | Fault:
    if year.title:
        return _day(year.title, month, day)
    for guess in range(year.today.year, year.today.year - 8, -1):
        found = _day(guess, month, day)
        if isinstance(found, When) and found.day <= year.today:
            return found
    return Fault("bad_date", Said(NO_SUCH_DAY))


def _fraction(number: float) -> Span | Fault:
    if 0 <= number < 1:
        return Span((_EPOCH + dt.timedelta(minutes=round(number * 1440) % 1440)).time())
    if int(number) in _SERIALS:
        return Span((_EPOCH + dt.timedelta(minutes=round(number * 1440))).time())
    if number.is_integer() and 100 <= number < 2400 and int(number) % 100 < 60:
        return Span(dt.time(int(number) // 100, int(number) % 100))
    return Fault("bad_time", Said(TIME))


def _span(text: str) -> Span | Fault:
    parts = [part for part in _BETWEEN.split(text) if part]
    if not 1 <= len(parts) <= 2:
        return Fault("bad_time", Said(TIME))
    first = _clock(parts[0], "")
    if isinstance(first, Fault) or len(parts) == 1:
        return first if isinstance(first, Fault) else Span(first)
    half = _CLOCK.fullmatch(parts[0])
    last = _clock(parts[1], (half["half"] or "") if half else "")
    return last if isinstance(last, Fault) else Span(first, last)


def _clock(text: str, half: str) -> dt.time | Fault:
    """Read one time; `half` is the half of the day the time before it named (下午2:00-3:30)."""
    found = _CLOCK.fullmatch(text) or _FOUR.fullmatch(text)
    if found is None:
        return Fault("bad_time", Said(TIME))
    named = found.groupdict()
    hour = int(named["h"])
    minute = int(named.get("min") or 0) or _QUARTERS[named.get("q")]
    half = named.get("half") or named.get("tail") or half
    if hour == 12 and half in _NIGHT:
        hour = 24 if half != "凌晨" else 0
    if (half in _LATER and 1 <= hour < 12) or (half == "中午" and 1 <= hour < 4):
        hour += 12
    if hour > 23 or minute > 59:
        return Fault("bad_time", Said(PAST_MIDNIGHT if hour >= 24 else TIME))
    return dt.time(hour, minute)
