"""init and check, and what is said when there is no book or a wrong word."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import select

from db.models import Community
from outreach.workspace import Workspace
from tests.ui.commands.conftest import Ask


def test_init_makes_a_book_with_the_streets_communities(ask: Ask, tmp_path: Path) -> None:
    made = ask("init", "--station", "睢城示例派出所", "--code", "320324510000", "--street", "320324001")
    assert made.code == 0
    assert "not encrypted" in made.err
    workspace = Workspace.open(str(tmp_path / "book.sqlite"))
    with workspace.reading() as session:
        codes = {row.code: row.name for row in session.exec(select(Community))}
    workspace.close()
    assert codes["320324001001"] == "东升社区居委会"
    assert all(code.startswith("320324001") for code in codes)


def test_init_never_writes_over_something(founded: Ask, tmp_path: Path) -> None:
    before = (tmp_path / "book.sqlite").read_bytes()
    again = founded("init", "--station", "另一所", "--code", "1")
    assert again.code == 3
    assert str(tmp_path / "book.sqlite") in again.err
    assert (tmp_path / "book.sqlite").read_bytes() == before


def test_an_unknown_street_is_refused_and_no_book_is_made(ask: Ask, tmp_path: Path) -> None:
    refused = ask("init", "--station", "某所", "--code", "1", "--street", "999999999")
    assert refused.code == 3
    assert "999999999" in refused.err
    assert not (tmp_path / "book.sqlite").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["board", "--day", "2026-11-20"],
        ["month", "2026-10"],
        ["export", "events", "events.csv"],
        ["campaign", "list"],
        ["undo-import", "x"],
    ],
)
def test_a_book_that_is_not_there_is_named_and_not_made(ask: Ask, tmp_path: Path, words: list[str]) -> None:
    missing = tmp_path / "nowhere.sqlite"
    refused = ask(*words, database=missing)
    assert refused.code == 3
    assert str(missing) in refused.err
    assert refused.out == ""
    assert not missing.exists()


def test_check_says_that_a_sound_book_is_sound(founded: Ask) -> None:
    assert founded("check").code == 0
    assert founded("check", "--json").document["sound"] is True


@pytest.mark.parametrize(
    "words",
    [
        ["board"],
        ["board", "--day", "yesterday"],
        ["month", "2026-13"],
        ["month", "0001-01"],
        ["board", "--day", "0001-01-01"],
        ["nonsense"],
        ["excuse", "01", "2026-11-20", "--for", "fun"],
        ["goal", "set", "SC01", "many"],
        ["export", "secrets", "a.csv"],
        ["campaign"],
    ],
)
def test_wrong_use_ends_with_two_and_a_sentence(ask: Ask, words: list[str]) -> None:
    wrong = ask(*words)
    assert wrong.code == 2
    assert "Wrong use" in wrong.err
    assert "Traceback" not in wrong.err


def test_the_language_is_chosen_by_the_option(ask: Ask) -> None:
    chinese = ask("check", language="zh_CN")
    assert chinese.code == 3
    assert "没有台账" in chinese.err


def test_a_mistake_of_the_programs_own_is_written_down_without_what_was_entered(
    founded: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_workspace: object) -> None:
        raise RuntimeError("李敏 13812341234")

    monkeypatch.setattr("outreach.checking.check_book", fails)
    answer = founded("check")
    assert answer.code == 3
    assert "Traceback" not in answer.err
    assert "13812341234" not in answer.err
    report = Path(answer.err.split("written to ")[1].split(": hand")[0])
    text = report.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "13812341234" not in text


def test_a_reader_that_stops_reading_is_no_mistake(founded: Ask, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui.commands.main", "--help"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.close()
        error = running.stderr.read() if running.stderr else b""
    assert b"Traceback" not in error
