"""Give each column of a table its field: by its heading, and where that fails by what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from outreach.ledgers.contents import Holding, bears, contradicts, names_nobody, speaks_for
from outreach.ledgers.fields import FIELDS, KIND_PREFIX, REASON_PREFIX, Field
from outreach.ledgers.lexicon import CORE, LIKE, ROOT, heading_words, ignored, look_up
from outreach.ledgers.texts import bracketed, heading

_SURE = 0.8
_JOINED = 0.05
_UNDER_A_GROUP = 0.3
_OF_THE_GROUP = 0.1
_OF_THE_UNIT = 0.02
_LONGEST_UNIT = 2
_AS_GOOD = 0.02
_AS_EVIDENCE = 3
_ALMOST_ALL = 0.95
_FUNNEL = ("scanned", "installed", "registered", "refused", "already")
_BY_CONTENT = ("time", "fraud_types", "forms", "results", "levels")
_NAMED_OFFICERS = ("claimed_by", "phone_by", "in_person_by")

Figures = Callable[[int], Sequence[int | None]]
"""A column's counts in some rows; None where there is none."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column's heading: its own words, and those of the group above it ("" without one)."""

    own: str
    group: str = ""

    def __str__(self) -> str:
        return self.group + self.own if self.group != self.own else self.own


@dataclass(slots=True)
class Assigned:
    """Which column each field is read from, how that was told, and how well it all fits."""

    columns: dict[str, int] = field(default_factory=dict)
    certainty: dict[str, str] = field(default_factory=dict)
    rivals: dict[str, list[int]] = field(default_factory=dict)
    score: float = 0.0

    def take(self, name: str, column: int, certainty: str, score: float) -> None:
        """Read a field from a column."""
        self.columns[name] = column
        self.certainty[name] = certainty
        self.score += score

    def left(self, heads: Sequence[Head]) -> list[int]:
        """List the columns no field is read from and that may hold one."""
        used = set(self.columns.values())
        return [column for column, head in enumerate(heads) if column not in used and not is_ignored(head)]


@lru_cache(maxsize=10_000)
def is_ignored(head: Head) -> bool:
    """Tell whether a column is of no field's: a serial, the weather, photographs."""
    key = heading(head.own)
    return any(other.search(key) for other in ignored())


@lru_cache(maxsize=50_000)
def fit(table: str, name: str, head: Head) -> float:
    """Tell how well a heading fits a field, its group's words read along."""
    words = heading_words(table, name)
    own = words.fit(heading(head.own)) if head.own else 0.0
    if not head.group:
        return own
    whole = words.fit(heading(head.group + head.own))
    if not head.own:
        return words.fit(heading(head.group))
    return max(whole + _JOINED if whole else 0.0, own - _UNDER_A_GROUP if own else 0.0)


@lru_cache(maxsize=50_000)
def _root(table: str, name: str, head: Head) -> float:
    """Tell how well a heading fits a field by its roots; units in its brackets are read along."""
    words = heading_words(table, name)
    own = words.root(heading(head.own)) if head.own else 0.0
    unit = bracketed(head.own)
    if not own and unit and len(unit) <= _LONGEST_UNIT:
        own = words.root(heading(head.own) + unit) - _OF_THE_UNIT
    if own > 0 or not head.group:
        return max(0.0, own)
    return max(0.0, words.root(heading(head.group + head.own)) - _OF_THE_GROUP)


def assign(table: str, heads: list[Head], held: list[Holding], figures: Figures | None = None) -> Assigned:
    """Give the columns of a table their fields."""
    made = Assigned()
    _split_columns(table, heads, held, made)
    told: dict[str, float] = {}
    for score, minus, one in sorted(
        _fits(table, heads, held, set(made.columns.values())),
        key=lambda found: (found[0], found[1]),
        reverse=True,
    ):
        column = -minus
        if column in made.columns.values():
            continue
        if one.name not in made.columns:
            made.take(one.name, column, "heading", one.weight * score)
            told[one.name] = score
        elif one.required and score <= LIKE + 2 * _JOINED and told.get(one.name, 2.0) - score < _AS_GOOD:
            made.rivals.setdefault(one.name, []).append(column)
    _stand_in(table, held, made)
    _by_content(table, heads, held, made)
    if table == "tallies" and figures and "met" not in made.columns:
        _by_funnel(heads, held, made, figures)
    for one in FIELDS[table]:
        if one.required and one.name not in made.columns:
            made.score -= 1.5
    used = set(made.columns.values())
    rivals = {
        name: [column for column in others if column not in used and held[column]["filled"]]
        for name, others in made.rivals.items()
    }
    made.rivals = {name: others for name, others in rivals.items() if others}
    return made


