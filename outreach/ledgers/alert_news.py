"""What a later ledger adds to an alert: the result and the steps that were still open."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from db.models import Alert, AlertStep
from outreach.ledgers.intake import Intake

FIELDS = (
    "number", "source", "level", "kind", "fraud_type", "received", "grid_id", "officer_id", "result",
    "money", "remark",
)  # fmt: skip
STEPS_ADDED = "steps_added"

Told = tuple[tuple[Any, ...], frozenset[tuple[str, dt.datetime, Any]]]
"""What is said of an alert: its fields in that order, and its steps with who took them."""


def only_adds(held: Told, said: Told) -> bool:
    """Tell whether a ledger only fills in what the book leaves blank."""
    fields = all(old == new or old in ("", 0) for old, new in zip(held[0], said[0], strict=True))
    return fields and held[1] <= said[1] and held != said


def add_news(intake: Intake, alert: UUID, key: str, held: Told, said: Told) -> None:
    """Fill in what the ledger adds, noting it so that the import can be undone."""
    row = intake.session.get(Alert, (intake.station, alert))
    assert row is not None
    pairs = zip(FIELDS, held[0], said[0], strict=True)
    changes = {name: new for name, old, new in pairs if old != new}
    added = sorted(said[1] - held[1], key=lambda step: (step[1], step[0]))
    intake.change(
        row, "alerts", key, changes, {STEPS_ADDED: [[step, taken.isoformat()] for step, taken, _ in added]}
    )
    if intake.checks:
        return
    for step, taken, officer in added:
        on = intake.counts_on(taken.date(), taken.time() if taken.time() != dt.time(0, 0) else None)
        intake.touched_days.add(on)
        intake.session.add(
            AlertStep(
                station_id=intake.station,
                alert_id=alert,
                step=step,
                taken=taken,
                counts_on=on,
                officer_id=officer,
            )
        )
