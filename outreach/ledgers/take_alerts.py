"""Take a register of alerts with the steps of their dissuasion."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from db.models import Alert, AlertStep
from outreach.alerts.rules import due_of
from outreach.ledgers.alert_news import FIELDS, add_news, only_adds
from outreach.ledgers.days import When
from outreach.ledgers.directory import Person
from outreach.ledgers.facts import Fault, Said
from outreach.ledgers.intake import Intake
from outreach.ledgers.rows import Rows
from outreach.ledgers.rules import SAME_KEY, good, in_post
from outreach.ledgers.texts import folded

STEPS = ("signed", "sms", "phone", "in_person", "fed_back", "followed_up")
_MIDNIGHT = dt.time(0, 0)
_ALERT = (
    "number", "source", "level", "kind", "fraud_type", "received", "counts_on", "ym", "grid_id", "officer_id",
    "result", "money", "remark", "due",
)  # fmt: skip


def take_alerts(intake: Intake, rows: Rows) -> None:
    """Take alerts; a step is taken by the assigned officer where nobody else is named."""
    intake.begin(rows)
    received = [
        _received(when, time)
        for when, time in zip(rows.of("received"), rows.of("received_time"), strict=True)
    ]
    steps = [list(_steps(rows, row, received[row])) for row in range(len(rows.lines))]
    for row, of_row in enumerate(steps):
        for step, taken, by in of_row:
            in_post(rows, row, (by,), intake.counts_on(taken.date(), _time(taken)), step)
    held = _held(intake, [moment for moment in received if moment])
    above = intake.seen.setdefault("alerts", {})
    taken_rows = []
    for row in range(len(rows.lines)):
        if row in rows.faults:
            continue
        key, shown = _key(rows, row, received[row])
        said = (
            _told(rows, row, received[row]),
            frozenset((step, taken, by.key) for step, taken, by in steps[row]),
        )
        book = None if key in above else held.get(key)
        if book and only_adds(book[1], said):
            add_news(intake, book[0], shown, book[1], said)
        elif key in above or (book and book[1] != said):
            field = "number" if rows.of("number")[row] else "received"
            rows.add(row, Fault("duplicate", Said(SAME_KEY, {"key": shown})), field)
        elif book:
            intake.unchanged["alerts"] += 1
        else:
            taken_rows.append(row)
        above[key] = row
    intake.imported["alerts"] += len(taken_rows)
    _write(intake, rows, taken_rows, received, steps)
    intake.finish(rows)


def _key(rows: Rows, row: int, received: dt.datetime | None) -> tuple[Any, str]:
    """Key an alert by its number, else by when, whence, where and to whom it came; and name it."""
    number, officer, grid = rows.of("number")[row] or "", rows.of("officer")[row], rows.of("grid")[row]
    other = (received, rows.of("source")[row] or "", grid.key, officer.key)
    return folded(number) or other, number or f"{received} {officer.badge}"


def _received(when: Any, time: Any) -> dt.datetime | None:
    if not isinstance(when, When):
        return None
    start = when.start or (time.start if time and not isinstance(time, Fault) else None)
    return dt.datetime.combine(when.day, start or _MIDNIGHT)


def _time(moment: dt.datetime) -> dt.time | None:
    """Give a moment's time; midnight to the second is a day written without a time."""
    return None if moment.time() == _MIDNIGHT else moment.time()


def _steps(rows: Rows, row: int, received: dt.datetime | None) -> Iterator[tuple[str, dt.datetime, Person]]:
    assigned = good(rows.of("officer")[row])
    for step in STEPS:
        said = good(rows.of(step)[row])
        by = good(rows.of(f"{step}_by")[row]) or assigned
        if said is None or received is None or by is None:
            continue
        yield step, _taken(said, received), by


def _taken(said: Any, received: dt.datetime) -> dt.datetime:
    """Tell when a step was taken: a time alone is of the day received, or past midnight of the next."""
    if isinstance(said, When):
        return dt.datetime.combine(said.day, said.start or _MIDNIGHT)
    if isinstance(said, dt.time):
        taken = dt.datetime.combine(received.date(), said)
        return taken if taken >= received.replace(second=0) else taken + dt.timedelta(days=1)
    return received


def _told(rows: Rows, row: int, received: dt.datetime | None) -> tuple[Any, ...]:
    def text(name: str) -> str:
        return rows.of(name)[row] or ""

    return (
        text("number"),
        text("source"),
        text("level"),
        text("kind"),
        "、".join(rows.of("fraud_type")[row] or ()),
        received,
        rows.of("grid")[row].key,
        rows.of("officer")[row].key,
        text("result"),
        rows.counts("money")[row],
        text("remark"),
    )


def _held(intake: Intake, received: list[dt.datetime]) -> dict[Any, Any]:
    """Read what the book holds: by number, and by what else tells an alert from another."""
    if not received:
        return {}
    query = sa.select(Alert.id, *(getattr(Alert, name) for name in FIELDS)).where(  # type: ignore[call-overload]
        col(Alert.station_id) == intake.station, col(Alert.removed).is_(None)
    )
    steps: dict[Any, set[Any]] = {}
    for key, *step in intake.session.execute(
        sa.select(AlertStep.alert_id, AlertStep.step, AlertStep.taken, AlertStep.officer_id).where(  # type: ignore[call-overload]
            col(AlertStep.station_id) == intake.station
        )
    ):
        steps.setdefault(key, set()).add(tuple(step))
    found = {}
    for key, *told in intake.session.execute(query):
        number = folded(told[0]) or (told[5], told[1], told[6], told[7])
        found[number] = (key, (tuple(told), frozenset(steps.get(key, ()))))
    return found


def _write(intake: Intake, rows: Rows, taken: list[int], received: list[Any], steps: list[list[Any]]) -> None:
    writer = intake.writer
    keys = writer.ids(len(taken))
    made, parts = [], []
    for key, row in zip(keys, taken, strict=True):
        told = _told(rows, row, received[row])
        counts_on = intake.counts_on(told[5].date(), _time(told[5]))
        month = counts_on.year * 100 + counts_on.month
        ids = (writer.ref(told[6]), writer.ref(told[7]))
        due = due_of(told[2], told[5]) if _time(told[5]) else None
        clock = None if due is None else writer.moment(due)
        made.append(
            (key, *told[:5], writer.moment(told[5]), writer.day(counts_on), month, *ids, *told[8:], clock)
        )
        for step, moment, by in steps[row]:
            on = intake.counts_on(moment.date(), _time(moment))
            intake.touched_days.add(on)
            parts.append(
                (writer.station, key, step, writer.moment(moment), writer.day(on), writer.ref(by.key))
            )
    writer.rows(Alert, _ALERT, made)
    writer.parts(AlertStep, ("alert_id", "step", "taken", "counts_on", "officer_id"), parts)
