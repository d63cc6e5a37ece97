"""Lay out the part of a leaflet that is the same on every page of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from outreach.leaflets import foot
from outreach.leaflets.blocks import BLOCKS, PAGE_TOP, band
from outreach.leaflets.pieces import Fault, Piece, Typesetter
from outreach.leaflets.templates import filled

_LARGEST, _SMALLEST, _STEP = 1.30, 0.86, 0.02  # scales tried for the body's type, the largest first
_GIVE_WAY = 6  # steps the type may be smaller than it could be, where that saves a leftover word
_LEAST_GAP, _MOST_GAP = 13.0, 26.0  # points between the blocks


@dataclass(frozen=True, slots=True)
class _Body:
    """A page's body at one scale; `spare` is the height left over, below 0 if it does not fit."""

    head: Piece
    blocks: list[Piece]
    faults: list[Fault]
    blemishes: int
    spare: float


def paint_page(canvas: Any, text: Mapping[str, Any], values: Mapping[str, str]) -> list[Fault]:
    """Paint everything but the code, the officer and the place; give what does not fit its page."""
    body = _best(text, values)
    gaps = len(body.blocks) + 1
    spare = max(0.0, body.spare)
    gap = min(_MOST_GAP, _LEAST_GAP + spare / gaps)
    left = spare - (gap - _LEAST_GAP) * gaps
    body.head.paint(canvas, PAGE_TOP)
    top = PAGE_TOP - body.head.height - gap - left / 2
    for block in body.blocks:
        block.paint(canvas, top)
        top -= block.height + gap
    shared = {**text["foot"], "officer": "", "place": ""}  # these two are filled in leaflet by leaflet
    return body.faults + foot.paint_foot(canvas, filled(shared, values), values)


def _best(text: Mapping[str, Any], values: Mapping[str, str]) -> _Body:
    """Set the body as large as it fits, or a little smaller where that looks better."""
    fitting: list[_Body] = []
    scale = _LARGEST
    while True:
        body = _at_scale(text, values, scale)
        if body.spare >= 0 and not body.faults:
            fitting.append(body)
        if scale <= _SMALLEST or len(fitting) > _GIVE_WAY:
            break
        scale = round(scale - _STEP, 2)
    if fitting:
        return min(fitting, key=lambda body: body.blemishes)  # the first, so the largest, of the best
    if body.spare < 0:
        body.faults.append(Fault("body", str(text["title"]), -body.spare))
    return body


def _at_scale(text: Mapping[str, Any], values: Mapping[str, str], scale: float) -> _Body:
    setter = Typesetter(scale)
    head = band(filled(text["band"], values), Typesetter(1.0, setter.faults))
    blocks = [BLOCKS[block["kind"]](filled(block, values), setter) for block in text["blocks"]]
    used = head.height + sum(block.height for block in blocks) + _LEAST_GAP * (len(blocks) + 1) + foot.HEIGHT
    return _Body(head, blocks, setter.faults, setter.blemishes, PAGE_TOP - used)
