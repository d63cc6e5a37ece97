"""Filters in force are seen, and each is cleared by one click."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from outreach.language import Language
from ui.desktop.parts.chips import Chips


def test_each_filter_is_a_chip_that_clears_it_by_one_click(qtbot: QtBot) -> None:
    chips, cleared = Chips(Language("en")), list[str]()
    qtbot.addWidget(chips)
    chips.cleared.connect(cleared.append)
    assert chips.isHidden()
    chips.show_filters([("grid", "SC07"), ("kind", "into schools")])
    buttons = chips.findChildren(QPushButton)
    assert [button.accessibleName() for button in buttons] == [
        "Clear the filter SC07",
        "Clear the filter into schools",
    ]
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert cleared == ["kind"]


def test_without_filters_there_is_no_room_taken(qtbot: QtBot) -> None:
    chips = Chips(Language("en"))
    qtbot.addWidget(chips)
    chips.show_filters([("grid", "SC07")])
    chips.show_filters([])
    assert chips.isHidden()
