"""Both themes can be read, and one can be changed for the other."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from resources import folder
from ui.desktop.stylesheet import style_sheet
from ui.desktop.theme import Theme
from ui.desktop.tokens import DARK, LIGHT, Colours, contrast

TEXT_ON_GROUND = [
    *((text, ground) for text in ("text", "muted") for ground in ("window", "base")),
    *((text, ground) for text in ("text",) for ground in ("raised", "selection")),
    *((tone, "base") for tone in ("accent", "good", "caution", "bad")),
    *((tone, "selection") for tone in ("good", "caution", "bad")),
    ("on_accent", "accent"),
    ("text", "good_ground"),
    ("text", "caution_ground"),
    ("text", "bad_ground"),
    ("rail_text", "rail"),
    ("rail_text", "rail_chosen"),
]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_stands_out_from_its_ground(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_name_in_the_style_sheet_is_a_token_and_every_bracket_closes() -> None:
    written = style_sheet(LIGHT)
    assert "@" not in re.sub(r"/\*.*?\*/", "", written, flags=re.S)
    assert written.count("{") == written.count("}") > 0
    assert (folder / "window.qss").read_text(encoding="utf-8").count("{") == written.count("{")


def test_choosing_a_theme_changes_the_palette_and_says_so(qapp: QApplication) -> None:
    theme, heard = Theme(qapp, "light"), []
    theme.changed.connect(lambda: heard.append(theme.colours))
    theme.choose("dark")
    assert heard == [DARK]
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window.lower()
    theme.choose("light")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.window.lower()


def test_a_theme_nobody_knows_is_a_bug(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="no such theme"):
        Theme(qapp).choose("pink")
