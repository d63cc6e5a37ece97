"""Why a row is refused, rule by rule, on rows set by hand."""

from __future__ import annotations

import array
import datetime as dt

import pytest

from outreach.ledgers.directory import Person
from outreach.ledgers.facts import Also, ColumnUse, Fault, Said, TableMapping
from outreach.ledgers.rows import Rows
from outreach.ledgers.rules import days_in_order, good, in_post, is_impossible, rejections, require
from outreach.ledgers.rules import times_in_order as in_order
from outreach.ledgers.sheets import Column, Sheet, letters

DAY = dt.date(2026, 9, 3)
ONE = dt.timedelta(days=1)


def rows_of(table: str = "events", **cells: list[object]) -> Rows:
    """Set a table: each field's cells, already read; None is an empty cell."""
    count = max(map(len, cells.values()))
    texts = [Column([str(cell) for cell in own], array.array("I", range(count))) for own in cells.values()]
    uses = tuple(ColumnUse(letters(place), f"«{name}»", name) for place, name in enumerate(cells))
    mapping = TableMapping("活动", table, 1, 1, 1 + count, 2026, uses, "")
    sheet = Sheet("活动", columns=texts, rows=count)
    places = {name: place for place, name in enumerate(cells)}
    return Rows(sheet, mapping, list(range(count)), places, {name: list(own) for name, own in cells.items()})


def told(rows: Rows) -> dict[int, list[tuple[str, str]]]:
    return {row: [(one.reason, one.field) for one in faults] for row, faults in rows.faults.items()}


def test_a_fault_is_no_value() -> None:
    assert good(Fault("bad_date", Said("x"))) is None
    assert good(0) == 0


def test_each_row_lacking_what_its_table_needs_is_at_fault() -> None:
    rows = rows_of(day=[DAY, None], kinds=["a", "b"], grid=["1", "1"], lead=["p", None], people=[None, 1])
    require(rows)
    assert told(rows) == {1: [("missing_required", "day"), ("missing_required", "lead")]}


def test_without_the_column_every_row_is_at_fault() -> None:
    rows = rows_of(day=[DAY, DAY], kinds=["a", "b"], lead=["p", "q"])
    require(rows)
    missing = [("missing_required", "grid")]
    assert told(rows) == {0: missing, 1: missing}


def test_kinds_may_stand_as_marks_in_columns_of_their_own() -> None:
    rows = rows_of(day=[DAY], kind_school=["√"], grid=["1"], lead=["p"])
    require(rows)
    assert told(rows) == {}
    other = rows_of(day=[DAY], grid=["1"], lead=["p"])
    require(other)
    assert told(other) == {0: [("missing_required", "kinds")]}
    marked = rows_of(kind_school=["√"], kinds=[None], grid=["1"], lead=["p"])
    require(marked)
    assert told(marked) == {0: [("missing_required", "day")]}


def test_an_end_before_the_start_is_at_fault_and_the_same_minute_is_not() -> None:
    nine, ten = dt.time(9), dt.time(10)
    starts, ends = [nine, nine, ten, None, ten], [ten, nine, nine, nine, None]
    rows = rows_of(start=list(starts), end=list(ends))
    in_order(rows, starts, ends)
    assert told(rows) == {2: [("ends_before_start", "end")]}
    alone = rows_of(start=["10点-9点"])
    in_order(alone, [ten], [nine])
    assert told(alone) == {0: [("ends_before_start", "start")]}


def test_a_last_day_before_the_first_is_at_fault_and_the_same_day_is_not() -> None:
    firsts, lasts = [DAY, DAY, DAY, None, DAY], [DAY + ONE, DAY, DAY - ONE, DAY, None]
    rows = rows_of("officers", from_day=list(firsts), until_day=list(lasts))
    days_in_order(rows, firsts, lasts)
    assert told(rows) == {2: [("ends_before_start", "until_day")]}
    assert rows.faults[2][0].fault.hint.values == {"first": DAY}


@pytest.mark.parametrize(
    ("funnel", "impossible"),
    [
        ((9, 9, 9, 9, 0), False),
        ((9, 5, 3, 1, 4), False),
        ((9, 5, 3, 1, 5), True),
        ((8, 9, 0, 0, 0), True),
        ((9, 5, 6, 0, 0), True),
        ((9, 5, 3, 4, 0), True),
        ((0, 0, 0, 0, 0), False),
        ((0, 0, 0, 0, 1), True),
    ],
)
def test_a_funnel_never_widens(funnel: tuple[int, int, int, int, int], impossible: bool) -> None:
    assert is_impossible(*funnel) is impossible


def test_a_row_is_at_fault_once_when_officers_are_not_in_post() -> None:
    here, gone, left = Person(1, "01", "在"), Person(2, "02", "离", until_day=DAY - ONE), None
    late = Person(3, "03", "来", from_day=DAY + ONE)
    rows = rows_of(lead=[1, 2, 3, 4])
    in_post(rows, 0, [here, left], DAY, "lead")
    in_post(rows, 1, [left, here, gone, late], DAY, "lead")
    in_post(rows, 2, [gone], None, "lead")
    in_post(rows, 3, [gone], DAY - ONE, "lead")
    assert told(rows) == {1: [("not_in_post", "lead")]}
    values = rows.faults[1][0].fault.hint.values
    assert values == {"name": "离", "badge": "02", "day": "2026-09-03"}


def test_a_row_is_reported_once_under_the_first_of_its_faults() -> None:
    rows = rows_of(day=["x", "y"], people=["-1", "2"])
    negative, bad = Fault("negative_number", Said("n")), Fault("bad_date", Said("d"))
    rows.add(1, bad, "day")
    rows.add(0, negative, "people")
    rows.add(0, bad, "day")
    first, second = rejections(rows, "events")
    assert (first.sheet, first.table, first.row, first.column) == ("活动", "events", 1, "«day»")
    assert (first.reason, first.read, first.hint) == ("bad_date", "x", Said("d"))
    assert first.also == (Also("negative_number", "«people»", "-1"),)
    assert (second.row, second.also) == (2, ())
    assert [one.table for one in rejections(rows, lambda row: f"t{row}")] == ["t0", "t1"]
