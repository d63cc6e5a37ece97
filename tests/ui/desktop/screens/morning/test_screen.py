"""The morning board as an officer and a chief use it: by keys and clicks, over a real book."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from outreach.boards.actions import seal_board
from outreach.boards.queries import board
from outreach.people.actions import excuse
from ui.desktop.desk import Desk
from ui.desktop.screens.morning.explanation import Explanation
from ui.desktop.screens.morning.screen import MorningScreen

Settled = Callable[[], None]
SAMPLES = Path(__file__).parents[4] / "samples"


@pytest.fixture
def screen(example_desk: Desk, qtbot: QtBot, settled: Settled) -> MorningScreen:
    made = MorningScreen(example_desk)
    made.resize(1218, 700)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    settled()
    return made


def truth(day: str, boards: str = "boards") -> list[dict[str, Any]]:
    told = json.loads((SAMPLES / "ledger-2026.truth.json").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = told[boards][day]
    return found


def shown(screen: MorningScreen, column: int) -> list[str]:
    model = screen.view.model
    return [str(model.data(model.index(row, column))) for row in range(model.rowCount())]


def column(screen: MorningScreen, heading: str) -> int:
    return [one.heading for one in screen.view.model.columns].index(heading)


@pytest.mark.parametrize("day", ["2026-07-02", "2026-09-30", "2026-10-09", "2026-11-20"])
def test_the_board_of_a_day_is_the_one_of_the_truth(
    screen: MorningScreen, settled: Settled, day: str
) -> None:
    screen.days.pick(dt.date.fromisoformat(day))
    settled()
    expected = truth(day)
    rows = [row for row in screen.view.model.rows if row.line is not None]
    assert [row.badge for row in rows] == [line["badge"] for line in expected]
    assert [row.rank for row in rows] == [line["rank"] for line in expected]
    points = shown(screen, column(screen, "Points"))[: len(rows)]
    assert [Decimal(text.replace(",", "")) for text in points] == [Decimal(one["points"]) for one in expected]


def test_news_of_everything_is_one_look_at_the_book(
    screen: MorningScreen, example_desk: Desk, settled: Settled
) -> None:
    shown_again: list[bool] = []
    screen.view.shown.connect(lambda: shown_again.append(True))
    example_desk.news.everything()
    settled()
    assert shown_again == [True]


def test_it_opens_on_the_newest_day_before_today_that_has_something_to_show(screen: MorningScreen) -> None:
    # The example ledger ends on Friday 20 November; today is Sunday.
    assert screen.board is not None
    assert screen.board.day == dt.date(2026, 11, 20)
    assert screen.days.day == dt.date(2026, 11, 20)


def test_plus_minus_and_t_change_the_day_wherever_the_keyboard_is(
    screen: MorningScreen, settled: Settled
) -> None:
    screen.arrive()
    for key, day in (
        (Qt.Key.Key_Minus, dt.date(2026, 11, 19)),
        (Qt.Key.Key_Minus, dt.date(2026, 11, 18)),
        (Qt.Key.Key_Plus, dt.date(2026, 11, 19)),
        (Qt.Key.Key_T, dt.date(2026, 11, 22)),
        (Qt.Key.Key_Plus, dt.date(2026, 11, 22)),
    ):
        QTest.keyClick(screen.view.table, key)
        settled()
        assert screen.board is not None
        assert screen.board.day == day


def test_the_other_group_is_chosen_and_shown(screen: MorningScreen, settled: Settled) -> None:
    screen.days.pick(dt.date(2026, 9, 30))
    settled()
    screen.group.setFocus()
    QTest.keyClick(screen.group, Qt.Key.Key_Down)
    settled()
    expected = truth("2026-09-30", "auxiliary_boards")
    assert [row.badge for row in screen.view.model.rows if row.line] == [one["badge"] for one in expected]


def test_the_order_of_ones_own_goal_ranks_by_share(screen: MorningScreen, settled: Settled) -> None:
    screen.days.pick(dt.date(2026, 11, 20))
    settled()
    screen.order.click("goal")
    shares = [row.line.share for row in screen.view.model.rows if row.line]
    assert all(share is not None for share in shares)
    assert shares == sorted(shares, reverse=True)  # type: ignore[type-var]


def test_the_roll_offers_every_board_since_the_last_one(screen: MorningScreen, settled: Settled) -> None:
    screen.days.pick(dt.date(2026, 11, 20))
    screen.span.click("roll")
    settled()
    assert screen.boards.isVisible()
    assert screen.board is not None
    assert screen.board.day == dt.date(2026, 11, 20)
    screen.boards.click("2026-11-22")
    assert screen.board.day == dt.date(2026, 11, 22)


def test_an_excused_officer_stands_last_with_the_reason_and_no_rank(
    screen: MorningScreen, example_desk: Desk, settled: Settled
) -> None:
    day = dt.date(2026, 11, 20)
    badge = truth("2026-11-20")[0]["badge"]
    excuse(example_desk.book, badge, day, day, "leave")
    screen.days.pick(day)
    example_desk.news.people.emit()
    settled()
    last = screen.view.model.rows[-1]
    assert (last.badge, last.rank, last.line) == (badge, None, None)
    assert shown(screen, 0)[-1] == "—"
    assert shown(screen, column(screen, "Moved"))[-1] == "on leave"


def test_enter_explains_the_points_down_to_the_rows_and_esc_closes(
    screen: MorningScreen, settled: Settled
) -> None:
    screen.days.pick(dt.date(2026, 10, 9))
    settled()
    screen.arrive()
    QTest.keyClick(screen.view.table, Qt.Key.Key_Return)
    settled()
    assert isinstance(screen.panel.content, Explanation)
    said = [label.text() for label in screen.panel.content.findChildren(QLabel)]
    assert "85.00" in said
    counts = truth("2026-10-09")[0]["counts"]
    assert f"{counts['people']} × 0.1 = {counts['people'] / 10:.2f}" in said
    assert any(text.startswith("The cap cut 8.50 off: at most 20 a day") for text in said)
    assert not any("changed after" in text for text in said)
    QTest.keyClick(screen.view.table, Qt.Key.Key_Escape)
    assert not screen.panel.isVisible()


def test_sealing_asks_first_and_cancel_is_the_answer_of_enter(
    screen: MorningScreen, example_desk: Desk, settled: Settled
) -> None:
    screen.ask_to_seal()
    box = screen.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.defaultButton().text() == "Cancel"
    QTest.mouseClick(box.defaultButton(), Qt.MouseButton.LeftButton)
    settled()
    assert board(example_desk.book, dt.date(2026, 11, 20)).seal is None


def test_a_board_is_sealed_and_says_so(screen: MorningScreen, example_desk: Desk, settled: Settled) -> None:
    screen.ask_to_seal()
    box = screen.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    yes = next(button for button in box.findChildren(QPushButton) if button.text() == "Seal")
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    settled()
    settled()
    assert board(example_desk.book, dt.date(2026, 11, 20)).seal is not None
    assert screen.board is not None
    assert screen.board.seal is not None
    assert not screen.seal.isVisible()


def test_what_changed_after_the_seal_stands_beside_it(
    screen: MorningScreen, example_desk: Desk, settled: Settled
) -> None:
    day = dt.date(2026, 11, 20)
    seal_board(example_desk.book, day, "community")
    first = truth("2026-11-20")[0]
    excuse(example_desk.book, first["badge"], day, day, "duty")
    screen.read()
    settled()
    assert screen.view.model.rows[0].badge == first["badge"]
    assert screen.view.corrections is not None
    corrected = {one.badge: (one.sealed_rank, one.rank) for one in screen.view.corrections.model.rows}
    assert corrected[first["badge"]] == (1, None)
    assert screen.view.corrections.isVisible()


def test_print_shows_the_sheet_and_esc_goes_back_to_the_board(
    screen: MorningScreen, settled: Settled
) -> None:
    QTest.mouseClick(screen.print, Qt.MouseButton.LeftButton)
    settled()
    settled()
    assert screen.paper is not None
    assert screen.paper.isVisible()
    assert not screen.paper.preview._picture.pixmap().isNull()
    QTest.keyClick(screen.paper.preview, Qt.Key.Key_Escape)
    assert screen.view.isVisible()
    assert screen.print.isVisible()


def test_the_selected_lines_are_copied_as_a_table(screen: MorningScreen, settled: Settled) -> None:
    screen.days.pick(dt.date(2026, 11, 20))
    settled()
    screen.arrive()
    screen.view.table.selectAll()
    QTest.keyClick(screen.view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    badges = lines[0].index("Badge")
    assert [line[badges] for line in lines[1:]] == [one["badge"] for one in truth("2026-11-20")]
    assert {len(line) for line in lines} == {len(lines[0])}
