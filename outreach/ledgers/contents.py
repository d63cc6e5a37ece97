"""What a column holds, told from its cells."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from outreach.ledgers import days, numbers
from outreach.ledgers.lexicon import look_up, parts
from outreach.ledgers.sheets import Cell, Column, FailedFormula
from outreach.ledgers.texts import folded, is_nothing, said, without_spaces

_SAMPLE = 400
_BADGE = re.compile(r"[A-Za-z]{0,4}\d{3,12}[A-Za-z]?")
_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·]{2,4}")
_POST = re.compile(r"(所长|教导员|民警|辅警|内勤|指挥|警长|政委|队长|户籍|协警|文职|法制|窗口|主任|副职)")
_GROUPS = (
    "kinds", "forms", "fraud_types", "levels", "results", "area_types", "answers", "refusals", "venue_kinds",
    "excuses", "states", "residences",
)  # fmt: skip
_MARKS = {"√", "✓", "✔", "1", "是", "有", "v", "o", "○", "●", "x"}


@dataclass(frozen=True, slots=True)
class Known:
    """Whom and what the book and the workbook's own tables name; all folded."""

    badges: Collection[str] = field(default_factory=frozenset)
    names: Collection[str] = field(default_factory=frozenset)
    grids: Collection[str] = field(default_factory=frozenset)


Holding = dict[str, float]
"""How much of a column's filled cells could be each kind of value, from 0 to 1.

`filled` counts them, `most` is their share of all rows; `roster` and `grids` tell whether any are known.
"""


class Contents:
    """Tell what columns hold; each distinct value is looked at once."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._kinds: dict[tuple[int, int], frozenset[str]] = {}

    def holding(self, column: Column, rows: range) -> Holding:
        """Tell what a column holds in some rows, from at most a few hundred of them."""
        step = max(1, len(rows) // _SAMPLE)
        codes = Counter(column.codes[row] for row in rows[::step] if column.codes[row])
        total = distinct = 0
        found: Counter[str] = Counter()
        for code, times in codes.items():
            kinds = self._kinds_of(column, code)
            if kinds is not None:
                total += times
                distinct += 1
                for kind in kinds:
                    found[kind] += times
        held = {kind: count / total for kind, count in found.items()}
        held["filled"] = float(total)
        held["most"] = total / max(1, len(rows[::step]))
        held["roster"] = float(bool(self.known.badges or self.known.names))
        held["grids"] = float(bool(self.known.grids))
        held["distinct"] = distinct / total if total else 0.0
        return held

    def _kinds_of(self, column: Column, code: int) -> frozenset[str] | None:
        cell = column.values[code]
        if is_nothing(cell) or isinstance(cell, FailedFormula):
            return None
        key = (id(column), code)
        if key not in self._kinds:
            self._kinds[key] = frozenset(_kinds_of(cell, self.known))
        return self._kinds[key]


def _kinds_of(cell: Cell, known: Known) -> set[str]:
    found = _plain_kinds(cell)
    if not isinstance(cell, str | float):
        return found
    text = said(cell)
    whole = folded(text)
    if whole in known.grids:
        found.add("grid")
    if _names_officer(text, known):
        found.add("officer")
        if whole not in known.names and len(parts(text)) > 1:
            found.add("several")
    if isinstance(cell, str):
        pieces = parts(text)
        for group in _GROUPS:
            if any(look_up(group, piece) for piece in pieces) or look_up(group, text):
                found.add(group)
        if look_up("attended", text):
            found.add("forms")
        if _NAME.fullmatch(without_spaces(text)):
            found.add("name")
        if _POST.search(text):
            found.add("post")
    if _BADGE.fullmatch(whole):
        found.add("badge")
    if whole in _MARKS:
        found.add("mark")
    if re.fullmatch(r"\d{9}|\d{12}", whole):
        found.add("code12")
    return found


def _plain_kinds(cell: Cell) -> set[str]:
    found: set[str] = set()
    year = days.Year(None, dt.date(2100, 1, 1))
    if isinstance(cell, dt.datetime):
        return {"day", "moment"}
    if isinstance(cell, dt.date):
        return {"day"}
    if isinstance(cell, dt.time):
        return {"time"}
    when = days.when(cell, year)
    if isinstance(when, days.When):
        found.add("day")
        if when.start:
            found.add("moment")
    if isinstance(days.span(cell), days.Span) and not (isinstance(cell, float) and cell >= 1):
        found.add("time")
    if numbers.is_number(cell):
        found.add("number")
    return found


def _names_officer(text: str, known: Known) -> bool:
    whole = folded(text)
    if whole in known.badges or whole in known.names:
        return True
    return any(folded(part) in known.badges or folded(part) in known.names for part in parts(text))


_FEW = 4
_WORDS = (
    "kinds", "fraud_types", "forms", "text", "allies", "post", "name", "refusals", "results", "levels",
)  # fmt: skip
_NOBODY = 0.05


def names_nobody(held: Holding) -> bool:
    """Tell whether a column names none of the officers known: owners and managers of venues."""
    return bool(held["roster"]) and held["filled"] >= _FEW and held.get("officer", 0) < _NOBODY


def contradicts(holds: str, held: Holding) -> bool:
    """Tell whether a column's cells speak against a field its heading fits."""
    if not held["filled"]:
        return False
    day, number, time = held.get("day", 0), held.get("number", 0), held.get("time", 0)
    if held["filled"] < _FEW:
        # Too few cells to tell a wrong column from a wrong cell.
        return (holds in ("day", "moment") and time > day) or (holds in ("time", "clock") and day > time)
    if holds == "day":
        return day < 0.5
    if holds == "moment":
        return day < 0.5
    if holds == "clock":
        return time < 0.5
    if holds == "time":
        return time < 0.5 and held.get("moment", 0) < 0.5
    if holds in ("count", "money", "points"):
        return number < 0.5
    if holds == "step":
        return max(day, time, held.get("answers", 0), held.get("mark", 0)) < 0.2
    if holds in ("officer", "officers"):
        if held.get("officer", 0) >= 0.5:
            return False
        return (day >= 0.5 and held.get("badge", 0) < 0.5) or (number >= 0.5 and held.get("badge", 0) < 0.8)
    if holds == "allies" and held.get("officer", 0) >= 0.5:
        return True
    if holds in _WORDS:
        return (number >= 0.8 and holds not in ("text", "allies", "levels")) or day >= 0.8
    return False


