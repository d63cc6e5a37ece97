"""A table that only holds the rows it is given: figures to the right, cells copied as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from ui.desktop.theme import Theme, tabular
from ui.desktop.tokens import ROW

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADING_ROOM = 4
_NARROWEST = 36
_PICKING = ("t", "T", "+", "-", "=")
_WIDTH = re.compile(r"(\d+):(\d+)")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its heading (with the unit), how a row reads in it, how wide it is (0 takes the rest)."""

    heading: str
    text: Callable[[Row], str]
    width: int = 0
    figures: bool = False
    sort: Callable[[Row], Any] | None = None
    hint: Callable[[Row], str] | None = None
    tone: Callable[[Row], str] | None = None
    strong: bool = False
    about: str = ""
    minor: bool = False


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows given to it, read through columns."""

    def __init__(self, columns: Sequence[Column[Row]], theme: Theme) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._theme = theme
        self._rows: list[Row] = []
        self._figures = tabular(QApplication.font())
        self._strong = QFont(self._figures)
        self._strong.setWeight(QFont.Weight.DemiBold)

    @property
    def rows(self) -> Sequence[Row]:
        """Give the rows in the order shown."""
        return self._rows

    @property
    def columns(self) -> Sequence[Column[Row]]:
        """Give the columns."""
        return self._columns

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead of the ones before."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Tell how one cell reads and looks."""
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.figures else _LEFT
        if role == Qt.ItemDataRole.FontRole:
            return self._strong if column.strong else self._figures
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            tone = column.tone(row)
            return QColor(getattr(self._theme.colours, tone)) if tone else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return (column.hint(row) if column.hint else column.text(row)) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.heading} {column.text(row)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Tell a column's heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.figures else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.about or column.heading
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows into another order, where the column knows one."""
        key = self._columns[column].sort if 0 <= column < len(self._columns) else None
        if key is None:
            return
        self.layoutAboutToBeChanged.emit()
        self._rows.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
        self.layoutChanged.emit()


class TableView(QTableView):
    """Shows a RowModel; Enter opens a row, Ctrl+C copies what is selected."""

    opened = Signal(object)
    current = Signal(object)

    def __init__(self, model: RowModel[Any], name: str) -> None:
        super().__init__()
        self._model = model
        self._fitted = False
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._dragged: dict[int, int] = {}
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_NARROWEST)
        header.sectionResized.connect(self._note_drag)
        for number, column in enumerate(model.columns):
            if column.width:
                self.setColumnWidth(number, column.width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(any(column.sort is not None for column in model.columns))
        header.sectionClicked.connect(self._sort_by)
        model.modelReset.connect(self._forget_sorting)
        self.activated.connect(self._open)
        self.clicked.connect(self._open)

    def _sort_by(self, number: int) -> None:
        if self._model.columns[number].sort is None:
            return
        down = self._sorted == (number, Qt.SortOrder.AscendingOrder)
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self._sorted = (number, order)
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSortIndicator(number, order)
        self._model.sort(number, order)

    def _forget_sorting(self) -> None:
        self._sorted = None
        self.horizontalHeader().setSortIndicatorShown(False)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.opened.emit(self._model.rows[index.row()])

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row the keyboard is on."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.current.emit(self._model.rows[current.row()])

    def showEvent(self, event: QShowEvent) -> None:
        """Make no column narrower than its heading, in the font it is dressed in."""
        super().showEvent(event)
        if self._fitted:
            return
        self._fitted = True
        for number in range(len(self._model.columns)):
            # a hidden column tells no width
            self.setColumnHidden(number, False)
        for number, column in enumerate(self._model.columns):
            needed = self.horizontalHeader().sectionSizeHint(number) + _HEADING_ROOM
            if column.width and 0 < self.columnWidth(number) < needed:
                self.setColumnWidth(number, needed)

    def drop_columns(self, rest: int) -> None:
        """Hide minor columns from the right until the others leave `rest` pixels for those that stretch."""
        columns = list(enumerate(self._model.columns))
        for number, _ in columns:
            self.setColumnHidden(number, False)
        minor = [number for number, column in columns if column.minor]
        stretching = sum(not column.width for _, column in columns)
        room = self.viewport().width() - rest * stretching
        while minor and sum(self.columnWidth(n) for n, c in columns if c.width) > room:
            self.setColumnHidden(minor.pop(), True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, or open by Enter also where Qt takes Enter for editing."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.copied())
        elif event.text() in _PICKING:
            # these change the day of the screen; the table would look for a row that begins so
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def copied(self) -> str:
        """Give the selected rows as tab-separated text under their headings."""
        numbers = sorted({index.row() for index in self.selectionModel().selectedRows()})
        shown = [c for n, c in enumerate(self._model.columns) if not self.isColumnHidden(n)]
        lines = ["\t".join(column.heading for column in shown)]
        lines += ["\t".join(_flat(c.text(self._model.rows[n])) for c in shown) for n in numbers]
        return "\n".join(lines)

    def _note_drag(self, number: int, _before: int, width: int) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._dragged[number] = width

    def remember(self, path: Path, key: str) -> None:
        """Keep in a file, under a key, how wide somebody made columns."""
        if self._dragged:
            widths = " ".join(f"{number}:{width}" for number, width in self._dragged.items())
            QSettings(str(path), QSettings.Format.IniFormat).setValue(f"columns/{key}", widths)

    def recall(self, path: Path, key: str) -> None:
        """Make columns as wide as somebody made them before."""
        kept = QSettings(str(path), QSettings.Format.IniFormat).value(f"columns/{key}")
        for number, width in _WIDTH.findall(str(kept or "")):
            if int(number) < len(self._model.columns) and self._model.columns[int(number)].width:
                self._dragged[int(number)] = int(width)
                self.setColumnWidth(int(number), max(int(width), _NARROWEST))


def _flat(text: str) -> str:
    return " ".join(text.split())
