"""Take a list of venues with who claimed them, and the goals of grids."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlmodel import Session, col, select

from db.models import Claim, Goal, Venue
from outreach.ledgers.directory import Person, Place
from outreach.ledgers.facts import Fault, Said
from outreach.ledgers.intake import Intake, differences
from outreach.ledgers.rows import Rows
from outreach.ledgers.rules import SAME_KEY, days_in_order, good
from outreach.ledgers.take_people import day_of
from outreach.ledgers.texts import folded
from outreach.pinyin import sort_key

_ONE_DAY = dt.timedelta(days=1)


def venues_of(session: Session, station: Any) -> list[Venue]:
    """Read the venues of the book."""
    return list(session.exec(select(Venue).where(Venue.station_id == station, col(Venue.removed).is_(None))))


def take_venues(intake: Intake, rows: Rows) -> None:
    """Take venues: new ones, and changes of those the book knows by name and grid."""
    intake.begin(rows)
    firsts = [day_of(value) for value in rows.of("claimed_from")]
    days_in_order(rows, firsts, [day_of(value) for value in rows.of("claimed_until")], "claimed_until")
    book = {(venue.grid_id, folded(venue.name)): venue for venue in venues_of(intake.session, intake.station)}
    claims = _Claims(intake, rows)
    above = intake.seen.setdefault("venues", {})
    made = []
    for row in range(len(rows.lines)):
        if row in rows.faults:
            continue
        grid = good(rows.of("grid")[row])
        name, kind, people = rows.of("name")[row], rows.of("kind")[row], rows.counts("people")[row]
        key = (grid.key if grid else None, folded(name))
        if key in above and above[key] != hash((kind, people)):
            rows.add(row, Fault("duplicate", Said(SAME_KEY, {"key": name})), "name")
            continue
        above[key] = hash((kind, people))
        venue = book.get(key)
        if venue:
            changes = differences(venue, {"kind": kind, "people": people or None})
            changed = claims.put(row, venue.id)
            if changes:
                intake.change(venue, "venues", venue.name, changes)
            elif not changed:
                intake.unchanged["venues"] += 1
            continue
        if key in intake.places.venues:
            intake.unchanged["venues"] += 1
            continue
        (native,) = intake.writer.ids(1)
        intake.places.venues[key] = intake.writer.key(native)
        made.append((native, name, kind, intake.writer.ref(key[0]), people, sort_key(name, surname=False)))
        claims.put(row, intake.writer.key(native))
    intake.imported["venues"] += len(made)
    intake.writer.rows(Venue, ("name", "kind", "grid_id", "people", "sort_key"), made)
    claims.write()
    intake.finish(rows)


class _Claims:
    """Who claimed which venue, in the book and in the ledger read so far."""

    def __init__(self, intake: Intake, rows: Rows) -> None:
        self.intake, self.rows = intake, rows
        self.known = {
            (claim.venue_id, claim.officer_id)
            for claim in intake.session.exec(
                select(Claim).where(Claim.station_id == intake.station, col(Claim.removed).is_(None))
            )
        }
        self.made: list[tuple[Any, ...]] = []

    def put(self, row: int, venue: Any) -> bool:
        """Take a row's claim; tells whether it is new."""
        officer = good(self.rows.of("claimed_by")[row])
        if not isinstance(officer, Person) or (venue, officer.key) in self.known:
            return False
        self.known.add((venue, officer.key))  # type: ignore[arg-type]
        # A ledger that names no day says who holds the claim now.
        first = day_of(self.rows.of("claimed_from")[row]) or self.intake.today
        self.made.append((venue, officer.key, first, day_of(self.rows.of("claimed_until")[row])))
        return True

    def write(self) -> None:
        """Write the new claims."""
        self.intake.added += len(self.made)
        writer = self.intake.writer
        ready = (
            (key, writer.ref(venue), writer.ref(officer), writer.day(first), writer.day(last))
            for key, (venue, officer, first, last) in zip(writer.ids(len(self.made)), self.made, strict=True)
        )
        writer.rows(Claim, ("venue_id", "officer_id", "from_day", "until_day"), ready)


def take_goals(intake: Intake, rows: Rows) -> None:
    """Take the points a day asked of grids; a goal lasts until the next one begins."""
    intake.begin(rows)
    goals: dict[Any, dict[dt.date, Goal]] = {}
    for goal in intake.session.exec(
        select(Goal).where(Goal.station_id == intake.station, col(Goal.removed).is_(None))
    ):
        goals.setdefault(goal.grid_id, {})[goal.from_day] = goal
    told: dict[Any, dict[dt.date, int]] = {}
    for row in range(len(rows.lines)):
        grid, points = good(rows.of("grid")[row]), good(rows.of("points")[row])
        if row in rows.faults or not isinstance(grid, Place):
            continue
        first = day_of(rows.of("from_day")[row]) or intake.today.replace(month=1, day=1)
        known = goals.get(grid.key, {}).get(first)
        if known and known.points == points:
            intake.unchanged["goals"] += 1
        elif known:
            intake.change(known, "goals", grid.number, {"points": points})
        else:
            told.setdefault(grid.key, {})[first] = points
            intake.imported["goals"] += 1
    made = []
    for key, new in told.items():
        book = goals.get(key, {})
        begins = sorted({*new, *book})
        for first, after in zip(begins, [*begins[1:], None], strict=True):
            last = after - _ONE_DAY if after else None
            if first in new:
                made.append(
                    (intake.writer.ref(key), new[first], intake.writer.day(first), intake.writer.day(last))
                )
            elif after in new and (book[first].until_day or after) >= after:
                intake.change(book[first], "goals", str(first), {"until_day": last})
    keys = intake.writer.ids(len(made))
    columns = ("grid_id", "points", "from_day", "until_day")
    intake.writer.rows(Goal, columns, ((key, *row) for key, row in zip(keys, made, strict=True)))
    intake.finish(rows)
