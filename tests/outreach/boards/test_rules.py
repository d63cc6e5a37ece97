"""The rules of DOMAIN's Points, Board and Lagging, worked by hand."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from uuid import UUID, uuid4

import pytest

from outreach.boards.facts import POINT, BoardLine, Edition, IndicatorRule, LaggingDay
from outreach.boards.rules import (
    CAMPAIGN_INDICATORS,
    OUTREACH_INDICATORS,
    corrections,
    earned,
    in_post,
    lagging_run,
    lags,
    order_by_goal,
    points_of,
    rank_by_points,
    shared_ranks,
    show_points,
    show_share,
)

OUTREACH = Edition(None, "outreach", dt.date(2026, 1, 1), OUTREACH_INDICATORS)
CAMPAIGN = Edition(None, "campaign", dt.date(2026, 1, 1), CAMPAIGN_INDICATORS)
DAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("indicator", "count", "points"),
    [
        ("led", 1, "10.00"),
        ("led", 3, "30.00"),
        ("led", 4, "30.00"),
        ("helped", 1, "4.00"),
        ("helped", 3, "12.00"),
        ("helped", 4, "12.00"),
        ("people", 1, "0.10"),
        ("people", 199, "19.90"),
        ("people", 201, "20.00"),
        ("households", 1, "1.00"),
        ("households", 41, "40.00"),
        ("leaflets", 1, "0.02"),
        ("leaflets", 249, "4.98"),
        ("leaflets", 251, "5.00"),
        ("phone", 1, "2.00"),
        ("phone", 11, "20.00"),
        ("in_person", 1, "15.00"),
        ("in_person", 6, "90.00"),
        ("in_person", 7, "90.00"),
    ],
)
def test_each_indicator_earns_its_weight_up_to_its_cap(indicator: str, count: int, points: str) -> None:
    assert show_points(points_of({indicator: count}, OUTREACH)) == points


def test_a_day_adds_up_over_its_indicators() -> None:
    # The truth's first line of 9 October: 2 led, 285 people, 57 households, 443 leaflets.
    counts = {"led": 2, "people": 285, "households": 57, "leaflets": 443}
    assert show_points(points_of(counts, OUTREACH)) == "85.00"


def test_the_cap_is_shown_where_it_cut() -> None:
    parts = {part.indicator: part for part in earned({"led": 4, "helped": 1}, OUTREACH)}
    assert (parts["led"].uncapped, parts["led"].points, parts["led"].cut) == (40 * POINT, 30 * POINT, True)
    assert (parts["helped"].points, parts["helped"].cut) == (4 * POINT, False)


def test_an_indicator_without_a_cap_earns_all_it_counts() -> None:
    endless = Edition(None, "own", dt.date(2026, 1, 1), (IndicatorRule("led", 10 * POINT, None),))
    assert show_points(points_of({"led": 99}, endless)) == "990.00"


def test_installs_earn_nothing_by_default_and_two_points_in_the_campaign_profile() -> None:
    assert points_of({"registered": 5}, OUTREACH) == 0
    assert show_points(points_of({"registered": 5}, CAMPAIGN)) == "10.00"
    assert show_points(points_of({"registered": 21}, CAMPAIGN)) == "40.00"


@pytest.mark.parametrize("profile", [OUTREACH, CAMPAIGN])
def test_refusals_and_cases_earn_nothing_in_any_profile(profile: Edition) -> None:
    assert points_of({"refused": 9, "cases": 9, "met": 9, "already": 9}, profile) == 0


def test_equal_points_share_a_rank_and_the_next_is_skipped() -> None:
    assert shared_ranks([9, 7, 7, 3]) == [1, 2, 2, 4]
    assert shared_ranks([]) == []
    assert shared_ranks([5, 5, 5]) == [1, 1, 1]


def test_inside_a_rank_officers_stand_by_badge() -> None:
    first, second, third = uuid4(), uuid4(), uuid4()
    badges = {first: "031209", second: "031202", third: "031205"}
    ranks = rank_by_points({first: 10, second: 10, third: 20}, badges)
    assert list(ranks.items()) == [(third, 1), (second, 2), (first, 2)]


def line(badge: str, points: int, goal: int | None = None, rank: int = 1) -> BoardLine:
    return BoardLine(
        UUID(int=int(badge)), badge, badge, rank, points * POINT, None, 0, {}, goal and goal * POINT
    )


def test_the_other_order_is_by_share_of_ones_own_goal_and_without_a_goal_last() -> None:
    ordered = order_by_goal(
        [
            line("1", 50, 100),
            line("2", 30),
            line("3", 9, 10),
            line("4", 45, 90),
            line("5", 0),
            line("6", 0, 9),
        ]
    )
    assert [one.badge for _rank, one in ordered] == ["3", "1", "4", "6", "2", "5"]
    assert [rank for rank, _one in ordered] == [1, 2, 2, 4, 5, 5]


def test_days_in_post_include_both_ends_and_may_be_open() -> None:
    first, last = dt.date(2026, 9, 15), dt.date(2026, 10, 8)
    one = dt.timedelta(days=1)
    assert in_post(first, last, first)
    assert in_post(first, last, last)
    assert not in_post(first, last, first - one)
    assert not in_post(first, last, last + one)
    assert in_post(None, None, DAY)
    assert in_post(None, last, dt.date(1990, 1, 1))
    assert in_post(first, None, dt.date(2090, 1, 1))


@pytest.mark.parametrize(
    ("rank", "ranked", "share", "expected"),
    [
        (10, 12, Fraction(59, 100), True),  # 12 − 3 = 9 < 10
        (9, 12, Fraction(0), False),  # at the cut: spared
        (10, 12, Fraction(60, 100), False),  # 60 % is not under 60 %
        (10, 12, Fraction(599, 1000), True),
        (3, 3, Fraction(0), False),  # ⌊3 ÷ 4⌋ = 0: nobody
        (4, 4, Fraction(0), True),
        (6, 7, Fraction(0), False),  # 7 − 1 = 6
        (7, 7, Fraction(0), True),
        (12, 12, None, False),  # with no goal nobody lags
    ],
)
def test_one_board_lags_in_the_last_quarter_and_under_the_share(
    rank: int, ranked: int, share: Fraction | None, expected: bool
) -> None:
    assert lags(rank, ranked, share) is expected


def test_the_share_below_which_one_lags_is_the_stations() -> None:
    assert not lags(12, 12, Fraction(55, 100), under=Fraction(50, 100))
    assert lags(12, 12, Fraction(49, 100), under=Fraction(50, 100))


def lagging_day(back: int, rank: int = 12, share: Fraction = Fraction(0)) -> LaggingDay:
    return LaggingDay(DAY - dt.timedelta(days=back), rank, 12, share)


def test_three_lagging_boards_running_make_a_proposal_with_those_boards() -> None:
    days = [lagging_day(0), lagging_day(1), lagging_day(2), lagging_day(3, rank=1)]
    assert lagging_run(days) == tuple(days[:3])


@pytest.mark.parametrize("broken", [0, 1, 2])
def test_one_good_board_among_the_last_three_makes_none(broken: int) -> None:
    days = [lagging_day(back, rank=9 if back == broken else 12) for back in range(4)]
    assert lagging_run(days) == ()


def test_fewer_boards_than_wanted_make_none() -> None:
    assert lagging_run([lagging_day(0), lagging_day(1)]) == ()
    assert lagging_run([lagging_day(0), lagging_day(1)], wanted=2) != ()


def test_a_board_without_a_goal_breaks_the_run() -> None:
    assert lagging_run([lagging_day(0), None, lagging_day(2)]) == ()


def test_a_correction_is_shown_where_rank_or_points_differ_or_one_side_is_missing() -> None:
    sealed = [line("1", 50), line("2", 40, rank=2), line("3", 30, rank=3)]
    now = [line("1", 50), line("2", 40, rank=3), line("4", 45, rank=2)]
    found = {fix.badge: fix for fix in corrections(sealed, now)}
    assert set(found) == {"2", "3", "4"}
    assert (found["2"].sealed_rank, found["2"].rank) == (2, 3)
    assert (found["3"].rank, found["3"].points, found["3"].sealed_points) == (None, None, 30 * POINT)
    assert (found["4"].sealed_rank, found["4"].points) == (None, 45 * POINT)


def test_equal_boards_need_no_correction() -> None:
    assert corrections([line("1", 50)], [line("1", 50)]) == ()


@pytest.mark.parametrize(
    ("points", "shown"),
    [
        (0, "0.00"),
        (1000, "0.10"),
        (682_000, "68.20"),
        (149, "0.01"),
        (150, "0.02"),
        (-150, "-0.02"),
        (-50, "-0.01"),
        (-49, "0.00"),
    ],
)
def test_points_show_two_places_halves_away_from_zero(points: int, shown: str) -> None:
    assert show_points(points) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (None, "—"),
        (Fraction(4, 5), "80.0%"),
        (Fraction(1, 3), "33.3%"),
        (Fraction(5, 4), "125.0%"),
        (Fraction(1, 2000), "0.1%"),
        (Fraction(49, 100_000), "0.0%"),
        (Fraction(0), "0.0%"),
    ],
)
def test_a_share_shows_one_place_and_a_dash_without_a_goal(share: Fraction | None, shown: str) -> None:
    assert show_share(share) == shown
