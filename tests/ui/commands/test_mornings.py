"""board, goal and excuse from the command line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from uuid import UUID

import pytest

from outreach.workspace import Workspace
from tests.outreach.staging import Stage
from tests.ui.commands.conftest import Ask

DAY = "2026-11-20"


@pytest.fixture
def worked(founded: Ask, tmp_path: Path) -> Ask:
    """A book with three officers and a day's work."""
    workspace = Workspace.open(str(tmp_path / "book.sqlite"))
    stage = Stage(workspace)
    for badge in ("031202", "031203", "031204"):
        stage.officer(badge)
    stage.grid("SC01", lead="031202")
    stage.grid("SC02", lead="031203")
    stage.event(dt.date(2026, 11, 20), "031202", people=100, grid="SC01")
    stage.event(dt.date(2026, 11, 20), "031203", people=60, grid="SC02", helpers=["031204"])
    workspace.close()
    return founded


def test_a_board_answers_with_the_public_keys_in_order(worked: Ask) -> None:
    answer = worked("board", "--day", DAY, "--json")
    assert answer.code == 0
    assert answer.document == [
        {
            "badge": "031202",
            "name": "警员031202",
            "rank": 1,
            "points": "20.00",
            "moved": 0,
            "month_points": "20.00",
            "counts": {"led": 1, "people": 100},
            "goal": None,
            "share": "—",
        },
        {
            "badge": "031203",
            "name": "警员031203",
            "rank": 2,
            "points": "16.00",
            "moved": -1,
            "month_points": "16.00",
            "counts": {"led": 1, "people": 60},
            "goal": None,
            "share": "—",
        },
        {
            "badge": "031204",
            "name": "警员031204",
            "rank": 3,
            "points": "4.00",
            "moved": -2,
            "month_points": "4.00",
            "counts": {"helped": 1},
            "goal": None,
            "share": "—",
        },
    ]


def test_goals_make_the_other_order(worked: Ask) -> None:
    assert worked("goal", "set", "SC01", "50", "--from", "2026-11-01").code == 0
    assert worked("goal", "set", "SC02", "12.5", "--from", "2026-11-01").code == 0
    lines = worked("board", "--day", DAY, "--order", "goal", "--json").document
    assert [(line["rank"], line["badge"], line["goal"], line["share"]) for line in lines] == [
        (1, "031203", "12.50", "128.0%"),
        (2, "031202", "50.00", "40.0%"),
        (3, "031204", None, "—"),
    ]


def test_a_goal_without_a_day_holds_from_today(worked: Ask) -> None:
    assert "2026-11-22" in worked("goal", "set", "SC01", "50").out
    assert worked("board", "--day", DAY, "--json").document[0]["goal"] is None
    assert worked("board", "--day", "2026-11-22", "--json").document[0]["goal"] == "50.00"


def test_who_is_excused_is_not_on_the_board_and_is_named_beside_it(worked: Ask) -> None:
    assert worked("excuse", "031204", "2026-11-19", "2026-11-20", "--for", "training").code == 0
    assert [line["badge"] for line in worked("board", "--day", DAY, "--json").document] == [
        "031202",
        "031203",
    ]
    assert "031204 警员031204 (in training)" in worked("board", "--day", DAY).out


def test_the_board_stands_in_columns_in_both_languages(worked: Ask) -> None:
    assert "points" in worked("board", "--day", DAY).out
    chinese = worked("board", "--day", DAY, language="zh_CN").out
    assert "得分" in chinese
    assert "20.00" in chinese


def test_a_sealed_board_prints_the_same_bytes_whatever_comes_after(worked: Ask, tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    assert worked("board", "--day", DAY, "--seal").code == 0
    assert worked("board", "--day", DAY, "--pdf", first).code == 0
    workspace = Workspace.open(str(tmp_path / "book.sqlite"))
    stage = Stage(workspace, *_known(workspace))
    stage.event(dt.date(2026, 11, 20), "031204", people=200, grid="SC01")
    workspace.close()
    assert worked("board", "--day", DAY, "--pdf", second).code == 0
    assert first.read_bytes() == second.read_bytes()
    assert "Correction beside the sealed board: 031204" in worked("board", "--day", DAY).out


def test_the_same_live_paper_made_again_is_the_same_to_the_byte(worked: Ask, tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    worked("board", "--day", DAY, "--pdf", first)
    worked("board", "--day", DAY, "--pdf", second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["board", "--day", "2026-11-23"], "2026-11-23"),
        (["board", "--day", DAY, "--group", "nobody"], "nobody"),
        (["board", "--day", "2026-11-22", "--seal"], "before that day is over"),
        (["goal", "set", "ZZ99", "5"], "ZZ99"),
        (["goal", "set", "SC01", "0"], "more than nothing"),
        (["excuse", "999999", DAY, "--for", "rest"], "999999"),
        (["board", "--day", DAY, "--pdf", "missing/folder/board.pdf"], "could not be written"),
    ],
)
def test_what_cannot_be_ends_with_three_and_a_sentence(worked: Ask, words: list[str], said: str) -> None:
    refused = worked(*words)
    assert refused.code == 3
    assert said in refused.err
    assert refused.out == ""


def _known(workspace: Workspace) -> tuple[dict[str, UUID], dict[str, UUID]]:
    from sqlmodel import select

    from db.models import Grid, Officer

    with workspace.reading() as session:
        officers = {row.badge: row.id for row in session.exec(select(Officer))}
        grids = {row.number: row.id for row in session.exec(select(Grid))}
    return officers, grids
