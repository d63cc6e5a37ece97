"""Found a station: its row, its communities, and the profile and groups it starts with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from db.models import ActionRecord, Community, RankedGroup, Station
from outreach.boards.editions import enter_edition
from outreach.boards.rules import DEFAULT_GROUPS

# Early enough for every ledger a station still has.
FIRST_EDITION = dt.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class CommunityDraft:
    """An official community as the national list has it."""

    code: str
    name: str
    street: str
    sort_key: str


def found_station(
    session: Session, *, code: str, name: str, person: str, communities: Iterable[CommunityDraft] = ()
) -> Station:
    """Enter a station in an empty book, in the caller's transaction."""
    station = Station(
        code=code,
        name=name,
        made_by=person,
        changed_by=person,
    )
    session.add(station)
    session.flush()
    signed: dict[str, Any] = {"station_id": station.id, "made_by": person, "changed_by": person}
    session.add_all(
        Community(code=found.code, name=found.name, street=found.street, sort_key=found.sort_key, **signed)
        for found in communities
    )
    session.add_all(
        RankedGroup(name=group, posts=list(posts), **signed) for group, posts in DEFAULT_GROUPS.items()
    )
    enter_edition(session, station.id, "outreach", FIRST_EDITION, person)
    session.add(
        ActionRecord(station_id=station.id, person=person, action="found_station", subject={"code": code})
    )
    session.flush()
    return station
