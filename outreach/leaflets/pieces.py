"""Set text for a leaflet and note, field by field, what would go over the edge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from outreach.printing.canvases import Align, draw_lines
from outreach.printing.fonts import BOLD, REGULAR
from outreach.printing.lines import Setting, set_text

_SHORT = 0.3  # of the room: a last line shorter than that looks like a leftover


@dataclass(frozen=True, slots=True)
class Fault:
    """A text too long for its place: which field, what text, how many points over."""

    field: str
    text: str
    points: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a page: how high it is, how to paint it below a given y, what does not fit in it."""

    height: float
    paint: Callable[[Any, float], None]
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class Typesetter:
    """Set the texts of one page at one scale and remember the faults."""

    scale: float
    faults: list[Fault] = field(default_factory=list)
    blemishes: int = 0  # headings that need a second line, paragraphs that end on a short one

    def set(
        self,
        name: str,
        text: str,
        size: float,
        room: float,
        *,
        bold: bool = False,
        leading: float = 1.5,
        balance: bool = False,
        most_lines: int = 0,
    ) -> Setting:
        """Set one field's text at `size` × scale; note it where a word is too wide or lines are too many."""
        setting = set_text(
            text,
            font=BOLD if bold else REGULAR,
            size=size * self.scale,
            room=room,
            leading=leading,
            balance=balance,
        )
        self.blemishes += len(setting.lines) > 1 and (bold or setting.lines[-1].width < _SHORT * room)
        over = setting.too_wide
        if most_lines and len(setting.lines) > most_lines:
            over = max(over, sum(line.width for line in setting.lines) - most_lines * room, 1.0)
        if over:
            self.faults.append(Fault(name, text, over))
        return setting


def paint(
    canvas: Any, setting: Setting, x: float, top: float, colour: Any, room: float = 0.0, align: Align = "left"
) -> float:
    """Draw a set text and give the y of its foot."""
    return draw_lines(canvas, setting, x, top, room=room, align=align, colour=colour)
