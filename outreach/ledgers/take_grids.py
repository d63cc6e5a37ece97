"""Take a table of responsibility: grids, and who answers for each from a day until a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from db.models import Assignment, Community, Grid
from outreach.ledgers.directory import Person, Place, Places
from outreach.ledgers.facts import Caution, Fault, Said
from outreach.ledgers.intake import Intake, differences
from outreach.ledgers.rows import Rows
from outreach.ledgers.rules import OVERLAP, days_in_order
from outreach.ledgers.take_people import day_of
from outreach.ledgers.texts import folded
from outreach.pinyin import sort_key

_ONE_DAY = dt.timedelta(days=1)
_FOREVER = dt.date(9999, 12, 31)


@dataclass(slots=True)
class Holding:
    """Who leads a grid from a day until a day; `row` is the ledger's, `kept` the book's."""

    officer: UUID
    first: dt.date
    last: dt.date | None
    kept: Assignment | None = None
    row: int = -1


def communities_of(session: Session, station: UUID) -> list[Community]:
    """Read the communities of the book."""
    return list(
        session.exec(
            select(Community).where(Community.station_id == station, col(Community.removed).is_(None))
        )
    )


def grids_of(session: Session, station: UUID) -> list[Grid]:
    """Read the grids of the book."""
    return list(session.exec(select(Grid).where(Grid.station_id == station, col(Grid.removed).is_(None))))


def places_of(session: Session, station: UUID) -> Places:
    """Read which grids the book knows."""
    names = {community.id: community.name for community in communities_of(session, station)}
    return Places(
        Place(grid.id, grid.number, names.get(grid.community_id, "") if grid.community_id else "")
        for grid in grids_of(session, station)
    )


def take_grids(intake: Intake, rows: Rows) -> None:
    """Take a table of responsibility."""
    intake.begin(rows)
    firsts = [day_of(value) for value in rows.of("from_day")]
    lasts = [day_of(value) for value in rows.of("until_day")]
    days_in_order(rows, firsts, lasts)
    leads = [found[0] if isinstance(found, list) else None for found in rows.of("lead")]
    helpers = [
        [*(lead[1:] if isinstance(lead, list) else []), *(helper if isinstance(helper, list) else [])]
        for lead, helper in zip(rows.of("lead"), rows.of("helpers"), strict=True)
    ]
    communities = _Communities(intake, rows)
    held = _Held(intake)
    book = {grid.number: grid for grid in grids_of(intake.session, intake.station)}
    compared: set[str] = set()
    # In the order of their days, whatever the ledger's: who follows whom is told by the days.
    for row in sorted(range(len(rows.lines)), key=lambda row: firsts[row] or _FOREVER):
        lead = leads[row]
        if row in rows.faults or lead is None:
            continue
        number = rows.of("number")[row]
        grid = intake.places.by_number.get(folded(number))
        if held.clash(grid, lead, firsts[row], lasts[row]):
            rows.add(row, Fault("duplicate", Said(OVERLAP, {"grid": number})), "lead")
            continue
        if grid is None:
            grid = _make_grid(intake, rows, row, communities)
        elif grid.number in book and grid.number not in compared:
            compared.add(grid.number)
            _compare(intake, book[grid.number], _told(rows, row, communities))
        held.put(rows, row, grid, lead, helpers[row], firsts[row], lasts[row])
    held.write()
    intake.finish(rows, lambda _row: "grids")


def _told(rows: Rows, row: int, communities: _Communities) -> dict[str, Any]:
    return {
        "community_id": communities.of(row),
        "households": rows.counts("households")[row] or None,
        "residents": rows.counts("residents")[row] or None,
        "area_type": rows.of("area_type")[row],
    }


def _make_grid(intake: Intake, rows: Rows, row: int, communities: _Communities) -> Place:
    told = _told(rows, row, communities)
    (native,) = intake.writer.ids(1)
    number = rows.of("number")[row]
    place = Place(intake.writer.key(native), number, rows.of("community")[row] or "")
    intake.places.add(place)
    intake.imported["grids"] += 1
    values = (
        native,
        number,
        intake.writer.ref(told["community_id"]),
        told["households"] or 0,
        told["residents"] or 0,
        told["area_type"] or "",
    )
    intake.writer.rows(Grid, ("number", "community_id", "households", "residents", "area_type"), [values])
    return place


def _compare(intake: Intake, grid: Grid, told: dict[str, Any]) -> None:
    changes = differences(grid, told)
    if changes:
        intake.change(grid, "grids", grid.number, changes)
    else:
        intake.unchanged["grids"] += 1


class _Communities:
    """The official communities a ledger names, made where the book lacks one."""

    def __init__(self, intake: Intake, rows: Rows) -> None:
        self.intake = intake
        self.codes, self.names = rows.of("community_code"), rows.of("community")
        book = communities_of(intake.session, intake.station)
        self.by_code = {one.code: one.id for one in book}
        self.by_name: dict[str, list[UUID]] = {}
        for one in book:
            self.by_name.setdefault(folded(one.name), []).append(one.id)

    def of(self, row: int) -> UUID | None:
        """Find a row's community, by its code or by a name only one bears."""
        code = "".join(sign for sign in str(self.codes[row] or "") if sign.isdigit())
        name = self.names[row] or ""
        if code in self.by_code:
            return self.by_code[code]
        if len(code) == 12 and name:
            (native,) = self.intake.writer.ids(1)
            made = (native, code, name, "", sort_key(name, surname=False))
            self.intake.writer.rows(Community, ("code", "name", "street", "sort_key"), [made])
            self.by_code[code] = self.intake.writer.key(native)
            return self.by_code[code]
        named = self.by_name.get(folded(name), [])
        return named[0] if len(named) == 1 else None


