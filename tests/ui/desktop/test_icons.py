"""Every icon that is drawn is there, with its licence, and in the colour asked for."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from resources import folder
from ui.desktop.icons import icon, picture

ICONS = folder / "icons"
DESKTOP = Path(__file__).parents[3] / "ui" / "desktop"


def words_of_the_window() -> set[str]:
    """Give every string written in the window's code, and the style sheet."""
    found = {(folder / "window.qss").read_text(encoding="utf-8")}
    for path in DESKTOP.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    return found


def test_every_icon_is_used_and_comes_with_its_licence() -> None:
    words = words_of_the_window()
    sheet = (folder / "window.qss").read_text(encoding="utf-8")
    unused = [
        path.stem
        for path in ICONS.glob("*.svg")
        if path.stem not in words
        and path.name not in sheet
        and path.stem.rpartition("-")[0] + "-" not in words
    ]
    assert unused == []
    assert "MIT License" in (ICONS / "LICENSE.tabler-icons.txt").read_text(encoding="utf-8")


def test_an_icon_has_the_colour_asked_for_and_a_clear_ground(qapp: QApplication) -> None:
    image = picture("x", "#12AB34", 24, 2.0).toImage()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert seen == {"#12ab34"}
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.devicePixelRatio() == 2.0


def test_an_icon_that_is_off_looks_so(qapp: QApplication) -> None:
    made = icon("x", "#FF0000", 18, disabled="#00FF00")
    off = made.pixmap(18, 18, made.Mode.Disabled).toImage()
    colours = {
        off.pixelColor(x, y).name()
        for x in range(18)
        for y in range(18)
        if off.pixelColor(x, y).alpha() == 255
    }
    assert colours == {QColor("#00FF00").name()}
