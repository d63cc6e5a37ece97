"""Take daily tallies of an app campaign, their refusals by coded reason."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from db.models import Code, Tally, TallyRefusal
from outreach.ledgers.directory import Person
from outreach.ledgers.facts import Fault, Said
from outreach.ledgers.fields import REASON_PREFIX
from outreach.ledgers.intake import Intake
from outreach.ledgers.lexicon import look_up, parts
from outreach.ledgers.rows import Rows
from outreach.ledgers.rules import FUNNEL, SAME_KEY, good, in_post, is_impossible
from outreach.ledgers.take_people import day_of
from outreach.ledgers.texts import folded

ALREADY = "already"
UNSAID = ""
_COUNTS = ("met", "already", "scanned", "installed", "registered", "refused")
_TALLY = ("day", "ym", "officer_id", "code_id", *_COUNTS)


def take_tallies(intake: Intake, rows: Rows) -> None:
    """Take tallies; one already in the book with other figures is a duplicate."""
    _sum_reasons(rows)
    intake.begin(rows)
    days = [day_of(value) for value in rows.of("day")]
    _check(rows, days)
    codes = _codes(intake) if "code" in rows.columns else {}
    held = _held(intake, [day for day in days if day])
    above = intake.seen.setdefault("tallies", {})
    tallies, refusals = [], []
    keys = iter(intake.writer.ids(len(rows.lines)))
    writer = intake.writer
    for row in range(len(rows.lines)):
        if row in rows.faults:
            continue
        officer, day = rows.of("officer")[row], days[row]
        code = codes.get(folded(rows.of("code")[row] or ""))
        key = (day, officer.key, code)
        figures, reasons = _figures(rows, row)
        if key in above or (key in held and held[key] != figures):
            said = {"key": f"{day} {officer.badge}"}
            rows.add(row, Fault("duplicate", Said(SAME_KEY, said)), "officer")
            continue
        above[key] = row
        if key in held:
            intake.unchanged["tallies"] += 1
            continue
        native = next(keys)
        intake.touched_days.add(day)
        ids = (writer.ref(officer.key), writer.ref(code))
        tallies.append((native, writer.day(day), day.year * 100 + day.month, *ids, *figures))
        refusals += [(writer.station, native, reason, *told) for reason, told in reasons.items()]
    intake.imported["tallies"] += len(tallies)
    writer.rows(Tally, _TALLY, tallies)
    writer.parts(TallyRefusal, ("tally_id", "reason", "written", "people"), refusals)
    intake.finish(rows)


def _sum_reasons(rows: Rows) -> None:
    """Where each reason has a column of its own and no column names them together, add them up."""
    counted = [name for name in rows.columns if name.startswith(REASON_PREFIX)]
    if not counted or "refused" in rows.columns:
        return
    own = [name for name in counted if name != REASON_PREFIX + ALREADY]
    rows.values["refused"] = [
        sum(good(rows.values[name][row]) or 0 for name in own) for row in range(len(rows.lines))
    ]


def _check(rows: Rows, days: list[Any]) -> None:
    counts = [rows.counts(name) for name in ("met", "scanned", "installed", "registered", "refused")]
    impossible = Fault("impossible_funnel", Said(FUNNEL))
    for row, (day, officer, *funnel) in enumerate(zip(days, rows.of("officer"), *counts, strict=True)):
        if not any(isinstance(one, Fault) or one is None for one in funnel) and is_impossible(*funnel):
            rows.add(row, impossible, _worst(rows, *funnel))
        if isinstance(officer, Person):
            in_post(rows, row, (officer,), day, "officer")


def _worst(rows: Rows, met: int, scanned: int, installed: int, registered: int, refused: int) -> str:
    """Name the figure that cannot be."""
    if scanned > met:
        return "scanned"
    if installed > scanned:
        return "installed"
    return "registered" if registered > installed or "refused" not in rows.columns else "refused"


def _figures(rows: Rows, row: int) -> tuple[tuple[int, ...], dict[str, tuple[str, int]]]:
    """Read a row's counts, and its refusals by reason.

    Whoever "refuses" because it is installed already is no refusal but counts as already.
    """
    counts = {name: rows.counts(name)[row] for name in _COUNTS}
    written = rows.of("reason")[row] or ""
    reasons: dict[str, tuple[str, int]] = {}
    for name in rows.columns:
        if name.startswith(REASON_PREFIX) and rows.values[name][row]:
            reasons[name.removeprefix(REASON_PREFIX)] = ("", rows.values[name][row])
    if ALREADY in reasons:
        moved = reasons.pop(ALREADY)[1]
        counts["already"] += moved
        if "refused" in rows.columns:
            counts["refused"] = max(0, counts["refused"] - moved)
    elif counts["refused"] and not reasons:
        reason = _reason(written)
        if reason == ALREADY:
            counts["already"] += counts["refused"]
            counts["refused"] = 0
        else:
            reasons[reason] = (written, counts["refused"])
    return tuple(counts[name] for name in _COUNTS), reasons


def _reason(written: str) -> str:
    """Code a refusal's reason, of several the first that is a refusal; one of no code is kept as written."""
    if not written:
        return UNSAID
    whole = look_up("refusals", written)
    if whole:
        return whole
    found = [look_up("refusals", one) or one for one in parts(written)]
    return next((one for one in found if one != ALREADY), ALREADY)


def _codes(intake: Intake) -> dict[str, Any]:
    query = sa.select(Code.letters, Code.id).where(  # type: ignore[call-overload]
        col(Code.station_id) == intake.station, col(Code.removed).is_(None)
    )
    return {folded(letters): key for letters, key in intake.session.execute(query)}


def _held(intake: Intake, days: list[Any]) -> dict[Any, tuple[int, ...]]:
    if not days:
        return {}
    columns = [getattr(Tally, name) for name in ("day", "officer_id", "code_id", *_COUNTS)]
    query = sa.select(*columns).where(
        col(Tally.station_id) == intake.station,
        col(Tally.removed).is_(None),
        col(Tally.day).between(min(days), max(days)),
    )
    return {tuple(row[:3]): tuple(row[3:]) for row in intake.session.execute(query)}
