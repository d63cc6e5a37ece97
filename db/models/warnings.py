"""Instructions to dissuade with their steps, and fraud cases with their states."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from db.models.naming import CLUSTERED, STRICT, Part, Row, check, not_negative, of_station, one_of, refers
from db.types import Id, Moment

STEPS = ("signed", "sms", "phone", "in_person", "fed_back", "followed_up")
RESULTS = (
    "",
    "dissuaded",
    "unheeded",
    "deceived",
    "unreachable",
    "void_number",
    "false_alarm",
    "handed_over",
)


class Alert(Row, table=True):
    """预警指令: an instruction to dissuade somebody; `money` is fen."""

    __table_args__ = (
        of_station(),
        refers("grid", "grid_id"),
        refers("officer", "officer_id"),
        one_of("level", "", "highest", "high", "middle", "low"),
        one_of("result", *RESULTS),
        *not_negative("money"),
        Index("ix_alert_day", "station_id", "counts_on"),
        Index("ix_alert_same", "station_id", "received", "source"),
        STRICT,
    )

    number: str = ""
    source: str = ""
    level: str = ""
    kind: str = ""
    fraud_type: str = ""
    received: dt.datetime = Field(sa_type=Moment)
    counts_on: dt.date
    ym: int
    due: dt.datetime | None = Field(default=None, sa_type=Moment, nullable=True)
    grid_id: UUID
    officer_id: UUID
    result: str = ""
    money: int = 0
    remark: str = ""


class AlertStep(Part, table=True):
    """One step of a dissuasion: when, and by whom if not by the assigned officer."""

    __tablename__ = "alert_step"
    __table_args__ = (
        refers("alert", "alert_id", cascade=True),
        refers("officer", "officer_id"),
        one_of("step", *STEPS),
        Index("ix_alert_step_officer", "station_id", "officer_id", "counts_on"),
        Index("ix_alert_step_day", "station_id", "counts_on"),
        CLUSTERED,
    )

    alert_id: UUID = Field(sa_type=Id, primary_key=True)
    step: str = Field(primary_key=True)
    taken: dt.datetime = Field(sa_type=Moment, primary_key=True)
    counts_on: dt.date
    officer_id: UUID
    place: str = ""
    remark: str = ""


class Case(Row, table=True):
    """警情: a fraud report; money is fen; no names by default."""

    __tablename__ = "fraud_case"
    __table_args__ = (
        of_station(),
        refers("grid", "grid_id"),
        one_of("state", "completed", "attempted", "consultation"),
        one_of("fake_app", "", "yes", "no"),
        one_of("alerted_before", "", "yes", "no"),
        one_of("reached_before", "", "yes", "no"),
        one_of("residence", "", "resident", "floating"),
        *not_negative("loss", "stopped", "recovered"),
        check("filed_after_report", "filed_day >= day"),
        Index("ix_fraud_case_day", "station_id", "day"),
        Index("ix_fraud_case_grid", "station_id", "grid_id", "day"),
        STRICT,
    )

    day: dt.date
    ym: int
    state: str = "completed"
    filed_day: dt.date | None = None
    fraud_type: str
    loss: int = 0
    stopped: int = 0
    recovered: int = 0
    focus_group: str = ""
    age_band: str = ""
    occupation: str = ""
    residence: str = ""
    grid_id: UUID
    lure_channel: str = ""
    fake_app: str = ""
    app_name: str = ""
    alerted_before: str = ""
    reached_before: str = ""
    follow_up: str = ""


class CaseState(Part, table=True):
    """The state a case was in from a day on."""

    __tablename__ = "fraud_case_state"
    __table_args__ = (
        refers("fraud_case", "case_id", cascade=True),
        check("state_known", "state IN ('completed', 'attempted', 'consultation')"),
        CLUSTERED,
    )

    case_id: UUID = Field(sa_type=Id, primary_key=True)
    from_day: dt.date = Field(primary_key=True)
    state: str
