"""The leaflets' colours, measures and plain shapes; all lengths in points on an A5 page."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor, white

from outreach.leaflets.facts import PAPERS

WIDTH, HEIGHT = PAPERS["A5"]  # A4 is the same page √2 larger
MARGIN = 30.0
ROOM = WIDTH - 2 * MARGIN

WHITE = white
BLUE = HexColor("#1F5FA8")  # police blue
BLUE_SOFT = HexColor("#2F6FB8")  # shapes on blue that must not disturb what stands on them
BLUE_PALE = HexColor("#D5E4F5")  # words on blue
TINT = HexColor("#EDF3FA")
INK = HexColor("#1D2733")
GREY = HexColor("#566473")
RED = HexColor("#B3261E")
YELLOW = HexColor("#FFD54F")


def box(canvas: Any, x: float, y: float, width: float, height: float, colour: Any, radius: float = 6) -> None:
    """Fill a rounded box, given its lower left corner."""
    canvas.setFillColor(colour)
    canvas.roundRect(x, y, width, height, radius, stroke=0, fill=1)


def shield(canvas: Any, x: float, top: float, width: float, colour: Any) -> None:
    """Fill a shield shape, given its upper left corner."""
    height = width * 1.18
    path = canvas.beginPath()
    path.moveTo(x + width / 2, top)
    path.curveTo(x + width * 0.66, top - height * 0.1, x + width * 0.84, top - height * 0.13, x + width,
                 top - height * 0.14)  # fmt: skip
    path.curveTo(x + width * 1.02, top - height * 0.62, x + width * 0.86, top - height * 0.86, x + width / 2,
                 top - height)  # fmt: skip
    path.curveTo(x + width * 0.14, top - height * 0.86, x - width * 0.02, top - height * 0.62, x,
                 top - height * 0.14)  # fmt: skip
    path.curveTo(x + width * 0.16, top - height * 0.13, x + width * 0.34, top - height * 0.1, x + width / 2,
                 top)  # fmt: skip
    path.close()
    canvas.setFillColor(colour)
    canvas.drawPath(path, stroke=0, fill=1)


def tick(canvas: Any, x: float, y: float, width: float, colour: Any) -> None:
    """Draw a tick of the given width round its middle."""
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(width * 0.2)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    path.moveTo(x - width * 0.46, y + width * 0.02)
    path.lineTo(x - width * 0.12, y - width * 0.32)
    path.lineTo(x + width * 0.48, y + width * 0.36)
    canvas.drawPath(path, stroke=1, fill=0)
