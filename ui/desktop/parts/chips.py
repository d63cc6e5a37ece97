"""Filters in force, each with one click to clear."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from outreach.language import Language
from ui.desktop.theme import set_role


class Chips(QWidget):
    """A row of chips; hidden while no filter is in force."""

    cleared = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addStretch(1)
        self.hide()

    def show_filters(self, filters: Sequence[tuple[str, str]]) -> None:
        """Show one chip for each (key, words)."""
        while self._layout.count() > 1:
            taken = self._layout.takeAt(0)
            old = taken.widget() if taken is not None else None
            if old is not None:
                old.deleteLater()
        for place, (key, words) in enumerate(filters):
            self._layout.insertWidget(place, self._chip(key, words))
        self.setVisible(bool(filters))

    def _chip(self, key: str, words: str) -> QPushButton:
        chip = QPushButton(f"{words}  ×")
        set_role(chip, "chip")
        chip.setAccessibleName(self._language.say("Clear the filter {words}", words=words))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda: self.cleared.emit(key))
        return chip
