"""Make the first book; runs beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from outreach.errors import Unusable
from ui.desktop.background import Progress

if TYPE_CHECKING:
    from outreach.places import Street
    from outreach.workspace import Workspace

EXAMPLE = "example-station.book"


@dataclass(frozen=True, slots=True)
class Founding:
    """One's own station as it was entered; `street` is nine digits or empty."""

    name: str
    code: str
    street: str
    path: Path


@dataclass(frozen=True, slots=True)
class Made:
    """An open book and where it lies."""

    workspace: Workspace
    path: Path


Work = Callable[[Progress], Made]


def found(draft: Founding, today: date | None) -> Made:
    """Make the book of one's own station and open it."""
    from outreach.workspace import Workspace

    _make_folder(draft.path.parent)
    workspace = Workspace.found(
        str(draft.path), code=draft.code, name=draft.name, street=draft.street, today=today
    )
    return Made(workspace, draft.path)


def example(path: Path, today: date | None, progress: Progress) -> Made:
    """Make the example station's book, or open the one that exists."""
    from outreach.workspace import Workspace

    if not path.exists():
        from outreach.example import make_example

        _make_folder(path.parent)
        make_example(str(path), today=today, progress=progress)
    return Made(Workspace.open(str(path), today=today), path)


def streets(text: str) -> tuple[Street, ...]:
    """Find streets by name, pinyin initials or code."""
    from outreach.places import official

    return official().search_streets(text, limit=30)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unusable(
            "The folder {folder} cannot be made: {why}. Choose another.",
            folder=folder,
            why=error.strerror or type(error).__name__,
        ) from error
