"""What papers have in common: the heading, tiles of figures, paragraphs, signature lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from outreach.language import Language
from outreach.papers.fitting import fitted, shrunk
from outreach.papers.page import BLUE, GREY, INK, ROOM, TINT, Painted, rule
from outreach.printing.canvases import draw_lines
from outreach.printing.fonts import BOLD, CAP_HEIGHT, REGULAR, require_glyphs, width
from outreach.printing.lines import set_text

_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Tile:
    """One key figure: what it is, its value with its unit, and remarks below."""

    label: str
    value: str
    unit: str = ""
    notes: tuple[tuple[str, Any], ...] = ()


def heading(station: str, title: str, note: str, state: str = "", *, firm: bool = False) -> Painted:
    """Set a paper's heading: the station, the title, a line under it; a state stands at the right."""
    room = ROOM * (0.68 if state else 1.0)
    above = fitted(station, font=BOLD, size=11, room=room, smallest=7)
    main = fitted(title, font=BOLD, size=21, room=ROOM, smallest=12)
    below = fitted(note, size=9.5, room=ROOM, smallest=6)

    def paint(canvas: Any, x: float, top: float) -> None:
        canvas.setFillColor(BLUE)
        canvas.rect(x, top - 3, ROOM, 3, stroke=0, fill=1)
        draw_lines(canvas, above, x, top - 10, colour=GREY)
        draw_lines(canvas, main, x, top - 29, colour=BLUE)
        draw_lines(canvas, below, x, top - 56, colour=INK)
        if state:
            _chip(canvas, x + ROOM, top - 7, state, firm)

    return Painted(68.0, paint)


def _chip(canvas: Any, right: float, top: float, state: str, firm: bool) -> None:
    wide = width(state, BOLD, 10) + 18
    canvas.setStrokeColor(BLUE)
    canvas.setFillColor(BLUE)
    canvas.setLineWidth(1)
    canvas.roundRect(right - wide, top - 18, wide, 18, 4, stroke=1, fill=int(firm))
    canvas.setFillColor("white" if firm else BLUE)
    canvas.setFont(BOLD, 10)
    canvas.drawCentredString(right - wide / 2, top - 9 - CAP_HEIGHT * 5, state)


def tiles(figures: Sequence[Tile], height: float = 46.0) -> Painted:
    """Set key figures side by side in boxes of one width."""
    wide = (ROOM - _GAP * (len(figures) - 1)) / len(figures)

    def paint(canvas: Any, x: float, top: float) -> None:
        for tile in figures:
            canvas.setFillColor(TINT)
            canvas.roundRect(x, top - height, wide, height, 4, stroke=0, fill=1)
            _tile(canvas, tile, x + 8, top, wide - 16)
            x += wide + _GAP

    return Painted(height, paint)


def _tile(canvas: Any, tile: Tile, x: float, top: float, room: float) -> None:
    label = fitted(tile.label, size=8.5, room=room, smallest=6)
    draw_lines(canvas, label, x, top - 6, colour=GREY)
    unit = width(" " + tile.unit, REGULAR, 8.5) if tile.unit else 0.0
    size = shrunk(tile.value, BOLD, 19, room - unit)
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, size)
    canvas.drawString(x, top - 36, tile.value)
    if tile.unit:
        canvas.setFillColor(GREY)
        canvas.setFont(REGULAR, 8.5)
        canvas.drawString(x + width(tile.value, BOLD, size) + 2, top - 36, tile.unit)
    y = top - 48
    for words, colour in tile.notes:
        note = fitted(words, size=8, room=room, smallest=5.5)
        y = draw_lines(canvas, note, x, y + note.size * 0.5, colour=colour) - 6.5


def caption(text: str) -> Painted:
    """Set a small line that says what stands below it."""
    setting = fitted(text, size=8.5, room=ROOM, smallest=6)

    def paint(canvas: Any, x: float, top: float) -> None:
        draw_lines(canvas, setting, x, top - 3, colour=GREY)

    return Painted(13.0, paint)


def paragraph(label: str, text: str, *, size: float = 10.0, label_width: float = 66.0) -> Painted:
    """Set a paragraph of plain text with a bold word before it."""
    require_glyphs(text)
    room = ROOM - label_width
    body = set_text(text, font=REGULAR, size=size, room=room, leading=1.55)
    lead = fitted(label, font=BOLD, size=size, room=label_width - 8, smallest=6.5) if label else None

    def paint(canvas: Any, x: float, top: float) -> None:
        if lead:
            draw_lines(canvas, lead, x, top, colour=BLUE)
        draw_lines(canvas, body, x + label_width, top, room=room, align="justify", colour=INK)

    return Painted(body.height + 3, paint)


def section(title: str, note: str = "") -> Painted:
    """Set the heading of a part of a paper, with a remark at the right."""
    setting = fitted(title, font=BOLD, size=12, room=ROOM * 0.6, smallest=9)

    def paint(canvas: Any, x: float, top: float) -> None:
        canvas.setFillColor(BLUE)
        canvas.rect(x, top - 13, 3.5, 12, stroke=0, fill=1)
        draw_lines(canvas, setting, x + 9, top - 1, colour=BLUE)
        if note:
            room = ROOM - setting.lines[0].width - 24
            aside = fitted(note, size=8, room=room, smallest=5.5)
            draw_lines(canvas, aside, x + ROOM - room, top - 4, room=room, align="right", colour=GREY)

    return Painted(18.0, paint)


def signatures(language: Language) -> Painted:
    """Set the lines on which the chief and the recorder sign."""
    labels = (language.say("Chief"), language.say("Recorder"), language.say("Day signed"))

    def paint(canvas: Any, x: float, top: float) -> None:
        wide = ROOM / len(labels)
        for label in labels:
            canvas.setFillColor(INK)
            canvas.setFont(REGULAR, 10)
            canvas.drawString(x, top - 24, label)
            start = x + width(label, REGULAR, 10) + 6
            rule(canvas, start, top - 26, x + wide - 18 - start, GREY, 0.7)
            x += wide

    return Painted(30.0, paint)
