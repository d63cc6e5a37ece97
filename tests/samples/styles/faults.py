"""Wrong rows: a right row with one thing of it (or two) written wrongly, and the reason it is refused for."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from tests.samples.styles.meaning import ORDER, REQUIRED, UNATTENDED, Row
from tests.samples.styles.world import ATTENDED, World

DAY = {"events": ("day",), "tallies": ("day",), "cases": ("day", "reported"), "alerts": ("received",),
       "grids": ("since",), "officers": ("since",)}  # fmt: skip
WHO = {"events": "lead", "tallies": "officer", "alerts": "officer", "grids": "lead"}
NUMBER = {"events": "people", "tallies": "met", "cases": "loss", "alerts": "money"}


def add_wrong_rows(world: World, rows: dict[str, list[Row]]) -> None:
    """Put the wrong rows the style asks for among the right ones."""
    for table, listed in world.style.faults.items():
        for wish in listed.split():
            row = _base(world, table, rows[table], wish)
            for reason in wish.split("+"):
                _spoil(world, row, reason)
            row.fault = min(wish.replace("helper", "officer").split("+"), key=ORDER.index)
            _insert(world, rows[table], row)


def _base(world: World, table: str, rows: list[Row], wish: str) -> Row:
    """A row that would be right, not yet in the table."""
    rng, month = world.rng, world.style.months[0]
    first = [day for day in world.days if (day.year, day.month) == month]
    if wish == "duplicate":
        seen = rng.choice([r for r in rows if not r.fault and r.meant["form"] not in UNATTENDED])
        meant = dict(seen.meant, people=seen.meant["people"] + 3, leaflets=7)
        return Row(table, meant)
    if table == "events":
        meant = dict(world.event(first if "not_in_post" in wish else None), form=rng.choice(ATTENDED))
        meant["end"] = meant["start"] if rng.random() < 0.1 else meant["end"]
    elif table == "tallies":
        pair = next(p for p in world.spare if p[0] in first) if "not_in_post" in wish else world.spare[0]
        world.spare.remove(pair)
        meant = world.tally(*pair)
    elif table in ("cases", "alerts"):
        meant = world.case() if table == "cases" else world.alert()
    else:
        meant = _unheard_of(world, table, rows)
    return Row(table, world.prune(table, meant))


def _unheard_of(world: World, table: str, rows: list[Row]) -> dict[str, Any]:
    """An officer, grid or venue nobody refers to, so that its refusal draws no other row with it."""
    meant, n = dict(rows[-1].meant), 70 + len([r for r in rows if r.fault])
    if table == "officers":
        return meant | {"badge": world.style.badge.format(n), "name": f"宗政{'甲乙丙丁'[n - 70]}"}
    if table == "grids":
        return meant | {"number": world.style.grid.format(n), "until": None, "helpers": []}
    return meant | {"name": f"西郊便民{meant['kind']}{n}号"}


def _insert(world: World, rows: list[Row], row: Row) -> None:
    """Where its day belongs, and after the row it repeats; people, grids and venues anywhere."""
    key = "received" if row.table == "alerts" else "reported" if row.meant.get("reported") else "day"
    if key not in row.meant:
        rows.insert(world.rng.randint(1, len(rows)), row)
        return
    later = (n for n, other in enumerate(rows) if other.meant[key] > row.meant[key])
    rows.insert(next(later, len(rows)), row)


def _spoil(world: World, row: Row, reason: str) -> None:
    """Write one thing of the row wrongly."""
    rng, raw, table = world.rng, row.raw, row.table
    if reason == "missing_required":
        _leave_out(world, row)
    elif reason in ("bad_date", "future_date"):
        _misdate(world, row, reason)
    elif reason == "bad_time":
        raw.update(rng.choice(({"start": "25:70"}, {"end": "9点75分"}, {"start": "上午"})))
    elif reason == "ends_before_start":
        raw.update(
            rng.choice(({"start": time(15, 0), "end": time(14, 0)}, {"start": "23:00", "end": "0:30"}))
        )
    elif reason == "bad_number":
        raw[NUMBER[table]] = rng.choice(("若干", "很多"))
    elif reason == "negative_number":
        raw[NUMBER[table]] = rng.choice((-12, "-8"))
    elif reason == "unknown_kind":
        raw["kinds"] = rng.choice(("进太空", "进月球"))
    elif reason == "unknown_officer":
        raw[WHO[table]], raw[f"{WHO[table]}:name"] = rng.choice(("998877", "申屠无名")), "申屠无名"
        raw[f"{WHO[table]}:badge"] = "998877"
    elif reason == "unknown_helper":
        raw["helpers"] = "998866"
    elif reason == "ambiguous_officer":
        raw[WHO[table]] = next(o.name for o in world.officers if not o.known_by_name)
    elif reason == "unknown_grid":
        raw["grid"] = 97 if world.style.pen.whole_grids else world.style.grid.format(97)
    elif reason == "impossible_funnel":
        _widen(world, row)
    elif reason == "not_in_post":
        row.meant[WHO[table]] = world.late()


def _leave_out(world: World, row: Row) -> None:
    """Leave a required cell empty, or write that there is nothing."""
    merged = any(sheet.merge_days for sheet in world.style.sheets if sheet.table == row.table)
    kept = ("met", "day") if merged else ("met",)  # an empty count may be read as nought: never left out
    names = [n for n in REQUIRED[row.table] if n in world.has[row.table] and n not in kept]
    if row.table == "cases" and "reported" in world.has["cases"]:
        names.append("reported")
    ticks = any(name.startswith("kinds:") for name in world.has.get("events", ()))
    name = world.rng.choice([n for n in names if n not in row.raw])
    words = (None,) if name in ("day", "received", "reported") or ticks else (None, None, "—", "无")
    row.raw[name] = world.rng.choice(words)


def _misdate(world: World, row: Row, reason: str) -> None:
    """A day there is not, or one after today."""
    text = world.rng.choice(("2026年13月5日", "2025.2.30", "20261301", "待定"))
    ahead = world.style.as_of + timedelta(world.rng.randint(4, 25))
    real = datetime.combine(ahead, time(9, 40) if row.table == "alerts" else time())
    written = world.rng.choice((real, real, f"{ahead:%Y%m%d}", f"{ahead.year}.{ahead.month}.{ahead.day}"))
    for name in DAY[row.table]:
        row.raw[name] = text if reason == "bad_date" else real if row.table == "alerts" else written
    if row.table == "alerts":
        row.meant.update(sms=None, phone=None, in_person=None)


def _widen(world: World, row: Row) -> None:
    """A funnel wider below than above; the counts themselves are all fair numbers."""
    m, has = row.meant, world.has["tallies"]
    m["reason"] = "没时间" if "reason" in has and m["refused"] else None
    ways = [("scanned", m["met"] + 7), ("installed", m["scanned"] + 3), ("registered", m["installed"] + 2)]
    if "refused" in has and m["refused"]:
        ways.append(("refused", m["met"] - m["scanned"] + 5))
    name, count = world.rng.choice([way for way in ways if way[0] in has])
    row.raw[name] = count
