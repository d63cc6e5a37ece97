"""Break text into lines by measure, Chinese and English alike, and say what does not fit."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from outreach.printing.fonts import width

NEVER_FIRST = frozenset("，。、；：？！）】》〉」』〕〗”’…—～·％‰℃,.;:?!)]}%°•")  # 避头
_FULL_OPENING = frozenset("（【《〈「『〔〖“‘")
NEVER_LAST = frozenset("（【《〈「『〔〖“‘([{￥¥$#№")  # 避尾
_STEP = 0.25  # points by which text is made smaller until it fits


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it will stand: its text, its width in points, whether it ends a paragraph."""

    text: str
    width: float
    ends: bool
    hang: float = 0.0  # points by which a full-width opening mark stands out, so that the edge looks straight


@dataclass(frozen=True, slots=True)
class Setting:
    """Text set into lines: sizes in points; `too_wide` and `too_high` are points over the edge, 0 if none."""

    lines: tuple[Line, ...]
    font: str
    size: float
    leading: float
    too_wide: float
    too_high: float

    @property
    def height(self) -> float:
        """Measure the block from the top of its first line to the foot of its last, in points."""
        return (len(self.lines) - 1) * self.leading + self.size if self.lines else 0.0

    @property
    def fits(self) -> bool:
        """Tell whether nothing goes over the edge."""
        return not (self.too_wide or self.too_high)


def _is_word(character: str) -> bool:
    return character < "\u2e80" and not character.isspace()


def _stays(before: str, after: str) -> bool:
    """Tell whether no line may end between two neighbours."""
    if before.isspace() or after.isspace():
        return False
    if after in NEVER_FIRST or before in NEVER_LAST:
        return True
    return _is_word(before) and _is_word(after)


def clusters(text: str) -> list[str]:
    """Cut a paragraph into pieces no line may break: a character or word with the marks that cling."""
    if not text:
        return []
    cuts = [i + 1 for i, (a, b) in enumerate(pairwise(text)) if not _stays(a, b)]
    return [text[a:b] for a, b in pairwise([0, *cuts, len(text)])]


def _broken(paragraph: str, font: str, size: float, room: float) -> list[Line]:
    lines: list[Line] = []
    current = ""
    for piece in clusters(paragraph):
        if not current and lines and piece.isspace() and piece != "\u3000":
            continue
        if current and width((current + piece).rstrip(), font, size) > room + 1e-6:
            lines.append(_line(current, font, size))
            current = "" if piece.isspace() else piece
        else:
            current += piece
    lines.append(_line(current, font, size, ends=True))
    return lines


def _line(text: str, font: str, size: float, *, ends: bool = False) -> Line:
    text = text.rstrip()
    hang = 0.46 * size if text[:1] in _FULL_OPENING else 0.0
    return Line(text, width(text, font, size) - hang, ends, hang)


def broken(text: str, font: str, size: float, room: float) -> tuple[Line, ...]:
    """Break text into lines of at most `room` points; \\n starts a paragraph; a longer word stays whole."""
    return tuple(line for paragraph in text.split("\n") for line in _broken(paragraph, font, size, room))


def _narrowest(text: str, font: str, size: float, room: float) -> tuple[Line, ...]:
    """Break into no more lines than needed, all about as long: what a heading wants."""
    best = broken(text, font, size, room)
    low, high = 0.0, room
    while high - low > 0.5:
        middle = (low + high) / 2
        tried = broken(text, font, size, middle)
        if len(tried) == len(best) and all(line.width <= room for line in tried):
            best, high = tried, middle
        else:
            low = middle
    return best


def _without_widow(text: str, font: str, size: float, room: float) -> tuple[Line, ...]:
    """Break so that no paragraph ends on a line of a character or two, where that costs no line."""
    plain = broken(text, font, size, room)
    for shorter in range(3):
        tried = plain if not shorter else broken(text, font, size, room - shorter * size)
        if len(tried) == len(plain) and not any(
            after.ends and not before.ends and after.width < 3.2 * size for before, after in pairwise(tried)
        ):
            return tried
    return plain


def _set(text: str, font: str, size: float, room: float, balance: bool) -> tuple[Line, ...]:
    return (_narrowest if balance else _without_widow)(text, font, size, room)


def set_text(
    text: str,
    *,
    font: str,
    size: float,
    room: float,
    height: float = float("inf"),
    leading: float = 1.5,
    smallest: float | None = None,
    balance: bool = False,
) -> Setting:
    """Set text into `room` × `height` points, at `size` or smaller down to `smallest`; leading is × size."""
    least = size if smallest is None else smallest
    while True:
        lines = _set(text, font, size, room, balance)
        too_wide = max(0.0, max(line.width for line in lines) - room)
        high = (len(lines) - 1) * size * leading + size
        setting = Setting(lines, font, size, size * leading, _over(too_wide), _over(high - height))
        if setting.fits or size <= least:
            return setting
        size = max(least, size - _STEP)


def _over(points: float) -> float:
    return points if points > 0.01 else 0.0
