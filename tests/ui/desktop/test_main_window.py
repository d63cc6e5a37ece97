"""The frame: every place by key, nothing made before it is visited, nothing left behind."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach.errors import NotFound
from ui.desktop.command_palette import CommandPalette, letters_match
from ui.desktop.desk import Desk
from ui.desktop.main_window import MainWindow
from ui.desktop.navigation import PLACES
from ui.desktop.tokens import RAIL, RAIL_FOLDED

Settled = Callable[[], None]


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, settled: Settled, collected: Settled) -> MainWindow:
    made = MainWindow(desk)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    qtbot.addWidget(made)
    return made


def test_no_screen_is_made_before_it_is_visited(window: MainWindow, settled: Settled) -> None:
    assert [window.screen_of(place.key) for place in PLACES] == [None] * len(PLACES)
    window.go(0)
    settled()
    assert window.screen_of(PLACES[0].key) is not None
    assert window.screen_of(PLACES[1].key) is None


@pytest.mark.parametrize("number", range(len(PLACES)))
def test_every_place_is_reached_by_alt_and_its_figure(
    window: MainWindow, settled: Settled, number: int
) -> None:
    key = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)[number]
    QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
    settled()
    assert window.stack.currentWidget() is window.screen_of(PLACES[number].key)
    assert window.place == number


def test_a_place_visited_again_is_the_same_screen(window: MainWindow, settled: Settled) -> None:
    window.go(0)
    settled()
    first = window.screen_of(PLACES[0].key)
    window.go(1)
    settled()
    window.go(0)
    assert window.stack.currentWidget() is first


def test_there_are_at_most_ten_places_and_each_has_its_icon() -> None:
    assert 0 < len(PLACES) <= 10
    assert len({place.key for place in PLACES}) == len(PLACES)
    for place in PLACES:
        assert callable(place.load())


def test_the_rail_folds_to_icons_and_the_next_window_remembers(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    assert window.rail.width() == RAIL
    QTest.mouseClick(window.rail.fold_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.rail.width() == RAIL_FOLDED)
    assert desk.preferences.values.rail_folded
    again = MainWindow(desk)
    assert again.rail.minimumWidth() == RAIL_FOLDED
    again.close()


def test_the_status_line_names_the_station_and_the_person(window: MainWindow) -> None:
    shown = [label.text() for label in (window._where, window._who, window._state)]
    assert shown == ["睢城示例派出所", "signed in as the station's chief", "book open on this computer"]


def test_a_refusal_is_said_in_a_sentence(window: MainWindow, desk: Desk, settled: Settled) -> None:
    def work(_: object) -> None:
        raise NotFound("Nobody bears the badge {badge}.", badge="031299")

    desk.jobs.start(window, work)
    settled()
    assert window.messages.text == "Nobody bears the badge 031299."


def test_undo_in_the_message_bar_is_called_once_and_the_sentence_goes(
    window: MainWindow,
) -> None:
    called: list[bool] = []
    window.messages.announce("good", "Saved.", lambda: called.append(True))
    QTest.mouseClick(window.messages._button, Qt.MouseButton.LeftButton)
    assert called == [True]
    assert window.messages.text == ""


def test_ctrl_k_finds_a_place_by_some_letters_and_enter_goes_there(
    window: MainWindow, settled: Settled
) -> None:
    window.go(0)
    settled()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(CommandPalette)
    assert isinstance(palette, CommandPalette)
    line = palette.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "imprt")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settled()
    assert window.place == 1


def test_letters_match_in_their_order_only() -> None:
    assert letters_match("nc", "New campaign")
    assert letters_match("", "anything")
    assert not letters_match("cn", "New camp")


def test_every_action_of_the_menus_has_words_and_no_key_is_given_twice(window: MainWindow) -> None:
    actions = [one for one in window.findChildren(QAction) if one.parent() is window]
    keys = [action.shortcut().toString() for action in actions if not action.shortcut().isEmpty()]
    assert all(action.text() for action in actions)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("number", range(len(PLACES)))
def test_no_screen_needs_more_than_1366_pixels(window: MainWindow, settled: Settled, number: int) -> None:
    window.go(number)
    settled()
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768


def test_a_closed_window_leaves_no_object_no_job_and_no_file_behind(
    desk: Desk, settled: Settled, collected: Settled
) -> None:
    before = set(QApplication.allWidgets())
    open_before = open_files()
    window = MainWindow(desk)
    window.show()
    for number in range(len(PLACES)):
        window.go(number)
        settled()
    gone: list[weakref.ref[QWidget]] = [weakref.ref(window)]
    gone += [weakref.ref(screen) for screen in window._screens.values()]
    window.close()
    assert desk.jobs.running == 0
    del window
    collected()
    settled()
    collected()
    assert [ref() for ref in gone] == [None] * (len(PLACES) + 1)
    assert set(QApplication.allWidgets()) <= before
    gc.collect()
    assert open_files() <= open_before | readers_of(desk)


def open_files() -> set[str]:
    fds = Path("/proc/self/fd")
    return {str(fd.readlink()) for fd in fds.iterdir() if fd.exists()} if fds.exists() else set()


def readers_of(desk: Desk) -> set[str]:
    """Give the files the open book itself holds, for it stays open when one window of it closes."""
    address = desk.book.book.address
    return {address, f"{address}-wal", f"{address}-shm"}
