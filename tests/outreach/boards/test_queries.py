"""Boards of small stations, worked by hand from DOMAIN's Credit and Board."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from outreach.boards.actions import choose_profile, seal_board
from outreach.boards.facts import BoardFacts
from outreach.boards.lagging import lagging
from outreach.boards.queries import board, newest_worked_day
from outreach.boards.rules import show_points
from outreach.errors import Conflict, Invalid, NotFound
from outreach.workspace import Workspace
from tests.outreach.staging import Stage

DAY = dt.date(2026, 11, 18)
BEFORE = DAY - dt.timedelta(days=1)


def ranks(shown: BoardFacts) -> list[tuple[int, str, str]]:
    return [(line.rank, line.badge, show_points(line.points)) for line in shown.lines]


def test_credit_goes_to_the_lead_and_to_each_helper_once(stage: Stage) -> None:
    for badge in ("01", "02", "03"):
        stage.officer(badge)
    stage.event(
        DAY, "01", helpers=["02", "03"], people=100, households=5, leaflets=50, kinds=["family", "school"]
    )
    shown = board(stage.workspace, DAY)
    assert ranks(shown) == [(1, "01", "26.00"), (2, "02", "4.00"), (2, "03", "4.00")]
    assert shown.lines[0].counts == {"led": 1, "people": 100, "households": 5, "leaflets": 50}
    assert shown.lines[1].counts == {"helped": 1}


def test_a_step_earns_its_officer_on_the_day_of_the_step(stage: Stage) -> None:
    stage.officer("01")
    stage.officer("02")
    late = dt.datetime.combine(BEFORE, dt.time(23, 50))
    stage.alert(
        late,
        "01",
        {
            "sms": (late, "01"),
            "phone": (late + dt.timedelta(minutes=5), "01"),
            "in_person": (late + dt.timedelta(minutes=30), "02"),
        },
    )
    assert ranks(board(stage.workspace, BEFORE)) == [(1, "01", "2.00"), (2, "02", "0.00")]
    assert ranks(board(stage.workspace, DAY)) == [(1, "02", "15.00"), (2, "01", "0.00")]


def test_channel_logs_and_training_earn_nothing(stage: Stage) -> None:
    stage.officer("01")
    stage.channel_log(DAY, officer_id=stage.officers["01"], reach=5000)
    stage.event(DAY, "01", people=40, purpose="training")
    assert ranks(board(stage.workspace, DAY)) == [(1, "01", "0.00")]


def test_who_is_excused_that_day_or_not_in_post_is_not_ranked(stage: Stage) -> None:
    stage.officer("01")
    stage.officer("02")
    stage.officer("03", first=DAY)
    stage.officer("04", last=BEFORE)
    stage.officer("05", first=DAY + dt.timedelta(days=1))
    stage.officer("06", last=DAY)
    stage.officer("07", post="所长")
    stage.excuse("02", DAY, DAY, "duty")
    shown = board(stage.workspace, DAY)
    assert [line.badge for line in shown.lines] == ["01", "03", "06"]
    assert [(one.badge, one.reason) for one in shown.excused] == [("02", "duty")]


def test_moved_counts_places_since_the_day_before_and_is_none_for_who_was_not_ranked(stage: Stage) -> None:
    for badge in ("01", "02", "03"):
        stage.officer(badge)
    stage.excuse("03", BEFORE, BEFORE)
    stage.event(BEFORE, "01")
    stage.event(DAY, "02", people=10)
    stage.event(DAY, "03")
    assert [(line.badge, line.moved) for line in board(stage.workspace, DAY).lines] == [
        ("02", 1),
        ("03", None),
        ("01", -2),
    ]


def test_month_points_add_up_capped_days_from_the_first(stage: Stage) -> None:
    stage.officer("01")
    for _ in range(4):
        stage.event(dt.date(2026, 11, 2), "01")  # 40 points, capped at 30
    stage.event(DAY, "01")
    stage.event(dt.date(2026, 10, 31), "01")
    assert show_points(board(stage.workspace, DAY).lines[0].month_points) == "40.00"
    assert show_points(board(stage.workspace, dt.date(2026, 11, 1)).lines[0].month_points) == "0.00"


def test_what_is_before_the_cut_off_belongs_to_the_day_before(stage: Stage) -> None:
    stage.officer("01")
    with stage.workspace.book.transaction() as session:
        from sqlmodel import select

        from db.models import Station

        station = session.exec(select(Station)).one()
        station.cut_off = dt.time(8, 0)
    reopened = (
        Workspace.open(stage.workspace.book.writer.url.render_as_string(False), today=DAY)
        if (stage.workspace.book.dialect == "postgresql")
        else Workspace.open(stage.workspace.book.address, today=DAY)
    )
    try:
        again = Stage(reopened, stage.officers, stage.grids)
        again.event(DAY, "01", start=dt.time(7, 59))
        again.event(DAY, "01", start=dt.time(8, 0), people=10)
        again.event(DAY, "01", people=20)
        assert ranks(board(reopened, BEFORE)) == [(1, "01", "10.00")]
        assert ranks(board(reopened, DAY)) == [(1, "01", "23.00")]
    finally:
        reopened.close()


def test_a_goal_is_the_sum_over_the_grids_held_that_day(stage: Stage) -> None:
    stage.officer("01")
    stage.officer("02")
    stage.grid("G2", lead="01")
    stage.grid("G3")
    stage.assign("G3", "01", dt.date(2020, 1, 1), BEFORE)
    stage.assign("G3", "02", DAY)
    stage.goal("G2", 12)
    stage.goal("G3", 8)
    stage.event(BEFORE, "01")
    before = {line.badge: line for line in board(stage.workspace, BEFORE).lines}
    today = {line.badge: line for line in board(stage.workspace, DAY).lines}
    assert (show_points(before["01"].goal or 0), before["01"].share) == ("20.00", Fraction(1, 2))
    assert before["02"].goal is None
    assert before["02"].share is None
    assert show_points(today["01"].goal or 0) == "12.00"
    assert show_points(today["02"].goal or 0) == "8.00"
    assert before["01"].grids == ("G2", "G3")


def test_a_later_edition_leaves_earlier_days_theirs(stage: Stage) -> None:
    stage.officer("01")
    stage.tally(BEFORE, "01", met=9, scanned=9, installed=9, registered=9)
    stage.tally(DAY, "01", met=3, scanned=3, installed=3, registered=3)
    choose_profile(stage.workspace, "campaign", DAY)
    assert ranks(board(stage.workspace, BEFORE)) == [(1, "01", "0.00")]
    shown = board(stage.workspace, DAY)
    assert ranks(shown) == [(1, "01", "6.00")]
    assert show_points(shown.lines[0].month_points) == "6.00"
    assert shown.edition.name == "campaign"


def test_auxiliaries_have_a_board_of_their_own(stage: Stage) -> None:
    stage.officer("01")
    stage.officer("F1", post="辅警")
    stage.event(DAY, "01", helpers=["F1"])
    assert ranks(board(stage.workspace, DAY, "auxiliary")) == [(1, "F1", "4.00")]


def test_there_is_no_board_after_today_or_of_an_unknown_group(stage: Stage) -> None:
    with pytest.raises(Invalid, match="2026-11-23"):
        board(stage.workspace, dt.date(2026, 11, 23))
    with pytest.raises(NotFound, match="nobody"):
        board(stage.workspace, DAY, "nobody")


def test_a_sealed_board_stays_and_a_later_correction_stands_beside_it(stage: Stage) -> None:
    stage.officer("01")
    stage.officer("02")
    stage.event(DAY, "01")
    sealed = seal_board(stage.workspace, DAY)
    stage.event(DAY, "02", people=50)
    later = board(stage.workspace, DAY)
    assert later.lines == sealed.lines
    assert later.seal == sealed.seal
    assert [(fix.badge, fix.sealed_rank, fix.rank) for fix in later.corrections] == [
        ("01", 1, 2),
        ("02", 2, 1),
    ]
    with pytest.raises(Conflict, match="sealed already"):
        seal_board(stage.workspace, DAY)


def test_a_board_is_sealed_only_when_its_day_is_over(stage: Stage) -> None:
    with pytest.raises(Invalid, match="before that day is over"):
        seal_board(stage.workspace, stage.workspace.today())


def test_what_people_moved_from_is_what_was_sealed(stage: Stage) -> None:
    stage.officer("01")
    stage.officer("02")
    stage.event(BEFORE, "01")
    seal_board(stage.workspace, BEFORE)
    stage.event(BEFORE, "02", people=99)
    stage.event(DAY, "01")
    assert [(line.badge, line.moved) for line in board(stage.workspace, DAY).lines] == [("01", 0), ("02", 0)]


def test_who_lags_on_the_last_three_worked_boards_is_proposed(stage: Stage) -> None:
    for badge in ("01", "02", "03", "04"):
        stage.officer(badge)
        stage.grid(f"G{badge}", lead=badge)
        stage.goal(f"G{badge}", 10)
    worked = [DAY, BEFORE, DAY - dt.timedelta(days=3)]
    stage.excuse("04", DAY - dt.timedelta(days=2), DAY - dt.timedelta(days=2))
    for day in worked:
        for badge in ("01", "02", "03"):
            stage.event(day, badge)
    found = lagging(stage.workspace, DAY)
    assert [one.badge for one in found] == ["04"]
    assert [board.day for board in found[0].boards] == worked
    assert [(board.rank, board.ranked) for board in found[0].boards] == [(4, 4)] * 3


def test_the_newest_worked_day_is_the_last_before_today_with_any_credit(stage: Stage) -> None:
    stage.officer("01")
    assert newest_worked_day(stage.workspace) == dt.date(2026, 11, 21)
    stage.event(dt.date(2026, 11, 17), "01")
    stage.event(dt.date(2026, 11, 20), "01")
    stage.event(dt.date(2026, 11, 22), "01")
    assert newest_worked_day(stage.workspace) == dt.date(2026, 11, 20)
