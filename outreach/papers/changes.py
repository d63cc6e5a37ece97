"""Say changes against a base, `+12.4%` or `—`, in words and in colour."""

from __future__ import annotations

from typing import Any

from outreach.language import Language
from outreach.months.facts import Compared
from outreach.papers import wording
from outreach.papers.page import GREY, INK

UNCHANGED = "0.0%"


def change_of(base: Compared, figure: str) -> str:
    """Give the change of a figure against a base, a dash without one."""
    return base.changes.get(figure, wording.NONE)


def in_words(language: Language, change: str) -> str:
    """Say a change in words: down 8.9%, up 12.4%, no change, no base."""
    if change == wording.NONE:
        return language.say("no base")
    if change == UNCHANGED:
        return language.say("no change")
    size = change[1:]
    return (
        language.say("up {size}", size=size) if change[0] == "+" else language.say("down {size}", size=size)
    )


def noted(name: str, change: str) -> tuple[str, Any]:
    """Write a change under a tile, with a sign that grey paper shows too."""
    sign = {"+": "▲", "-": "▼"}.get(change[0], "")
    return (f"{name} {sign}{change[1:] if sign else change}", GREY if change == wording.NONE else INK)
