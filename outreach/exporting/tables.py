"""Read whole tables of the book as rows of plain values, headed as a ledger heads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from db.models import Assignment, Claim, Code, Community, Grid, Officer, Venue
from outreach.exporting import registers
from outreach.exporting.registers import Money, listed
from outreach.language import mark
from outreach.selecting import alive, referred

Value = str | int | dt.date | dt.datetime | dt.time | Money | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be exported: its headings and its rows."""

    headings: tuple[str, ...]
    rows: Callable[[Session, UUID], Iterator[Row]]


def _officers(session: Session, station: UUID) -> Iterator[Row]:
    rows = session.execute(
        sa.select(
            Officer.badge, Officer.name, Officer.post, Officer.from_day, Officer.until_day, Officer.remark  # type: ignore[call-overload]
        )
        .where(*alive(Officer, station))
        .order_by(col(Officer.badge))
    )  # fmt: skip
    yield from (tuple(row) for row in rows)


def _grids(session: Session, station: UUID) -> Iterator[Row]:
    helper, lead = sa.orm.aliased(Officer), sa.orm.aliased(Officer)
    names = listed(
        session,
        sa.select(Assignment.grid_id, Assignment.from_day, helper.badge)  # type: ignore[call-overload]
        .join(helper, referred(helper, Assignment, Assignment.officer_id))
        .where(*alive(Assignment, station), col(Assignment.role) == "helper"),
        keys=2,
    )
    rows = session.execute(
        sa.select(Grid, Community.code, Community.name, lead.badge, Assignment.from_day, Assignment.until_day)  # type: ignore[call-overload]
        .outerjoin(Community, referred(Community, Grid, Grid.community_id))
        .outerjoin(
            Assignment,
            sa.and_(
                col(Assignment.station_id) == col(Grid.station_id),
                col(Assignment.grid_id) == col(Grid.id),
                col(Assignment.role) == "lead",
                col(Assignment.removed).is_(None),
            ),
        )
        .outerjoin(lead, referred(lead, Assignment, Assignment.officer_id))
        .where(*alive(Grid, station))
        .order_by(col(Grid.number), col(Assignment.from_day))
    )
    for grid, code, name, badge, first, last in rows:
        helpers = "、".join(names.get((grid.id, first), []))
        area = registers.AREA_TYPES.get(grid.area_type, grid.area_type)
        yield grid.number, code, name, grid.households, grid.residents, area, badge, helpers, first, last


def _venues(session: Session, station: UUID) -> Iterator[Row]:
    claims = listed(
        session,
        sa.select(Claim.venue_id, Officer.badge)  # type: ignore[call-overload]
        .join(Officer, referred(Officer, Claim, Claim.officer_id))
        .where(*alive(Claim, station), col(Claim.until_day).is_(None)),
    )
    rows = session.execute(
        sa.select(Venue, Grid.number)  # type: ignore[call-overload]
        .outerjoin(Grid, referred(Grid, Venue, Venue.grid_id))
        .where(*alive(Venue, station))
        .order_by(col(Venue.name))
    )
    for venue, number in rows:
        yield venue.name, venue.kind, number, venue.people, "、".join(claims.get((venue.id,), []))


def _codes(session: Session, station: UUID) -> Iterator[Row]:
    rows = session.execute(
        sa.select(Code.letters, Officer.badge, Grid.number, Venue.name)  # type: ignore[call-overload]
        .outerjoin(Officer, referred(Officer, Code, Code.officer_id))
        .outerjoin(Grid, referred(Grid, Code, Code.grid_id))
        .outerjoin(Venue, referred(Venue, Code, Code.venue_id))
        .where(*alive(Code, station))
        .order_by(col(Code.letters))
    )
    yield from (tuple(row) for row in rows)


TABLES: dict[str, Table] = {
    "officers": Table(
        (
            mark("Badge"),
            mark("Name"),
            mark("Post"),
            mark("In post from"),
            mark("In post until"),
            mark("Remark"),
        ),
        _officers,
    ),
    "grids": Table(
        (
            mark("Grid number"),
            mark("Community code"),
            mark("Community name"),
            mark("Households"),
            mark("Residents"),
            mark("Area type"),
            mark("Lead officer's badge"),
            mark("Helper's badge"),
            mark("Assigned from"),
            mark("Assigned until"),
        ),
        _grids,
    ),
    "venues": Table(
        (
            mark("Name of the venue"),
            mark("Kind of venue"),
            mark("Grid number"),
            mark("People there"),
            mark("Claimed by"),
        ),
        _venues,
    ),
    "events": Table(registers.EVENT_HEADINGS, registers.events),
    "channel_logs": Table(registers.CHANNEL_HEADINGS, registers.channel_logs),
    "tallies": Table(registers.TALLY_HEADINGS, registers.tallies),
    "cases": Table(registers.CASE_HEADINGS, registers.cases),
    "alerts": Table(registers.ALERT_HEADINGS, registers.alerts),
    "codes": Table(
        (mark("Code"), mark("Badge"), mark("Grid number"), mark("Name of the venue")),
        _codes,
    ),
}
