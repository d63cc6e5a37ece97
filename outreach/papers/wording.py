"""Write days, moments, counts, points and money on paper as the reader's language does."""

from __future__ import annotations

import calendar
import datetime as dt
from fractions import Fraction

from outreach.boards.rules import show_points
from outreach.language import Language

NONE = "—"
# The whole country keeps one time, whatever the zone of the machine that prints.
BEIJING = dt.timezone(dt.timedelta(hours=8))
_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "zh_CN": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(language: Language, when: dt.date, *, weekday: bool = False) -> str:
    """Write a day: `20 November 2026`, `2026年11月20日`, with its weekday if asked."""
    name = _WEEKDAYS[language.code][when.weekday()]
    if language.code == "en":
        written = f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
        return f"{name} {written}" if weekday else written
    written = f"{when.year}年{when.month}月{when.day}日"
    return f"{written}（{name}）" if weekday else written


def short_day(language: Language, when: dt.date) -> str:
    """Write a day without its year: `20 Nov`, `11月20日`."""
    if language.code == "en":
        return f"{when.day} {_MONTHS[when.month - 1][:3]}"
    return f"{when.month}月{when.day}日"


def month(language: Language, year: int, number: int) -> str:
    """Write a month: `October 2026`, `2026年10月`."""
    return f"{_MONTHS[number - 1]} {year}" if language.code == "en" else f"{year}年{number}月"


def short_month(language: Language, ym: int, *, dated: bool = False) -> str:
    """Write a month for the foot of a chart: `Oct`, `10月`; with its year `Jan 2026`, `2026.1`."""
    year, number = divmod(ym, 100)
    if language.code == "en":
        return f"{_MONTHS[number - 1][:3]} {year}" if dated else _MONTHS[number - 1][:3]
    return f"{year}.{number}" if dated else f"{number}月"


def span(language: Language, first: dt.date, last: dt.date) -> str:
    """Write a span of days: a whole month by its name, `1–22 November 2026`, `2026年11月1日至22日`."""
    if (first.year, first.month) == (last.year, last.month):
        if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
            return month(language, first.year, first.month)
        if first == last:
            return day(language, first)
        if language.code == "en":
            return f"{first.day}–{day(language, last)}"
        return f"{day(language, first)}至{last.day}日"
    return f"{day(language, first)}{'–' if language.code == 'en' else '至'}{day(language, last)}"


def moment(language: Language, when: dt.datetime) -> str:
    """Write a moment on the station's wall clock, to the minute; one with a zone is brought to it."""
    local = when.astimezone(BEIJING) if when.tzinfo else when
    return f"{day(language, local.date())} {local:%H:%M}"


def utc(when: dt.datetime) -> dt.datetime:
    """Read a moment of the book, which keeps UTC, as one that bears its zone."""
    return when if when.tzinfo else when.replace(tzinfo=dt.UTC)


def count(number: int) -> str:
    """Write a count with thousands set apart."""
    return f"{number:,}"


def points(ten_thousandths: int) -> str:
    """Write points with two places and thousands set apart."""
    whole, _, places = show_points(ten_thousandths).partition(".")
    sign, size = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(size):,}.{places}"


def exact_points(ten_thousandths: int) -> str:
    """Write points with only the places they need: `10`, `0.1`, `0.02`."""
    whole, places = divmod(ten_thousandths, 10_000)
    return f"{whole:,}" + (f".{places:04d}".rstrip("0") if places else "")


def yuan(fen: int) -> str:
    """Write money for a table: yuan with two places."""
    return f"{fen // 100:,}.{fen % 100:02d}"


def spoken_yuan(fen: int) -> str:
    """Write money for a sentence: yuan, without places where there are none."""
    return f"{fen // 100:,}" if fen % 100 == 0 else yuan(fen)


def share(part: int, whole: int) -> str:
    """Write a part of a whole as a percentage with one place; of nothing it is a dash."""
    return f"{rounded(Fraction(100 * part, whole), 1)}%" if whole else NONE


def rate(number: int, residents: int) -> str:
    """Write cases a 10,000 residents with two places; of nobody it is a dash."""
    return rounded(Fraction(10_000 * number, residents), 2) if residents else NONE


def rounded(figure: Fraction, places: int) -> str:
    """Write a figure that is not negative, halves away from zero."""
    scale = 10**places
    size = (figure * scale + Fraction(1, 2)).__floor__()
    return f"{size // scale:,}.{size % scale:0{places}d}"
