"""The bundled fonts: registered once when first needed, measured, and asked what they can print."""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import Any
from unicodedata import category

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from outreach.errors import Invalid
from outreach.printing import unicode_map
from resources import folder

REGULAR = "NotoSansSC"
BOLD = "NotoSansSC-Bold"
FILES = {REGULAR: "NotoSansSC-Regular.ttf", BOLD: "NotoSansSC-Bold.ttf"}
CAP_HEIGHT = 0.733  # of the size, as the fonts' OS/2 table says; digits are as high
ASCENT = 0.88  # of the size: the top of a Chinese character's box
DESCENT = 0.12

_lock = Lock()


@cache
def _registered() -> bool:
    unicode_map.install()
    for name, file in FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / "fonts" / file)))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    return True


def ready() -> None:
    """Register Noto Sans SC regular and bold with ReportLab; later calls cost nothing."""
    with _lock:  # two threads printing at once must not load 20 MB twice
        _registered()


@cache
def _widths(font: str) -> tuple[dict[int, float], dict[int, int]]:
    ready()
    face: Any = pdfmetrics.getFont(font).face
    return face.charWidths, face.charToGlyph


def width(text: str, font: str, size: float) -> float:
    """Measure one line of text in points."""
    widths, _ = _widths(font)
    missing = widths.get(0, 1000.0)
    return sum(widths.get(ord(character), missing) for character in text) * size / 1000


def missing_glyphs(text: str, font: str = REGULAR) -> str:
    """Name the characters the font cannot print, each once, in their order; line breaks are no characters."""
    _, glyphs = _widths(font)
    return "".join(dict.fromkeys(c for c in text if c != "\n" and not (glyphs.get(ord(c)) and _seen(c))))


def _seen(character: str) -> bool:
    # control and format characters (bidi marks, zero-width joiners) may have a glyph, but an empty one
    return category(character) not in ("Cc", "Cf")


def spell(characters: str) -> str:
    """Write characters that may not be visible with their numbers: 𬌗 (U+2C317), (U+0007)."""
    return ", ".join(f"{c} (U+{ord(c):04X})" if c.isprintable() else f"(U+{ord(c):04X})" for c in characters)


def require_glyphs(text: str, font: str = REGULAR) -> None:
    """Refuse text with characters the font would print as blanks or boxes."""
    missing = missing_glyphs(text, font)
    if missing:
        raise Invalid(
            "{text} has characters that cannot be printed: {characters}. Write it without them.",
            text="".join(c if c not in missing or c.isprintable() else "□" for c in text),
            characters=spell(missing),
        )
