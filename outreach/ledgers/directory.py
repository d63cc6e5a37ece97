"""Who and what a ledger's cells can mean: officers by badge or name, grids by number, venues by name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from outreach.language import mark
from outreach.ledgers.facts import Fault, Said
from outreach.ledgers.lexicon import parts
from outreach.ledgers.sheets import Cell
from outreach.ledgers.texts import folded, is_nothing, said

_TIGHT = re.compile(r"[、，,;；/／|\n\r\t]+")
_BADGE_INSIDE = re.compile(r"[a-z]{0,4}\d{3,12}[a-z]?")
_RANKS = re.compile(r"(同志|民警|辅警|警官|警员|所长|副所长|教导员|指导员|警长)$")

NOBODY = mark(
    "Nobody in the book or this ledger is called so or bears this badge. Write a badge from the roster."
)
SEVERAL = mark("{number} people bear this name: write the badge ({badges}).")
ONE_ONLY = mark("One officer must answer for this row: write one badge.")
NO_GRID = mark("There is no grid with this number. Write a number from the table of responsibility.")


@dataclass(frozen=True, slots=True)
class Person:
    """An officer as far as a ledger's rows need to know: `key` is the id as the database takes it."""

    key: object
    badge: str
    name: str
    from_day: dt.date | None = None
    until_day: dt.date | None = None

    def in_post(self, day: dt.date) -> bool:
        """Tell whether the officer is in post on a day."""
        return (self.from_day is None or self.from_day <= day) and (
            self.until_day is None or day <= self.until_day
        )


class People:
    """The officers of the book and of this ledger."""

    def __init__(self, persons: Iterable[Person] = ()) -> None:
        self.by_badge: dict[str, Person] = {}
        self.by_name: dict[str, list[Person]] = {}
        for person in persons:
            self.add(person)

    def add(self, person: Person) -> None:
        """Add an officer, or put another in the place of the one with the same badge."""
        before = self.by_badge.get(folded(person.badge))
        if before:
            self.by_name[folded(before.name)].remove(before)
        self.by_badge[folded(person.badge)] = person
        self.by_name.setdefault(folded(person.name), []).append(person)

    def several(self, cell: Cell) -> list[Person] | Fault | None:
        """Find the officers a cell names; None where it names none.

        The whole cell without spaces is tried first: 李　敏 is 李敏.
        """
        if is_nothing(cell):
            return None
        text = said(cell)
        whole = self._one(text)
        if not (isinstance(whole, Fault) and whole.reason == "unknown_officer"):
            return whole if isinstance(whole, Fault) else [whole]
        found: list[Person] = []
        for piece in _TIGHT.split(text):
            if not piece.strip():
                continue
            one = self._one(piece)
            named = [one] if isinstance(one, Person) else [self._one(part) for part in parts(piece)]
            if isinstance(one, Fault) and one.reason == "ambiguous_officer":
                return one
            for person in named:
                if isinstance(person, Fault):
                    return person
                if person not in found:
                    found.append(person)
        return found or Fault("unknown_officer", Said(NOBODY))

    def single(self, cell: Cell) -> Person | Fault | None:
        """Find the one officer a cell names."""
        found = self.several(cell)
        if isinstance(found, list):
            return found[0] if len(found) == 1 else Fault("ambiguous_officer", Said(ONE_ONLY))
        return found

    def _one(self, text: str) -> Person | Fault:
        key = folded(text)
        if key in self.by_badge:
            return self.by_badge[key]
        bearers = self.by_name.get(key) or self.by_name.get(_RANKS.sub("", key), [])
        if len(bearers) == 1:
            return bearers[0]
        if bearers:
            badges = "、".join(sorted(person.badge for person in bearers))
            return Fault("ambiguous_officer", Said(SEVERAL, {"number": len(bearers), "badges": badges}))
        return self._padded(key) or self._both(key) or Fault("unknown_officer", Said(NOBODY))

    def _padded(self, key: str) -> Person | None:
        """Give back the leading zeros a spreadsheet took from a badge, where only one badge can be meant."""
        if not key.isdigit():
            return None
        meant = [
            person for badge, person in self.by_badge.items() if badge.isdigit() and badge.lstrip("0") == key
        ]
        return meant[0] if len(meant) == 1 else None

    def _both(self, key: str) -> Person | None:
        """Read a cell with a badge and a name that agree: 031202刘磊, 刘磊(031202)."""
        inside = _BADGE_INSIDE.search(key)
        person = self.by_badge.get(inside.group()) if inside else None
        return person if person and folded(person.name) in key else None


@dataclass(frozen=True, slots=True)
class Place:
    """A grid as far as a ledger's rows need to know."""

    key: object
    number: str
    community: str = ""


class Places:
    """The grids and venues of the book and of this ledger."""

    def __init__(self, grids: Iterable[Place] = ()) -> None:
        self.by_number: dict[str, Place] = {}
        self.by_community: dict[str, list[Place]] = {}
        self.venues: dict[tuple[object, str], object] = {}
        for grid in grids:
            self.add(grid)

    def add(self, grid: Place) -> None:
        """Add a grid."""
        if folded(grid.number) in self.by_number:
            return
        self.by_number[folded(grid.number)] = grid
        if grid.community:
            self.by_community.setdefault(folded(grid.community), []).append(grid)

    def grid(self, cell: Cell) -> Place | Fault | None:
        """Find the grid a cell names: by its number, or by a community that is one grid."""
        if is_nothing(cell):
            return None
        key = folded(said(cell))
        found = self.by_number.get(key) or self._padded(key) or self._inside(key)
        if found:
            return found
        named = self.by_community.get(key, [])
        return named[0] if len(named) == 1 else Fault("unknown_grid", Said(NO_GRID))

    def _padded(self, key: str) -> Place | None:
        if not key.isdigit():
            return None
        bare = key.lstrip("0")
        meant = [
            grid for number, grid in self.by_number.items() if number.isdigit() and number.lstrip("0") == bare
        ]
        return meant[0] if len(meant) == 1 else None

    def _inside(self, key: str) -> Place | None:
        """Read a number with words around it: SC01东升社区, 第3警格, 3号警格."""
        bare = re.sub(r"(第|号|警务区|警格|网格|责任区|片区|\(|\))", "", key)
        if bare != key and (bare in self.by_number or self._padded(bare)):
            return self.by_number.get(bare) or self._padded(bare)
        start = re.match(r"[a-z]{1,6}[-_]?\d{1,6}(?!\d)", key)
        return self.by_number.get(start.group()) if start else None

    def venue(self, grid: object, name: str) -> object | None:
        """Find the venue of a name in a grid."""
        return self.venues.get((grid, folded(name)))
