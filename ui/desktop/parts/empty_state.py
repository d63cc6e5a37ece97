"""What an empty screen shows: one picture, one sentence, one button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.desktop.icons import picture
from ui.desktop.theme import Theme, set_role

_WIDTH = 440


def centred(label: QLabel) -> QHBoxLayout:
    """Put a sentence in the middle, as high as its lines need."""
    label.setFixedWidth(_WIDTH)
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(label)
    line.addStretch(1)
    return line


class EmptyState(QWidget):
    """Says what the place is for and offers the first step."""

    def __init__(self, theme: Theme, sign: str, sentence: str, step: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._name = sign
        self._picture = QLabel()
        self._sentence = QLabel(sentence)
        self.button = QPushButton(step)

        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setWordWrap(True)
        if not step:
            self.button.hide()
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(2)
        layout.addWidget(self._picture)
        layout.addLayout(centred(self._sentence))
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        set_role(self._sentence, "muted")

        theme.changed.connect(self._dress)
        self._dress()

    def tell(self, sentence: str) -> None:
        """Change the sentence."""
        self._sentence.setText(sentence)

    def _dress(self) -> None:
        colour = self._theme.colours.muted
        self._picture.setPixmap(picture(self._name, colour, 72, self.devicePixelRatioF()))
