"""Ctrl+K: type a few letters of what you want to go to or do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout

from ui.desktop.parts.choice_list import ChoiceList
from ui.desktop.theme import set_role

if TYPE_CHECKING:
    from ui.desktop.main_window import MainWindow

_WIDTH, _HEIGHT = 480, 320


def letters_match(letters: str, words: str) -> bool:
    """Tell whether the letters come in this order in the words."""
    rest = iter(words.casefold())
    return all(letter in rest for letter in letters.casefold().replace(" ", ""))


class CommandPalette(QFrame):
    """Lists the menus' actions and the buttons of the screen that is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._before = window.focusWidget()
        say = window.desk.language.say
        self._choices = _choices(window)
        self._line = QLineEdit()
        self._list = ChoiceList(say("What can be done"))

        set_role(self, "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.setAccessibleName(say("Go to or do"))
        self._line.setPlaceholderText(say("Go to or do …"))
        self._line.setAccessibleName(say("Go to or do"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.addWidget(self._line)
        layout.addWidget(self._list, 1)
        self.move((window.width() - _WIDTH) // 2, 80)

        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._narrow)
        self._list.itemClicked.connect(lambda _item: self._take())
        self._narrow("")

    def open(self) -> None:
        """Show the palette above the window and take the keyboard."""
        self.show()
        self.raise_()
        self._line.setFocus()

    def _narrow(self, letters: str) -> None:
        self._list.clear()
        for number, (words, key, _action) in enumerate(self._choices):
            if letters_match(letters, words):
                self._list.offer(f"{words}    {key}" if key else words, number)

    def _take(self) -> None:
        number = self._list.value
        self._leave()
        if isinstance(number, int):
            doer = self._choices[number][2]
            doer.trigger() if isinstance(doer, QAction) else doer.click()

    def _leave(self) -> None:
        self._line.removeEventFilter(self)
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while one types."""
        if event.type() == QEvent.Type.FocusOut:
            self._leave()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self._list.currentRow() + step
                self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
        return super().eventFilter(watched, event)


def _choices(window: MainWindow) -> list[tuple[str, str, QAction | QPushButton]]:
    found: list[tuple[str, str, QAction | QPushButton]] = []
    for button in window.stack.currentWidget().findChildren(QPushButton):
        if button.isVisible() and button.isEnabled() and button.text():
            found.append((button.text().replace("&", ""), button.shortcut().toString(), button))
    for action in window.findChildren(QAction):
        if action.text() and action.isEnabled() and action.menu() is None and not action.isSeparator():
            found.append((action.text().replace("&", ""), action.shortcut().toString(), action))
    return found
