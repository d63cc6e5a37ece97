"""App campaigns: codes, daily tallies, refusals, and where codes hang."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from db.models.naming import CLUSTERED, STRICT, Part, Row, alive, check, not_negative, of_station, refers
from db.types import Id


class Campaign(Row, table=True):
    """推广: an app-install drive with the address its codes lead to."""

    __table_args__ = (
        of_station(),
        alive("campaign_name", "name"),
        check("days_in_order", "until_day >= from_day"),
        *not_negative("goal"),
        STRICT,
    )

    name: str
    app: str
    address: str
    from_day: dt.date
    until_day: dt.date | None = None
    goal: int = 0


class Code(Row, table=True):
    """二维码编号: one printed QR, short and checkable by hand."""

    __table_args__ = (
        of_station(),
        refers("campaign", "campaign_id"),
        refers("officer", "officer_id"),
        refers("grid", "grid_id"),
        refers("venue", "venue_id"),
        alive("code_letters", "letters"),
        check("for_somebody", "officer_id IS NOT NULL OR grid_id IS NOT NULL OR venue_id IS NOT NULL"),
        Index("ix_code_campaign", "station_id", "campaign_id"),
        STRICT,
    )

    campaign_id: UUID
    letters: str
    officer_id: UUID | None = None
    grid_id: UUID | None = None
    venue_id: UUID | None = None


class Tally(Row, table=True):
    """推广日报: a day's funnel of an officer, or of a code."""

    __table_args__ = (
        of_station(),
        refers("officer", "officer_id"),
        refers("code", "code_id"),
        *not_negative("met", "already", "scanned", "installed", "registered", "refused"),
        check("funnel_scanned", "scanned <= met"),
        check("funnel_installed", "installed <= scanned"),
        check("funnel_registered", "registered <= installed"),
        check("funnel_refused", "scanned + refused <= met"),
        Index("ix_tally_day", "station_id", "day", "officer_id"),
        alive("tally_officer", "day", "officer_id", where="code_id IS NULL"),
        alive("tally_code", "day", "officer_id", "code_id", where="code_id IS NOT NULL"),
        STRICT,
    )

    day: dt.date
    ym: int
    officer_id: UUID
    code_id: UUID | None = None
    met: int = 0
    already: int = 0
    scanned: int = 0
    installed: int = 0
    registered: int = 0
    refused: int = 0


class TallyRefusal(Part, table=True):
    """Refusals of a tally by coded reason, with the words they were written in."""

    __tablename__ = "tally_refusal"
    __table_args__ = (refers("tally", "tally_id", cascade=True), *not_negative("people"), CLUSTERED)

    tally_id: UUID = Field(sa_type=Id, primary_key=True)
    reason: str = Field(primary_key=True)
    written: str = ""
    people: int = 0


class Placement(Row, table=True):
    """Where a code or a material hangs, from a day until it is taken down."""

    __table_args__ = (
        of_station(),
        refers("code", "code_id"),
        refers("material", "material_id"),
        refers("venue", "venue_id"),
        refers("grid", "grid_id"),
        refers("officer", "officer_id"),
        check("days_in_order", "until_day >= from_day"),
        check("checked_in_order", "checked_on >= from_day"),
        STRICT,
    )

    code_id: UUID | None = None
    material_id: UUID | None = None
    venue_id: UUID | None = None
    grid_id: UUID | None = None
    officer_id: UUID | None = None
    place: str = ""
    text_on_now: str = ""
    from_day: dt.date
    checked_on: dt.date | None = None
    until_day: dt.date | None = None
