"""Setting goals, each from a day on; earlier days keep theirs."""

from __future__ import annotations

import datetime as dt

import pytest

from outreach.boards.facts import POINT
from outreach.boards.queries import board
from outreach.errors import Invalid, NotFound
from outreach.grids.actions import set_goal
from tests.outreach.staging import Stage


def goals(stage: Stage, *days: int) -> list[int | None]:
    found = [board(stage.workspace, dt.date(2026, 11, day)).lines[0].goal for day in days]
    return [goal and goal // POINT for goal in found]


@pytest.fixture
def held(stage: Stage) -> Stage:
    """A grid with its lead officer."""
    stage.officer("031202")
    stage.grid("SC01", lead="031202")
    return stage


def test_a_goal_holds_from_its_day_on_and_a_later_one_takes_over(held: Stage) -> None:
    set_goal(held.workspace, "SC01", 20 * POINT, dt.date(2026, 11, 10))
    set_goal(held.workspace, "SC01", 30 * POINT, dt.date(2026, 11, 15))
    assert goals(held, 9, 10, 14, 15, 20) == [None, 20, 20, 30, 30]


def test_a_goal_set_for_earlier_ends_where_the_next_begins(held: Stage) -> None:
    set_goal(held.workspace, "SC01", 30 * POINT, dt.date(2026, 11, 15))
    set_goal(held.workspace, "SC01", 20 * POINT, dt.date(2026, 11, 10))
    assert goals(held, 9, 10, 14, 15) == [None, 20, 20, 30]


def test_a_goal_set_again_for_the_same_day_is_replaced(held: Stage) -> None:
    set_goal(held.workspace, "SC01", 30 * POINT, dt.date(2026, 11, 15))
    set_goal(held.workspace, "SC01", 25 * POINT, dt.date(2026, 11, 15))
    assert goals(held, 14, 15) == [None, 25]


def test_no_goal_of_nothing_and_none_for_an_unknown_grid(held: Stage) -> None:
    with pytest.raises(Invalid, match="more than nothing"):
        set_goal(held.workspace, "SC01", 0, dt.date(2026, 11, 15))
    with pytest.raises(NotFound, match="ZZ99"):
        set_goal(held.workspace, "ZZ99", POINT, dt.date(2026, 11, 15))
