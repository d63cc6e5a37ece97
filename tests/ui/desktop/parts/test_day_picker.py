"""A day is picked by clicks, keys and the calendar, never after the latest, never by the wheel."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from ui.desktop.desk import Desk
from ui.desktop.parts.day_picker import DayPicker

LATEST = dt.date(2026, 11, 22)


@pytest.fixture
def picker(bare_desk: Desk, qtbot: QtBot) -> DayPicker:
    made = DayPicker(bare_desk, dt.date(2026, 11, 20), LATEST)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Plus, dt.date(2026, 11, 21)),
        (Qt.Key.Key_Minus, dt.date(2026, 11, 19)),
        (Qt.Key.Key_T, LATEST),
        (Qt.Key.Key_X, dt.date(2026, 11, 20)),
    ],
)
def test_t_plus_and_minus_change_the_day(picker: DayPicker, key: Qt.Key, day: dt.date) -> None:
    QTest.keyClick(picker._shown, key)
    assert picker.day == day


def test_the_day_after_the_latest_cannot_be_picked(picker: DayPicker) -> None:
    picked: list[dt.date] = []
    picker.picked.connect(picked.append)
    for _ in range(4):
        QTest.mouseClick(picker._after, Qt.MouseButton.LeftButton)
    assert picked == [dt.date(2026, 11, 21), LATEST]
    assert not picker._after.isEnabled()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_calendar_picks_a_day_and_closes(picker: DayPicker, qtbot: QtBot) -> None:
    QTest.mouseClick(picker._shown, Qt.MouseButton.LeftButton)
    calendar = picker.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 11, 20)
    assert calendar.maximumDate() == QDate(2026, 11, 22)
    calendar.clicked.emit(QDate(2026, 10, 9))
    assert picker.day == dt.date(2026, 10, 9)
    qtbot.waitUntil(lambda: picker.findChild(QCalendarWidget) is None)


def test_the_wheel_changes_nothing(picker: DayPicker) -> None:
    where = QPointF(picker._shown.rect().center())
    turn = QWheelEvent(
        where,
        where,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(picker._shown, turn)
    assert picker.day == dt.date(2026, 11, 20)
