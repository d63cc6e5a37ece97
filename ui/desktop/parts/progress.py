"""How far a slow piece of work is, with Cancel."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from outreach.language import Language
from ui.desktop.background import Job


class ProgressStrip(QWidget):
    """Follows one job at a time; hidden while there is none."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._job: Job[Any] | None = None
        self._text = QLabel()
        self._bar = QProgressBar()
        self.cancel = QPushButton(language.say("Cancel"))

        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(language.say("Progress"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 4)
        layout.setSpacing(12)
        layout.addWidget(self._text)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self.cancel)
        self.hide()
        self.cancel.clicked.connect(self._cancel)

    def follow(self, job: Job[Any], words: str) -> None:
        """Show one job: what it does in words, then how far it is."""
        self._job = job
        self._text.setText(words)
        self._bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.cancel.setText(self._language.say("Cancel"))
        job.on(progress=self._tell, ended=self._end)
        self.show()

    def _tell(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)
            self.cancel.setText(self._language.say("Stopping …"))

    def _end(self) -> None:
        self._job = None
        self.hide()
