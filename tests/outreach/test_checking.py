"""Checking a book finds what is wrong with it, and says nothing of a sound one."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import text

from outreach.checking import check_book
from tests.outreach.staging import Stage


def test_a_sound_book_is_sound(stage: Stage) -> None:
    stage.officer("01")
    stage.event(dt.date(2026, 11, 20), "01", people=5)
    report = check_book(stage.workspace)
    assert report.sound
    assert report.officer_days == 1


def test_a_sum_that_disagrees_with_its_rows_is_found(stage: Stage) -> None:
    stage.officer("01")
    stage.event(dt.date(2026, 11, 20), "01", people=5)
    with stage.workspace.book.transaction() as session:
        session.execute(text("UPDATE officer_day SET people = people + 1"))
    report = check_book(stage.workspace)
    assert (report.wrong_sums, report.sound) == (1, False)


def test_a_sum_nothing_stands_behind_is_found(stage: Stage) -> None:
    stage.officer("01")
    stage.event(dt.date(2026, 11, 20), "01")
    with stage.workspace.book.transaction() as session:
        session.execute(text("UPDATE event SET removed = made"))
    assert check_book(stage.workspace).wrong_sums == 1
