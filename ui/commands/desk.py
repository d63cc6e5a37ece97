"""What every command has at hand: its options, the reader's language, and where it writes."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outreach.errors import Invalid, Refused
from outreach.language import Language

if TYPE_CHECKING:
    from outreach.workspace import Workspace


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    ATTENTION = 1
    WRONG_USE = 2
    REFUSED = 3


@dataclass(frozen=True, slots=True)
class Desk:
    """One run of one command."""

    options: argparse.Namespace
    language: Language

    @property
    def address(self) -> str:
        """Tell which book is meant: the option, the environment, or the user's own."""
        return self.options.database or os.environ.get("OUTREACH_DATABASE") or str(default_book())

    @property
    def today(self) -> dt.date | None:
        """Tell the day the desk was told it is, if it was."""
        if self.options.today:
            return self.options.today  # type: ignore[no-any-return]
        told = os.environ.get("OUTREACH_TODAY")
        return a_day(told) if told else None

    @contextmanager
    def workspace(self) -> Iterator[Workspace]:
        """Open the book for the length of a command."""
        from outreach.workspace import Workspace

        workspace = Workspace.open(self.address, today=self.today)
        try:
            yield workspace
        finally:
            workspace.close()

    def say(self, message: str, **values: object) -> None:
        """Say a sentence on standard error."""
        print(self.language.say(message, **values), file=sys.stderr)

    def answer(self, message: str, **values: object) -> None:
        """Give an answer in words on standard output."""
        print(self.language.say(message, **values))

    def document(self, content: Any) -> None:
        """Give an answer as JSON on standard output."""
        print(json.dumps(content, ensure_ascii=False, indent=1))

    def table(
        self, headings: Sequence[str], rows: Sequence[Sequence[object]], right: Sequence[int] = ()
    ) -> None:
        """Give an answer as columns that line up, Chinese characters being two wide."""
        said = [self.language.say(heading) for heading in headings]
        lines = [said, *([str(value) for value in row] for row in rows)]
        widths = [max(wide(line[column]) for line in lines) for column in range(len(headings))]
        for line in lines:
            cells = [
                _padded(text, width, column in right)
                for column, (text, width) in enumerate(zip(line, widths, strict=True))
            ]
            print("  ".join(cells).rstrip())


# No book holds anything older, and the day before the first of all days is none.
OLDEST_YEAR = 1900

Run = Callable[[Desk], int]


def default_book() -> Path:
    """Tell where a user's own book lies when no other is named."""
    import platformdirs

    return Path(platformdirs.user_data_dir("outreach", appauthor=False)) / "book.sqlite"


def a_day(text: str) -> dt.date:
    """Read a day as a command takes it: 2026-11-20."""
    try:
        day = dt.date.fromisoformat(text)
        if day.year < OLDEST_YEAR:
            raise ValueError(text)
        return day
    except ValueError:
        raise Invalid("“{text}” is no day: write it as 2026-11-20.", text=text) from None


def a_month(text: str) -> tuple[int, int]:
    """Read a month as a command takes it: 2026-10."""
    try:
        read = dt.datetime.strptime(text, "%Y-%m")  # noqa: DTZ007  (only its year and month are used)
        if read.year < OLDEST_YEAR:
            raise ValueError(text)
    except ValueError:
        raise Invalid("“{text}” is no month: write it as 2026-10.", text=text) from None
    return read.year, read.month


def argument(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """Let argparse say in its own way what a reader refuses."""

    def reading(text: str) -> Any:
        try:
            return read(text)
        except Refused as refused:
            raise argparse.ArgumentTypeError(spoken.refusal(refused)) from refused

    return reading


# argparse reads values before a command knows its language; main sets it first.
spoken = Language("en")


def speak(language: Language) -> None:
    """Choose the language of what argparse says."""
    global spoken
    spoken = language


def wide(text: str) -> int:
    """Measure a text in columns of a terminal."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _padded(text: str, width: int, right: bool) -> str:
    gap = " " * (width - wide(text))
    return gap + text if right else text + gap
