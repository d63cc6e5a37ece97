"""Excusing officers."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlmodel import select

from db.models import ActionRecord
from outreach.boards.queries import board
from outreach.errors import Conflict, Invalid, NotFound
from outreach.people.actions import excuse
from tests.outreach.staging import Stage

FIRST, LAST = dt.date(2026, 11, 16), dt.date(2026, 11, 18)


def test_an_excused_officer_is_not_ranked_on_those_days_and_only_on_those(stage: Stage) -> None:
    stage.officer("031202")
    excuse(stage.workspace, "031202", FIRST, LAST, "training")
    ranked = [bool(board(stage.workspace, dt.date(2026, 11, day)).lines) for day in (15, 16, 17, 18, 19)]
    assert ranked == [True, False, False, False, True]


def test_who_asked_is_recorded(stage: Stage) -> None:
    stage.officer("031202")
    excuse(stage.workspace, "031202", FIRST, LAST, "rest")
    with stage.workspace.reading() as session:
        record = session.exec(select(ActionRecord).where(ActionRecord.action == "excuse")).one()
    assert record.person == "the station's chief"
    assert record.subject["badge"] == "031202"


def test_what_cannot_be_is_refused_in_a_sentence(stage: Stage) -> None:
    stage.officer("031202")
    with pytest.raises(NotFound, match="999999"):
        excuse(stage.workspace, "999999", FIRST, LAST, "rest")
    with pytest.raises(Invalid, match="holiday"):
        excuse(stage.workspace, "031202", FIRST, LAST, "holiday")
    with pytest.raises(Invalid, match="before the first"):
        excuse(stage.workspace, "031202", LAST, FIRST, "rest")
    excuse(stage.workspace, "031202", FIRST, LAST, "rest")
    with pytest.raises(Conflict, match="already excused"):
        excuse(stage.workspace, "031202", LAST, LAST, "leave")