def _fits(
    table: str, heads: list[Head], held: list[Holding], taken: set[int]
) -> Iterator[tuple[float, int, Field]]:
    """Weigh every column against every field: how well, minus the column (the first is better), the field."""
    for column, head in enumerate(heads):
        if column in taken or not (head.own or head.group):
            continue
        for one in FIELDS[table]:
            if contradicts(one.holds, held[column]):
                continue
            if one.name in _NAMED_OFFICERS and names_nobody(held[column]):
                continue
            score = fit(table, one.name, head)
            if (
                score < CORE + _JOINED * 2
                and one.holds in ("text", "allies")
                and held[column].get("number", 0) >= _SURE
            ):
                score = 0.0  # 单位总人数 is no name of a unit
            speaks = _JOINED * speaks_for(one.holds, held[column])
            if not score and bears(one.holds, held[column]):
                score, speaks = _root(table, one.name, head), _AS_EVIDENCE * speaks
            if score:
                yield score + speaks, -column, one


def _stand_in(table: str, held: list[Holding], made: Assigned) -> None:
    """Let the only officer a table names be the one it cannot do without."""
    needed, others = {
        "events": ("lead", ("helpers",)),
        "alerts": ("officer", ("in_person_by", "phone_by")),
    }.get(table, ("", ()))
    standing = [name for name in others if name in made.columns]
    if needed and needed not in made.columns and len(standing) == 1:
        column = made.columns[standing[0]]
        if bears("officers", held[column]) and held[column]["most"] >= _SURE:
            del made.columns[standing[0]]
            made.take(needed, column, made.certainty.pop(standing[0]), ROOT)


def _split_columns(table: str, heads: list[Head], held: list[Holding], made: Assigned) -> None:
    """Take columns that are one answer each: a mark under 进社区, a count under a refusal's reason."""
    if table == "events" and _marked(heads, held) >= 3:
        for column, head in enumerate(heads):
            kind = look_up("kinds", head.own)
            if kind and KIND_PREFIX + kind not in made.columns and _could_be_marks(held[column]):
                made.take(KIND_PREFIX + kind, column, "heading", 0.6)
    if table == "tallies":
        for column, head in enumerate(heads):
            reason = look_up("refusals", head.own)
            grouped = "原因" in head.group or "拒" in head.group
            if reason and grouped and held[column].get("number", 1) >= 0.5:
                made.take(REASON_PREFIX + reason, column, "heading", 0.6)


def _marked(heads: list[Head], held: list[Holding]) -> int:
    kinds = {
        look_up("kinds", head.own) for head, holds in zip(heads, held, strict=True) if _could_be_marks(holds)
    }
    return len(kinds - {None})


def _could_be_marks(held: Holding) -> bool:
    return not held["filled"] or held.get("mark", 0) >= 0.7


def _by_content(table: str, heads: list[Head], held: list[Holding], made: Assigned) -> None:
    """Find what no heading named, where exactly one column left over holds it."""
    has_kinds = any(name.startswith(KIND_PREFIX) for name in made.columns)
    for one in FIELDS[table]:
        if one.name in made.columns or (one.name == "kinds" and has_kinds):
            continue
        if not one.required and one.holds not in _BY_CONTENT and one.name != "helpers":
            continue
        left = [column for column in made.left(heads) if speaks_for(one.holds, held[column]) >= _SURE]
        if one.name == "helpers":
            left = [column for column in left if held[column].get("several", 0) >= 0.1]
        if one.name == "lead" and len(left) > 1:
            # Who leads is one officer in every row; who helps is several, or nobody.
            left = [column for column in left if held[column].get("several", 0) < 0.05]
        pair = one.name == "start" and len(left) == 2 and "end" not in made.columns
        if len(left) == 1 or pair:
            made.take(one.name, left[0], "content", one.weight * 0.5)
    if has_kinds:
        # Marked columns together are the kinds an event needs.
        made.score += 1.5 * ("kinds" not in made.columns)


def _by_funnel(heads: list[Head], held: list[Holding], made: Assigned, figures: Figures) -> None:
    """Find who was met: the one figure no later step of the funnel ever exceeds."""
    steps = [figures(made.columns[name]) for name in _FUNNEL if name in made.columns]
    left = [
        column
        for column in made.left(heads)
        if held[column].get("number", 0) >= _SURE and _exceeds(figures(column), steps)
    ]
    if len(left) == 1 and len(steps) > 1:
        made.take("met", left[0], "content", 0.75)


def _exceeds(one: Sequence[int | None], others: Sequence[Sequence[int | None]]) -> bool:
    for other in others:
        pairs = [(more, less) for more, less in zip(one, other, strict=True) if None not in (more, less)]
        above = sum(more >= less for more, less in pairs if more is not None and less is not None)
        if not pairs or above < _ALMOST_ALL * len(pairs):
            return False
    return True
