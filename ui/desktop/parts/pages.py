"""Turn the pages of a PDF into pictures, and send them to a printer.

PDFium allows one thread at a time: call these only in jobs started with `pages=True`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pypdfium2
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PRINT_DPI = 300
_POINTS = 72
_SCREEN_DPI = 96


def picture_of(page: pypdfium2.PdfPage, scale: float) -> QImage:
    """Draw a page; a scale of 1 is 72 dots an inch."""
    bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=4)
    image = QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
    ).copy()
    bitmap.close()
    return image


def draw_fitting(
    pdf: bytes, number: int, zoom: float, room: tuple[int, int], ratio: float
) -> tuple[int, int, QImage]:
    """Draw one page (the first is 0) at a zoom, or to fit into a room of pixels when zoom is 0.

    Gives the page drawn, the number of pages and the picture.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        number = min(number, len(document) - 1)
        page = document[number]
        width, height = page.get_size()
        fitting = min(max(room[0], 80) / width, max(room[1], 80) / height)
        scale = zoom * _SCREEN_DPI / _POINTS if zoom else fitting
        image = picture_of(page, scale * ratio)
        image.setDevicePixelRatio(ratio)
        return number, len(document), image


def print_pages(pdf: bytes, printer: QPrinter, tell: Callable[[int, int], None]) -> int:
    """Print every page at 300 dots an inch at its own size; gives the number of pages."""
    with pypdfium2.PdfDocument(pdf) as document:
        total = len(document)
        painter = QPainter(printer)
        try:
            for number in range(total):
                tell(number, total)
                if number:
                    printer.newPage()
                image = picture_of(document[number], _PRINT_DPI / _POINTS)
                paper = printer.paperRect(printer.Unit.DevicePixel).toRect()
                size = image.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
                painter.drawImage(QRect(paper.topLeft(), size), image)
        except BaseException:
            printer.abort()
            raise
        finally:
            painter.end()
        return total
