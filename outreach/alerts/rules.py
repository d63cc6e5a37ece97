"""Decisions about alerts."""

from __future__ import annotations

import datetime as dt

IN_PERSON_MINUTES = {"highest": 30, "high": 30}
"""How soon an alert of a level is to be met in person (DOMAIN: alert); other levels have no clock."""


def due_of(level: str, received: dt.datetime) -> dt.datetime | None:
    """Tell until when an alert is to be met in person, or None where its level has no clock."""
    minutes = IN_PERSON_MINUTES.get(level)
    return None if minutes is None else received + dt.timedelta(minutes=minutes)
