"""Take an event register: events, and the channel logs among its rows."""

from __future__ import annotations

from typing import Any

from outreach.ledgers.facts import Fault, Said
from outreach.ledgers.fields import KIND_PREFIX
from outreach.ledgers.held_events import Key, contents_of_events, contents_of_logs
from outreach.ledgers.intake import Intake
from outreach.ledgers.register import Register, content, read_register
from outreach.ledgers.rows import Rows
from outreach.ledgers.rules import MISSING, SAME_EVENT, in_post, times_in_order
from outreach.ledgers.texts import folded
from outreach.ledgers.write_events import write_events, write_logs


def take_events(intake: Intake, rows: Rows) -> None:
    """Take an event register."""
    if KIND_PREFIX in "".join(rows.columns):
        _join_marks(rows)
    intake.begin(rows)
    register = read_register(rows)
    times_in_order(rows, register.starts, register.ends)
    _posts(rows, register)
    taken = _without_doubles(intake, rows, register)
    events = [row for row in taken if not register.unattended[row]]
    logs = [row for row in taken if register.unattended[row]]
    intake.imported["events"] += len(events)
    intake.imported["channel_logs"] += len(logs)
    write_events(intake, rows, register, events)
    write_logs(intake, rows, register, logs)
    intake.finish(rows, lambda _row: "events")


def _join_marks(rows: Rows) -> None:
    """Read columns of marks (进社区 √) as the kinds of their rows."""
    marked = {
        name.removeprefix(KIND_PREFIX): rows.values[name]
        for name in rows.columns
        if name.startswith(KIND_PREFIX)
    }
    named = rows.values.get("kinds")
    joined: list[Any] = []
    for row in range(len(rows.lines)):
        kinds = tuple(kind for kind, ticks in marked.items() if ticks[row])
        also = named[row] if named else None
        joined.append(also if isinstance(also, Fault) else tuple(dict.fromkeys((also or ()) + kinds)) or None)
    rows.values["kinds"] = joined
    for row, kinds_of_row in enumerate(joined):
        if kinds_of_row is None:
            rows.add(row, Fault("missing_required", Said(MISSING)), "kinds")


def _posts(rows: Rows, register: Register) -> None:
    for row, (day, lead, helpers) in enumerate(
        zip(register.days, register.leads, register.helpers, strict=True)
    ):
        if lead is not None:
            in_post(rows, row, (lead,), day, "lead")
        if helpers:
            in_post(rows, row, helpers, day, "helpers")


def _without_doubles(intake: Intake, rows: Rows, register: Register) -> list[int]:
    """Choose the rows that are new; what the book holds word for word is unchanged, else a double."""
    key_of = _keys(rows, register)
    above: dict[Any, int] = intake.seen.setdefault("events", {})
    held = _held(intake, register, key_of)
    taken = []
    double = Fault("duplicate", Said(SAME_EVENT))
    for row, key in key_of.items():
        if key in above:
            rows.add(row, double, "day")
            continue
        above[key] = row
        if key not in held:
            taken.append(row)
        elif held[key] == content(rows, register, row):
            intake.unchanged["channel_logs" if register.unattended[row] else "events"] += 1
        else:
            rows.add(row, double, "day")
    return taken


def _keys(rows: Rows, register: Register) -> dict[int, Key]:
    """Key the rows otherwise right by their day, start, place and lead."""
    named = rows.of("place")
    places = {place: folded(place or "") for place in set(named)}
    keys = {}
    for row, lead in enumerate(register.leads):
        if row not in rows.faults and lead is not None:
            keys[row] = (register.days[row], register.starts[row], places[named[row]], lead.key)
    return keys


def _held(intake: Intake, register: Register, key_of: dict[int, Key]) -> dict[Key, tuple[Any, ...]]:
    days = [day for day in (register.days[row] for row in key_of) if day is not None]
    if not days:
        return {}
    span, wanted = (min(days), max(days)), set(key_of.values())
    held = contents_of_events(intake.session, intake.station, span, wanted)
    return held | contents_of_logs(intake.session, intake.station, span, wanted)
