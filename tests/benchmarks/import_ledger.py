"""Compare the import of 100,000 events with openpyxl + SQLModel.model_validate + session.add_all.

    python tests/benchmarks/import_ledger.py [--rows 100000] [--engine sqlite|postgresql]

Ours guards, reads, checks every row, looks for duplicates, refuses, keeps the sums and the batch; the peer
checks nothing and writes the same rows of the same tables. Each runs in a process of its own, one after the
other, on an empty book; its memory is that of it and its children together. Wall seconds.
Exits 1 where ours is less than 7 times as fast, or takes 400 MB or more.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

GOAL, MOST_MEGABYTES = 7.0, 400
TODAY = dt.date(2026, 11, 22)
OFFICERS, GRIDS, DOUBLES, FUTURE = 25, 24, 200, 100
HEADINGS = (
    "日期", "开始时间", "结束时间", "活动类别", "地点", "警格编号", "牵头民警", "参加人员", "协同单位",
    "宣传形式", "诈骗类型", "重点人群", "受众人数", "入户数", "发放资料(份)", "备注",
)  # fmt: skip
KINDS = {
    "进社区": "community",
    "进农村": "village",
    "入户": "family",
    "进学校": "school",
    "进企业": "enterprise",
}
TYPES = {
    "刷单返利": "刷单返利",
    "冒充客服": "冒充电商物流客服",
    "虚假贷款": "虚假贷款",
    "杀猪盘": "网络婚恋交友",
}


def make_ledger(path: Path, rows: int) -> None:
    """Write a register over two years: each event of its own start or place, a few doubled, a few ahead."""
    import xlsxwriter

    chance = random.Random(20261122)
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("活动登记")
    clock = book.add_format({"num_format": "hh:mm"})
    sheet.write_string(0, 0, "反诈宣传活动登记表")
    sheet.write_row(1, 0, HEADINGS)
    for number in range(rows):
        same = number - 1 if number % (rows // DOUBLES) == 1 else number
        day = dt.date(2024, 11, 1) + dt.timedelta(days=same * 730 // rows)
        if number % (rows // FUTURE) == 2:
            day = dt.date(2027, 1, 5)
        begins = 8 + same % 12
        kinds = chance.sample(list(KINDS), 1 + (number % 4 == 0))
        helpers = [f"{1 + (same + n + 1) % OFFICERS:06}" for n in range(number % 3)]
        cells = [
            "、".join(kinds),
            f"地点{same % 5000}号",
            f"SC{1 + same % GRIDS:02}",
            f"{1 + same % OFFICERS:06}",
        ]
        cells += [
            "、".join(helpers),
            "网格员",
            "集中宣讲",
            "、".join(chance.sample(list(TYPES), 1 + number % 2)),
            "老年人",
        ]
        sheet.write_datetime(number + 2, 0, day)
        sheet.write_datetime(number + 2, 1, dt.time(begins, same % 60), clock)
        sheet.write_datetime(number + 2, 2, dt.time(begins + 1, same % 60), clock)
        sheet.write_row(number + 2, 3, cells)
        sheet.write_row(number + 2, 12, [chance.randrange(300), chance.randrange(40), chance.randrange(300)])
    book.close()


def make_book(address: str) -> None:
    """Make a book with officers and grids, and no events."""
    from db.models import Grid, Officer
    from outreach.workspace import Workspace

    workspace = Workspace.found(address, code="320324510000", name="Benchmark", today=TODAY)
    station = workspace.station.id
    with workspace.book.transaction() as session:
        session.add_all(
            Officer(station_id=station, badge=f"{n + 1:06}", name=f"民警{n}", post="社区民警")
            for n in range(OFFICERS)
        )
        session.add_all(Grid(station_id=station, number=f"SC{n + 1:02}") for n in range(GRIDS))
    workspace.close()


def ours(address: str, ledger: Path) -> dict[str, Any]:
    """Import the ledger."""
    from outreach.ledgers.actions import import_ledger
    from outreach.workspace import Workspace

    workspace = Workspace.open(address, today=TODAY)
    begun = time.perf_counter()
    report = import_ledger(workspace, ledger)
    seconds = time.perf_counter() - begun
    workspace.close()
    return {"seconds": seconds, "taken": report.imported["events"], "refused": len(report.rejected)}


def peer(address: str, ledger: Path) -> dict[str, Any]:
    """Read with openpyxl, validate with SQLModel, write with session.add_all."""
    import openpyxl
    from sqlmodel import select

    from db.models import Event, EventFraudType, EventKind, EventOfficer, EventPartner, Grid, Officer
    from outreach.workspace import Workspace

    workspace = Workspace.open(address, today=TODAY)
    station = workspace.station.id
    begun = time.perf_counter()
    with workspace.book.transaction() as session:
        officers: dict[str, UUID] = {one.badge: one.id for one in session.exec(select(Officer))}
        grids: dict[str, UUID] = {one.number: one.id for one in session.exec(select(Grid))}
        book = openpyxl.load_workbook(ledger, read_only=True)
        made: list[Any] = []
        events = 0
        for row in book.active.iter_rows(min_row=3, values_only=True):
            event = Event.model_validate(_event(station, row, officers, grids))
            own = {"station_id": station, "event_id": event.id}
            made.append(event)
            made += [EventKind.model_validate({**own, "kind": KINDS[kind]}) for kind in row[3].split("、")]
            if row[7]:
                made += [
                    EventOfficer.model_validate({**own, "officer_id": officers[badge]})
                    for badge in row[7].split("、")
                ]
            made.append(EventPartner.model_validate({**own, "partner": row[8]}))
            made += [
                EventFraudType.model_validate({**own, "fraud_type": TYPES[one]})
                for one in row[10].split("、")
            ]
            events += 1
        session.add_all(made)
    seconds = time.perf_counter() - begun
    workspace.close()
    return {"seconds": seconds, "taken": events, "refused": 0}


def _event(
    station: UUID, row: tuple[Any, ...], officers: dict[str, UUID], grids: dict[str, UUID]
) -> dict[str, Any]:
    day = row[0].date()
    return {
        "station_id": station,
        "day": day,
        "counts_on": day,
        "ym": day.year * 100 + day.month,
        "start_time": row[1],
        "end_time": row[2],
        "place": row[4],
        "grid_id": grids[row[5]],
        "lead_id": officers[row[6]],
        "form": row[9],
        "focus_group": row[11],
        "people": row[12],
        "households": row[13],
        "leaflets": row[14],
    }


def measured(way: str, address: str, ledger: Path) -> dict[str, Any]:
    """Run one way in a process of its own; tells its seconds and the most memory it and its children held."""
    import psutil

    child = subprocess.Popen(
        [sys.executable, __file__, "--run", way, address, str(ledger)], stdout=subprocess.PIPE, text=True
    )
    most = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal most
        whole = psutil.Process(child.pid)
        while not done.wait(0.05):
            try:
                held = sum(one.memory_info().rss for one in [whole, *whole.children(recursive=True)])
            except psutil.NoSuchProcess:
                continue
            most = max(most, held)

    watcher = threading.Thread(target=watch)
    watcher.start()
    said, _ = child.communicate()
    done.set()
    watcher.join()
    if child.returncode:
        raise SystemExit(f"{way} failed")
    return {**json.loads(said), "megabytes": most >> 20}


@contextmanager
def addresses(engine: str, folder: Path) -> Iterator[Any]:
    """Give addresses of new books."""
    if engine == "sqlite":
        yield lambda name: str(folder / f"{name}.sqlite")
        return
    from tests.conftest import PostgreSQL, _postgresql_programs

    with tempfile.TemporaryDirectory(prefix="pg") as place:
        server = PostgreSQL(Path(place), _postgresql_programs())
        server.start()
        try:
            yield lambda _name: server()
        finally:
            server.stop()


def compare(engine: str, ledger: Path, folder: Path) -> bool:
    """Measure both on one engine; tells whether the goals are met."""
    found = {}
    with addresses(engine, folder) as address_of:
        for way in ("ours", "peer"):
            address = address_of(way)
            make_book(address)
            found[way] = measured(way, address, ledger)
            told = found[way]
            print(
                f"{engine:10} {way:5} {told['seconds']:7.2f} s  {told['megabytes']:4} MB  "
                f"{told['taken']:,} events, {told['refused']:,} refused",
                flush=True,
            )
    ratio = found["peer"]["seconds"] / found["ours"]["seconds"]
    held = found["ours"]["megabytes"]
    met = ratio >= GOAL and held < MOST_MEGABYTES
    print(
        f"{engine:10} {ratio:.1f} times (goal {GOAL:.0f}), {held} MB (below {MOST_MEGABYTES}): "
        f"{'met' if met else 'MISSED'}"
    )
    return bool(met)


def main() -> int:
    """Compare on each engine."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=100_000)
    options.add_argument("--engine", choices=["sqlite", "postgresql"])
    options.add_argument("--run", nargs=3, help=argparse.SUPPRESS)
    told = options.parse_args()
    if told.run:
        way, address, ledger = told.run
        print(json.dumps({"ours": ours, "peer": peer}[way](address, Path(ledger))))
        return 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        ledger = folder / "ledger.xlsx"
        make_ledger(ledger, told.rows)
        engines = [told.engine] if told.engine else ["sqlite", "postgresql"]
        met = [compare(engine, ledger, folder) for engine in engines]
        return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
