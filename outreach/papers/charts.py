"""Charts as drawings of reportlab.graphics, the same for paper and screen; sizes are points."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Circle, Drawing, Line, PolyLine, Rect, String
from reportlab.lib.colors import HexColor

from outreach.language import Language
from outreach.months.facts import DayFigures, Figures
from outreach.papers import wording
from outreach.papers.page import BLUE, GREY, INK, LINE, TINT
from outreach.printing.fonts import BOLD, REGULAR, ready, width

_PALE = HexColor("#8DB3DC")
_STEPS = 4  # grid lines at most
_ROUND = (1, 2, 5)
MONTHS = 13


def daily_chart(days: Sequence[DayFigures], language: Language, size: tuple[float, float]) -> Drawing:
    """Draw events and people day by day, one above the other; weekends are shaded."""
    ready()
    wide, high = size
    drawing = Drawing(wide, high)
    half = (high - 12) / 2
    left, step = 30.0, (wide - 32.0) / max(1, len(days))
    for number, day in enumerate(days):
        if day.day.weekday() >= 5:
            drawing.add(Rect(left + number * step, 12, step, high - 12, fillColor=TINT, strokeColor=None))
        middle = left + (number + 0.5) * step
        drawing.add(_words(str(day.day.day), middle, 3, 6.5, "middle"))
    events = [day.events for day in days]
    people = [day.people for day in days]
    _bars(drawing, events, language.say("Events"), (left, 12 + half + 2, step, half - 16), BLUE)
    _bars(drawing, people, language.say("People reached"), (left, 12, step, half - 16), _PALE)
    return drawing


def cases_chart(months: Sequence[tuple[int, int]], language: Language, size: tuple[float, float]) -> Drawing:
    """Draw the cases of the last 13 months as a line from 0, each month with its figure."""
    ready()
    wide, high = size
    drawing = Drawing(wide, high)
    shown = list(months)[-MONTHS:]
    left, foot, tall = 22.0, 16.0, high - 36.0
    step = (wide - left - 8) / max(1, len(shown))
    top = _axis(drawing, max((count for _, count in shown), default=0), (left, foot, wide - left, tall))
    points = [
        (left + (number + 0.5) * step, foot + tall * count / top) for number, (_, count) in enumerate(shown)
    ]
    if len(points) > 1:
        flat = [place for point in points for place in point]
        drawing.add(PolyLine(flat, strokeColor=BLUE, strokeWidth=1.8))
    for (x, y), (ym, count) in zip(points, shown, strict=True):
        drawing.add(Circle(x, y, 2.6, fillColor=BLUE, strokeColor=None))
        drawing.add(_words(wording.count(count), x, y + 5.5, 8, "middle", BOLD, INK))
        dated = ym == shown[0][0] or ym % 100 == 1
        drawing.add(_words(wording.short_month(language, ym, dated=dated), x, 4, 7, "middle"))
    return drawing


def funnel_chart(figures: Figures, language: Language, size: tuple[float, float]) -> Drawing:
    """Draw met, scanned, installed and registered as bars, each with its part of the step before."""
    ready()
    wide, high = size
    drawing = Drawing(wide, high)
    steps = (
        (language.say("Approached"), figures.met),
        (language.say("Scanned"), figures.scanned),
        (language.say("Installed"), figures.installed),
        (language.say("Registered"), figures.registered),
    )
    label = max(width(name, REGULAR, 9) for name, _ in steps) + 8
    most = max(figures.met, 1)
    row = high / len(steps)
    room = wide - label - 92
    before = 0
    for number, (name, count) in enumerate(steps):
        y = high - (number + 1) * row
        long = room * min(1.0, count / most)
        drawing.add(_words(name, 0, y + row / 2 - 3, 9, "start", REGULAR, INK))
        drawing.add(Rect(label, y + 3, max(long, 0.6), row - 6, fillColor=BLUE, strokeColor=None))
        said = wording.count(count)
        drawing.add(_words(said, label + long + 5, y + row / 2 - 3, 10, "start", BOLD, INK))
        if number:
            at = label + long + 9 + width(said, BOLD, 10)
            drawing.add(_words(wording.share(count, before), at, y + row / 2 - 3, 8, "start"))
        before = count
    return drawing


def _bars(
    drawing: Drawing, counts: Sequence[int], name: str, box: tuple[float, float, float, float], colour: object
) -> None:
    left, foot, step, tall = box
    drawing.add(_words(name, left, foot + tall + 6, 8, "start", BOLD, INK))
    top = _axis(drawing, max(counts, default=0), (left, foot, step * len(counts), tall))
    for number, count in enumerate(counts):
        if count:
            x = left + number * step
            high = tall * count / top
            drawing.add(Rect(x + step * 0.14, foot, step * 0.72, high, fillColor=colour, strokeColor=None))


def _axis(drawing: Drawing, most: int, box: tuple[float, float, float, float]) -> int:
    """Draw grid lines at round figures; give the figure at the top."""
    left, foot, long, tall = box
    step = _round_step(most)
    top = max(step, -(-most // step) * step)
    for figure in range(0, top + 1, step):
        y = foot + tall * figure / top
        drawing.add(Line(left, y, left + long, y, strokeColor=LINE, strokeWidth=0.5 if figure else 0.9))
        drawing.add(_words(wording.count(figure), left - 3, y - 2.2, 6.5, "end"))
    return top


def _round_step(most: int) -> int:
    scale = 1
    while True:
        for figure in _ROUND:
            if figure * scale * _STEPS >= most:
                return figure * scale
        scale *= 10


def _words(
    text: str, x: float, y: float, size: float, anchor: str, font: str = REGULAR, colour: object = GREY
) -> String:
    return String(x, y, text, fontName=font, fontSize=size, textAnchor=anchor, fillColor=colour)
