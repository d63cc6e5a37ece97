"""One sentence at the foot of the window, with Undo where something can be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from outreach.language import Language
from ui.desktop.icons import icon, picture
from ui.desktop.theme import Theme, set_role

SIGNS = {"good": "circle-check", "caution": "alert-triangle", "bad": "alert-triangle"}
_STAYS = 12_000


class MessageBar(QFrame):
    """Says what was done (it leaves by itself) or what went wrong (it stays until closed)."""

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kind = "good"
        self._undo: Callable[[], None] | None = None
        self._sign = QLabel()
        self._text = QLabel()
        self._button = QPushButton(language.say("Undo"))
        self._close = QToolButton()
        self._leave = QTimer(self)

        self._text.setWordWrap(True)
        set_role(self._close, "quiet")
        self._close.setToolTip(language.say("Close this message"))
        self._close.setAccessibleName(language.say("Close this message"))
        self._leave.setSingleShot(True)
        self._leave.setInterval(_STAYS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self.hide()

        self._button.clicked.connect(self._take_back)
        self._close.clicked.connect(self.clear)
        self._leave.timeout.connect(self.clear)
        theme.changed.connect(self._dress)

    @property
    def text(self) -> str:
        """Tell what is being said; empty when nothing is."""
        return self._text.text() if not self.isHidden() else ""

    def announce(self, kind: str, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """Say one sentence: good, caution or bad."""
        self._kind = kind
        self._undo = undo
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self._button.setVisible(undo is not None)
        set_role(self, f"message-{kind}")
        self.style().unpolish(self)
        self.style().polish(self)
        self._dress()
        self.show()
        if kind == "good" and undo is None:
            self._leave.start()
        else:
            self._leave.stop()

    def clear(self) -> None:
        """Say nothing any more."""
        self._undo = None
        self._leave.stop()
        self.hide()

    def _take_back(self) -> None:
        undo = self._undo
        self.clear()
        if undo is not None:
            undo()

    def _dress(self) -> None:
        colours = self._theme.colours
        colour = str(getattr(colours, self._kind))
        self._sign.setPixmap(picture(SIGNS[self._kind], colour, 18, self.devicePixelRatioF()))
        self._close.setIcon(icon("x", colours.text))
