"""Look at the pages of a PDF, or at a picture, near or far."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ui.desktop.background import Job, Progress
from ui.desktop.desk import Desk
from ui.desktop.icons import icon
from ui.desktop.theme import set_role

_STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_MARGIN = 32
_SCROLL = 60


class PagePreview(QWidget):
    """Shows one page at a time; PageUp and PageDown turn, + and − zoom, 0 fits."""

    shown = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pdf = b""
        self._page = 0
        self._pages = 0
        self._zoom = 0.0
        self._image = QImage()
        self._job: Job[tuple[int, int, QImage]] | None = None
        self._picture = QLabel()
        self._area = QScrollArea()
        self._tools: dict[str, QToolButton] = {}
        self._where = QLabel()

        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._area, "pages")
        self._area.setWidget(self._picture)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(desk.language.say("Preview of the page"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.tool_line = self._tool_line()
        layout.addLayout(self.tool_line)
        layout.addWidget(self._area, 1)
        desk.theme.changed.connect(self._dress)
        self._dress()
        self._tell()

    def _tool_line(self) -> QHBoxLayout:
        say = self._desk.language.say
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addStretch(1)
        for name, words, act in (
            ("chevron-left", say("Page before (PageUp)"), lambda: self.turn(-1)),
            ("chevron-right", say("Next page (PageDown)"), lambda: self.turn(1)),
            ("zoom-out", say("Smaller (−)"), lambda: self.zoom(-1)),
            ("zoom-in", say("Larger (+)"), lambda: self.zoom(1)),
            ("maximize", say("Fit the page (0)"), lambda: self.zoom(0)),
        ):
            button = QToolButton()
            set_role(button, "quiet")
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(act)
            self._tools[name] = button
            line.addWidget(button)
            if name == "chevron-left":
                line.addWidget(self._where)
        line.addStretch(1)
        return line

    def _dress(self) -> None:
        colours = self._desk.theme.colours
        for name, button in self._tools.items():
            button.setIcon(icon(name, colours.text, disabled=colours.line))

    def show_pdf(self, pdf: bytes, page: int = 0, zoom: float | None = None) -> None:
        """Show a PDF from a page on (the first is 0), as near as before or at a zoom; 0 fits the page."""
        self._pdf, self._page = pdf, page
        if zoom is not None:
            self._zoom = zoom
        self._draw()

    def show_picture(self, picture: bytes) -> None:
        """Show a picture instead of a PDF."""
        self.clear()
        self._image = QImage.fromData(QByteArray(picture))
        self._pages = 1
        self._place(self._image)

    def clear(self) -> None:
        """Show nothing."""
        self._pdf, self._page, self._pages, self._image = b"", 0, 0, QImage()
        self._picture.clear()
        self._tell()

    def turn(self, pages: int) -> None:
        """Turn some pages on or back."""
        wanted = min(max(self._page + pages, 0), max(self._pages - 1, 0))
        if wanted != self._page:
            self._page = wanted
            self._draw()

    def zoom(self, direction: int) -> None:
        """Go nearer (1), farther (−1), or fit the page to the window (0)."""
        if direction == 0:
            self._zoom = 0.0
        else:
            now = self._zoom or 1.0
            rest = [s for s in _STEPS if (s > now if direction > 0 else s < now)]
            self._zoom = (rest[0] if direction > 0 else rest[-1]) if rest else now
        self._draw()

    def _draw(self) -> None:
        if not self._pdf:
            self._place(self._image)
            return
        if self._job is not None:
            self._job.drop()
        pdf, page, zoom = self._pdf, self._page, self._zoom
        ratio = self.devicePixelRatioF()
        room = self._area.maximumViewportSize()

        def work(progress: Progress) -> tuple[int, int, QImage]:
            from ui.desktop.parts.pages import draw_fitting

            return draw_fitting(pdf, page, zoom, (room.width() - _MARGIN, room.height() - _MARGIN), ratio)

        self._job = self._desk.jobs.start(self, work, pages=True).on(done=self._drawn)

    def _drawn(self, drawn: tuple[int, int, QImage]) -> None:
        self._job = None
        self._page, self._pages, image = drawn
        self._picture.setPixmap(QPixmap.fromImage(image))
        self._tell()
        self.shown.emit()

    def _place(self, image: QImage) -> None:
        if image.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = self._area.maximumViewportSize() * ratio
        size = (
            image.size() * self._zoom
            if self._zoom
            else image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        )
        placed = image.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        placed.setDevicePixelRatio(ratio)
        self._picture.setPixmap(QPixmap.fromImage(placed))
        self._tell()

    def _tell(self) -> None:
        self._where.setText(f"{self._page + 1} / {self._pages}" if self._pages else "")
        self._tools["chevron-left"].setEnabled(self._page > 0)
        self._tools["chevron-right"].setEnabled(self._page + 1 < self._pages)
        for name in ("zoom-in", "zoom-out", "maximize"):
            self._tools[name].setEnabled(self._pages > 0)

    def _scroll(self, steps: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + steps * _SCROLL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page again."""
        super().resizeEvent(event)
        if not self._zoom and self._pages:
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and zoom."""
        act = {
            Qt.Key.Key_PageUp: lambda: self.turn(-1),
            Qt.Key.Key_PageDown: lambda: self.turn(1),
            Qt.Key.Key_Plus: lambda: self.zoom(1),
            Qt.Key.Key_Equal: lambda: self.zoom(1),
            Qt.Key.Key_Minus: lambda: self.zoom(-1),
            Qt.Key.Key_0: lambda: self.zoom(0),
            Qt.Key.Key_Up: lambda: self._scroll(-1),
            Qt.Key.Key_Down: lambda: self._scroll(1),
        }.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()
