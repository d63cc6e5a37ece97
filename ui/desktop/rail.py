"""The rail: where one can go, by click, by arrow keys, by Alt and a figure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from outreach.language import Language
from ui.desktop.icons import icon
from ui.desktop.navigation import Place
from ui.desktop.tokens import RAIL, RAIL_FOLDED, Colours


class Rail(QFrame):
    """Icon and word of every place; folds to icons."""

    chosen = Signal(int)
    folded = Signal(bool)

    def __init__(self, language: Language, places: Sequence[Place]) -> None:
        super().__init__()
        self._language = language
        self._places = places
        self._is_folded = False
        self._buttons = QButtonGroup(self)
        self.fold_button = QToolButton(self)

        self.setObjectName("rail")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 8)
        layout.setSpacing(4)
        for number, place in enumerate(places):
            layout.addWidget(self._button(number, place))
        layout.addStretch(1)
        layout.addWidget(self.fold_button)
        self.fold_button.setIconSize(QSize(20, 20))
        self.fold_button.setAutoRaise(True)

        self._buttons.idClicked.connect(self.chosen)
        self.fold_button.clicked.connect(self._turn)
        self.fold(False)

    def _button(self, number: int, place: Place) -> QToolButton:
        button = QToolButton(self)
        word = self._language.say(place.word)
        key = QKeySequence(f"Alt+{(number + 1) % 10}")
        button.setText(f"  {word}")
        button.setAccessibleName(word)
        button.setToolTip(f"{word}  ({key.toString(QKeySequence.SequenceFormat.NativeText)})")
        button.setCheckable(True)
        button.setIconSize(QSize(20, 20))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._buttons.addButton(button, number)
        QShortcut(key, self).activated.connect(button.click)
        return button

    def dress(self, colours: Colours) -> None:
        """Draw the icons in the theme's colours."""
        for place, button in zip(self._places, self._buttons.buttons(), strict=True):
            button.setIcon(icon(place.icon, colours.rail_text, 20, "#7F93AB"))
        self._colours = colours
        self._dress_fold()

    def _dress_fold(self) -> None:
        turn = "expand" if self._is_folded else "collapse"
        self.fold_button.setIcon(icon(f"layout-sidebar-left-{turn}", self._colours.rail_text, 20))

    def fold(self, folded: bool) -> None:
        """Show icons only, or icons and words."""
        self._is_folded = folded
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly if folded else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for button in self._buttons.buttons():
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(style)
        self.setFixedWidth(RAIL_FOLDED if folded else RAIL)
        said = self._language.say("Show the words") if folded else self._language.say("Show icons only")
        self.fold_button.setToolTip(said)
        self.fold_button.setAccessibleName(said)
        if hasattr(self, "_colours"):
            self._dress_fold()

    def _turn(self) -> None:
        self.fold(not self._is_folded)
        self.folded.emit(self._is_folded)

    def point_at(self, number: int) -> None:
        """Mark the place that is open."""
        self._buttons.button(number).setChecked(True)

    def enable(self, enabled: bool) -> None:
        """Let people choose a place, or not yet."""
        for button in self._buttons.buttons():
            button.setEnabled(enabled)
