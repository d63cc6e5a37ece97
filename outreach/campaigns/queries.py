"""Questions about campaigns and their codes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from db.models import Campaign, Code, Community, Grid, Officer, Venue
from outreach.campaigns.facts import CampaignFacts, CodeFacts
from outreach.campaigns.rules import address_for
from outreach.errors import NotFound
from outreach.workspace import Workspace


def campaigns(workspace: Workspace) -> tuple[CampaignFacts, ...]:
    """Give every campaign, the newest first."""
    with workspace.reading() as session:
        station = workspace.station.id
        counts = {
            row[0]: int(row[1])
            for row in session.execute(
                sa.select(col(Code.campaign_id), sa.func.count())
                .where(col(Code.station_id) == station, col(Code.removed).is_(None))
                .group_by(col(Code.campaign_id))
            )
        }
        rows = session.exec(
            select(Campaign)
            .where(Campaign.station_id == station, col(Campaign.removed).is_(None))
            .order_by(col(Campaign.from_day).desc(), col(Campaign.name))
        ).all()
    return tuple(_facts(row, counts.get(row.id, 0)) for row in rows)


def campaign_named(session: Session, station: UUID, name: str) -> Campaign:
    """Find a campaign by its name; raises NotFound."""
    found = session.exec(
        select(Campaign).where(
            Campaign.station_id == station, Campaign.name == name, col(Campaign.removed).is_(None)
        )
    ).first()
    if found is None:
        raise NotFound("There is no campaign “{name}”. See “outreach campaign list”.", name=name)
    return found


def codes(workspace: Workspace, campaign: str, kind: str = "") -> tuple[CodeFacts, ...]:
    """Give a campaign's codes, of one kind or of all, in the order of badge, number or name."""
    with workspace.reading() as session:
        row = campaign_named(session, workspace.station.id, campaign)
        return codes_in(session, row, kind)


def codes_in(session: Session, campaign: Campaign, kind: str = "") -> tuple[CodeFacts, ...]:
    """Give a campaign's codes inside the caller's transaction."""
    query = (
        sa.select(Code, Officer, Grid, Community, Venue)
        .outerjoin(Officer, _same(Officer, Code.officer_id))
        .outerjoin(Grid, _same(Grid, Code.grid_id))
        .outerjoin(Community, sa.and_(_same(Community, Grid.community_id)))
        .outerjoin(Venue, _same(Venue, Code.venue_id))
        .where(
            col(Code.station_id) == campaign.station_id,
            col(Code.campaign_id) == campaign.id,
            col(Code.removed).is_(None),
        )
    )
    found = [_code(campaign, *row) for row in session.execute(query)]
    chosen = [code for code in found if not kind or code.kind == kind]
    return tuple(sorted(chosen, key=lambda code: (code.kind, code.subject, code.letters)))


def _same(table: Any, foreign: Any) -> Any:
    return sa.and_(col(table.station_id) == col(Code.station_id), col(table.id) == foreign)


def _code(
    campaign: Campaign,
    code: Code,
    officer: Officer | None,
    grid: Grid | None,
    community: Community | None,
    venue: Venue | None,
) -> CodeFacts:
    address = address_for(campaign.address, code.letters)
    if officer:
        return CodeFacts(code.id, code.letters, "officers", officer.badge, officer.name, "", address)
    if grid:
        place = f"{grid.number} {community.name}" if community else grid.number
        return CodeFacts(code.id, code.letters, "grids", grid.number, "", place, address)
    name = venue.name if venue else ""
    return CodeFacts(code.id, code.letters, "venues", name, "", name, address)


def _facts(row: Campaign, codes_made: int) -> CampaignFacts:
    return CampaignFacts(
        id=row.id,
        name=row.name,
        app=row.app,
        address=row.address,
        from_day=row.from_day,
        until_day=row.until_day,
        goal=row.goal,
        codes=codes_made,
    )
