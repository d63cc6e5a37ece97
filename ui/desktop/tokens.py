"""Colours, sizes and spaces of the window, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

SPACE = (4, 8, 12, 16, 24)
TEXT, CAPTION, TITLE, FIGURE = 13, 11, 16, 28
ROLL = (28, 44, 72)
CORNER = 6
ROW, COMPACT_ROW = 32, 26
PANEL = 360
RAIL, RAIL_FOLDED = 148, 56


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme; text stands on its ground with at least 4.5 : 1."""

    window: str
    base: str
    raised: str
    text: str
    muted: str
    line: str
    accent: str
    on_accent: str
    selection: str
    good: str
    caution: str
    bad: str
    good_ground: str
    caution_ground: str
    bad_ground: str
    rail: str
    rail_text: str
    rail_chosen: str


LIGHT = Colours(
    window="#F3F5F8",
    base="#FFFFFF",
    raised="#E9EEF4",
    text="#18212C",
    muted="#556070",
    line="#D3DAE3",
    accent="#1F5FA8",
    on_accent="#FFFFFF",
    selection="#EAF2FB",
    good="#17744F",
    caution="#945800",
    bad="#B3261E",
    good_ground="#E3F3EC",
    caution_ground="#FBF0DE",
    bad_ground="#FBE7E5",
    rail="#12365F",
    rail_text="#E3ECF7",
    rail_chosen="#24548A",
)
DARK = Colours(
    window="#14191F",
    base="#1B222B",
    raised="#252E39",
    text="#E7EBF1",
    muted="#A2AEBD",
    line="#35404D",
    accent="#6CA6E8",
    on_accent="#0C1722",
    selection="#223C5B",
    good="#5CC79B",
    caution="#E5AC4D",
    bad="#F29088",
    good_ground="#17362B",
    caution_ground="#3A2D14",
    bad_ground="#45211F",
    rail="#0E1318",
    rail_text="#C9D4E1",
    rail_chosen="#233750",
)


def luminance(colour: str) -> float:
    """Tell the relative luminance of `#RRGGBB` (WCAG 2.1)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Tell the contrast of two colours, 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
