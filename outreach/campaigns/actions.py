"""What can be asked for about campaigns: start one, give codes, print leaflets."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from db.models import Campaign, Code, Grid, Officer, Station, Venue
from outreach.campaigns.facts import CodeFacts
from outreach.campaigns.queries import campaign_named, codes_in
from outreach.campaigns.rules import KINDS, check_address_template, check_host, new_code
from outreach.cleaning import clean
from outreach.errors import Conflict, Invalid
from outreach.language import mark
from outreach.permissions import CHIEFS, EVERYBODY, allowed
from outreach.selecting import alive
from outreach.stations.queries import facts as station_facts
from outreach.workspace import Workspace

if TYPE_CHECKING:
    from outreach.leaflets.facts import Cancelled, LeafletReport, LeafletRun, Progress

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class CampaignDraft:
    """A campaign as it is asked for; `address` holds `{code}` once."""

    name: str
    address: str
    app: str = "国家反诈中心"
    from_day: dt.date | None = None
    until_day: dt.date | None = None
    goal: int = 0


@dataclass(frozen=True, slots=True)
class LeafletOrder:
    """A run of leaflets as it is asked for."""

    campaign: str
    template: str
    paper: str = "A5"
    language: str = "zh_CN"
    kind: str = ""


@allowed(*CHIEFS)
def allow_host(workspace: Workspace, host: str) -> None:
    """Let the codes of this station lead to a host; raises Invalid."""
    host = check_host(host)
    with workspace.acting("allow_host", host=host) as session:
        station = session.exec(select(Station).where(Station.id == workspace.station.id)).one()
        if host not in station.code_hosts:
            station.code_hosts = [*station.code_hosts, host]
            station.changed_by = workspace.person.name
            session.add(station)
        workspace.station = station_facts(station)


@allowed(*CHIEFS)
def start_campaign(workspace: Workspace, draft: CampaignDraft) -> None:
    """Enter a campaign; raises Invalid for a wrong address or span, Conflict for a taken name."""
    name = clean(draft.name, mark("name of the campaign"), LONGEST_NAME)
    app = clean(draft.app, mark("name of the app"), LONGEST_NAME)
    if not name:
        raise Invalid("A campaign needs a name.")
    check_address_template(draft.address, workspace.station.code_hosts)
    first = draft.from_day or workspace.today()
    if draft.until_day and draft.until_day < first:
        raise Invalid(
            "The last day, {last}, is before the first, {first}.", first=first, last=draft.until_day
        )
    if draft.goal < 0:
        raise Invalid("A goal is more than nothing: give a number of points above 0.")
    station = workspace.station.id
    with workspace.acting("start_campaign", name=name, address=draft.address) as session:
        taken = session.exec(
            select(Campaign.id).where(
                Campaign.station_id == station, Campaign.name == name, col(Campaign.removed).is_(None)
            )
        ).first()
        if taken:
            raise Conflict("There is a campaign “{name}” already.", name=name)
        session.add(
            Campaign(
                station_id=station,
                name=name,
                app=app,
                address=draft.address,
                from_day=first,
                until_day=draft.until_day,
                goal=draft.goal,
                made_by=workspace.person.name,
                changed_by=workspace.person.name,
            )
        )


@allowed(*EVERYBODY)
def give_codes(workspace: Workspace, campaign: str, kind: str) -> tuple[CodeFacts, ...]:
    """Give every officer in post, grid or venue that has none a code, and show all of that kind."""
    if kind not in KINDS:
        raise Invalid("Codes are for {kinds}, not for “{kind}”.", kinds=", ".join(KINDS), kind=kind)
    station = workspace.station.id
    with workspace.acting("give_codes", campaign=campaign, kind=kind) as session:
        row = campaign_named(session, station, campaign)
        column = _SUBJECTS[kind]
        having = set(
            session.execute(
                sa.select(getattr(Code, column)).where(
                    col(Code.station_id) == station,
                    col(Code.campaign_id) == row.id,
                    col(Code.removed).is_(None),
                )
            ).scalars()
        )
        # A code leads back to one row for ever, so letters once printed are never given again.
        taken = set(
            session.execute(sa.select(col(Code.letters)).where(col(Code.station_id) == station)).scalars()
        )
        for subject in _CHOOSE[kind](session, workspace):
            if subject in having:
                continue
            letters = new_code(secrets.SystemRandom(), taken)
            taken.add(letters)
            session.add(_code(workspace, row, letters, column, subject))
        session.flush()
        return codes_in(session, row, kind)


def leaflet_run(workspace: Workspace, order: LeafletOrder) -> LeafletRun:
    """Make ready what a run of leaflets needs; raises NotFound and Invalid."""
    from outreach.leaflets.facts import LeafletItem, LeafletRun

    with workspace.reading() as session:
        row = campaign_named(session, workspace.station.id, order.campaign)
        found = codes_in(session, row, order.kind)
    if not found:
        raise Invalid(
            "The campaign “{name}” has no codes yet. Make some with “outreach codes”.", name=order.campaign
        )
    items = [LeafletItem(code.letters, code.address, code.officer, code.place) for code in found]
    return LeafletRun(
        template=order.template,
        station=workspace.station.name,
        app=row.app,
        items=items,
        paper=order.paper,
        language=order.language,
    )


@allowed(*EVERYBODY)
def print_campaign(
    workspace: Workspace,
    order: LeafletOrder,
    path: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> LeafletReport:
    """Print a campaign's leaflets to a PDF whose every code was read back."""
    from outreach.leaflets.printing import print_leaflets

    return print_leaflets(leaflet_run(workspace, order), path, progress, cancelled)


def _officers(session: Session, workspace: Workspace) -> list[UUID]:
    today = workspace.today()
    query = select(Officer.id).where(
        *alive(Officer, workspace.station.id),
        sa.or_(col(Officer.until_day).is_(None), col(Officer.until_day) >= today),
    )
    return list(session.exec(query.order_by(col(Officer.badge))))


def _grids(session: Session, workspace: Workspace) -> list[UUID]:
    return list(
        session.exec(select(Grid.id).where(*alive(Grid, workspace.station.id)).order_by(col(Grid.number)))
    )


def _venues(session: Session, workspace: Workspace) -> list[UUID]:
    return list(
        session.exec(select(Venue.id).where(*alive(Venue, workspace.station.id)).order_by(col(Venue.name)))
    )


_CHOOSE: dict[str, Callable[[Session, Workspace], list[UUID]]] = {
    "officers": _officers,
    "grids": _grids,
    "venues": _venues,
}
_SUBJECTS = {"officers": "officer_id", "grids": "grid_id", "venues": "venue_id"}


def _code(workspace: Workspace, campaign: Campaign, letters: str, column: str, subject: UUID) -> Code:
    return Code(
        station_id=workspace.station.id,
        campaign_id=campaign.id,
        letters=letters,
        made_by=workspace.person.name,
        changed_by=workspace.person.name,
        **{column: subject},  # type: ignore[arg-type]
    )