class _Held:
    """Who holds each grid, in the book and in the ledger read so far."""

    def __init__(self, intake: Intake) -> None:
        self.intake = intake
        self.leads: dict[Any, list[Holding]] = {}
        self.helpers: set[tuple[Any, Any, dt.date]] = set()
        self.made: list[tuple[Any, ...]] = []
        for one in intake.session.exec(
            select(Assignment).where(
                Assignment.station_id == intake.station, col(Assignment.removed).is_(None)
            )
        ):
            if one.role == "lead":
                holding = Holding(one.officer_id, one.from_day, one.until_day, one)
                self.leads.setdefault(one.grid_id, []).append(holding)
            else:
                self.helpers.add((one.grid_id, one.officer_id, one.from_day))

    def clash(self, grid: Place | None, lead: Person, first: dt.date, last: dt.date | None) -> bool:
        """Tell whether somebody else leads the grid on one of these days, with an end of their own."""
        for held in self.leads.get(grid.key, []) if grid else []:
            same = held.officer == lead.key and held.first == first
            open_before = held.last is None and held.first < first
            overlap = held.first <= (last or _FOREVER) and (held.last or _FOREVER) >= first
            if overlap and not same and not open_before:
                return True
        return False

    def put(
        self,
        rows: Rows,
        row: int,
        grid: Place,
        lead: Person,
        helpers: list[Person],
        first: dt.date,
        last: dt.date | None,
    ) -> None:
        """Take one row: a new lead ends an open one before it, and the same lead again is compared."""
        everyone = self.leads.setdefault(grid.key, [])
        same = next((one for one in everyone if one.officer == lead.key and one.first == first), None)
        if same is None:
            for before in everyone:
                if before.last is None and before.first < first:
                    self._end(rows, before, first - _ONE_DAY, grid)
            everyone.append(Holding(lead.key, first, last, None, row))  # type: ignore[arg-type]
            self.intake.imported["assignments"] += 1
        elif same.kept and last and same.last != last:
            self.intake.change(same.kept, "assignments", f"{grid.number} {lead.badge}", {"until_day": last})
            same.last = last
        else:
            self.intake.unchanged["assignments"] += 1
        for helper in helpers:
            key = (grid.key, helper.key, first)
            if helper.key != lead.key and key not in self.helpers:
                self.helpers.add(key)
                self.made.append((grid.key, helper.key, "helper", first, last))

    def _end(self, rows: Rows, held: Holding, last: dt.date, grid: Place) -> None:
        held.last = last
        if held.kept:
            self.intake.change(held.kept, "assignments", grid.number, {"until_day": last})
        else:
            line = rows.lines[held.row] + 1
            self.intake.warnings.append(
                Caution(rows.sheet.name, line, rows.heading("until_day"), "ended", last.isoformat())
            )

    def write(self) -> None:
        """Write the new assignments."""
        writer = self.intake.writer
        leads = [
            (grid, one.officer, "lead", one.first, one.last)
            for grid, everyone in self.leads.items()
            for one in everyone
            if one.row >= 0
        ]
        made = leads + self.made
        self.intake.added += len(self.made)
        ready = (
            (key, writer.ref(grid), writer.ref(officer), role, writer.day(first), writer.day(last))
            for key, (grid, officer, role, first, last) in zip(writer.ids(len(made)), made, strict=True)
        )
        self.intake.session.flush()
        writer.rows(Assignment, ("grid_id", "officer_id", "role", "from_day", "until_day"), ready)
