"""What the rest of the program sees of campaigns and their codes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CampaignFacts:
    """推广: an app-install drive."""

    id: UUID
    name: str
    app: str
    address: str
    from_day: dt.date
    until_day: dt.date | None
    goal: int
    codes: int


@dataclass(frozen=True, slots=True)
class CodeFacts:
    """二维码编号: a code, whom or what it is for, and the address it leads to.

    `kind` is officers, grids or venues; `officer` and `place` are what a leaflet prints.
    """

    id: UUID
    letters: str
    kind: str
    subject: str
    officer: str
    place: str
    address: str
