"""Import: a ledger dropped, looked at, corrected, taken, taken back; nothing changes before it is taken."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from outreach.boards.queries import board
from ui.desktop.desk import Desk
from ui.desktop.screens.import_ledger.column_form import ColumnForm
from ui.desktop.screens.import_ledger.problem import Problem
from ui.desktop.screens.import_ledger.screen import ImportScreen

Settled = Callable[[], None]
SAMPLES = Path(__file__).parents[4] / "samples"
LEDGER = SAMPLES / "ledger-2026.xlsx"
TRUTH = json.loads((SAMPLES / "ledger-2026.truth.json").read_text(encoding="utf-8"))


@pytest.fixture
def screen(desk: Desk, qtbot: QtBot) -> ImportScreen:
    made = ImportScreen(desk)
    made.resize(1218, 700)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def drop(screen: ImportScreen, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    where, action = QPointF(10, 10), Qt.DropAction.CopyAction
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    screen.drop.dragEnterEvent(QDragEnterEvent(where.toPoint(), action, data, button, keys))
    assert screen.drop.property("over") is True
    screen.drop.dropEvent(QDropEvent(where, action, data, button, keys))


def officers_in(desk: Desk) -> int:
    return len(board(desk.book, dt.date(2026, 11, 20)).lines)


def test_a_dropped_ledger_is_read_and_the_book_stays_as_it_is(
    screen: ImportScreen, desk: Desk, settled: Settled
) -> None:
    drop(screen, LEDGER)
    settled()
    counts = {row.table: row.taken for row in screen.review.counts.rows}
    assert counts == {table: number for table, number in TRUTH["imported"].items() if number}
    refused = {row.table: row.refused for row in screen.review.counts.rows if row.refused}
    assert refused == {table: len(rows) for table, rows in TRUTH["rejected"].items()}
    assert len(screen.review.cautions.rows) == TRUTH["about_numbers_warned"]
    assert officers_in(desk) == 0


def test_every_refused_row_stands_in_words_with_its_place(screen: ImportScreen, settled: Settled) -> None:
    drop(screen, LEDGER)
    settled()
    screen.review.tabs.click("problems")
    model = screen.review.problems
    for row in range(model.rowCount()):
        said = [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
        assert all(said)
        assert "_" not in said[3]
    screen.review.tables["problems"].opened.emit(model.rows[0])
    assert isinstance(screen.panel.content, Problem)


def test_ctrl_enter_takes_the_file_and_undo_takes_it_back(
    screen: ImportScreen, desk: Desk, qtbot: QtBot, settled: Settled
) -> None:
    heard: list[tuple[str, str, Callable[[], None] | None]] = []
    screen.said.connect(lambda *said: heard.append(said))
    drop(screen, LEDGER)
    settled()
    with qtbot.waitSignal(screen.take.clicked):
        QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert officers_in(desk) == len(TRUTH["boards"]["2026-11-20"])
    kind, sentence, undo = heard[-1]
    assert (kind, sentence) == (
        "good",
        f"{sum(TRUTH['imported'].values()):,} rows were taken.",
    )
    assert undo is not None
    undo()
    settled()
    assert officers_in(desk) == 0
    assert screen.drop.isVisible()


def test_the_same_file_again_is_told_to_be_there_already(
    screen: ImportScreen,
    settled: Settled,
) -> None:
    heard: list[str] = []
    screen.said.connect(lambda _kind, sentence, _undo: heard.append(sentence))
    for _ in range(2):
        drop(screen, LEDGER)
        settled()
        QTest.mouseClick(screen.take, Qt.MouseButton.LeftButton)
        settled()
    assert heard[-1] == "Everything in this file is in the book already."


def test_leaving_the_file_changes_nothing(screen: ImportScreen, desk: Desk, settled: Settled) -> None:
    drop(screen, LEDGER)
    settled()
    QTest.mouseClick(screen.leave_it, Qt.MouseButton.LeftButton)
    assert screen.drop.isVisible()
    assert officers_in(desk) == 0
    assert not screen.take.isVisible()


def test_the_refused_rows_are_saved_as_a_workbook(
    screen: ImportScreen, settled: Settled, tmp_path: Path
) -> None:
    drop(screen, LEDGER)
    settled()
    screen.save_refused(tmp_path / "refused.xlsx")
    settled()
    assert openpyxl.load_workbook(tmp_path / "refused.xlsx", read_only=True).sheetnames


def test_a_column_taken_for_the_wrong_thing_is_corrected_in_the_panel(
    screen: ImportScreen, settled: Settled
) -> None:
    drop(screen, LEDGER)
    settled()
    screen.review.tabs.click("columns")
    rows = screen.review.columns.rows
    post = next(row for row in rows if (row.table.table, row.use.field) == ("officers", "remark"))
    screen.review.tables["columns"].opened.emit(post)
    form = screen.panel.content
    assert isinstance(form, ColumnForm)
    form.fields.choose("")
    QTest.keyClick(form.fields, Qt.Key.Key_Return)
    settled()
    again = next(
        row
        for row in screen.review.columns.rows
        if (row.table.table, row.use.letter) == ("officers", post.use.letter)
    )
    assert (again.use.field, again.use.certainty) == ("", "given")


def test_what_cannot_be_told_is_asked_and_nothing_is_taken_before_the_answer(
    screen: ImportScreen, desk: Desk, settled: Settled, tmp_path: Path
) -> None:
    path = tmp_path / "events.csv"
    headings = ["日期", "开始", "类别", "地点", "网格号", "牵头民警", "受众人数"]
    rows = [[f"2026-09-0{day}", "9:00", "进社区", "东升", "SC01", "王建国", "30"] for day in range(1, 5)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    drop(screen, path)
    settled()
    questions = screen.review.questions
    assert questions.isVisible()
    assert not screen.take.isEnabled()
    choices = questions.findChildren(QComboBox)[0]
    assert [choices.itemText(n) for n in range(choices.count())] == ["Yes", "No, do not read it"]
    QTest.mouseClick(questions.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    settled()
    assert not questions.isVisible()
    assert screen.take.isEnabled()


def test_a_file_that_is_no_ledger_is_refused_in_a_sentence(
    screen: ImportScreen, desk: Desk, settled: Settled, tmp_path: Path
) -> None:
    heard: list[tuple[str, str]] = []
    screen.said.connect(lambda kind, sentence, _undo: heard.append((kind, sentence)))
    wrong, broken = tmp_path / "photo.png", tmp_path / "broken.xlsx"
    wrong.write_bytes(b"x")
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    for path in (wrong, broken):
        drop(screen, path)
        settled()
    assert [kind for kind, _ in heard] == ["bad", "bad"]
    assert "photo.png" in heard[0][1]
    assert "broken.xlsx" in heard[1][1]
    assert screen.drop.isVisible()
    assert all(label.text() != "broken.xlsx" for label in screen.findChildren(QLabel) if label.isVisible())
