"""Everything is reached by the keyboard and has a name for those who hear the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.desktop.desk import Desk
from ui.desktop.main_window import MainWindow
from ui.desktop.navigation import PLACES

Settled = Callable[[], None]
USED = (QAbstractButton, QComboBox, QLineEdit, QAbstractItemView)


def used(parent: QWidget) -> Iterator[QWidget]:
    """Give what one uses on a screen: visible, enabled, and not a part of another widget."""
    for widget in parent.findChildren(QWidget):
        inside = isinstance(widget.parentWidget(), QComboBox | QAbstractItemView)
        if isinstance(widget, USED) and widget.isVisible() and widget.isEnabled() and not inside:
            yield widget


@pytest.fixture
def window(example_desk: Desk, qtbot: QtBot, settled: Settled) -> MainWindow:
    made = MainWindow(example_desk)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("number", range(len(PLACES)))
def test_everything_on_a_screen_has_a_name(window: MainWindow, settled: Settled, number: int) -> None:
    window.go(number)
    settled()
    settled()
    nameless = [
        widget
        for widget in used(window.stack.currentWidget())
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []


@pytest.mark.parametrize("number", range(len(PLACES)))
def test_tab_reaches_everything_on_a_screen_from_the_top_down(
    window: MainWindow, settled: Settled, number: int
) -> None:
    window.go(number)
    settled()
    settled()
    screen = window.stack.currentWidget()
    # nothing flashed up as a window of its own and took the keyboard away
    assert QApplication.activeWindow() is window
    wanted = {one for one in used(screen) if one.focusPolicy() & Qt.FocusPolicy.TabFocus}
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in used(screen))
    reached: list[QWidget] = []
    for _ in range(80):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is not None and screen.isAncestorOf(now) and now not in reached:
            reached.append(now)
    groups = {one for one in wanted if isinstance(one, QAbstractButton) and one.group() is not None}
    assert [(one.accessibleName(), one.objectName()) for one in wanted - groups - set(reached)] == []
    tops = [one.mapTo(screen, one.rect().center()).y() // 60 for one in reached]
    # up again from one column to the next, and once round
    assert sum(above > below for above, below in pairwise(tops)) <= 2
