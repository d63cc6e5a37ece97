"""Take a register of fraud reports; they have no key, so equal ones are matched by their count."""

from __future__ import annotations

from collections import Counter
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from db.models import Case, CaseState
from outreach.ledgers.days import When
from outreach.ledgers.facts import Fault, Said
from outreach.ledgers.intake import Intake
from outreach.ledgers.lexicon import look_up
from outreach.ledgers.rows import Rows
from outreach.ledgers.rules import FILED_BEFORE
from outreach.ledgers.take_people import day_of

_CASE = (
    "day", "state", "filed_day", "fraud_type", "loss", "stopped", "recovered", "focus_group", "age_band",
    "occupation", "residence", "grid_id", "lure_channel", "fake_app", "app_name", "alerted_before",
    "reached_before", "follow_up",
)  # fmt: skip
_TEXTS = ("focus_group", "age_band", "occupation")
_MONEY = ("loss", "stopped", "recovered")


def take_cases(intake: Intake, rows: Rows) -> None:
    """Take cases: of equal ones only as many as the book lacks."""
    intake.begin(rows)
    for row, (day, filed) in enumerate(zip(rows.of("day"), rows.of("filed_day"), strict=True)):
        if isinstance(day, When) and isinstance(filed, When) and filed.day < day.day:
            said = Said(FILED_BEFORE, {"day": day.day.isoformat()})
            rows.add(row, Fault("bad_date", said), "filed_day")
    right = [row for row in range(len(rows.lines)) if row not in rows.faults]
    said_of = {row: _said(rows, row) for row in right}
    matched: Counter[Any] = intake.seen.setdefault("cases held", Counter())  # type: ignore[assignment]
    if not matched:
        matched.update(_held(intake))
    made = []
    for row in right:
        said_case = said_of[row]
        if matched[said_case] > 0:
            matched[said_case] -= 1
            intake.unchanged["cases"] += 1
        else:
            made.append(said_case)
    intake.imported["cases"] += len(made)
    _write(intake, made)
    intake.finish(rows)


def _said(rows: Rows, row: int) -> tuple[Any, ...]:
    """Write what a row says of a case, in the order of the table's columns."""

    def text(name: str) -> str:
        return rows.of(name)[row] or ""

    app = text("fake_app")
    app_name = text("app_name")
    if not app and "fake_app" in rows.columns:
        # The column may name the app instead of answering: that says yes as well.
        shown = rows.read(row, "fake_app")
        if shown and look_up("answers", shown) is None and _is_name(shown):
            app, app_name = "yes", app_name or shown
    types = rows.of("fraud_type")[row]
    return (
        day_of(rows.of("day")[row]),
        text("state") or "completed",
        day_of(rows.of("filed_day")[row]),
        "、".join(types),
        *(rows.counts(name)[row] for name in _MONEY),
        *(text(name) for name in _TEXTS),
        text("residence"),
        rows.of("grid")[row].key,
        text("lure_channel"),
        app,
        app_name,
        text("alerted_before"),
        text("reached_before"),
        text("follow_up"),
    )


def _is_name(shown: str) -> bool:
    return not any(word in shown for word in ("不清楚", "不详", "未知", "无", "—", "-", "不明", "待查"))


def _held(intake: Intake) -> Counter[Any]:
    columns = [getattr(Case, name) for name in _CASE]
    query = sa.select(*columns).where(col(Case.station_id) == intake.station, col(Case.removed).is_(None))
    return Counter(tuple(row) for row in intake.session.execute(query))


def _write(intake: Intake, made: list[tuple[Any, ...]]) -> None:
    writer = intake.writer
    keys = writer.ids(len(made))
    columns = (*_CASE, "ym")
    writer.rows(
        Case,
        columns,
        (
            (
                key,
                writer.day(case[0]),
                case[1],
                writer.day(case[2]),
                *case[3:11],
                writer.ref(case[11]),
                *case[12:],
                case[0].year * 100 + case[0].month,
            )
            for key, case in zip(keys, made, strict=True)
        ),
    )
    writer.parts(
        CaseState,
        ("case_id", "from_day", "state"),
        ((writer.station, key, writer.day(case[0]), case[1]) for key, case in zip(keys, made, strict=True)),
    )