def bears(holds: str, held: Holding) -> bool:
    """Tell whether a column's cells are such that a mere root of its heading may be believed."""
    if not held["filled"] or contradicts(holds, held):
        return False
    number, day, time = held.get("number", 0), held.get("day", 0), held.get("time", 0)
    if holds in ("count", "money", "points"):
        return number >= 0.7 and day < 0.5 and held.get("code12", 0) < 0.5
    if holds in ("officer", "officers"):
        unknown = not held["roster"] and max(held.get("name", 0), held.get("badge", 0)) >= 0.5
        return held.get("officer", 0) >= 0.3 or unknown
    if holds == "grid":
        return held.get("grid", 0) >= 0.3 or (not held["grids"] and max(number, day) < 0.5)
    if holds in ("day", "moment"):
        return day >= (0.5 if number < 0.5 else 0.95)
    if holds in ("time", "clock"):
        return time >= 0.5
    if holds == "step":
        return max(day, time, held.get("answers", 0)) >= 0.5
    if holds == "grid_number":
        return max(day, time) < 0.5
    if holds in ("text", "allies"):
        return max(number, day, time, held.get("officer", 0), held.get("grid", 0)) < 0.5
    if holds == "badge":
        return held.get("badge", 0) >= 0.5
    return held.get(holds, 0) >= 0.3


def speaks_for(holds: str, held: Holding) -> float:
    """Tell how strongly a column's cells speak for a kind of value, heading or none."""
    if holds == "officers":
        return held.get("officer", 0)
    if holds == "grid_number":
        return held.get("grid", 0)
    if holds in ("count", "money", "points", "text", "allies", "mark", "answers", "code12"):
        return 0.0
    if holds == "step":
        return max(held.get("moment", 0), held.get("time", 0))
    if holds == "moment":
        return held.get("moment", 0)
    if holds == "badge":
        return held.get("badge", 0) if held["distinct"] > 0.95 else 0.0
    if holds == "day":
        return held.get("day", 0) if held.get("number", 0) < 0.5 else 0.0
    return held.get(holds, 0)
