"""Write days, counts, points and moves in the window as the reader's language does."""

from __future__ import annotations

from datetime import date

from outreach.language import Language, mark
from outreach.papers import wording as paper

NONE = paper.NONE
_WEEKDAYS = (
    mark("Mon"),
    mark("Tue"),
    mark("Wed"),
    mark("Thu"),
    mark("Fri"),
    mark("Sat"),
    mark("Sun"),
)


def weekday(language: Language, day: date) -> str:
    """Name the day of the week, short."""
    return language.say(_WEEKDAYS[day.weekday()])


def long_day(language: Language, day: date) -> str:
    """Write a day with its weekday: `Fri 20 Nov 2026`, `2026年11月20日 周五`."""
    if language.code == "en":
        return f"{short_day(language, day)} {day.year}"
    return f"{paper.day(language, day)} {weekday(language, day)}"


def short_day(language: Language, day: date) -> str:
    """Write a day without its year: `Fri 20 Nov`, `11月20日 周五`."""
    parts = (weekday(language, day), paper.short_day(language, day))
    return " ".join(parts if language.code == "en" else reversed(parts))


def count(number: int | None) -> str:
    """Write a count with thousands set apart; none is a dash."""
    return NONE if number is None else paper.count(number)


def points(ten_thousandths: int | None) -> str:
    """Write points with two places and thousands set apart; none is a dash."""
    return NONE if ten_thousandths is None else paper.points(ten_thousandths)


def moved(places: int | None) -> str:
    """Write how many places somebody moved: `▲ 8`, `▼ 2`, `=`; a dash where not ranked before."""
    if places is None:
        return NONE
    if places == 0:
        return "="
    return f"▲ {places}" if places > 0 else f"▼ {-places}"
