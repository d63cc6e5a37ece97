"""The foot of every leaflet: the code and what scanning it does, whom to ask, the station, the hotline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from outreach.leaflets.palette import (
    BLUE,
    BLUE_PALE,
    GREY,
    INK,
    MARGIN,
    ROOM,
    TINT,
    WHITE,
    WIDTH,
    YELLOW,
    box,
)
from outreach.leaflets.pieces import Fault, Typesetter, paint
from outreach.printing.fonts import ASCENT, BOLD, CAP_HEIGHT, REGULAR, width
from outreach.printing.lines import set_text

STRIP = 36.0  # the blue strip at the very foot
PANEL = 134.0
HEIGHT = STRIP + PANEL
QR_SIDE = 98.0  # the symbol with its quiet zone
QR_EDGE = 3.0  # white beyond the quiet zone, so that round corners do not cut into it
QR_X = MARGIN + QR_EDGE
QR_Y = STRIP + 26.0  # lower left corner of the quiet zone
CODE_SIZE = 13.0
CODE_MIDDLE = QR_X + QR_SIDE / 2
CODE_BASELINE = STRIP + 15.0
TEXT_X = QR_X + QR_SIDE + QR_EDGE + 16.0
TEXT_ROOM = MARGIN + ROOM - TEXT_X
_LABEL_TOP = STRIP + 42.0
_LABEL_STEP = 17.5
_LABEL_SIZE = 11.5
_LABEL_SMALLEST = 7.0


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text at its place on the page, the same kind of fact for every leaflet: points, A5."""

    text: str
    font: str
    size: float
    x: float
    y: float


def paint_foot(canvas: Any, content: Mapping[str, Any], values: Mapping[str, str]) -> list[Fault]:
    """Paint what is the same in every leaflet's foot; give what does not fit."""
    setter = Typesetter(1.0)
    canvas.setFillColor(TINT)
    canvas.rect(0, STRIP, WIDTH, PANEL, stroke=0, fill=1)
    low = STRIP + 7
    box(canvas, MARGIN, low, QR_SIDE + 2 * QR_EDGE, QR_Y + QR_SIDE + QR_EDGE - low, WHITE)
    caption = setter.set(
        "caption", content["caption"], 13, TEXT_ROOM, bold=True, leading=1.3, balance=True, most_lines=2
    )
    foot = paint(canvas, caption, TEXT_X, QR_Y + QR_SIDE - 1, BLUE) - 6
    explain = set_text(
        content["explain"], font=REGULAR, size=10, room=TEXT_ROOM, height=foot - _LABEL_TOP - 8, smallest=8
    )
    if not explain.fits:
        setter.faults.append(Fault("explain", content["explain"], explain.too_high or explain.too_wide))
    paint(canvas, explain, TEXT_X, foot, GREY)
    _paint_strip(canvas, content, values, setter)
    return setter.faults


def _paint_strip(
    canvas: Any, content: Mapping[str, Any], values: Mapping[str, str], setter: Typesetter
) -> None:
    canvas.setFillColor(BLUE)
    canvas.rect(0, 0, WIDTH, STRIP, stroke=0, fill=1)
    number = values["hotline"]
    number_width = width(number, BOLD, 24)
    words = str(content["hotline"])
    words_width = width(words, REGULAR, 9)
    right = MARGIN + ROOM
    canvas.setFillColor(YELLOW)
    canvas.setFont(BOLD, 24)
    canvas.drawRightString(right, (STRIP - CAP_HEIGHT * 24) / 2, number)
    canvas.setFillColor(BLUE_PALE)
    canvas.setFont(REGULAR, 9)
    canvas.drawRightString(right - number_width - 8, (STRIP - CAP_HEIGHT * 9) / 2, words)
    room = ROOM - number_width - 8 - words_width - 14
    station = set_text(
        values["station"], font=BOLD, size=12.5, room=room, height=STRIP - 8, leading=1.25, smallest=8
    )
    over = max(station.too_wide, station.too_high, -room)
    if over > 0:
        setter.faults.append(Fault("station" if room > 60 else "hotline", values["station"], over))
    paint(canvas, station, MARGIN, (STRIP + station.height) / 2, WHITE)


class Labels:
    """The words that differ from leaflet to leaflet: the code in letters, the officer, the place."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._templates = {"officer": str(content["officer"]), "place": str(content["place"])}

    def words(self, spaced_code: str, officer: str, place: str) -> tuple[list[Word], list[Fault]]:
        """Place one leaflet's own words; give what does not fit."""
        code_width = width(spaced_code, BOLD, CODE_SIZE)
        words = [Word(spaced_code, BOLD, CODE_SIZE, CODE_MIDDLE - code_width / 2, CODE_BASELINE)]
        faults = []
        given = [(name, value) for name, value in (("officer", officer), ("place", place)) if value]
        top = _LABEL_TOP - (_LABEL_STEP if len(given) == 1 else 0.0)
        for name, value in given:
            text = self._templates[name].replace("{{" + name + "}}", value)
            wide = width(text, BOLD, 1)
            size = max(_LABEL_SMALLEST, min(_LABEL_SIZE, TEXT_ROOM / wide))
            if wide * size > TEXT_ROOM + 0.01:
                faults.append(Fault(name, value, wide * size - TEXT_ROOM))
            words.append(Word(text, BOLD, round(size, 2), TEXT_X, top - ASCENT * _LABEL_SIZE))
            top -= _LABEL_STEP
        return words, faults


LABEL_COLOUR = INK
