"""The frame every screen shares: head, body, foot, and a side panel that never covers the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.desktop.desk import Desk
from ui.desktop.parts.side_panel import SidePanel
from ui.desktop.theme import set_role


class Screen(QWidget):
    """A screen: fill `head`, `body` and `foot`; `announce` speaks in the message bar of the window."""

    said = Signal(str, str, object)

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.desk = desk
        self.language = desk.language
        self.title = QLabel(title)
        self.head = QHBoxLayout()
        self.buttons = QHBoxLayout()
        self.body = QVBoxLayout()
        self.foot = QLabel()
        self.panel = SidePanel(desk)

        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.read)
        self.setAccessibleName(title)
        set_role(self.title, "title")
        set_role(self.foot, "caption")
        self._lay_out()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.step_back)

    def _lay_out(self) -> None:
        head = QFrame()
        set_role(head, "head")
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 12, 16, 8)
        line.setSpacing(8)
        line.addWidget(self.title)
        line.addSpacing(8)
        self.head.setSpacing(8)
        self.buttons.setSpacing(8)
        line.addLayout(self.head)
        line.addStretch(1)
        line.addLayout(self.buttons)

        main = QVBoxLayout()
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(0)
        main.addWidget(head)
        self.body.setContentsMargins(16, 0, 16, 0)
        self.body.setSpacing(8)
        main.addLayout(self.body, 1)
        self.foot.setContentsMargins(16, 6, 16, 6)
        self.foot.setWordWrap(True)
        main.addWidget(self.foot)

        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(main, 1)
        whole.addWidget(self.panel)
        self.panel.hide()

    def main_action(self, word: str, key: str) -> QPushButton:
        """Put the screen's one main action into its corner, its key in the tooltip."""
        button = self.action(word, key)
        set_role(button, "main")
        return button

    def action(self, word: str, key: str = "") -> QPushButton:
        """Put an action beside the main one."""
        button = QPushButton(word)
        if key:
            button.setShortcut(QKeySequence(key))
            shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{word}  ({shown})")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.buttons.addWidget(button)
        return button

    def look_again_on(self, *news: SignalInstance) -> None:
        """Call `read` once after any of these was told, however many at once."""
        for told in news:
            told.connect(self._later.start)

    def read(self) -> None:
        """Look at the book again; a screen that shows facts says how."""

    def announce(self, kind: str, sentence: str, undo: object = None) -> None:
        """Say a sentence in the message bar: good, caution or bad; `undo` is called by its button."""
        self.said.emit(kind, sentence, undo)

    def step_back(self) -> None:
        """Take Esc: close the side panel, if one is open."""
        if self.panel.isVisible():
            self.panel.shut()

    def arrive(self) -> None:
        """Put the keyboard where work begins; called whenever the place is opened."""
        self.setFocus()

    def leave(self) -> None:
        """Keep what is remembered of this screen; called as the window closes."""
