"""Enter an edition of a profile in the book."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from sqlmodel import Session

from db.models import Indicator, Profile
from outreach.boards.rules import PROFILES


def enter_edition(session: Session, station: UUID, name: str, from_day: dt.date, person: str) -> None:
    """Put one of the profiles in force from a day on, in the caller's transaction."""
    profile = Profile(
        station_id=station,
        name=name,
        from_day=from_day,
        chosen_by=person,
        made_by=person,
        changed_by=person,
    )
    session.add(profile)
    session.flush()
    session.add_all(
        Indicator(
            station_id=station,
            profile_id=profile.id,
            name=rule.name,
            position=position,
            weight=rule.weight,
            most=rule.most,
        )
        for position, rule in enumerate(PROFILES[name])
    )
