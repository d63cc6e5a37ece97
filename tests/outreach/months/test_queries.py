"""The month's figures and comparisons, worked by hand from DOMAIN's Month and Comparisons."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlmodel import select

from db.models import Officer
from outreach.errors import Invalid
from outreach.months.facts import Figures
from outreach.months.queries import against_mean, month
from tests.outreach.staging import Stage

OCTOBER = dt.date(2026, 10, 5)
SEPTEMBER = dt.date(2026, 9, 5)


@pytest.fixture
def busy(stage: Stage) -> Stage:
    """A station with one officer."""
    stage.officer("01")
    stage.officer("02")
    return stage


def test_an_event_of_two_kinds_counts_once_and_once_in_each_kind(busy: Stage) -> None:
    busy.event(OCTOBER, "01", kinds=["school", "family"], helpers=["02"], people=30, households=4, leaflets=9)
    busy.event(OCTOBER, "02", kinds=["school"], people=10)
    busy.event(dt.date(2026, 11, 1), "01", people=500)
    shown = month(busy.workspace, 2026, 10)
    assert (shown.figures.events, shown.figures.people) == (2, 40)
    assert (shown.figures.households, shown.figures.leaflets) == (4, 9)
    assert shown.by_kind == {
        "community": 0,
        "village": 0,
        "family": 1,
        "school": 2,
        "enterprise": 0,
        "venue": 0,
    }


def test_training_and_channel_logs_are_kept_apart(busy: Stage) -> None:
    busy.event(OCTOBER, "01", purpose="training", people=80)
    busy.channel_log(OCTOBER, reach=9000)
    shown = month(busy.workspace, 2026, 10).figures
    assert (shown.events, shown.people, shown.channel_logs) == (0, 0, 1)


def test_alerts_count_by_the_day_received_and_money_by_result(busy: Stage) -> None:
    late = dt.datetime(2026, 10, 31, 23, 50)
    busy.alert(
        late,
        "01",
        {"in_person": (late + dt.timedelta(minutes=25), "01")},
        level="high",
        due=late + dt.timedelta(minutes=30),
        result="dissuaded",
        money=500_00,
    )
    busy.alert(
        late,
        "01",
        {"in_person": (late + dt.timedelta(minutes=31), "01")},
        level="high",
        due=late + dt.timedelta(minutes=30),
        result="unheeded",
        money=200_00,
    )
    busy.alert(late, "01", {"phone": (late, "01")}, level="low", result="deceived", money=30_00)
    busy.alert(late, "01", {}, level="low", result="deceived")
    shown = month(busy.workspace, 2026, 10)
    own = shown.figures
    assert (own.alerts, own.dissuaded, own.in_person, own.saved, own.at_stake) == (4, 1, 2, 500_00, 230_00)
    assert [(one.level, one.alerts, one.in_person, one.timed, one.in_time) for one in shown.levels] == [
        ("high", 2, 2, 2, 1),
        ("low", 2, 0, 0, 0),
    ]
    assert shown.deceived_after_dissuasion == 1


def test_tallies_and_cases_count_by_their_day(busy: Stage) -> None:
    busy.tally(OCTOBER, "01", met=20, scanned=10, installed=5, registered=2, refused=3, already=1)
    busy.case(OCTOBER, loss=1234_56)
    busy.case(dt.date(2026, 9, 30), loss=1)
    assert month(busy.workspace, 2026, 10).figures == Figures(
        met=20, scanned=10, installed=5, registered=2, refused=3, already=1, cases=1, loss=1234_56
    )


def test_a_whole_month_is_compared_with_the_month_before_and_the_year_before(busy: Stage) -> None:
    for _ in range(3):
        busy.event(SEPTEMBER, "01", people=100)
    busy.event(OCTOBER, "01", people=337)
    busy.case(dt.date(2025, 10, 9))
    busy.case(dt.date(2025, 10, 10))
    busy.case(OCTOBER)
    shown = month(busy.workspace, 2026, 10)
    assert (shown.mom.changes["events"], shown.mom.changes["people"]) == ("-66.7%", "+12.3%")
    assert shown.mom.changes["cases"] == "—"
    assert shown.yoy.changes["cases"] == "-50.0%"
    assert shown.yoy.changes["events"] == "—"
    assert shown.mom.kind_changes["community"] == "-66.7%"


def test_the_month_that_is_not_over_is_compared_with_the_same_day_numbers(busy: Stage) -> None:
    busy.event(dt.date(2026, 11, 22), "01")
    busy.event(dt.date(2026, 10, 22), "01")
    busy.event(dt.date(2026, 10, 23), "01")
    shown = month(busy.workspace, 2026, 11)
    assert (shown.whole, shown.last) == (False, dt.date(2026, 11, 22))
    assert (shown.mom.last, shown.mom.changes["events"]) == (dt.date(2026, 10, 22), "0.0%")


def test_a_month_to_come_is_refused(busy: Stage) -> None:
    with pytest.raises(Invalid, match="2026-12 has not begun"):
        month(busy.workspace, 2026, 12)


def test_a_base_of_choice_is_the_mean_of_its_months(busy: Stage) -> None:
    for day in (dt.date(2026, 7, 1), dt.date(2026, 8, 1), dt.date(2026, 8, 2)):
        busy.event(day, "01")
    busy.event(OCTOBER, "01")
    changes = against_mean(busy.workspace, 2026, 10, dt.date(2026, 7, 1), dt.date(2026, 8, 1))
    assert changes["events"] == "-33.3%"  # 1 against (1 + 2) ÷ 2
    assert changes["cases"] == "—"


def test_a_streak_counts_whole_months_in_which_the_year_before_was_higher(busy: Stage) -> None:
    for number in (7, 8, 9, 10):
        busy.case(dt.date(2025, number, 3))
        busy.case(dt.date(2025, number, 4))
    busy.case(dt.date(2026, 8, 3))
    busy.case(dt.date(2026, 7, 3))
    busy.case(dt.date(2026, 7, 4))
    assert month(busy.workspace, 2026, 10).case_streak == 3  # July: 2 against 2 is no fall
    assert month(busy.workspace, 2026, 11).case_streak == 3  # November is not over


def test_grids_and_officers_have_their_own_lines(busy: Stage) -> None:
    busy.grid("G2", lead="02", households=250)
    busy.event(OCTOBER, "01", grid="G2", people=50, households=7, helpers=["02"])
    busy.case(OCTOBER, grid="G2", loss=900)
    shown = month(busy.workspace, 2026, 10)
    by_number = {grid.number: grid for grid in shown.grids}
    assert (by_number["G2"].events, by_number["G2"].met_households, by_number["G2"].cases) == (1, 7, 1)
    assert by_number["G2"].lead == "警员02"
    assert by_number["G1"].events == 0
    assert [(one.badge, one.points, one.counts["led"]) for one in shown.officers] == [
        ("01", 220_000, 1),
        ("02", 40_000, 0),
    ]


def test_a_lead_whose_name_others_bear_too_is_told_apart_by_badge(busy: Stage) -> None:
    busy.grid("G2", lead="02")
    with busy.workspace.book.transaction() as session:
        for row in session.exec(select(Officer)):
            row.name = "李敏"
            session.add(row)
    leads = {grid.number: grid.lead for grid in month(busy.workspace, 2026, 10).grids}
    assert leads == {"G1": "", "G2": "李敏 02"}
