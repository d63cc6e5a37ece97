"""What a run of leaflets is made of and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from outreach.errors import Refused

Progress = Callable[[int, int], None]  # steps done, steps in all
Cancelled = Callable[[], bool]

MILLIMETRE = 72 / 25.4
PAPERS = {"A5": (148 * MILLIMETRE, 210 * MILLIMETRE), "A4": (210 * MILLIMETRE, 297 * MILLIMETRE)}  # points


class Stopped(Refused):
    """Say that a run was stopped as asked; nothing of it is left."""


@dataclass(frozen=True, slots=True)
class LeafletItem:
    """One leaflet of a run: its code, the address the code leads to, and whom or where it is for."""

    code: str
    address: str
    officer: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class LeafletRun:
    """Everything that decides how a run of leaflets looks; the same run gives the same bytes."""

    template: str
    station: str
    app: str
    items: Sequence[LeafletItem]
    paper: str = "A5"
    language: str = "zh_CN"
    hotline: str = "96110"


@dataclass(frozen=True, slots=True)
class LeafletTemplate:
    """A template to choose from: its name in files and commands, its title and what it is good for."""

    name: str
    titles: dict[str, str]  # by language
    purposes: dict[str, str]


@dataclass(frozen=True, slots=True)
class LeafletReport:
    """A finished run: where it is, how many pages and bytes, how many codes were read back from its pages."""

    path: Path
    pages: int
    size_bytes: int
    read_back: int


def go_on(done: int, total: int, progress: Progress | None, cancelled: Cancelled | None) -> None:
    """Tell how far a run is, and stop it where that is asked."""
    if cancelled is not None and cancelled():
        raise Stopped("Stopped as asked. No file was made.")
    if progress is not None:
        progress(done, total)
