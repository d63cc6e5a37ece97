"""A few choices side by side, one of them in force."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from ui.desktop.theme import set_role


class Segments(QWidget):
    """Shows (key, words) side by side; the arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addStretch(1)
        self.setAccessibleName(name)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._keys[number]))
        self.offer(choices)

    def offer(self, choices: Sequence[tuple[str, str]], key: str = "") -> None:
        """Offer these choices instead, one of them (the first by default) in force."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._keys = [key for key, _ in choices]
        for number, (_, words) in enumerate(choices):
            button = QToolButton()
            button.setText(words)
            button.setAccessibleName(words)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            set_role(button, "segment")
            self._group.addButton(button, number)
            self._layout.insertWidget(number, button)
        if self._keys:
            self.set(key if key in self._keys else self._keys[0])

    def take_keys(self) -> None:
        """Take the keyboard, on the choice in force."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus()

    @property
    def key(self) -> str:
        """Give the choice in force; "" if there is none."""
        number = self._group.checkedId()
        return self._keys[number] if 0 <= number < len(self._keys) else ""

    def set(self, key: str) -> None:
        """Put a choice in force without telling anybody."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def click(self, key: str) -> None:
        """Choose as a click does."""
        self._group.button(self._keys.index(key)).click()
