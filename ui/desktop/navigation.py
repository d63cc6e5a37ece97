"""The places of the rail, in order; a new screen is one line here."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from outreach.language import mark

if TYPE_CHECKING:
    from ui.desktop.desk import Desk
    from ui.desktop.parts.screen import Screen


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its key, its word, its icon, and the module and class of its screen."""

    key: str
    word: str
    icon: str
    module: str
    screen: str

    @property
    def is_loaded(self) -> bool:
        """Tell whether the screen's module was imported before."""
        return self.module in sys.modules

    def load(self) -> Callable[[Desk], Screen]:
        """Import the screen's module (slow the first time) and give what makes the screen."""
        return cast("Callable[[Desk], Screen]", getattr(import_module(self.module), self.screen))


_SCREENS = "ui.desktop.screens"
PLACES = (
    Place("morning", mark("Morning"), "sunrise", f"{_SCREENS}.morning.screen", "MorningScreen"),
    Place("import", mark("Import"), "file-import", f"{_SCREENS}.import_ledger.screen", "ImportScreen"),
    Place("leaflets", mark("QR leaflets"), "qrcode", f"{_SCREENS}.leaflets.screen", "LeafletsScreen"),
)
