"""The first start: look at the example station, make one's own book, or open one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from platformdirs import user_documents_path
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from outreach.errors import Refused
from ui.desktop.desk import Desk
from ui.desktop.parts.progress import ProgressStrip
from ui.desktop.screens.welcome import founding
from ui.desktop.screens.welcome.own_station import OwnStation
from ui.desktop.theme import set_role

_CARD = 400


class Welcome(QWidget):
    """Offers two ways to begin, side by side, and a third beneath them."""

    opened = Signal(object, str)
    asked = Signal(str, str)

    def __init__(self, desk: Desk, folder: Path | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._folder = folder or user_documents_path() / "Outreach"
        say = desk.language.say
        self.example = QPushButton(say("Look at the example station"))
        self.own = OwnStation(desk, self._folder)
        self.open = QPushButton(say("Open a book that exists …"))
        self.progress = ProgressStrip(desk.language)
        self._trouble = QLabel()

        self._arrange()
        self.example.clicked.connect(self.make_example)
        self.own.wanted.connect(self._found)
        self.open.clicked.connect(lambda: self.asked.emit("open", ""))

    def _arrange(self) -> None:
        say = self._desk.language.say
        title = QLabel(say("Welcome to Outreach"))
        set_role(title, "figure")
        line = QLabel(
            say("One book keeps the station's anti-fraud work: the ledger, the morning board, the leaflets.")
        )
        for label in (line, self._trouble):
            label.setWordWrap(True)
        set_role(line, "muted")
        set_role(self._trouble, "bad")
        self._trouble.hide()
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(self._example_card(), 0, Qt.AlignmentFlag.AlignTop)
        cards.addWidget(self.own, 0, Qt.AlignmentFlag.AlignTop)
        cards.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(12)
        for widget in (title, line):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(cards)
        column.addWidget(self._trouble)
        column.addWidget(self.progress)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        whole = QHBoxLayout(self)
        whole.addStretch(1)
        middle = QVBoxLayout()
        middle.addStretch(2)
        middle.addLayout(column)
        middle.addStretch(3)
        whole.addLayout(middle)
        whole.addStretch(1)

    def _example_card(self) -> QFrame:
        say = self._desk.language.say
        card = QFrame()
        set_role(card, "card")
        card.setFixedWidth(_CARD)
        heading = QLabel(say("The example station"))
        set_role(heading, "title")
        words = QLabel(
            say(
                "A year of an invented station's ledger: 26 officers, 24 grids, 969 events. "
                "Try everything on it; nothing of it is real."
            )
        )
        words.setWordWrap(True)
        set_role(words, "muted")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(words)
        layout.addSpacing(8)
        layout.addWidget(self.example)
        return card

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard on the first step."""
        super().showEvent(event)
        self.example.setFocus()

    def make_example(self) -> None:
        """Make the example station's book and open it; one that exists is opened."""
        path, today = self._folder / founding.EXAMPLE, self._desk.today
        self._start(
            lambda progress: founding.example(path, today, progress), self._desk.language.say("Reading …")
        )

    def _found(self, draft: founding.Founding) -> None:
        today: date | None = self._desk.today
        self._start(
            lambda progress: founding.found(draft, today), self._desk.language.say("Making the book …")
        )

    def _start(self, work: founding.Work, words: str) -> None:
        self._trouble.hide()
        for button in (self.example, self.open, self.own):
            button.setEnabled(False)
        job = self._desk.jobs.start(self, work)
        self.progress.follow(job, words)
        job.on(done=self._made, refused=self._refused, ended=self._ended)

    def _made(self, made: founding.Made) -> None:
        self.opened.emit(made.workspace, str(made.path))

    def _refused(self, refused: Refused) -> None:
        self._trouble.setText(self._desk.language.refusal(refused))
        self._trouble.show()

    def _ended(self) -> None:
        for button in (self.example, self.open, self.own):
            button.setEnabled(True)
