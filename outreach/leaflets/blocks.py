"""The parts a leaflet's body is made of: band, cards, steps, questions, callout."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from outreach.leaflets.palette import (
    BLUE,
    BLUE_PALE,
    BLUE_SOFT,
    GREY,
    HEIGHT,
    INK,
    MARGIN,
    RED,
    ROOM,
    TINT,
    WHITE,
    WIDTH,
    YELLOW,
    box,
    shield,
    tick,
)
from outreach.leaflets.pieces import Piece, Typesetter, paint
from outreach.printing.fonts import BOLD, CAP_HEIGHT
from outreach.printing.lines import Setting

Content = Mapping[str, Any]


def band(content: Content, setter: Typesetter) -> Piece:
    """The coloured head of the page: a small line, the title, a sentence that leads in."""
    room = ROOM - 64  # the shield stands at the right
    kicker = setter.set("kicker", content["kicker"], 9.5, room, bold=True, most_lines=1)
    title = setter.set(
        "title",
        content["title"],
        content.get("size", 27),
        room,
        bold=True,
        leading=1.26,
        balance=True,
        most_lines=2,
    )
    lead = setter.set("lead", content["lead"], 10.5, room, leading=1.55, balance=True, most_lines=3)
    height = 24 + kicker.height + 7 + title.height + 9 + lead.height + 15

    def draw(canvas: Any, top: float) -> None:
        canvas.setFillColor(BLUE)
        canvas.rect(0, top - height, WIDTH, height, stroke=0, fill=1)
        shield(canvas, WIDTH - MARGIN - 58, top - (height - 71) / 2, 60, BLUE_SOFT)
        tick(canvas, WIDTH - MARGIN - 28, top - height / 2, 27, BLUE_PALE)
        foot = paint(canvas, kicker, MARGIN, top - 24, YELLOW)
        foot = paint(canvas, title, MARGIN, foot - 7, WHITE)
        paint(canvas, lead, MARGIN, foot - 9, BLUE_PALE)

    return Piece(height, draw)


def _card(content: Content, at: int, room: float, setter: Typesetter) -> tuple[Setting, Setting, Setting]:
    name = setter.set(
        f"cards.{at}.name", content["name"], 12.5, room - 22, bold=True, leading=1.25, most_lines=2
    )
    trick = setter.set(f"cards.{at}.trick", content["trick"], 9, room, leading=1.52)
    remember = setter.set(f"cards.{at}.remember", content["remember"], 9.5, room, bold=True, leading=1.4)
    return name, trick, remember


def cards(content: Content, setter: Typesetter) -> Piece:
    """Two columns of cards: a fraud's name, how it goes, the one thing to remember."""
    gap, pad = 10.0, 11.0
    wide = (ROOM - gap) / 2
    sets = [_card(card, at, wide - 2 * pad, setter) for at, card in enumerate(content["cards"], 1)]
    rows = [sets[at : at + 2] for at in range(0, len(sets), 2)]
    heights = [_row_height(row, pad) for row in rows]

    def draw(canvas: Any, top: float) -> None:
        for at, (row, height) in enumerate(zip(rows, heights, strict=True)):
            for column, card in enumerate(row):
                x = MARGIN + column * (wide + gap)
                _draw_card(canvas, card, x, top, (wide, height, pad), 2 * at + column + 1)
            top -= height + gap

    return Piece(sum(heights) + gap * (len(rows) - 1), draw)


def _row_height(row: Sequence[tuple[Setting, Setting, Setting]], pad: float) -> float:
    upper = max(name.height + 8 + trick.height for name, trick, _ in row)
    return pad + upper + 8 + 7 + max(remember.height for _, _, remember in row) + pad


def _draw_card(
    canvas: Any,
    card: tuple[Setting, Setting, Setting],
    x: float,
    top: float,
    measures: tuple[float, float, float],
    number: int,
) -> None:
    wide, height, pad = measures
    name, trick, remember = card
    box(canvas, x, top - height, wide, height, TINT)
    canvas.setFillColor(BLUE)
    canvas.circle(x + pad + 7.5, top - pad - 0.5 * name.size, 7.5, stroke=0, fill=1)
    _centred(canvas, str(number), x + pad + 7.5, top - pad - 0.5 * name.size, 9.5)
    foot = paint(canvas, name, x + pad + 22, top - pad, BLUE)
    paint(canvas, trick, x + pad, foot - 8, INK, wide - 2 * pad, "justify")
    rule = top - height + pad + remember.height + 7
    canvas.setStrokeColor(BLUE_PALE)
    canvas.setLineWidth(0.8)
    canvas.line(x + pad, rule, x + wide - pad, rule)
    paint(canvas, remember, x + pad, rule - 7, RED, wide - 2 * pad)


def _centred(canvas: Any, text: str, x: float, y: float, size: float) -> None:
    canvas.setFillColor(WHITE)
    canvas.setFont(BOLD, size)
    canvas.drawCentredString(x, y - CAP_HEIGHT * size / 2, text)


