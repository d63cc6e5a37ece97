"""The clocks of alerts, as DOMAIN gives them."""

from __future__ import annotations

import datetime as dt

import pytest

from outreach.alerts.rules import due_of

RECEIVED = dt.datetime(2026, 11, 20, 23, 45)


@pytest.mark.parametrize("level", ["high", "highest"])
def test_a_high_alert_is_to_be_met_in_person_within_thirty_minutes(level: str) -> None:
    assert due_of(level, RECEIVED) == dt.datetime(2026, 11, 21, 0, 15)


@pytest.mark.parametrize("level", ["middle", "low", ""])
def test_other_levels_have_no_clock(level: str) -> None:
    assert due_of(level, RECEIVED) is None
