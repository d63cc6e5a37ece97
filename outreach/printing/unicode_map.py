"""Write ReportLab's ToUnicode maps right above U+FFFF, so that rare characters can be searched and copied."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase import ttfonts

_ENTRIES_A_BLOCK = 100  # Adobe Technical Note 5014: at most 100 entries between beginbfchar and endbfchar


def to_unicode_map(font_name: str, subset: Sequence[int]) -> str:
    """Map each byte of a subset font to its character as UTF-16BE, by surrogate pairs where needed."""
    entries = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def",
        f"/CMapName /{font_name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    for start in range(0, len(entries), _ENTRIES_A_BLOCK):
        block = entries[start : start + _ENTRIES_A_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def install() -> None:
    """Put the right map in place of ReportLab's, whose <2CC57> readers take for another character."""
    ttfonts.makeToUnicodeCMap = to_unicode_map