def steps(content: Content, setter: Typesetter) -> Piece:
    """Numbered steps one below the other, joined by a line."""
    indent, gap = 36.0, 11.0
    sets = [
        (
            setter.set(
                f"steps.{at}.name", step["name"], 12.5, ROOM - indent, bold=True, leading=1.25, most_lines=2
            ),
            setter.set(f"steps.{at}.text", step["text"], 9.5, ROOM - indent, leading=1.5),
        )
        for at, step in enumerate(content["steps"], 1)
    ]
    heights = [max(26.0, name.height + 5 + text.height) for name, text in sets]

    def draw(canvas: Any, top: float) -> None:
        for at, ((name, text), height) in enumerate(zip(sets, heights, strict=True), 1):
            if at < len(sets):
                canvas.setStrokeColor(BLUE_PALE)
                canvas.setLineWidth(2)
                canvas.line(MARGIN + 12, top - 12, MARGIN + 12, top - height - gap - 4)
            canvas.setFillColor(BLUE)
            canvas.circle(MARGIN + 12, top - 11, 12, stroke=0, fill=1)
            _centred(canvas, str(at), MARGIN + 12, top - 11, 13)
            foot = paint(canvas, name, MARGIN + indent, top - 3, INK)
            paint(canvas, text, MARGIN + indent, foot - 5, GREY, ROOM - indent, "justify")
            top -= height + gap

    return Piece(sum(heights) + gap * (len(sets) - 1) + 3, draw)


def points(content: Content, setter: Typesetter) -> Piece:
    """A titled list: a fraud's name at the left, a line about it at the right."""
    wide, pad, gap = 104.0, 12.0, 7.0
    room = ROOM - 2 * pad - wide
    heading = setter.set("points.heading", content["heading"], 11, ROOM - 2 * pad, bold=True, most_lines=1)
    sets = [
        (
            setter.set(f"points.{at}.name", point["name"], 9.5, wide - 8, bold=True, leading=1.3),
            setter.set(f"points.{at}.text", point["text"], 9.5, room, leading=1.45),
        )
        for at, point in enumerate(content["points"], 1)
    ]
    heights = [max(name.height, text.height) for name, text in sets]
    height = pad + heading.height + 9 + sum(heights) + gap * (len(sets) - 1) + pad

    def draw(canvas: Any, top: float) -> None:
        box(canvas, MARGIN, top - height, ROOM, height, TINT)
        foot = paint(canvas, heading, MARGIN + pad, top - pad, BLUE) - 9
        for (name, text), high in zip(sets, heights, strict=True):
            paint(canvas, name, MARGIN + pad, foot, INK)
            paint(canvas, text, MARGIN + pad + wide, foot, INK)
            foot -= high + gap

    return Piece(height, draw)


def sayings(content: Content, setter: Typesetter) -> Piece:
    """Large type: what a stranger says, and what to do then."""
    indent, gap = 14.0, 15.0 * setter.scale
    between = 6.5 * setter.scale
    sets = [
        (
            setter.set(f"sayings.{at}.heard", saying["heard"], 14, ROOM - indent, bold=True, leading=1.3),
            setter.set(f"sayings.{at}.do", saying["do"], 12, ROOM - indent, leading=1.4),
        )
        for at, saying in enumerate(content["sayings"], 1)
    ]
    heights = [heard.height + between + do.height for heard, do in sets]

    def draw(canvas: Any, top: float) -> None:
        for (heard, do), height in zip(sets, heights, strict=True):
            canvas.setFillColor(YELLOW)
            canvas.roundRect(MARGIN, top - height, 4, height, 2, stroke=0, fill=1)
            foot = paint(canvas, heard, MARGIN + indent, top, BLUE)
            paint(canvas, do, MARGIN + indent, foot - between, INK)
            top -= height + gap

    return Piece(sum(heights) + gap * (len(sets) - 1), draw)


def callout(content: Content, setter: Typesetter) -> Piece:
    """One sentence nobody should miss, in red, between two lines."""
    text = setter.set(
        "callout", content["text"], content.get("size", 12), ROOM - 20, bold=True, leading=1.4, balance=True
    )
    height = text.height + 18

    def draw(canvas: Any, top: float) -> None:
        canvas.setStrokeColor(RED)
        canvas.setLineWidth(1.2)
        canvas.line(MARGIN, top, MARGIN + ROOM, top)
        canvas.line(MARGIN, top - height, MARGIN + ROOM, top - height)
        paint(canvas, text, MARGIN + 10, top - 9, RED, ROOM - 20, "center")

    return Piece(height, draw)


BLOCKS: Mapping[str, Callable[[Content, Typesetter], Piece]] = {
    "cards": cards,
    "steps": steps,
    "points": points,
    "sayings": sayings,
    "callout": callout,
}
PAGE_TOP = HEIGHT
