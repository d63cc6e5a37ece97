"""Who is proposed for an interview, worked by hand for each clause of DOMAIN's Lagging."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from outreach.boards.actions import seal_board
from outreach.boards.lagging import HORIZON_DAYS, lagging
from outreach.workspace import Workspace
from tests.outreach.staging import Stage

DAY = dt.date(2026, 11, 18)  # a Wednesday


def ago(days: int) -> dt.date:
    return DAY - dt.timedelta(days=days)


def proposed(stage: Stage, day: dt.date = DAY, **rule: object) -> list[str]:
    return [one.badge for one in lagging(stage.workspace, day, **rule)]  # type: ignore[arg-type]


@pytest.fixture
def desk(sqlite_workspace: Workspace) -> Stage:
    """01, 02 and 03 lead an event of 10 points each day for a week; 04 does nothing; each is asked for 10."""
    made = Stage(sqlite_workspace)
    made.grid("G1")
    for badge in ("01", "02", "03", "04"):
        made.officer(badge)
        made.grid(f"G{badge}", lead=badge)
        made.goal(f"G{badge}", 10)
    for back in range(7):
        for badge in ("01", "02", "03"):
            made.event(ago(back), badge)
    return made


def test_the_last_of_four_with_nothing_on_three_boards_is_proposed_with_those_boards(desk: Stage) -> None:
    (found,) = lagging(desk.workspace, DAY)
    assert (found.badge, found.name) == ("04", "警员04")
    assert [(one.day, one.rank, one.ranked, one.share) for one in found.boards] == [
        (DAY, 4, 4, Fraction(0)),
        (ago(1), 4, 4, Fraction(0)),
        (ago(2), 4, 4, Fraction(0)),
    ]


def test_of_three_ranked_nobody_lags(desk: Stage) -> None:
    desk.excuse("01", ago(6), DAY)
    assert proposed(desk) == []


@pytest.mark.parametrize("good", [0, 1, 2])
def test_one_good_board_of_the_last_three_clears(desk: Stage, good: int) -> None:
    desk.event(ago(good), "04", people=10)
    assert proposed(desk) == []
    assert proposed(desk, ago(good + 1)) == ["04"]


def test_a_good_board_before_the_last_three_clears_nobody(desk: Stage) -> None:
    desk.event(ago(3), "04", people=10)
    assert proposed(desk) == ["04"]
    assert proposed(desk, boards=4) == []


def test_excused_days_neither_count_nor_break_the_run(desk: Stage) -> None:
    desk.excuse("04", DAY, DAY, "rest")
    desk.excuse("04", ago(3), ago(2), "leave")
    (found,) = lagging(desk.workspace, DAY)
    assert [one.day for one in found.boards] == [ago(1), ago(4), ago(5)]


def test_a_good_board_on_a_day_since_excused_does_not_count(desk: Stage) -> None:
    desk.event(ago(1), "04", people=99)
    assert proposed(desk) == []
    desk.excuse("04", ago(1), ago(1), "duty")
    assert proposed(desk) == ["04"]


@pytest.mark.parametrize(("days_in_post", "expected"), [(3, []), (4, ["05"])])
def test_who_joined_is_proposed_after_as_many_boards_as_others(
    desk: Stage, days_in_post: int, expected: list[str]
) -> None:
    desk.officer("05", first=ago(days_in_post - 1))
    desk.grid("G5", lead="05")
    desk.goal("G5", 10)
    for back in range(7):
        desk.event(ago(back), "04")
    assert proposed(desk, boards=4) == expected


def test_who_is_no_longer_in_post_is_not_proposed(desk: Stage) -> None:
    desk.officer("05", last=ago(1))
    desk.grid("G5", lead="05")
    desk.goal("G5", 10)
    for back in range(7):
        desk.event(ago(back), "04")
    assert proposed(desk) == []
    assert proposed(desk, ago(1)) == ["05"]


def test_all_who_share_a_rank_at_the_cut_are_spared(desk: Stage) -> None:
    for badge in ("05", "06", "07", "08"):
        desk.officer(badge)
        desk.grid(f"G{badge}", lead=badge)
        desk.goal(f"G{badge}", 10)
    for back in range(3):
        desk.event(ago(back), "04")
        desk.event(ago(back), "05")
    assert proposed(desk) == []  # 06, 07 and 08 share rank 6, and 6 > 8 − 2 is false
    for back in range(3):
        desk.event(ago(back), "06")
    assert proposed(desk) == ["07", "08"]  # rank 7


def test_with_no_goal_nobody_lags(desk: Stage) -> None:
    desk.officer("05")
    desk.grid("G5", lead="05")
    for back in range(7):
        desk.event(ago(back), "04", people=back)
    assert proposed(desk) == []
    desk.goal("G5", 10)
    assert proposed(desk) == ["05"]


def test_a_goal_set_from_yesterday_leaves_the_day_before_without_one(desk: Stage) -> None:
    desk.officer("05")
    desk.grid("G5", lead="05")
    desk.goal("G5", 10, first=ago(1))
    for back in range(7):
        desk.event(ago(back), "04", people=back)
    assert proposed(desk) == []
    assert proposed(desk, boards=2) == ["05"]


def test_exactly_the_share_asked_for_does_not_lag_and_the_share_is_the_stations(desk: Stage) -> None:
    for back in range(3):
        desk.event(ago(back), "04", purpose="training")
        desk.event(ago(back), "03", people=5)
        desk.event(ago(back), "02", people=5)
        desk.event(ago(back), "01", people=5)
        desk.tally(ago(back), "04", met=1)
        moment = dt.datetime.combine(ago(back), dt.time(10))
        for minute in range(3):
            step = {"phone": (moment + dt.timedelta(minutes=minute), "04")}
            desk.alert(moment + dt.timedelta(minutes=minute), "04", step)  # 3 × 2 of 10 points: 60 %
    assert proposed(desk) == []
    assert proposed(desk, under=Fraction(61, 100)) == ["04"]
    assert proposed(desk, under=Fraction(59, 100)) == []


@pytest.mark.parametrize(("boards", "expected"), [(0, []), (1, ["04"]), (3, ["04"]), (8, ["04"])])
def test_how_many_boards_is_the_stations(desk: Stage, boards: int, expected: list[str]) -> None:
    desk.event(ago(7), "01")
    desk.event(ago(7), "02")
    desk.event(ago(7), "03")
    assert proposed(desk, boards=boards) == expected


def test_only_boards_of_the_horizon_are_looked_at(desk: Stage) -> None:
    desk.excuse("04", ago(HORIZON_DAYS - 3), DAY)
    for back in (HORIZON_DAYS - 2, HORIZON_DAYS - 1, HORIZON_DAYS):
        for badge in ("01", "02", "03"):
            desk.event(ago(back), badge)
    assert proposed(desk) == []
    assert proposed(desk, boards=2) == ["04"]


def test_a_sealed_board_counts_as_it_was_sealed(desk: Stage) -> None:
    for back in range(3):
        seal_board(desk.workspace, ago(back))
    desk.event(ago(1), "04", people=99)
    desk.event(ago(4), "04", people=99)
    assert proposed(desk) == ["04"]
    assert proposed(desk, ago(2)) == []  # the board four days ago is not sealed


def test_auxiliaries_are_compared_among_themselves(desk: Stage) -> None:
    desk.officer("F1", post="辅警")
    desk.assign("G1", "F1", ago(30))
    desk.goal("G1", 10)
    assert [one.badge for one in lagging(desk.workspace, DAY, "auxiliary")] == []
