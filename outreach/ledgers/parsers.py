"""Read one cell as what its field holds: a value, nothing (None), or a fault."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from outreach.language import mark
from outreach.ledgers import days, numbers
from outreach.ledgers.directory import People, Places
from outreach.ledgers.facts import Fault, Said
from outreach.ledgers.lexicon import look_up, parts
from outreach.ledgers.sheets import Cell, FailedFormula
from outreach.ledgers.texts import LONGEST, clean, folded, is_nothing, said, without_spaces, written

UNKNOWN_KIND = mark(
    "Write a kind such as 进社区, 进农村, 进家庭, 进学校, 进企业 or 进场所; several are parted by 、."
)
FUTURE = mark("The day lies after today, {today}.")
UNKNOWN_EXCUSE = mark("Write a reason such as 请假, 补休, 值班, 安保, 培训 or 出差.")
NAMES = 100

Parse = Callable[[Cell], Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the cells of one table are read against."""

    people: People
    places: Places
    today: dt.date
    title_year: int | None = None

    @property
    def year(self) -> days.Year:
        """Tell the year of days written without one."""
        return days.Year(self.title_year, self.today)


def parser_of(holds: str, setting: Setting, unit: str = "", *, past: bool = True) -> Parse:
    """Choose how a field is read; `past`: a day after today is a fault."""
    if holds in ("day", "moment"):
        return lambda cell: _not_future(days.when(cell, setting.year), setting.today if past else None)
    simple: dict[str, Parse] = {
        "time": days.span,
        "clock": days.span,
        "count": numbers.count,
        "money": lambda cell: numbers.money(cell, unit),
        "points": _points,
        "officer": setting.people.single,
        "officers": setting.people.several,
        "grid": setting.places.grid,
        "kinds": _kinds,
        "fraud_types": _fraud_types,
        "excuses": _excuse,
        "answers": lambda cell: look_up("answers", said(cell)) or "",
        "step": lambda cell: _step(cell, setting),
        "mark": _mark,
        "forms": lambda cell: text(cell, NAMES),
        "refusals": lambda cell: text(cell, NAMES),
    }
    if holds in ("area_types", "levels", "results", "states", "residences"):
        return lambda cell: look_up(holds, said(cell)) or "" if not is_nothing(cell) else ""
    return simple.get(holds, text)


def text(cell: Cell, longest: int = LONGEST) -> str | None:
    """Read a cell's own words; None where it says nothing."""
    if is_nothing(cell) or isinstance(cell, FailedFormula):
        return None
    return clean(written(cell), longest) or None


def name(cell: Cell) -> str | None:
    """Read a name: 李　敏 is 李敏, while a name in Latin letters keeps its spaces."""
    found = text(cell, NAMES)
    return found if found is None or found.isascii() else without_spaces(found)


def badge(cell: Cell) -> str | None:
    """Read a badge: leading zeros kept, no spaces, plain letters."""
    return (
        None
        if is_nothing(cell) or isinstance(cell, FailedFormula)
        else without_spaces(said(cell))[:NAMES] or None
    )


def _not_future(found: days.When | Fault | None, today: dt.date | None) -> days.When | Fault | None:
    if today and isinstance(found, days.When) and found.day > today:
        return Fault("future_date", Said(FUTURE, {"today": today.isoformat()}))
    return found


def _kinds(cell: Cell) -> tuple[str, ...] | Fault | None:
    if is_nothing(cell):
        return None
    whole = look_up("kinds", said(cell))
    if whole:
        return (whole,)
    found = [look_up("kinds", part) for part in parts(said(cell))]
    kinds = tuple(dict.fromkeys(kind for kind in found if kind))
    return kinds if kinds and None not in found else Fault("unknown_kind", Said(UNKNOWN_KIND))


def _fraud_types(cell: Cell) -> tuple[str, ...] | None:
    """Read fraud types: the Ministry's ten by any wording, others as the station writes them."""
    if is_nothing(cell) or isinstance(cell, FailedFormula):
        return None
    whole = look_up("fraud_types", said(cell))
    named = (
        [whole]
        if whole
        else [look_up("fraud_types", part) or clean(part, NAMES) for part in parts(said(cell))]
    )
    return tuple(dict.fromkeys(one for one in named if one)) or None


def _excuse(cell: Cell) -> str | Fault | None:
    if is_nothing(cell):
        return None
    return look_up("excuses", said(cell)) or Fault("unknown_kind", Said(UNKNOWN_EXCUSE))


def _points(cell: Cell) -> int | Fault | None:
    """Read points as ten-thousandths; a money's two decimals are what a goal may have."""
    found = numbers.money(cell)
    if isinstance(found, Fault):
        return found
    return found * 100 or None


def _mark(cell: Cell) -> bool:
    """Tell whether a cell under a kind's own column is ticked."""
    return not is_nothing(cell) and folded(said(cell)) not in ("0", "否", "×", "✗", "x", "n", "no")


def _step(cell: Cell, setting: Setting) -> Any:
    """Read when a step was taken: a day and time, a time alone, or only that it was (True)."""
    if is_nothing(cell):
        return None
    if isinstance(cell, str):
        answer = look_up("answers", said(cell))
        if answer:
            return True if answer == "yes" else None
    found = days.when(cell, setting.year)
    if isinstance(found, Fault):
        span = days.span(cell)
        return span.start if isinstance(span, days.Span) else found
    return _not_future(found, setting.today)
