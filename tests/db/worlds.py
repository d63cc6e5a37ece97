"""A world of the tests: one station with a row in every table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlmodel import Session, SQLModel

from db import models as m

DAY = dt.date(2026, 9, 3)
NOW = dt.datetime(2026, 9, 3, 9, 30)
UTC = dt.datetime(2026, 9, 3, 1, 30, tzinfo=dt.UTC)
World = dict[str, Any]


def fill_world(session: Session, code: str) -> World:
    """Put a right row of a new station into every table; gives them by table."""
    world: World = {}

    def add(name: str, row: SQLModel) -> UUID:
        session.add(row)
        session.flush()
        world[name] = row
        return getattr(row, "id", UUID(int=0))

    station = add("station", m.Station(code=code, name="城东派出所", code_hosts=["example.gov.cn"]))
    own: dict[str, Any] = {"station_id": station}
    _people_and_places(add, own)
    _ledger(add, own, world)
    _campaign(add, own, world)
    _boards(add, own, world)
    _batches(add, own)
    missing = set(SQLModel.metadata.tables) - {type(row).__tablename__ for row in world.values()}
    assert not missing, f"the world of the tests has no row in {missing}"
    return world


def _people_and_places(add: Callable[[str, SQLModel], UUID], own: dict[str, Any]) -> None:
    community = add("community", m.Community(**own, code="330102001001", name="建国社区"))
    grid = add("grid", m.Grid(**own, number="01", community_id=community, households=1200, residents=3100))
    officer = add("officer", m.Officer(**own, badge="012345", name="李敏", post="社区民警", from_day=DAY))
    venue = add("venue", m.Venue(**own, name="百货大楼", kind="mall", grid_id=grid))
    add("venue_nowhere", m.Venue(**own, name="流动宣传车", kind="other"))
    add("calendar_day", m.CalendarDay(**own, day=DAY, working=True))
    add("excuse", m.Excuse(**own, officer_id=officer, from_day=DAY, until_day=DAY, reason="leave"))
    add("assignment", m.Assignment(**own, grid_id=grid, officer_id=officer, role="lead", from_day=DAY))
    add("claim", m.Claim(**own, venue_id=venue, officer_id=officer, from_day=DAY))


def _ledger(add: Callable[[str, SQLModel], UUID], own: dict[str, Any], world: World) -> None:
    grid, officer, venue = (world[name].id for name in ("grid", "officer", "venue"))
    counted: dict[str, Any] = {**own, "counts_on": DAY, "ym": 202609, "grid_id": grid}
    material = add("material", m.Material(**own, name="防骗手册", kind="leaflet", edition="2026"))
    add("material_tag", m.MaterialTag(**own, material_id=material, about="fraud_type", tag="刷单返利"))
    hours: dict[str, Any] = {"start_time": dt.time(9, 0), "end_time": dt.time(10, 30)}
    event = add("event", m.Event(**counted, **hours, day=DAY, lead_id=officer, venue_id=venue, people=120))
    add("event_kind", m.EventKind(**own, event_id=event, kind="community"))
    add("event_officer", m.EventOfficer(**own, event_id=event, officer_id=officer))
    add("event_partner", m.EventPartner(**own, event_id=event, partner="网格员"))
    add("event_fraud_type", m.EventFraudType(**own, event_id=event, fraud_type="刷单返利"))
    add("event_material", m.EventMaterial(**own, event_id=event, material_id=material, pieces=80))
    add("stock_move", m.StockMove(**own, material_id=material, event_id=event, day=DAY, pieces=-80))
    log = m.ChannelLog(
        **counted, **hours, day=DAY, channel="led", officer_id=officer, venue_id=venue, reach=9
    )
    add(
        "channel_log_fraud_type",
        m.ChannelLogFraudType(**own, channel_log_id=add("log", log), fraud_type="虚假贷款"),
    )
    alert = add(
        "alert", m.Alert(**counted, received=NOW, due=NOW, officer_id=officer, level="high", money=100)
    )
    step: dict[str, Any] = {
        "alert_id": alert,
        "step": "phone",
        "taken": NOW,
        "counts_on": DAY,
        "officer_id": officer,
    }
    add("alert_step", m.AlertStep(**own, **step))
    case = m.Case(**own, day=DAY, ym=202609, filed_day=DAY, fraud_type="刷单返利", grid_id=grid, loss=5000)
    add("fraud_case_state", m.CaseState(**own, case_id=add("case", case), from_day=DAY, state="completed"))


def _campaign(add: Callable[[str, SQLModel], UUID], own: dict[str, Any], world: World) -> None:
    grid, officer, venue = (world[name].id for name in ("grid", "officer", "venue"))
    address = "https://example.gov.cn/{code}"
    campaign = m.Campaign(
        **own, name="秋季推广", app="反诈中心", address=address, from_day=DAY, until_day=DAY
    )
    letters: dict[str, Any] = {"letters": "K7M3P", "officer_id": officer, "grid_id": grid, "venue_id": venue}
    code = add("code", m.Code(**own, campaign_id=add("campaign", campaign), **letters))
    funnel = {"met": 10, "already": 1, "scanned": 6, "installed": 5, "registered": 4, "refused": 3}
    tally: dict[str, Any] = {**own, "day": DAY, "ym": 202609, "officer_id": officer, **funnel}
    add("tally_code", m.Tally(**tally, code_id=code))
    add(
        "tally_refusal",
        m.TallyRefusal(**own, tally_id=add("tally", m.Tally(**tally)), reason="no_phone", people=3),
    )
    hung: dict[str, Any] = {"code_id": code, "material_id": world["material"].id, "venue_id": venue}
    days: dict[str, Any] = {"from_day": DAY, "checked_on": DAY, "until_day": DAY}
    add("placement", m.Placement(**own, **hung, **days, grid_id=grid, officer_id=officer))


def _boards(add: Callable[[str, SQLModel], UUID], own: dict[str, Any], world: World) -> None:
    officer = world["officer"].id
    profile = add("profile", m.Profile(**own, name="outreach", from_day=DAY))
    unit: dict[str, Any] = {"name": "led", "position": 1, "weight": 100000, "most": 300000}
    add("indicator", m.Indicator(**own, profile_id=profile, **unit))
    add("ranked_group", m.RankedGroup(**own, name="community", posts=["社区民警"]))
    add("goal", m.Goal(**own, grid_id=world["grid"].id, points=500000, from_day=DAY, until_day=DAY))
    add("officer_day", m.OfficerDay(**own, day=DAY, officer_id=officer, ym=202609, led=1))
    seal: dict[str, Any] = {"sealed": UTC, "sealed_by": "所长", "digest": "d1", "content": {"rows": 1}}
    board = add("board", m.Board(**own, day=DAY, group_name="community", profile_id=profile, **seal))
    shown: dict[str, Any] = {
        "badge": "012345",
        "name": "李敏",
        "rank": 1,
        "points": 100000,
        "month_points": 100000,
    }
    row = m.BoardRow(**own, board_id=board, position=1, officer_id=officer, counts={"led": 1}, **shown)
    add("board_row", row)
    add("board_sheet", m.BoardSheet(**own, board_id=board, language="zh_CN", digest="d2", pdf=b"%PDF-1.4"))
    held: dict[str, Any] = {"state": "held", "review_day": DAY}
    add("interview", m.Interview(**own, officer_id=officer, day=DAY, **held))


def _batches(add: Callable[[str, SQLModel], UUID], own: dict[str, Any]) -> None:
    batch = add("batch", m.ImportBatch(**own, file_name="ledger.xlsx", digest="d3", report={}, undone=UTC))
    change: dict[str, Any] = {
        "table_name": "officer",
        "row_id": batch,
        "version_after": 2,
        "before": {"name": "李"},
    }
    add("batch_change", m.BatchChange(**own, batch_id=batch, **change))
    add("mapping", m.RememberedMapping(**own, fingerprint="f1", mapping={"日期": "day"}))
    add("action_record", m.ActionRecord(**own, person="所长", action="seal", subject={"day": "2026-09-03"}))
