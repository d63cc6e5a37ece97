"""What can be asked for about grids: set a goal."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Session, col, select

from db.models import Goal, Grid
from outreach.errors import Invalid, NotFound
from outreach.permissions import CHIEFS, allowed
from outreach.workspace import Workspace


def grid_by_number(session: Session, workspace: Workspace, number: str) -> Grid:
    """Find a grid by its number; raises NotFound."""
    found = session.exec(
        select(Grid).where(
            Grid.station_id == workspace.station.id, Grid.number == number, col(Grid.removed).is_(None)
        )
    ).first()
    if found is None:
        raise NotFound("There is no grid {number} in this book.", number=number)
    return found


@allowed(*CHIEFS)
def set_goal(workspace: Workspace, number: str, points: int, from_day: dt.date) -> None:
    """Ask a grid's lead for points (ten-thousandths) a day, from a day on; raises Invalid, NotFound."""
    if points <= 0:
        raise Invalid("A goal is more than nothing: give a number of points above 0.")
    with workspace.acting("set_goal", grid=number, points=points, from_day=from_day) as session:
        grid = grid_by_number(session, workspace, number)
        goals = session.exec(
            select(Goal)
            .where(
                Goal.station_id == workspace.station.id, Goal.grid_id == grid.id, col(Goal.removed).is_(None)
            )
            .order_by(col(Goal.from_day))
        ).all()
        until: dt.date | None = None
        for goal in goals:
            if goal.from_day == from_day:
                goal.points, goal.changed_by = points, workspace.person.name
                return
            if goal.from_day > from_day:
                until = until or goal.from_day - dt.timedelta(days=1)
            elif goal.until_day is None or goal.until_day >= from_day:
                goal.until_day, goal.changed_by = from_day - dt.timedelta(days=1), workspace.person.name
        session.add(
            Goal(
                station_id=workspace.station.id,
                grid_id=grid.id,
                points=points,
                from_day=from_day,
                until_day=until,
                made_by=workspace.person.name,
                changed_by=workspace.person.name,
            )
        )
