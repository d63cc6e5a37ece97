"""A short list to choose one thing from."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

_LINE = 30


class ChoiceList(QListWidget):
    """Holds (words, value) pairs; every line is as high as the others, whatever it is dressed in."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)

    def offer(self, words: str, value: object, hint: str = "") -> None:
        """Add one choice; the first one is chosen until another is."""
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, value)
        item.setSizeHint(QSize(0, _LINE))
        item.setToolTip(hint)
        self.addItem(item)
        if self.count() == 1:
            self.setCurrentRow(0)

    @property
    def value(self) -> object:
        """Give the value chosen; None while nothing is offered."""
        item = self.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else None

    def choose(self, value: object) -> None:
        """Choose a value that was offered; leave the choice as it is for any other."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == value:
                self.setCurrentRow(row)
