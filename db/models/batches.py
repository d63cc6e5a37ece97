"""Imports as batches, what they changed, remembered answers, and who did what."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from db.ids import new_id
from db.models.naming import CLUSTERED, STRICT, Part, Row, alive, of_station, refers, utc_now
from db.types import Document, Id, Instant


class ImportBatch(Row, table=True):
    """One import: one batch, one transaction, undone as one."""

    __tablename__ = "import_batch"
    __table_args__ = (of_station(), STRICT)

    file_name: str
    digest: str
    report: dict[str, Any] = Field(sa_type=Document, nullable=False)
    undone: dt.datetime | None = Field(default=None, sa_type=Instant, nullable=True)


class BatchChange(Part, table=True):
    """A row a batch updated: as it was before, and the version it had afterwards."""

    __tablename__ = "batch_change"
    __table_args__ = (refers("import_batch", "batch_id"), CLUSTERED)

    batch_id: UUID = Field(sa_type=Id, primary_key=True)
    table_name: str = Field(primary_key=True)
    row_id: UUID = Field(sa_type=Id, primary_key=True)
    version_after: int
    before: dict[str, Any] = Field(sa_type=Document, nullable=False)


class RememberedMapping(Row, table=True):
    """An answer given once about which column of a ledger holds what."""

    __tablename__ = "remembered_mapping"
    __table_args__ = (of_station(), alive("remembered_mapping", "fingerprint"), STRICT)

    fingerprint: str
    mapping: dict[str, Any] = Field(sa_type=Document, nullable=False)


class ActionRecord(Part, table=True):
    """Who asked for what, and when."""

    __tablename__ = "action_record"
    __table_args__ = (
        of_station(),
        Index("ix_action_record_made", "station_id", "made"),
        STRICT,
    )

    id: UUID = Field(default_factory=new_id, sa_type=Id, primary_key=True)
    made: dt.datetime = Field(default_factory=utc_now, sa_type=Instant, nullable=False)
    person: str
    action: str
    subject: dict[str, Any] = Field(sa_type=Document, nullable=False)
