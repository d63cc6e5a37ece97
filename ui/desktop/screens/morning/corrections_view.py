"""What was corrected since a board was sealed: beside the board, never in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from outreach.boards.facts import Correction
from ui.desktop.desk import Desk
from ui.desktop.parts.table import RowModel, TableView
from ui.desktop.screens.morning.lines import correction_columns
from ui.desktop.theme import set_role
from ui.desktop.tokens import ROW

_MOST = 5


class CorrectionsView(QWidget):
    """A small table beneath the board, with its own sheet to print."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        say = desk.language.say
        self.model = RowModel(correction_columns(desk.language), desk.theme)
        self.table = TableView(self.model, say("Corrections since the seal"))
        self.print = QPushButton(say("Print the corrections"))
        title = QLabel(say("Corrected since it was sealed"))

        set_role(title, "heading")
        line = QHBoxLayout()
        line.addWidget(title, 1)
        line.addWidget(self.print)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self.table)

    def show_corrections(self, corrections: Sequence[Correction]) -> None:
        """Show some corrections; beyond five one scrolls."""
        self.model.show_rows(corrections)
        self.table.setFixedHeight((min(len(corrections), _MOST) + 1) * ROW + 8)
