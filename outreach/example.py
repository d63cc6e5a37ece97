"""Make the example station: a real-looking ledger, excused days, goals and a campaign with its codes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from db.models import Grid
from outreach.boards.facts import POINT
from outreach.campaigns.actions import CampaignDraft, allow_host, give_codes, start_campaign
from outreach.grids.actions import set_goal
from outreach.people.actions import excuse
from outreach.workspace import Workspace
from resources import folder

if TYPE_CHECKING:
    from outreach.ledgers.facts import ImportReport

LEDGER = folder / "example" / "ledger-2026.xlsx"
Progress = Callable[[int, int], None]
_STEPS = 5


def make_example(
    address: str, *, today: dt.date | None = None, progress: Progress | None = None
) -> ImportReport:
    """Make the example station's book; raises Conflict where one exists. What was half made is removed."""
    from outreach.ledgers.actions import import_ledger

    told = _station()
    step = progress or (lambda _done, _total: None)
    as_of = dt.date.fromisoformat(told["as_of"])
    desk_day = max(today or dt.date.today(), as_of)  # noqa: DTZ011  (the ledger must not lie in the future)
    workspace = Workspace.found(
        address, code=told["code"], name=told["name"], street=told["street"], today=desk_day
    )
    try:
        step(1, _STEPS)
        report = import_ledger(workspace, LEDGER)
        step(2, _STEPS)
        _excuse(workspace, told)
        _set_goals(workspace, told)
        step(3, _STEPS)
        _campaign(workspace, told)
        step(_STEPS, _STEPS)
    except BaseException:
        workspace.close()
        _forget(address)
        raise
    workspace.close()
    return report


def campaign_name() -> str:
    """Tell the name of the example station's campaign."""
    return str(_station()["campaign"]["name"])


def _station() -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "example" / "station.json").read_text(encoding="utf-8"))
    return told


def _excuse(workspace: Workspace, told: dict[str, Any]) -> None:
    for one in told["excused"]:
        first, last = dt.date.fromisoformat(one["first"]), dt.date.fromisoformat(one["last"])
        excuse(workspace, one["badge"], first, last, one["reason"])


def _set_goals(workspace: Workspace, told: dict[str, Any]) -> None:
    with workspace.reading() as session:
        grids = session.exec(
            select(Grid.number, Grid.households)
            .where(Grid.station_id == workspace.station.id, col(Grid.removed).is_(None))
            .order_by(col(Grid.number))
        ).all()
    first = dt.date.fromisoformat(told["goals_from"])
    for number, households in grids:
        points = next(
            int(points) for least, points in told["goal"]["households_at_least"] if households >= least
        )
        set_goal(workspace, number, points * POINT, first)


def _campaign(workspace: Workspace, told: dict[str, Any]) -> None:
    drive = told["campaign"]
    allow_host(workspace, told["host"])
    start_campaign(
        workspace,
        CampaignDraft(
            name=drive["name"],
            address=drive["address"],
            app=drive["app"],
            from_day=dt.date.fromisoformat(drive["first"]),
        ),
    )
    for kind in ("officers", "grids", "venues"):
        give_codes(workspace, drive["name"], kind)


def _forget(address: str) -> None:
    """Remove a half-made example's file; a server's database is its administrator's to drop."""
    from db.server import is_server
    from db.upgrade import forget

    if not is_server(address):
        forget(Path(address))
