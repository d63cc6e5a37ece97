"""Compare the morning board with the ORM way at a million events, and with itself at a tenth of that.

    python tests/benchmarks/board.py

Prints each ratio beside its goal; exits 1 where one is missed. CPU seconds, medians of interleaved rounds.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlmodel import Session, select

from db.ids import new_id_bytes
from db.models import Alert, AlertStep, Event, EventOfficer, Grid, Officer
from outreach.boards.queries import board
from outreach.boards.rules import OUTREACH_INDICATORS
from outreach.boards.sums import recount_days, recount_pairs
from outreach.months.queries import month
from outreach.workspace import Workspace

# A desk of 25 officers holds 182,500 events a year.
OFFICERS, GRIDS, EVENTS_A_DAY, ALERTS_A_DAY = 25, 24, 500, 10
LAST = dt.date(2026, 11, 21)
DAY = dt.date(2026, 10, 31)
YEAR_BEFORE = [dt.date(2025, 10, 1) + dt.timedelta(days=n) for n in range(31)]
LONG = [LAST - dt.timedelta(days=n) for n in range(2000)]
SHORT = [LAST - dt.timedelta(days=n) for n in range(200 - len(YEAR_BEFORE))] + YEAR_BEFORE
ROUNDS, BOARDS, MONTHS = 15, 20, 2
INSTANT = "2026-11-21T00:00:00.000000+00:00"
SIGNED = "version, made, made_by, changed, changed_by"
SIGNATURE = (1, INSTANT, "", INSTANT, "")


def build(path: Path, days: Iterable[dt.date]) -> Workspace:
    """Make a book whose days are all as full."""
    Workspace.found(str(path), code="320324510000", name="Benchmark").close()
    workspace = Workspace.open(str(path), today=LAST)
    with workspace.book.transaction() as session:
        officers, grids = _staff(session, workspace.station.id)
    days = sorted(days)
    raw: Any = workspace.book.writer.raw_connection()
    try:
        raw.driver_connection.execute("PRAGMA foreign_keys = OFF")
        raw.driver_connection.execute("PRAGMA synchronous = OFF")
        raw.driver_connection.execute("BEGIN")
        _fill(raw.driver_connection, workspace.station.id.bytes, officers, grids, days)
        raw.driver_connection.execute("COMMIT")
    finally:
        raw.driver_connection.execute("PRAGMA foreign_keys = ON")
        raw.close()
    with workspace.book.transaction() as session:
        recount_days(session, workspace.station.id, days[0], days[-1])
    return workspace


def _staff(session: Session, station: UUID) -> tuple[list[bytes], list[bytes]]:
    officers = [
        Officer(station_id=station, badge=f"{number:06}", name=f"N{number}", post="社区民警")
        for number in range(OFFICERS)
    ]
    grids = [
        Grid(station_id=station, number=f"{number:02}", households=400, residents=1000)
        for number in range(GRIDS)
    ]
    session.add_all([*officers, *grids])
    session.flush()
    return [one.id.bytes for one in officers], [one.id.bytes for one in grids]


def _fill(
    raw: Any, station: bytes, officers: list[bytes], grids: list[bytes], days: Iterable[dt.date]
) -> None:
    source = random.Random(20261122)
    for day in days:
        text, ym = day.isoformat(), day.year * 100 + day.month
        events, kinds, helpers = [], [], []
        for key in new_id_bytes(EVENTS_A_DAY):
            lead, helper = source.sample(officers, 2)
            figures = (source.randrange(60), source.randrange(3), source.randrange(40))
            events.append(
                (station, key, *SIGNATURE, text, "09:30", text, ym, source.choice(grids), lead, *figures)
            )
            kinds.append((station, key, source.choice(("community", "school", "family"))))
            if source.random() < 0.5:
                helpers.append((station, key, helper))
        _enter(
            raw,
            f"event(station_id, id, {SIGNED}, day, start_time, counts_on, ym, grid_id, lead_id, people,"
            " households, leaflets, place, form, focus_group, purpose, ridden_along, remark)",
            [(*row, "", "", "", "outreach", "", "") for row in events],
        )
        _enter(raw, "event_kind(station_id, event_id, kind)", kinds)
        _enter(raw, "event_officer(station_id, event_id, officer_id)", helpers)
        _fill_the_rest(raw, source, (station, text, ym), officers, grids)


def _fill_the_rest(
    raw: Any, source: random.Random, where: tuple[bytes, str, int], officers: list[bytes], grids: list[bytes]
) -> None:
    station, text, ym = where
    alerts = [
        (
            station,
            key,
            *SIGNATURE,
            f"{text} 10:00:00",
            text,
            ym,
            source.choice(grids),
            source.choice(officers),
        )
        for key in new_id_bytes(ALERTS_A_DAY)
    ]
    _enter(
        raw,
        f"alert(station_id, id, {SIGNED}, received, counts_on, ym, grid_id, officer_id, number, source,"
        " level, kind, fraud_type, result, money, remark)",
        [(*row, "", "", "high", "", "", "dissuaded", 1000, "") for row in alerts],
    )
    _enter(
        raw,
        "alert_step(station_id, alert_id, step, taken, counts_on, officer_id, place, remark)",
        [(station, row[1], "in_person", f"{text} 10:20:00", text, row[-1], "", "") for row in alerts],
    )
    _enter(
        raw,
        f"tally(station_id, id, {SIGNED}, day, ym, officer_id, met, already, scanned, installed,"
        " registered, refused)",
        [
            (station, key, *SIGNATURE, text, ym, officer, 20, 1, 9, 5, 3, 4)
            for officer, key in zip(officers, new_id_bytes(len(officers)), strict=True)
        ],
    )


def _enter(raw: Any, columns: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        raw.executemany(f"INSERT INTO {columns} VALUES ({marks})", rows)


def orm_board(workspace: Workspace, day: dt.date) -> list[tuple[str, int, int, int]]:
    """Rank a day the usual way: load the month's rows as objects and add up in Python."""
    station, first = workspace.station.id, day.replace(day=1)
    sums: dict[tuple[dt.date, UUID], dict[str, int]] = {}

    def credit(on: dt.date, officer: UUID, **counts: int) -> None:
        own = sums.setdefault((on, officer), {})
        for name, count in counts.items():
            own[name] = own.get(name, 0) + count

    with workspace.reading() as session:
        officers = session.exec(select(Officer).where(Officer.station_id == station)).all()
        days = {}
        for event in session.exec(_alive(select(Event), Event, station, first, day)).all():
            days[event.id] = event.counts_on
            figures = {"people": event.people, "households": event.households, "leaflets": event.leaflets}
            credit(event.counts_on, event.lead_id, led=1, **figures)
        helpers = select(EventOfficer).join(Event, _whole(EventOfficer, EventOfficer.event_id, Event))
        for helper in session.exec(_alive(helpers, Event, station, first, day)).all():
            credit(days[helper.event_id], helper.officer_id, helped=1)
        steps = select(AlertStep).join(Alert, _whole(AlertStep, AlertStep.alert_id, Alert))
        for step in session.exec(_alive(steps, Alert, station, first, day)).all():
            credit(step.counts_on, step.officer_id, **{step.step: 1})
    return _ranked(officers, sums, day)


