"""The first start: the example station, one's own with its street, and mistakes under their fields."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from outreach.workspace import Workspace
from ui.desktop.desk import Desk
from ui.desktop.screens.welcome import founding
from ui.desktop.screens.welcome.screen import Welcome

Settled = Callable[[], None]


@pytest.fixture
def welcome(bare_desk: Desk, tmp_path: Path, qtbot: QtBot) -> Welcome:
    made = Welcome(bare_desk, tmp_path / "books")
    made.resize(1218, 700)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def opened(welcome: Welcome) -> list[tuple[Workspace, str]]:
    heard: list[tuple[Workspace, str]] = []
    welcome.opened.connect(lambda workspace, path: heard.append((workspace, path)))
    return heard


def test_the_example_station_is_made_once_and_opened_again(
    welcome: Welcome, opened: list[tuple[Workspace, str]], settled: Settled, tmp_path: Path
) -> None:
    for _ in range(2):
        QTest.mouseClick(welcome.example, Qt.MouseButton.LeftButton)
        settled()
    assert [path for _, path in opened] == [str(tmp_path / "books" / founding.EXAMPLE)] * 2
    for workspace, _ in opened:
        workspace.close()


def test_ones_own_station_is_made_with_the_communities_of_its_street(
    welcome: Welcome, opened: list[tuple[Workspace, str]], qtbot: QtBot, settled: Settled, tmp_path: Path
) -> None:
    own = welcome.own
    own.name.insert("睢城派出所")
    QTest.keyClicks(own.code, "320324510000")
    QTest.keyClicks(own.street, "320324001")
    qtbot.waitUntil(lambda: own.found.isVisible(), timeout=20_000)
    QTest.keyClick(own.street, Qt.Key.Key_Return)
    assert own.street.text().startswith("江苏省徐州市睢宁县")
    QTest.keyClick(own.path, Qt.Key.Key_Return)
    settled()
    ((workspace, path),) = opened
    assert path == str(tmp_path / "books" / "睢城派出所.book")
    assert (workspace.station.name, workspace.station.code) == ("睢城派出所", "320324510000")
    workspace.close()


def test_what_is_missing_is_told_under_its_field(welcome: Welcome) -> None:
    QTest.mouseClick(welcome.own.make, Qt.MouseButton.LeftButton)
    wrong = {field: label.text() for field, label in welcome.own._wrong.items() if label.isVisible()}
    assert wrong == {
        welcome.own.name: "Give the station's name.",
        welcome.own.code: "Give the station's code.",
    }


def test_a_street_that_was_not_chosen_is_not_guessed(welcome: Welcome) -> None:
    QTest.keyClicks(welcome.own.name, "x")
    QTest.keyClicks(welcome.own.code, "1")
    QTest.keyClicks(welcome.own.street, "sui")
    QTest.mouseClick(welcome.own.make, Qt.MouseButton.LeftButton)
    assert welcome.own._wrong[welcome.own.street].text() == (
        "Choose one of the streets found, or leave this empty."
    )


def test_a_book_that_exists_is_never_written_over(
    welcome: Welcome, opened: list[tuple[Workspace, str]], small_book: Path, settled: Settled
) -> None:
    before = small_book.read_bytes()
    own = welcome.own
    QTest.keyClicks(own.name, "x")
    QTest.keyClicks(own.code, "1")
    own.path.setText(str(small_book))
    QTest.mouseClick(own.make, Qt.MouseButton.LeftButton)
    settled()
    assert opened == []
    assert "exists already" in welcome._trouble.text()
    assert small_book.read_bytes() == before
    assert own.isEnabled()
