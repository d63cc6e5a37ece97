"""The style sheet: what a palette alone cannot say."""

from __future__ import annotations

import re
from functools import cache

from resources import folder
from ui.desktop.tokens import CAPTION, CORNER, FIGURE, TITLE, Colours

_NAME = re.compile(r"@([a-z_]+)")


@cache
def _sheet() -> str:
    return (folder / "window.qss").read_text(encoding="utf-8")


def style_sheet(colours: Colours) -> str:
    """Write the style sheet of a theme; raises KeyError for a token nobody knows."""
    values = {name: str(getattr(colours, name)) for name in Colours.__dataclass_fields__}
    sizes = {"title": TITLE, "caption": CAPTION, "figure": FIGURE, "corner": CORNER}
    values |= {name: f"{size}px" for name, size in sizes.items()}
    values["icons"] = (folder / "icons").as_posix()
    return _NAME.sub(lambda found: values[found.group(1)], _sheet())
