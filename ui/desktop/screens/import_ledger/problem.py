"""One row that was not taken, in full; stands in the side panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from outreach.language import Language
from outreach.ledgers.facts import Rejection
from outreach.ledgers.words import REASONS, TABLES
from outreach.papers.words import word
from ui.desktop.theme import set_role
from ui.desktop.wording import NONE


class Problem(QWidget):
    """Says where the row stands, why it was not taken, and what would be right."""

    def __init__(self, language: Language, rejection: Rejection, also: Sequence[str]) -> None:
        super().__init__()
        say = language.say
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 0, 16, 16)
        self._add(word(language, REASONS, rejection.reason), "bad")
        self._pair(say("Table"), word(language, TABLES, rejection.table))
        self._pair(say("Column"), rejection.column or NONE)
        self._pair(say("What was read"), rejection.read or NONE)
        self._pair(say("What would be right"), say(rejection.hint.message, **rejection.hint.values))
        if also:
            self._pair(say("Wrong with it besides"), "\n".join(also))
        self._layout.addStretch(1)

    def _pair(self, words: str, value: str) -> None:
        self._layout.addSpacing(8)
        self._add(words, "caption")
        self._add(value, "")

    def _add(self, words: str, role: str) -> None:
        label = QLabel(words)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(label, role)
        self._layout.addWidget(label)
