"""The fonts say what they can print before anything is printed."""

from __future__ import annotations

import pytest
from PIL import ImageFont

from outreach.errors import Invalid
from outreach.printing.fonts import BOLD, FILES, REGULAR, missing_glyphs, require_glyphs, spell, width
from resources import folder

RARE_NAMES = "𬌗㛃䶮彧堃喆㙓𠅤"


@pytest.mark.parametrize("font", [REGULAR, BOLD])
def test_rare_characters_of_names_can_be_printed(font: str) -> None:
    assert missing_glyphs(RARE_NAMES, font) == ""


@pytest.mark.parametrize("font", [REGULAR, BOLD])
def test_what_the_font_lacks_is_named_once_and_in_order(font: str) -> None:
    assert missing_glyphs("李😀敏🚓😀", font) == "😀🚓"


def test_a_line_break_is_no_missing_character() -> None:
    assert missing_glyphs("李\n敏　x y") == ""


@pytest.mark.parametrize("hidden", ["\x00", "\x07", "\r", "\u202e", "\u200b", "\u200d", "\ufeff"])
def test_what_would_print_as_nothing_counts_as_missing(hidden: str) -> None:
    assert missing_glyphs(f"李{hidden}敏") == hidden


def test_text_that_cannot_be_printed_is_refused_with_its_characters() -> None:
    with pytest.raises(Invalid, match=r"李😀敏 .*😀 \(U\+1F600\)"):
        require_glyphs("李😀敏")
    require_glyphs(RARE_NAMES)


def test_invisible_characters_are_named_by_their_numbers() -> None:
    assert spell("\x07😀") == "(U+0007), 😀 (U+1F600)"


@pytest.mark.parametrize("font", [REGULAR, BOLD])
def test_text_measures_what_the_font_file_says(font: str) -> None:
    text = "96110 民警 abc 𬌗"
    file = ImageFont.truetype(folder / "fonts" / FILES[font], 1000, layout_engine=ImageFont.Layout.BASIC)
    expected = sum(file.getlength(character) for character in text) * 11 / 1000
    assert width(text, font, 11) == pytest.approx(expected)


def test_the_licence_lies_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in (folder / "fonts" / "OFL.txt").read_text(encoding="utf-8")
