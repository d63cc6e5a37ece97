"""A place to drop a file on, or to choose one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QPushButton, QVBoxLayout

from ui.desktop.desk import Desk
from ui.desktop.icons import picture
from ui.desktop.parts.empty_state import centred
from ui.desktop.theme import set_role


class DropArea(QFrame):
    """Takes one file with one of the given endings."""

    dropped = Signal(Path)
    refused = Signal(str)

    def __init__(self, desk: Desk, sentence: str, endings: Sequence[str], wording: str) -> None:
        super().__init__()
        self._desk = desk
        self._endings = tuple(endings)
        self._wording = wording
        self._picture = QLabel()
        self._sentence = QLabel(sentence)
        self.button = QPushButton(desk.language.say("Choose a file …"))

        set_role(self, "drop")
        set_role(self._sentence, "muted")
        set_role(self.button, "main")
        self.setAcceptDrops(True)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(2)
        layout.addWidget(self._picture)
        layout.addLayout(centred(self._sentence))
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

        self.button.clicked.connect(self.choose)
        desk.theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        colour = self._desk.theme.colours.accent
        self._picture.setPixmap(picture("file-spreadsheet", colour, 64, self.devicePixelRatioF()))

    def choose(self) -> None:
        """Ask for a file."""
        pattern = " ".join(f"*{ending}" for ending in self._endings)
        start = self._desk.preferences.values.last_folder
        name, _ = QFileDialog.getOpenFileName(self, self.button.text(), start, f"{self._wording} ({pattern})")
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Take a file, or say why not."""
        if path.suffix.lower() not in self._endings:
            self.refused.emit(path.name)
            return
        self._desk.preferences.change(last_folder=str(path.parent))
        self.dropped.emit(path)

    def _light(self, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one local file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Stop showing that a file may be dropped."""
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file dropped."""
        self._light(False)
        event.acceptProposedAction()
        self.take(Path(event.mimeData().urls()[0].toLocalFile()))
