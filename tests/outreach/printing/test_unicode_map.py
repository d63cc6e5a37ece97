"""Rare characters stay themselves when a PDF is searched or copied from."""

from __future__ import annotations

import re

from reportlab.pdfbase import ttfonts

from outreach.printing.fonts import ready
from outreach.printing.unicode_map import to_unicode_map


def test_a_character_above_the_basic_plane_is_written_as_a_surrogate_pair() -> None:
    # U+2C317 − 10000 = 1C317 → high D800 + 70, low DC00 + 317
    assert "<01> <D870DF17>" in to_unicode_map("F", [0, 0x2C317])


def test_a_character_of_the_basic_plane_is_written_in_four_digits() -> None:
    assert "<02> <6C11>" in to_unicode_map("F", [0, 0x41, 0x6C11])


def test_no_block_has_more_than_a_hundred_entries_and_none_is_lost() -> None:
    written = to_unicode_map("F", [0, *range(0x4E00, 0x4E00 + 255)])
    counts = [int(count) for count in re.findall(r"(\d+) beginbfchar", written)]
    assert sum(counts) == 255
    assert max(counts) <= 100
    assert written.count("endbfchar") == len(counts)


def test_reportlab_uses_this_map_once_the_fonts_are_ready() -> None:
    ready()
    assert ttfonts.makeToUnicodeCMap is to_unicode_map
