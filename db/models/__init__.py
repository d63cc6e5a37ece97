"""The tables of the book, one file a family."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

from db import types
from db.models import naming
from db.models.batches import ActionRecord, BatchChange, ImportBatch, RememberedMapping
from db.models.boards import (
    Board,
    BoardRow,
    BoardSheet,
    Goal,
    Indicator,
    Interview,
    OfficerDay,
    Profile,
    RankedGroup,
)
from db.models.campaigns import Campaign, Code, Placement, Tally, TallyRefusal
from db.models.materials import Material, MaterialTag, StockMove
from db.models.outreach import (
    ChannelLog,
    ChannelLogFraudType,
    Event,
    EventFraudType,
    EventKind,
    EventMaterial,
    EventOfficer,
    EventPartner,
)
from db.models.people import Assignment, Claim, Excuse, Officer
from db.models.stations import CalendarDay, Community, Grid, Station, Venue
from db.models.warnings import Alert, AlertStep, Case, CaseState

# SQLModel's own choices (VARCHAR, BOOLEAN, DATE, CHAR(32)) are refused by
# STRICT tables, so each is settled here, once, before any table is used.
_SETTLED: dict[type, type] = {
    AutoString: sa.Text,
    sa.Uuid: types.Id,
    sa.Date: types.Day,
    sa.Time: types.TimeOfDay,
    sa.Boolean: types.Flag,
    sa.Integer: types.Whole,
}


def _settle(metadata: sa.MetaData) -> None:
    for table in metadata.tables.values():
        for column in table.columns:
            settled = _SETTLED.get(type(column.type))
            if settled:
                column.type = settled()
        naming.real_values(table)


_settle(SQLModel.metadata)

from db.models import rules  # noqa: E402

__all__ = [
    "ActionRecord",
    "Alert",
    "AlertStep",
    "Assignment",
    "BatchChange",
    "Board",
    "BoardRow",
    "BoardSheet",
    "CalendarDay",
    "Campaign",
    "Case",
    "CaseState",
    "ChannelLog",
    "ChannelLogFraudType",
    "Claim",
    "Code",
    "Community",
    "Event",
    "EventFraudType",
    "EventKind",
    "EventMaterial",
    "EventOfficer",
    "EventPartner",
    "Excuse",
    "Goal",
    "Grid",
    "ImportBatch",
    "Indicator",
    "Interview",
    "Material",
    "MaterialTag",
    "Officer",
    "OfficerDay",
    "Placement",
    "Profile",
    "RankedGroup",
    "RememberedMapping",
    "Station",
    "StockMove",
    "Tally",
    "TallyRefusal",
    "Venue",
    "rules",
]
