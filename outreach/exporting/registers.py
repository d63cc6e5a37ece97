"""Read the daily registers: events, channel logs, tallies, cases, alerts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from db.models import (
    Alert,
    AlertStep,
    Case,
    ChannelLog,
    ChannelLogFraudType,
    Event,
    EventFraudType,
    EventKind,
    EventOfficer,
    EventPartner,
    Grid,
    Officer,
    Tally,
    TallyRefusal,
)
from outreach.language import mark
from outreach.selecting import alive, referred


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of fen, to be written in yuan."""

    fen: int


# The words a ledger writes, so that what is exported can be read back in.
AREA_TYPES = {"urban": "城区", "fringe": "城乡结合部", "rural": "农村"}
KIND_WORDS = {
    "community": "进社区",
    "village": "进农村",
    "family": "进家庭",
    "school": "进学校",
    "enterprise": "进企业",
    "venue": "进场所",
}
LEVEL_WORDS = {"highest": "特高危", "high": "高危", "middle": "中危", "low": "低危"}
RESULT_WORDS = {
    "dissuaded": "劝阻成功",
    "unheeded": "不听劝阻",
    "deceived": "已被骗",
    "unreachable": "联系不上",
    "void_number": "空号",
    "false_alarm": "误报",
    "handed_over": "已移交",
}
STATE_WORDS = {"completed": "既遂", "attempted": "未遂", "consultation": "咨询"}
ANSWER_WORDS = {"yes": "是", "no": "否"}

EVENT_HEADINGS = (
    mark("Day"),
    mark("Start"),
    mark("End"),
    mark("Kinds"),
    mark("Place"),
    mark("Grid number"),
    mark("Lead officer"),
    mark("Helpers"),
    mark("Partners"),
    mark("Form"),
    mark("Fraud types"),
    mark("Focus group"),
    mark("People"),
    mark("Households met"),
    mark("Leaflets"),
    mark("Remark"),
)
CHANNEL_HEADINGS = (
    mark("Day"),
    mark("Start"),
    mark("End"),
    mark("Place"),
    mark("Grid number"),
    mark("Lead officer"),
    mark("Form"),
    mark("Fraud types"),
    mark("Focus group"),
    mark("Reach"),
    mark("Remark"),
)
TALLY_HEADINGS = (
    mark("Day"),
    mark("Badge"),
    mark("Met"),
    mark("Scanned"),
    mark("Installed"),
    mark("Registered"),
    mark("Refused"),
    mark("Already had it"),
    mark("Reason of refusal"),
)
CASE_HEADINGS = (
    mark("Day reported"),
    mark("State"),
    mark("Day filed"),
    mark("Fraud type"),
    mark("Loss (yuan)"),
    mark("Focus group"),
    mark("Grid number"),
    mark("Lure channel"),
    mark("Fake app"),
    mark("Reached before"),
)
ALERT_HEADINGS = (
    mark("Received"),
    mark("Alert number"),
    mark("Source"),
    mark("Level"),
    mark("Grid number"),
    mark("Assigned officer"),
    mark("SMS sent"),
    mark("Phoned"),
    mark("Met in person"),
    mark("Result"),
    mark("Money (yuan)"),
)


def events(session: Session, station: UUID) -> Iterator[tuple[Any, ...]]:
    """Give every event with its kinds, helpers, partners and fraud types in one cell each."""
    kinds = listed(session, _parts(EventKind, "event_id", "kind", station))
    partners = listed(session, _parts(EventPartner, "event_id", "partner", station))
    types = listed(session, _parts(EventFraudType, "event_id", "fraud_type", station))
    helpers = listed(
        session,
        sa.select(EventOfficer.event_id, Officer.badge)  # type: ignore[call-overload]
        .join(Officer, referred(Officer, EventOfficer, EventOfficer.officer_id))
        .where(col(EventOfficer.station_id) == station),
    )
    for event, grid, lead in _with_grid_and_officer(session, Event, Event.lead_id, station):
        key = (event.id,)
        yield (
            event.day,
            event.start_time,
            event.end_time,
            "、".join(KIND_WORDS.get(kind, kind) for kind in kinds.get(key, [])),
            event.place,
            grid,
            lead,
            "、".join(helpers.get(key, [])),
            "、".join(partners.get(key, [])),
            event.form,
            "、".join(types.get(key, [])),
            event.focus_group,
            event.people,
            event.households,
            event.leaflets,
            event.remark,
        )


