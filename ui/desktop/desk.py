"""What every screen is handed: the open book, the language, the news, the jobs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from outreach.language import Language
from ui.desktop.background import Jobs
from ui.desktop.news import News
from ui.desktop.preferences import PreferenceFile
from ui.desktop.theme import Theme

if TYPE_CHECKING:
    from outreach.workspace import Workspace


@dataclass(slots=True)
class Desk:
    """The one thing a screen holds on to; `workspace` is None until a book is open."""

    language: Language
    theme: Theme
    jobs: Jobs
    news: News
    preferences: PreferenceFile
    today: date | None = None
    workspace: Workspace | None = None

    @property
    def book(self) -> Workspace:
        """Give the open book; a screen exists only while there is one."""
        if self.workspace is None:
            raise RuntimeError("a screen was made before the book was open")
        return self.workspace
