"""What the rest of the program sees of a station."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class StationFacts:
    """派出所: its code, its name and its own words."""

    id: UUID
    code: str
    name: str
    grid_label: str
    cut_off: dt.time
    code_hosts: tuple[str, ...]