def channel_logs(session: Session, station: UUID) -> Iterator[tuple[Any, ...]]:
    """Give every channel log; its figure is a reach."""
    types = listed(session, _parts(ChannelLogFraudType, "channel_log_id", "fraud_type", station))
    for log, grid, officer in _with_grid_and_officer(session, ChannelLog, ChannelLog.officer_id, station):
        yield (
            log.day,
            log.start_time,
            log.end_time,
            log.place,
            grid,
            officer,
            log.channel,
            "、".join(types.get((log.id,), [])),
            log.focus_group,
            log.reach,
            log.remark,
        )


def tallies(session: Session, station: UUID) -> Iterator[tuple[Any, ...]]:
    """Give every tally with the reasons as they were written."""
    reasons = listed(session, _parts(TallyRefusal, "tally_id", "written", station))
    rows = session.execute(
        sa.select(Tally, Officer.badge)  # type: ignore[call-overload]
        .join(Officer, referred(Officer, Tally, Tally.officer_id))
        .where(*alive(Tally, station))
        .order_by(col(Tally.day), col(Officer.badge))
    )
    for tally, badge in rows:
        figures = (tally.met, tally.scanned, tally.installed, tally.registered, tally.refused, tally.already)
        yield (tally.day, badge, *figures, "、".join(reasons.get((tally.id,), [])))


def cases(session: Session, station: UUID) -> Iterator[tuple[Any, ...]]:
    """Give every case; no names, counts only."""
    rows = session.execute(
        sa.select(Case, Grid.number)  # type: ignore[call-overload]
        .join(Grid, referred(Grid, Case, Case.grid_id))
        .where(*alive(Case, station))
        .order_by(col(Case.day), col(Case.id))
    )
    for case, grid in rows:
        yield (
            case.day,
            STATE_WORDS[case.state],
            case.filed_day,
            case.fraud_type,
            Money(case.loss),
            case.focus_group,
            grid,
            case.lure_channel,
            case.app_name or ANSWER_WORDS.get(case.fake_app, ""),
            ANSWER_WORDS.get(case.reached_before, ""),
        )


def alerts(session: Session, station: UUID) -> Iterator[tuple[Any, ...]]:
    """Give every alert with the first moment of each step."""
    moments: dict[tuple[UUID, str], Any] = {}
    for alert_id, step, taken in session.execute(
        sa.select(AlertStep.alert_id, AlertStep.step, sa.func.min(col(AlertStep.taken)))  # type: ignore[call-overload]
        .where(col(AlertStep.station_id) == station)
        .group_by(col(AlertStep.alert_id), col(AlertStep.step))
    ):
        moments[alert_id, step] = taken
    for alert, grid, officer in _with_grid_and_officer(session, Alert, Alert.officer_id, station):
        yield (
            alert.received,
            alert.number,
            alert.source,
            LEVEL_WORDS.get(alert.level, ""),
            grid,
            officer,
            *(moments.get((alert.id, step)) for step in ("sms", "phone", "in_person")),
            RESULT_WORDS.get(alert.result, ""),
            Money(alert.money),
        )


def listed(session: Session, query: Any, keys: int = 1) -> dict[tuple[Any, ...], list[str]]:
    """Gather the last column of a query by its first ones."""
    found: dict[tuple[Any, ...], list[str]] = {}
    for row in session.execute(query):
        found.setdefault(tuple(row[:keys]), []).append(row[keys])
    return found


def _parts(table: Any, parent: str, value: str, station: UUID) -> Any:
    return sa.select(getattr(table, parent), getattr(table, value)).where(col(table.station_id) == station)


def _with_grid_and_officer(session: Session, table: Any, officer: Any, station: UUID) -> Any:
    return session.execute(
        sa.select(table, Grid.number, Officer.badge)  # type: ignore[call-overload]
        .outerjoin(Grid, referred(Grid, table, table.grid_id))
        .outerjoin(Officer, referred(Officer, table, officer))
        .where(*alive(table, station))
        .order_by(col(table.counts_on), col(table.id))
        .execution_options(yield_per=2000)
    )
