"""The board itself: the table, the formula beneath it, the seal and what was corrected since."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from outreach.boards.facts import BoardFacts
from ui.desktop.desk import Desk
from ui.desktop.parts.empty_state import EmptyState
from ui.desktop.parts.table import RowModel, TableView
from ui.desktop.screens.morning.lines import COUNTED, Shown, columns, lines_of
from ui.desktop.screens.morning.sentences import formula, seal_words
from ui.desktop.theme import set_role
from ui.desktop.wording import long_day

if TYPE_CHECKING:
    from ui.desktop.screens.morning.corrections_view import CorrectionsView

_NAME_WIDTH = 96


class BoardView(QWidget):
    """Shows one board in one order."""

    opened = Signal(object)
    shown = Signal()
    print_corrections = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._language = desk.language
        self._kept = desk.preferences.window_state
        say = desk.language.say
        self.model: RowModel[Shown] = RowModel(columns(desk.language, COUNTED), desk.theme)
        self.table = TableView(self.model, say("Board"))
        self._seal = QLabel()
        self._formula = QLabel()
        # made when they are first needed: most boards have somebody, and no corrections
        self._empty: EmptyState | None = None
        self.corrections: CorrectionsView | None = None
        self._of: tuple[date, str] | None = None
        self._stack = QStackedWidget()
        self._layout = QVBoxLayout(self)

        self._arrange()
        self.table.recall(self._kept, "morning")
        self.table.opened.connect(self.opened)

    def _arrange(self) -> None:
        set_role(self._seal, "good")
        set_role(self._formula, "caption")
        for label in (self._seal, self._formula):
            label.setWordWrap(True)
        layout = self._layout
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._stack.addWidget(self.table)
        layout.addWidget(self._seal)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._formula)

    def show_board(self, board: BoardFacts, order: str) -> None:
        """Show a board in the order of points or of one's own goal."""
        now = self.table.currentIndex()
        same, self._of = self._of == (board.day, board.group), (board.day, board.group)
        before = self.model.rows[now.row()].badge if same and now.isValid() else ""
        self.model.show_rows(lines_of(board, order))
        self._stack.setCurrentWidget(self.table if self.model.rows else self._nobody(board))
        self._seal.setText(seal_words(self._language, board))
        self._seal.setVisible(board.seal is not None)
        self._formula.setText(formula(self._language, board))
        self._show_corrections(board)
        if self.model.rows:
            badges = [shown.badge for shown in self.model.rows]
            self.table.setCurrentIndex(self.model.index(badges.index(before) if before in badges else 0, 0))
        self.shown.emit()

    def _nobody(self, board: BoardFacts) -> EmptyState:
        if self._empty is None:
            self._empty = EmptyState(self._desk.theme, "sunrise", "")
            self._stack.addWidget(self._empty)
        day = long_day(self._language, board.day)
        self._empty.tell(self._language.say("Nobody of this group was in post on {day}.", day=day))
        return self._empty

    def _show_corrections(self, board: BoardFacts) -> None:
        if self.corrections is None and board.corrections:
            from ui.desktop.screens.morning.corrections_view import CorrectionsView

            self.corrections = CorrectionsView(self._desk)
            self.corrections.print.clicked.connect(self.print_corrections)
            self._layout.insertWidget(self._layout.count() - 1, self.corrections)
        if self.corrections is not None:
            self.corrections.show_corrections(board.corrections)
            self.corrections.setVisible(bool(board.corrections))

    def fit(self) -> None:
        """Leave the counts out where there is no room for them."""
        self.table.drop_columns(_NAME_WIDTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns again."""
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns once they have their widths."""
        super().showEvent(event)
        self.fit()

    def remember(self) -> None:
        """Keep the column widths."""
        self.table.remember(self._kept, "morning")
