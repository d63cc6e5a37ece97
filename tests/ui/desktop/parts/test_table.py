"""A table only holds the rows it was given, copies them as text and remembers its widths."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.desktop.desk import Desk
from ui.desktop.parts.table import Column, RowModel, TableView

Row = tuple[str, int]
COLUMNS: list[Column[Row]] = [
    Column("Name", lambda row: row[0], 0, sort=lambda row: row[0]),
    Column("Points", lambda row: f"{row[1]:,}", 90, figures=True, sort=lambda row: row[1]),
    Column("Note", lambda row: "a\tb\nc", 90, minor=True),
]


@pytest.fixture
def model(bare_desk: Desk) -> RowModel[Row]:
    made: RowModel[Row] = RowModel(COLUMNS, bare_desk.theme)
    made.show_rows([("b", 1000), ("a", 20), ("c", 3)])
    return made


@pytest.fixture
def table(model: RowModel[Row], qtbot: QtBot) -> TableView:
    made = TableView(model, "Trial")
    made.resize(600, 300)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_model_keeps_every_rule_of_qt(model: RowModel[Row]) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows([("z", 1)])
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert model.rowCount() == 1
    assert model.rowCount(model.index(0, 0)) == 0
    del tester


def test_figures_stand_to_the_right_and_words_to_the_left(model: RowModel[Row]) -> None:
    role = Qt.ItemDataRole.TextAlignmentRole
    words, figures = (model.data(model.index(0, column), role) for column in (0, 1))
    assert words & Qt.AlignmentFlag.AlignLeft
    assert figures & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal, role) == figures


def test_sorting_is_by_the_value_and_not_by_its_words(model: RowModel[Row]) -> None:
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert [row[1] for row in model.rows] == [3, 20, 1000]
    model.sort(2, Qt.SortOrder.AscendingOrder)
    assert [row[1] for row in model.rows] == [3, 20, 1000]


def test_a_click_on_a_heading_sorts_and_a_second_one_turns_the_order(
    table: TableView, model: RowModel[Row]
) -> None:
    header = table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(1) + 30, header.height() // 2)
    for expected in ([3, 20, 1000], [1000, 20, 3]):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert [row[1] for row in model.rows] == expected
    model.show_rows([("z", 5)])
    assert not header.isSortIndicatorShown()


def test_copied_cells_hold_no_tab_or_line_break_of_their_own(table: TableView) -> None:
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Name\tPoints\tNote\na\t20\ta b c"


def test_enter_opens_the_row_the_keyboard_is_on(table: TableView) -> None:
    opened: list[Row] = []
    table.opened.connect(opened.append)
    table.setFocus()
    table.setCurrentIndex(table.model().index(2, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [("c", 3)]


def test_minor_columns_leave_where_there_is_no_room(table: TableView) -> None:
    table.drop_columns(100)
    assert not table.isColumnHidden(2)
    table.resize(240, 300)
    table.drop_columns(100)
    assert table.isColumnHidden(2)
    assert not table.isColumnHidden(1)


def test_a_width_somebody_made_is_remembered_and_nonsense_is_not(
    table: TableView, bare_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "window.ini"
    table._dragged[1] = 130
    table.remember(path, "trial")
    again = TableView(RowModel(COLUMNS, bare_desk.theme), "Trial")
    qtbot.addWidget(again)
    again.recall(path, "trial")
    assert again.columnWidth(1) == 130
    path.write_text("[columns]\ntrial=9:50 1:x nonsense\n", encoding="utf-8")
    third = TableView(RowModel(COLUMNS, bare_desk.theme), "Trial")
    qtbot.addWidget(third)
    third.recall(path, "trial")
    assert third.columnWidth(1) == 90
