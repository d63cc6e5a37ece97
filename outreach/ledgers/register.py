"""An event register's rows as plain columns, and the whole content of each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from outreach.ledgers.days import Span, When
from outreach.ledgers.directory import Person
from outreach.ledgers.lexicon import look_up, parts
from outreach.ledgers.rows import Rows
from outreach.ledgers.rules import good


@dataclass(slots=True)
class Register:
    """An event register's rows as plain columns; None where a cell said nothing or was at fault."""

    days: list[dt.date | None]
    starts: list[dt.time | None]
    ends: list[dt.time | None]
    leads: list[Person | None]
    helpers: list[tuple[Person, ...]]
    kinds: list[tuple[str, ...] | None]
    unattended: list[bool]


def is_unattended(form: str | None) -> bool:
    """Tell whether nobody stands at a form of outreach: LED播放, 小喇叭 ..."""
    if not form:
        return False
    if look_up("forms", form):
        return True
    named = parts(form)
    return bool(named) and all(look_up("forms", one) for one in named)


def read_register(rows: Rows) -> Register:
    """Read what rows say of days, times and people, whichever columns say it."""
    days, starts, ends = [], [], []
    for when, start, end in zip(rows.of("day"), rows.of("start"), rows.of("end"), strict=True):
        known = when if isinstance(when, When) else None
        begun = start if isinstance(start, Span) else None
        ended = end if isinstance(end, Span) else None
        days.append(known.day if known else None)
        starts.append(_minute(begun.start if begun else known.start if known and start is None else None))
        ends.append(_minute(ended.start if ended else (begun and begun.end) or (known and known.end) or None))
    leads, helpers = [], []
    for lead, helper in zip(rows.of("lead"), rows.of("helpers"), strict=True):
        first = lead[0] if isinstance(lead, list) else None
        others = lead[1:] if isinstance(lead, list) else []
        if isinstance(helper, list):
            others = others + [one for one in helper if one not in others]
        leads.append(first)
        helpers.append(tuple(one for one in others if one is not first))
    forms = {form: is_unattended(form) for form in set(rows.of("form"))}
    kinds = [kind if isinstance(kind, tuple) else None for kind in rows.of("kinds")]
    return Register(days, starts, ends, leads, helpers, kinds, [forms[form] for form in rows.of("form")])


def _minute(time: dt.time | None) -> dt.time | None:
    return time.replace(second=0) if time and time.second else time


def content(rows: Rows, register: Register, row: int) -> tuple[Any, ...]:
    """Write a row's whole content, to compare it with the book's word for word."""
    grid, types = good(rows.of("grid")[row]), frozenset(rows.of("fraud_types")[row] or ())
    one = (
        grid.key,
        rows.of("focus_group")[row] or "",
        rows.counts("people")[row],
        rows.of("remark")[row] or "",
    )
    form = rows.of("form")[row] or ""
    if register.unattended[row]:
        return ("log", register.ends[row], form, types, *one)
    helpers = frozenset(helper.key for helper in register.helpers[row])
    counts = (rows.counts("households")[row], rows.counts("leaflets")[row])
    partners = frozenset(partners_of(rows.of("partners")[row]))
    kinds = frozenset(register.kinds[row] or ())
    return ("event", register.ends[row], form, types, *one, *counts, kinds, helpers, partners)


def partners_of(text: str | None) -> tuple[str, ...]:
    """Split a cell of partners."""
    return tuple(dict.fromkeys(parts(text))) if text else ()
