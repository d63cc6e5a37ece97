"""Open a canvas whose PDF is the same to the byte each time, and put measured text on it as plain text."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO, Literal

from reportlab.pdfgen.canvas import Canvas

from outreach.printing.fonts import ASCENT, REGULAR, ready
from outreach.printing.lines import Line, Setting

Align = Literal["left", "center", "right", "justify"]
_MOST_STRETCH = 0.08  # of the size between two characters: beyond it a justified line looks torn


def open_canvas(
    target: Path | BinaryIO, size: tuple[float, float], *, title: str, author: str, language: str = "zh_CN"
) -> Any:
    """Open a ReportLab canvas with the bundled fonts only; the same drawing gives the same bytes."""
    ready()
    canvas = Canvas(
        str(target) if isinstance(target, Path) else target,
        pagesize=size,
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
        lang=language.replace("_", "-"),
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("Outreach")
    canvas.setProducer("Outreach")
    canvas.setSubject("")
    return canvas


def _may_stretch(line: Line, slack: float, size: float) -> bool:
    chinese = sum(character >= "\u2e80" for character in line.text)  # spaced out Latin letters look torn
    most = _MOST_STRETCH * size * len(line.text)
    return not line.ends and 2 * chinese > len(line.text) and 0 < slack < most


def draw_lines(
    canvas: Any,
    setting: Setting,
    x: float,
    top: float,
    *,
    room: float = 0.0,
    align: Align = "left",
    colour: Any = None,
) -> float:
    """Draw set text, never as markup, its first line's box at `top`; give the y of its foot in points."""
    if colour is not None:
        canvas.setFillColor(colour)
    baseline = top - ASCENT * setting.size
    for line in setting.lines:
        slack = room - line.width
        text = canvas.beginText()
        text.setFont(setting.font, setting.size)
        text.setTextOrigin(x + {"center": slack / 2, "right": slack}.get(align, 0.0) - line.hang, baseline)
        if align == "justify" and _may_stretch(line, slack, setting.size):
            text.setCharSpace(slack / max(1, len(line.text) - 1))
        text.textOut(line.text)
        if align == "justify":
            text.setCharSpace(0)
        canvas.drawText(text)
        baseline -= setting.leading
    return top - setting.height
