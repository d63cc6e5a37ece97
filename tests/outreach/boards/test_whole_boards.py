"""Whole boards of random stations equal an independent computation from the rows."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from fractions import Fraction
from uuid import UUID

import pytest

from outreach.boards.explain import rows_behind
from outreach.boards.facts import BoardFacts
from outreach.boards.queries import board, board_in
from outreach.boards.rules import order_by_goal
from outreach.boards.sums import recount_days
from outreach.stations.queries import the_station
from outreach.workspace import Workspace
from tests.outreach.boards.drawn import FIRST, LAST, Drawing
from tests.outreach.boards.plain import GROUPS, Plain, PlainLine

STATIONS = 24
DAYS = [FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 3)]


def said(shown: BoardFacts) -> list[PlainLine]:
    """Say a board in the independent computation's words."""
    return [
        PlainLine(
            badge=line.badge,
            rank=line.rank,
            points=Fraction(line.points, 10_000),
            moved=line.moved,
            month_points=Fraction(line.month_points, 10_000),
            counts=dict(line.counts),
            goal=None if line.goal is None else Fraction(line.goal, 10_000),
            share=line.share,
            grids=line.grids,
        )
        for line in shown.lines
    ]


def by_share(lines: list[PlainLine]) -> list[tuple[int, str]]:
    """Order lines by the share of one's goal, the other order that must exist."""
    with_goal = sorted(
        (line for line in lines if line.share is not None), key=lambda line: (-(line.share or 0), line.badge)
    )
    without = sorted(line.badge for line in lines if line.share is None)
    ranked = [
        (1 + sum((other.share or 0) > (line.share or 0) for other in with_goal), line.badge)
        for line in with_goal
    ]
    return ranked + [(len(with_goal) + 1, badge) for badge in without]


def draw_stations(workspace: Workspace, count: int, seed: int) -> list[UUID]:
    """Draw several stations into one book, where none may show through another."""
    source = random.Random(seed)
    with workspace.book.transaction() as session:
        stations = [Drawing(session, source, f"9{number:011}").whole() for number in range(count)]
        for station in stations:
            recount_days(session, station, FIRST - dt.timedelta(days=2), LAST + dt.timedelta(days=3))
    return stations


def test_boards_of_random_stations_equal_an_independent_computation(
    workspace: Workspace, repetitions: Callable[[int, int], int]
) -> None:
    count = repetitions(STATIONS if workspace.book.dialect == "sqlite" else 6, 200)
    source = random.Random(2)
    seen: set[str] = set()
    for station in draw_stations(workspace, count, seed=1):
        with workspace.reading() as session:
            plain = Plain(session, station)
            for day in source.sample(DAYS, 4):
                for group in GROUPS:
                    shown = board_in(session, station, day, group)
                    expected = plain.board(day, group)
                    assert said(shown) == expected
                    assert [one.badge for one in shown.excused] == plain.excused(day, group)
                    assert [(rank, line.badge) for rank, line in order_by_goal(shown.lines)] == by_share(
                        expected
                    )
                    seen |= happened(expected)
    assert seen == {"tie", "moved", "new", "goal", "no goal", "several grids", "full share", "nothing"}


def happened(lines: list[PlainLine]) -> set[str]:
    """Name what a board shows, so that the draw is known to reach it."""
    ranks = [line.rank for line in lines]
    told = {
        "tie": len(set(ranks)) < len(ranks),
        "moved": any(line.moved for line in lines),
        "new": any(line.moved is None for line in lines),
        "goal": any(line.goal for line in lines),
        "no goal": any(line.goal is None for line in lines),
        "several grids": any(len(line.grids) > 1 for line in lines),
        "full share": any((line.share or 0) >= 1 for line in lines),
        "nothing": any(not line.counts for line in lines),
    }
    return {name for name, true in told.items() if true}


@pytest.mark.parametrize("seed", range(3))
def test_the_rows_behind_a_line_add_up_to_its_counts(sqlite_workspace: Workspace, seed: int) -> None:
    workspace = sqlite_workspace
    with workspace.book.transaction() as session:
        drawing = Drawing(session, random.Random(seed), "900000000001")
        drawing.whole()
        recount_days(session, drawing.station, FIRST - dt.timedelta(days=2), LAST + dt.timedelta(days=3))
    with workspace.reading() as session:
        station = the_station(session, "900000000001")
    elsewhere = Workspace(workspace.book, station, clock=workspace.clock)
    explained = 0
    for day in DAYS:
        shown = board(elsewhere, day)
        ranked = {rule.name for rule in shown.edition.indicators}
        for line in shown.lines:
            sums: dict[str, int] = {}
            for row in rows_behind(elsewhere, line.officer_id, day):
                sums[row.indicator] = sums.get(row.indicator, 0) + row.count
            assert {name: sums[name] for name in sums if name in ranked} == line.counts
            explained += len(line.counts)
    assert explained > 20
