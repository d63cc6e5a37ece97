"""Rules over several rows that the database keeps itself: one lead at a time, sealed boards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from db.book import Book
from db.errors import Conflict
from db.ids import new_id
from db.models import Assignment

ONE_LEAD = "one_lead_at_a_time"
SEALED = ("board", "board_row", "board_sheet")
Vary = Callable[..., str]
TABLES = SQLModel.metadata.tables


def day(number: int) -> dt.date:
    return dt.date(2026, 10, number)


# Another lead from a day until a day, where one holds the grid from the 10th to the 20th.
SPANS = [
    (day(1), day(9), False),
    (day(1), day(10), True),
    (day(1), None, True),
    (day(10), day(20), True),
    (day(12), day(15), True),
    (day(1), day(31), True),
    (day(20), day(20), True),
    (day(20), None, True),
    (day(21), None, False),
    (day(21), day(31), False),
]


@pytest.fixture
def held(full_book: Book, worlds: tuple[Any, Any]) -> Assignment:
    """Let the first station's grid be held from the 10th to the 20th of October."""
    with full_book.transaction() as session:
        lead: Assignment = session.merge(worlds[0]["assignment"])
        lead.from_day, lead.until_day = day(10), day(20)
    return lead


def test_a_grid_has_one_lead_at_a_time(held: Assignment, vary: Vary) -> None:
    for from_day, until_day, refused in SPANS:
        given: dict[str, Any] = {"id": new_id(), "from_day": from_day, "until_day": until_day}
        assert vary("assignment", **given) == (ONE_LEAD if refused else ""), given
        assert vary("assignment", **given, role="helper") == ""
        assert vary("assignment", **given, removed=dt.datetime.now(dt.UTC)) == ""


def test_an_open_end_overlaps_every_later_day(worlds: tuple[Any, Any], vary: Vary) -> None:
    assert worlds[0]["assignment"].until_day is None
    assert vary("assignment", id=new_id(), from_day=dt.date(2126, 1, 1), until_day=None) == ONE_LEAD
    assert vary("assignment", id=new_id(), from_day=dt.date(2026, 9, 1), until_day=dt.date(2026, 9, 2)) == ""


def test_a_change_that_makes_two_leads_is_refused_too(full_book: Book, held: Assignment) -> None:
    with full_book.transaction() as session:
        second = Assignment(**_whose(held), role="lead", from_day=day(21))
        helper = Assignment(**_whose(held), role="helper", from_day=day(1))
        gone = Assignment(**_whose(held), role="lead", from_day=day(1), removed=dt.datetime.now(dt.UTC))
        session.add_all([second, helper, gone])
    changes = [(second, "from_day", day(20)), (helper, "role", "lead"), (gone, "removed", None)]
    for row, column, value in changes:
        with pytest.raises(Conflict) as said, full_book.transaction() as session:
            setattr(session.merge(row), column, value)
        assert said.value.values["rule"] == ONE_LEAD
    with full_book.transaction() as session:
        session.merge(held).until_day = day(15)
    with full_book.transaction() as session:
        session.merge(second).from_day = day(16)


def test_stations_and_grids_have_each_their_own_lead(worlds: tuple[Any, Any], vary: Vary) -> None:
    first, second = (world["assignment"] for world in worlds)
    assert first.role == second.role == "lead"
    assert first.from_day == second.from_day


def test_a_sealed_board_never_changes(full_book: Book, worlds: tuple[Any, Any]) -> None:
    for table in SEALED:
        _never_changes(full_book, table)


def _never_changes(full_book: Book, table: str) -> None:
    columns = TABLES[table].c
    before = _content(full_book, table)
    changes = [f"UPDATE {table} SET {column.name} = {column.name}" for column in columns]
    changes += [f"DELETE FROM {table}"]
    if full_book.dialect == "postgresql":
        changes.append(f"TRUNCATE {table} CASCADE")
    else:
        changes.append(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
        changes.append(f"REPLACE INTO {table} SELECT * FROM {table}")
    for change in changes:
        with pytest.raises(Conflict) as said, full_book.transaction() as session:
            session.connection().exec_driver_sql(change)
        assert said.value.values["rule"] == "sealed", change
    assert _content(full_book, table) == before
    assert len(before) == 2


def _content(full_book: Book, table: str) -> list[Any]:
    with full_book.reading() as session:
        return list(session.connection().execute(sa.select(TABLES[table]).order_by("station_id")).all())


def _whose(row: Assignment) -> dict[str, Any]:
    return {"station_id": row.station_id, "grid_id": row.grid_id, "officer_id": row.officer_id}
