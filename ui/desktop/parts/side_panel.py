"""The side panel: detail or a form beside the list, 360 pixels wide."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.desktop.desk import Desk
from ui.desktop.icons import icon
from ui.desktop.theme import set_role
from ui.desktop.tokens import PANEL


class SidePanel(QFrame):
    """Shows one widget at a time under a title; gives the keyboard back when it closes."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._before: QWidget | None = None
        self._title = QLabel()
        self._close = QToolButton()
        self._area = QScrollArea()

        set_role(self, "panel")
        self.setFixedWidth(PANEL)
        set_role(self._title, "heading")
        self._title.setWordWrap(True)
        set_role(self._close, "quiet")
        self._close.setToolTip(desk.language.say("Close the panel (Esc)"))
        self._close.setAccessibleName(desk.language.say("Close the panel"))
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 8, 12)
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._area, 1)

        self._close.clicked.connect(self.shut)
        desk.theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._close.setIcon(icon("x", self._desk.theme.colours.muted))

    def open(self, title: str, content: QWidget) -> None:
        """Show a widget under a title; the one shown before is let go."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._title.setText(title)
        self.setAccessibleName(title)
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()
        content.setAutoFillBackground(False)
        self._area.setWidget(content)
        self.show()

    @property
    def content(self) -> QWidget | None:
        """Give the widget shown."""
        return self._area.widget()

    def shut(self) -> None:
        """Close the panel; the keyboard goes back to where it was."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if inside and self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()
        self._before = None
        self.closed.emit()
