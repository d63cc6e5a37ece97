"""A finished paper in place of the list: look at it, print it, save it, go back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.desktop.desk import Desk
from ui.desktop.parts.page_preview import PagePreview
from ui.desktop.parts.paper_output import print_paper, save_paper
from ui.desktop.parts.progress import ProgressStrip
from ui.desktop.theme import set_role

_READABLE = 1.0


class PaperView(QWidget):
    """Shows one PDF; `left` tells that somebody went back, `said` that it was printed or saved."""

    left = Signal()
    said = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pdf = b""
        self._name = ""
        say = desk.language.say
        self.preview = PagePreview(desk)
        self.progress = ProgressStrip(desk.language)
        self.back = QPushButton(say("Back"))
        self.save = QPushButton(say("Save as PDF …"))
        self.print = QPushButton(say("Print …"))

        set_role(self.print, "main")
        self.save.setShortcut(QKeySequence.StandardKey.Save)
        self.print.setShortcut(QKeySequence.StandardKey.Print)
        line = self.preview.tool_line
        line.insertWidget(0, self.back)
        for button in (self.save, self.print):
            line.addSpacing(8)
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.progress)

        self.back.clicked.connect(self.left)
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._print)

    def show_paper(self, pdf: bytes, name: str) -> None:
        """Show a PDF that is called `name` when saved."""
        self._pdf, self._name = pdf, name
        self.preview.show_pdf(pdf, zoom=_READABLE)
        self.preview.setFocus()

    def _save(self) -> None:
        save_paper(self, self._desk, self._pdf, self._name, self._saved)

    def _saved(self, path: Path) -> None:
        self.said.emit("good", self._desk.language.say("Saved as {path}.", path=path))

    def _print(self) -> None:
        job = print_paper(self, self._desk, self._pdf)
        if job is not None:
            self.progress.follow(job, self._desk.language.say("Printing …"))
            job.on(done=self._printed)

    def _printed(self, pages: int) -> None:
        words = self._desk.language.say_many(
            "{n} page went to the printer.", "{n} pages went to the printer.", pages
        )
        self.said.emit("good", words)
