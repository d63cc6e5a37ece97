"""Starting: the frame first, one window a book, a language changed, a book opened that cannot be."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outreach.workspace import Workspace
from ui.desktop.application import Desktop
from ui.desktop.crash import CrashDesk
from ui.desktop.preferences import PreferenceFile
from ui.desktop.screens.welcome.screen import Welcome

Start = Callable[..., Desktop]
SLOW = ("sqlmodel", "sqlalchemy", "reportlab", "pydantic", "openpyxl", "pypdfium2", "PySide6.QtNetwork")


@pytest.fixture
def start(qapp: QApplication, preferences: PreferenceFile, tmp_path: Path) -> Iterator[Start]:
    made: list[Desktop] = []

    def begin(book: Path | str | None, language: str = "en") -> Desktop:
        desktop = Desktop(qapp, preferences, CrashDesk(tmp_path / "reports"), language)
        made.append(desktop)
        desktop.begin(str(book) if book is not None else None)
        return desktop

    yield begin
    for desktop in made:
        if desktop.window is not None:
            desktop.window.close()


def opened(desktop: Desktop) -> bool:
    window = desktop.window
    return window is not None and window.screen_of("morning") is not None and not desktop.desk.jobs.running


def held(desktop: Desktop) -> tuple[object, object]:
    return desktop.window, desktop.desk.workspace


def test_a_book_opens_beside_the_frame_and_the_morning_is_shown(
    start: Start, small_book: Path, qtbot: QtBot
) -> None:
    desktop = start(small_book)
    assert desktop.window is not None
    assert desktop.window.isVisible()
    assert desktop.desk.workspace is None
    qtbot.waitUntil(lambda: opened(desktop), timeout=20_000)
    assert desktop.window.windowTitle().startswith("睢城示例派出所")


def test_the_last_book_is_opened_again(
    start: Start, small_book: Path, preferences: PreferenceFile, qtbot: QtBot
) -> None:
    preferences.change(book=str(small_book))
    desktop = start(None)
    qtbot.waitUntil(lambda: opened(desktop), timeout=20_000)


def test_without_a_book_the_welcome_is_shown(start: Start, qtbot: QtBot) -> None:
    desktop = start(None)
    assert desktop.window is not None
    window = desktop.window
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), Welcome))


def test_a_book_that_is_not_there_is_refused_in_a_sentence_and_the_welcome_is_shown(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    desktop = start(tmp_path / "none.book")
    assert desktop.window is not None
    window = desktop.window
    qtbot.waitUntil(lambda: bool(window.messages.text), timeout=20_000)
    assert str(tmp_path / "none.book") in window.messages.text
    assert isinstance(window.stack.currentWidget(), Welcome)


def test_another_language_makes_the_window_again_on_the_same_place(
    start: Start, small_book: Path, qtbot: QtBot
) -> None:
    desktop = start(small_book)
    qtbot.waitUntil(lambda: opened(desktop), timeout=20_000)
    assert desktop.window is not None
    first = desktop.window
    desktop.window.go(2)
    qtbot.waitUntil(lambda: not desktop.desk.jobs.running, timeout=20_000)
    desktop.window.asked.emit("language", "zh_CN")
    qtbot.waitUntil(lambda: desktop.window is not first, timeout=20_000)
    qtbot.waitUntil(lambda: not desktop.desk.jobs.running, timeout=20_000)
    second = desktop.window
    assert second is not None
    assert second.place == 2
    assert second.desk.language.code == "zh_CN"
    assert PreferenceFile(desktop.desk.preferences.path).values.language == "zh_CN"


def test_another_book_opened_takes_the_place_of_the_first_which_is_let_go(
    start: Start, small_book: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.book"
    Workspace.found(str(other), code="320313", name="城南派出所").close()
    desktop = start(small_book)
    qtbot.waitUntil(lambda: opened(desktop), timeout=20_000)
    first = desktop.window
    desktop.open_book(str(other))
    qtbot.waitUntil(lambda: desktop.window is not first and opened(desktop), timeout=20_000)
    assert desktop.window is not None
    assert desktop.window.windowTitle().startswith("城南派出所")
    assert desktop._left_books == []
    assert desktop.desk.preferences.values.book == str(other)


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_second_start_on_the_same_book_raises_the_first_and_ends(
    start: Start, small_book: Path, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    desktop = start(small_book)
    qtbot.waitUntil(lambda: opened(desktop), timeout=20_000)
    second = Desktop(qapp, PreferenceFile(tmp_path / "other.json"), CrashDesk(tmp_path / "reports"), "en")
    with qtbot.waitSignal(desktop.instance.raised, timeout=5_000):
        assert second.begin(str(small_book)) is False
    assert second.window is not None
    assert not second.window.isVisible()
    second.window.close()


def test_a_lock_left_by_a_killed_program_does_not_keep_the_book_shut(
    start: Start, small_book: Path, qtbot: QtBot
) -> None:
    code = (
        "import os, sys; from ui.desktop.single_instance import SingleInstance;"
        f"one = SingleInstance(); assert one.take({str(small_book)!r}); os._exit(9)"
    )
    killed = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3], check=False)
    assert killed.returncode == 9
    desktop = start(small_book)
    qtbot.waitUntil(lambda: opened(desktop), timeout=20_000)


def test_closing_the_window_lets_go_of_the_book(start: Start, small_book: Path, qtbot: QtBot) -> None:
    desktop = start(small_book)
    qtbot.waitUntil(lambda: opened(desktop), timeout=20_000)
    assert desktop.window is not None
    desktop.window.close()
    assert held(desktop) == (None, None)
    Workspace.open(str(small_book)).close()
    moved = small_book.rename(small_book.with_name("moved.book"))
    assert moved.is_file()


def test_the_frame_needs_nothing_slow() -> None:
    code = (
        f"import sys; import ui.desktop.application;print([name for name in {SLOW!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