def _alive(query: Any, table: Any, station: UUID, first: dt.date, day: dt.date) -> Any:
    return query.where(
        table.station_id == station, table.removed.is_(None), table.counts_on.between(first, day)
    )


def _whole(part: Any, parent_id: Any, table: Any) -> Any:
    return (part.station_id == table.station_id) & (parent_id == table.id)


def _ranked(
    officers: Iterable[Officer], sums: dict[tuple[dt.date, UUID], dict[str, int]], day: dt.date
) -> list[tuple[str, int, int, int]]:
    points = {
        key: sum(
            min(counts.get(rule.name, 0) * rule.weight, rule.most or 10**9) for rule in OUTREACH_INDICATORS
        )
        for key, counts in sums.items()
    }
    badges = {officer.id: officer.badge for officer in officers}
    months = dict.fromkeys(badges, 0)
    for (_on, officer), earned in points.items():
        months[officer] += earned
    today = {officer: points.get((day, officer), 0) for officer in badges}
    order = sorted(badges, key=lambda officer: (-today[officer], badges[officer]))
    above = sorted(today.values(), reverse=True)
    return [(badges[one], above.index(today[one]) + 1, today[one], months[one]) for one in order]


def ours(workspace: Workspace) -> list[tuple[str, int, int, int]]:
    """Rank the same day by the kept sums."""
    return [(line.badge, line.rank, line.points, line.month_points) for line in board(workspace, DAY).lines]


def kept(workspace: Workspace) -> None:
    """Keep the sums of an event's lead and two helpers, as the action that enters it does."""
    station = workspace.station.id
    with workspace.book.transaction() as session:
        officers = session.exec(select(Officer.id).order_by(Officer.badge).limit(3)).all()
        recount_pairs(session, station, [(DAY, officer) for officer in officers])


def spent(work: Callable[[], object], times: int = 1) -> float:
    """Measure the CPU seconds of one call."""
    began = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - began) / times


def interleaved(works: dict[str, tuple[Callable[[], object], int]]) -> dict[str, float]:
    """Measure several works in turn, and take each one's median."""
    for work, _times in works.values():
        work()
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, (work, times) in works.items():
            taken[name].append(spent(work, times))
    return {name: median(times) for name, times in taken.items()}


def judged(title: str, ratio: float, goal: float, *, most: bool = False) -> bool:
    """Print a ratio beside its goal."""
    good = ratio <= goal if most else ratio >= goal
    print(
        f"{title:64} {ratio:8.2f} x   goal {'<=' if most else '>='} {goal:g} x   {'' if good else 'MISSED'}"
    )
    return good


def main() -> int:
    """Build two books, compare, and tell whether every goal was reached."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        large = build(Path(folder) / "large.sqlite", LONG)
        small = build(Path(folder) / "small.sqlite", SHORT)
        print(f"built {len(LONG) * EVENTS_A_DAY:,} and {len(SHORT) * EVENTS_A_DAY:,} events", end=" ")
        print(f"in {time.perf_counter() - began:.0f} s")
        if ours(large) != orm_board(large, DAY):
            print("the two ways disagree")
            return 1
        cost = interleaved(
            {
                "orm": (lambda: orm_board(large, DAY), 1),
                "large board": (lambda: ours(large), BOARDS),
                "small board": (lambda: ours(small), BOARDS),
                "large sums": (lambda: kept(large), BOARDS),
                "small sums": (lambda: kept(small), BOARDS),
                "large month": (lambda: month(large, 2026, 10), MONTHS),
                "small month": (lambda: month(small, 2026, 10), MONTHS),
            }
        )
        for workspace in (large, small):
            workspace.close()
    for name, seconds in cost.items():
        print(f"{name:64} {seconds * 1000:8.2f} ms cpu")
    growth = {name: cost[f"large {name}"] / cost[f"small {name}"] for name in ("board", "month", "sums")}
    results = [
        judged(
            "board at 1 M events: ORM over the month's rows / ours", cost["orm"] / cost["large board"], 30
        ),
        judged("board: tenfold history / history", growth["board"], 1.1, most=True),
        judged("month: tenfold history / history", growth["month"], 1.1, most=True),
        judged("sums of one event: tenfold history / history", growth["sums"], 1.1, most=True),
    ]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
