"""What can be asked for about people: excuse an officer for some days."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Session, col, select

from db.models import Excuse, Officer
from outreach.errors import Conflict, Invalid, NotFound
from outreach.people.rules import REASONS
from outreach.permissions import CHIEFS, allowed
from outreach.workspace import Workspace


def officer_by_badge(session: Session, workspace: Workspace, badge: str) -> Officer:
    """Find an officer by badge; raises NotFound."""
    found = session.exec(
        select(Officer).where(
            Officer.station_id == workspace.station.id, Officer.badge == badge, col(Officer.removed).is_(None)
        )
    ).first()
    if found is None:
        raise NotFound("Nobody bears the badge {badge}.", badge=badge)
    return found


@allowed(*CHIEFS)
def excuse(workspace: Workspace, badge: str, first: dt.date, last: dt.date, reason: str) -> None:
    """Excuse an officer from a day until a day, both included; raises NotFound, Invalid, Conflict."""
    if reason not in REASONS:
        raise Invalid(
            "“{reason}” is no reason to be excused: use one of {reasons}.",
            reason=reason,
            reasons=", ".join(REASONS),
        )
    if last < first:
        raise Invalid("The last day, {last}, is before the first, {first}.", first=first, last=last)
    with workspace.acting("excuse", badge=badge, first=first, last=last, reason=reason) as session:
        officer = officer_by_badge(session, workspace, badge)
        clash = session.exec(
            select(Excuse).where(
                Excuse.station_id == workspace.station.id,
                Excuse.officer_id == officer.id,
                col(Excuse.removed).is_(None),
                Excuse.from_day <= last,
                Excuse.until_day >= first,
            )
        ).first()
        if clash:
            raise Conflict(
                "{badge} is already excused from {first} to {last} ({reason}).",
                badge=badge,
                first=clash.from_day,
                last=clash.until_day,
                reason=clash.reason,
            )
        session.add(
            Excuse(
                station_id=workspace.station.id,
                officer_id=officer.id,
                from_day=first,
                until_day=last,
                reason=reason,
                made_by=workspace.person.name,
                changed_by=workspace.person.name,
            )
        )
