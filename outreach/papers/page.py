"""Pages of a paper: margins, pieces one below the other, and a foot that knows how many pages there are."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4

from outreach.language import Language
from outreach.leaflets.palette import BLUE, GREY, INK, RED, TINT, WHITE
from outreach.papers.fitting import fitted
from outreach.printing.canvases import draw_lines, open_canvas
from outreach.printing.fonts import REGULAR, width

WIDTH, HEIGHT = A4
MARGIN = 30.0
ROOM = WIDTH - 2 * MARGIN
TOP = HEIGHT - MARGIN
FOOT = 26.0  # height of the foot, above the margin
BOTTOM = MARGIN + FOOT
LINE = HexColor("#C9D3DE")
ZEBRA = HexColor("#F4F7FB")
GOOD = HexColor("#1B7F5C")

__all__ = ["BLUE", "GOOD", "GREY", "INK", "LINE", "RED", "TINT", "WHITE", "ZEBRA"]


class Piece(Protocol):
    """Something with a height that is painted at a place, not over two pages."""

    @property
    def height(self) -> float:
        """Measure it in points."""

    def paint(self, canvas: Any, x: float, top: float) -> None:
        """Paint it below `top`."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A piece that is painted by a function."""

    height: float
    paint: Callable[[Any, float, float], None]


@dataclass
class Leaf:
    """One page: what stands on it and where, and whence its figures come."""

    provenance: tuple[str, ...]
    placed: list[tuple[float, float, Piece]] = field(default_factory=list)


class Pages:
    """The pages of one paper, laid out first and painted when it is known how many there are."""

    def __init__(self, language: Language, title: str, author: str) -> None:
        self.language = language
        self.title = title
        self.author = author
        self.leaves: list[Leaf] = []
        self.top: float = TOP

    @property
    def left(self) -> float:
        """Measure what is left of the page in points."""
        return self.top - BOTTOM

    def turn(self, *provenance: str) -> None:
        """Begin a new page; without lines for its foot it has those of the page before."""
        self.leaves.append(Leaf(provenance or self.leaves[-1].provenance))
        self.top = TOP

    def add(self, piece: Piece, *, gap: float = 0.0) -> None:
        """Put a piece below the last one, on a new page where this one is full."""
        if self.top < TOP:
            self.top -= gap
        if piece.height > self.left + 0.01 and self.leaves[-1].placed:
            self.turn()
        self.place(piece, MARGIN, self.top)
        self.top -= piece.height

    def place(self, piece: Piece, x: float, top: float) -> None:
        """Put a piece at a place of its own on this page."""
        self.leaves[-1].placed.append((x, top, piece))

    def write(self) -> bytes:
        """Paint every page; the same pages give the same bytes."""
        target = io.BytesIO()
        canvas = open_canvas(target, A4, title=self.title, author=self.author, language=self.language.code)
        for number, leaf in enumerate(self.leaves, 1):
            for x, top, piece in leaf.placed:
                piece.paint(canvas, x, top)
            self._foot(canvas, leaf, number)
            canvas.showPage()
        canvas.save()
        return target.getvalue()

    def _foot(self, canvas: Any, leaf: Leaf, number: int) -> None:
        said = self.language.say("page {page} of {pages}", page=number, pages=len(self.leaves))
        rule(canvas, MARGIN, BOTTOM - 7, ROOM)
        canvas.setFillColor(GREY)
        canvas.setFont(REGULAR, 7.5)
        canvas.drawRightString(WIDTH - MARGIN, BOTTOM - 17, said)
        room = ROOM - width(said, REGULAR, 7.5) - 14
        top = BOTTOM - 10
        for line in leaf.provenance:
            setting = fitted(line, size=7.5, room=room, smallest=5.5)
            draw_lines(canvas, setting, MARGIN, top, colour=GREY)
            top -= 10


def rule(canvas: Any, x: float, y: float, length: float, colour: Any = LINE, thick: float = 0.6) -> None:
    """Draw a hairline."""
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(thick)
    canvas.setLineCap(0)
    canvas.line(x, y, x + length, y)
