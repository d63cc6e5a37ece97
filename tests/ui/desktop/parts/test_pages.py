"""Pages seen and printed: one at a time, near or far, at their own size."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, A5
from reportlab.pdfgen.canvas import Canvas

from outreach.errors import Unusable
from ui.desktop.desk import Desk
from ui.desktop.parts.page_preview import PagePreview
from ui.desktop.parts.pages import draw_fitting, print_pages
from ui.desktop.parts.paper_output import replace_file

Settled = Callable[[], None]


def paper(pages: int, size: tuple[float, float] = A4) -> bytes:
    """Make a PDF whose pages are red on their upper half."""
    written = BytesIO()
    canvas = Canvas(written, pagesize=size)
    for _ in range(pages):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, size[1] / 2, size[0], size[1] / 2, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


@pytest.fixture
def preview(bare_desk: Desk, qtbot: QtBot) -> PagePreview:
    made = PagePreview(bare_desk)
    made.resize(500, 600)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_page_fits_its_room_and_keeps_its_shape() -> None:
    page, pages, image = draw_fitting(paper(3, A5), 1, 0, (400, 400), 2.0)
    assert (page, pages) == (1, 3)
    assert max(image.width(), image.height()) == pytest.approx(800, abs=2)
    assert image.height() / image.width() == pytest.approx(A5[1] / A5[0], rel=0.01)


def test_a_zoom_of_one_is_the_size_on_paper_at_96_dots() -> None:
    _, _, image = draw_fitting(paper(1), 0, 1.0, (10, 10), 1.0)
    assert image.width() == pytest.approx(A4[0] * 96 / 72, abs=1)


def test_the_colours_are_those_of_the_page() -> None:
    _, _, image = draw_fitting(paper(1), 0, 1.0, (10, 10), 1.0)
    assert image.pixelColor(50, 50) == QColor(255, 0, 0)
    assert image.pixelColor(50, image.height() - 50) == QColor(255, 255, 255)


def test_keys_turn_pages_and_zoom(preview: PagePreview, settled: Settled) -> None:
    preview.show_pdf(paper(3))
    settled()
    fitting = preview._picture.pixmap().width()
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    QTest.keyClick(preview, Qt.Key.Key_Plus)
    settled()
    assert preview._where.text() == "2 / 3"
    assert preview._picture.pixmap().width() > fitting
    QTest.keyClick(preview, Qt.Key.Key_0)
    settled()
    assert preview._picture.pixmap().width() == fitting


def test_there_is_no_page_before_the_first_nor_after_the_last(preview: PagePreview, settled: Settled) -> None:
    preview.show_pdf(paper(2), page=5)
    settled()
    assert preview._where.text() == "2 / 2"
    assert not preview._tools["chevron-right"].isEnabled()
    preview.turn(7)
    preview.turn(-9)
    settled()
    assert preview._where.text() == "1 / 2"
    assert not preview._tools["chevron-left"].isEnabled()


def test_a_picture_is_shown_as_well_as_a_page(preview: PagePreview, tmp_path: Path) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(0, 0, 255))
    assert image.save(str(tmp_path / "blue.png"))
    preview.show_picture((tmp_path / "blue.png").read_bytes())
    shown = preview._picture.pixmap()
    assert shown.width() / shown.height() == pytest.approx(1.5, rel=0.02)
    preview.clear()
    assert preview._where.text() == ""


def test_every_page_is_printed_at_its_own_size(qapp: object, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    told: list[tuple[int, int]] = []
    assert print_pages(paper(2), printer, lambda done, total: told.append((done, total))) == 2
    assert told == [(0, 2), (1, 2)]
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as document:
        assert len(document) == 2
        assert document[0].get_size() == pytest.approx(A4, abs=2)
    _, _, image = draw_fitting((tmp_path / "printed.pdf").read_bytes(), 1, 1.0, (10, 10), 1.0)
    assert image.pixelColor(100, 100).red() > 200
    assert image.pixelColor(100, 100).green() < 60


def test_a_file_that_cannot_be_written_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="cannot be written"):
        replace_file(tmp_path / "none" / "x.pdf", b"x")
    assert list(tmp_path.iterdir()) == []
    assert replace_file(tmp_path / "x.pdf", b"x").read_bytes() == b"x"
    assert [path.name for path in tmp_path.iterdir()] == ["x.pdf"]
