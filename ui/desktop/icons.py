"""Draw the icons in the colours of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import folder

_RATIOS = (1, 2, 3)


@cache
def _drawing(name: str) -> str:
    return (folder / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def picture(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Draw an icon `size` pixels wide in one colour."""
    drawing = _drawing(name).replace("currentColor", QColor(colour).name())
    side = round(size * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)


def icon(name: str, colour: str, size: int = 18, disabled: str | None = None) -> QIcon:
    """Make an icon in one colour, sharp at 100 to 300 %."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(picture(name, colour, size, ratio))
        if disabled:
            made.addPixmap(picture(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return made
