"""Set text that must stay in its place: smaller first, then on more lines, then cut with an ellipsis."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from outreach.printing.fonts import REGULAR, require_glyphs, width
from outreach.printing.lines import Setting, set_text

ELLIPSIS = "…"
LONGEST = 300  # characters of one piece of text that are looked at: no cell holds more


def fitted(
    text: str,
    *,
    size: float,
    room: float,
    font: str = REGULAR,
    height: float | None = None,
    smallest: float | None = None,
    leading: float = 1.25,
    balance: bool = False,
) -> Setting:
    """Set text into `room` × `height` points (one line without a height); what is too long ends in “…”.

    Raises Invalid naming the text where the font lacks one of its characters.
    """
    plain = " ".join(text.split())[:LONGEST]
    require_glyphs(plain, font)
    least = min(size, smallest or size)
    high = size + 0.01 if height is None else height

    def attempt(some: str, most: float = least) -> Setting:
        return set_text(
            some,
            font=font,
            size=most,
            room=room,
            height=high,
            leading=leading,
            smallest=least,
            balance=balance,
        )

    whole = attempt(plain, size)
    if whole.fits and len(plain) < LONGEST:
        return whole
    return _cut(plain, attempt)


def _cut(text: str, attempt: Callable[[str], Setting]) -> Setting:
    low, high = 0, len(text)
    best = attempt(ELLIPSIS)
    while low < high:
        middle = (low + high + 1) // 2
        tried = attempt(text[:middle].rstrip() + ELLIPSIS)
        if tried.fits:
            best, low = tried, middle
        else:
            high = middle - 1
    return best


def listed(items: Sequence[str], *, size: float, room: float, height: float, smallest: float) -> Setting:
    """Set a list of short words; where not all have room, as many as do and how many more there are."""
    require_glyphs(" ".join(items))

    def attempt(shown: int, most: float = smallest) -> Setting:
        more = [f"+{len(items) - shown}"] if shown < len(items) else []
        text = " ".join([*items[:shown], *more])
        return set_text(
            text, font=REGULAR, size=most, room=room, height=height, leading=1.2, smallest=smallest
        )

    best = attempt(len(items), size)
    if best.fits:
        return best
    low, high = 0, len(items) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if attempt(middle).fits else (low, middle - 1)
    if low:
        return attempt(low)
    return fitted(" ".join(items), size=size, room=room, height=height, smallest=smallest)


def shrunk(text: str, font: str, size: float, room: float, smallest: float = 4.0) -> float:
    """Find the size, not above `size`, at which one line of our own figures has room."""
    wide = width(text, font, 1.0)
    return size if wide * size <= room else max(smallest, room / wide)
