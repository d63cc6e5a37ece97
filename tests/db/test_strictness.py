"""SQLite, which has no days nor times, refuses in a book what is none; PostgreSQL refuses them by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from db import types
from db.book import Book

TABLES = SQLModel.metadata.tables
UNREAL: dict[type, tuple[str, ...]] = {
    types.Day: ("2026-02-31", "2026-2-3", "2026-13-01", "20260203", "2026-02-03 00:00", "abc", ""),
    types.TimeOfDay: ("24:00", "24:61", "09:60", "9:30", "09:30:00", "abc", ""),
    types.Moment: (
        "2026-02-31 09:30:00",
        "2026-02-03",
        "2026-02-03T09:30:00",
        "2026-02-03 24:61:00",
        "abc",
        "",
    ),
    types.Instant: ("2026-02-03 01:30:00", "2026-02-03T01:30:00.000000+08:00", "2026-02-03", "abc", ""),
    types.Document: ("{", "abc", ""),
    types.Flag: ("abc", "2", "-1"),
    types.Whole: ("abc", "1.5", ""),
}
RIGHT: dict[type, str] = {
    types.Day: "2024-02-29",
    types.TimeOfDay: "23:59",
    types.Moment: "2024-02-29 23:59:59",
    types.Instant: "2024-02-29T23:59:59.999999+00:00",
    types.Document: "[]",
    types.Flag: "0",
}
Vary = Callable[..., str]


def _columns(kind: type) -> list[sa.Column[Any]]:
    return [column for table in TABLES.values() for column in table.c if type(column.type) is kind]


@pytest.mark.parametrize("full_address", ["sqlite"], indirect=True)
@pytest.mark.parametrize("kind", UNREAL, ids=lambda kind: kind.__name__)
def test_sqlite_refuses_a_text_that_is_no(kind: type, vary: Vary, raw: Callable[[str], str]) -> None:
    assert _columns(kind)
    for column in _columns(kind):
        # Without the others of its kind, lest a rule between two of them speak first.
        others = {
            o.name: None for o in column.table.c if type(o.type) is kind and o.nullable and o is not column
        }
        said = {text: vary(column.table.name, **{**others, column.name: raw(text)}) for text in UNREAL[kind]}
        assert "" not in said.values(), (column, said)
        own = [
            rule for rule in said.values() if rule.endswith(f"{column.name}_real") or "cannot store" in rule
        ]
        assert own, (column, said)


@pytest.mark.parametrize("full_address", ["sqlite"], indirect=True)
@pytest.mark.parametrize("kind", RIGHT, ids=lambda kind: kind.__name__)
def test_sqlite_takes_a_text_that_is_a(kind: type, vary: Vary, raw: Callable[[str], str]) -> None:
    said = {
        str(column): vary(column.table.name, **{column.name: raw(RIGHT[kind])}) for column in _columns(kind)
    }
    assert said
    # The row is there already, or its days are no longer in order; but the text was taken.
    assert [column for column, rule in said.items() if rule.endswith("_real") or "cannot store" in rule] == []


@pytest.mark.parametrize("full_address", ["postgresql"], indirect=True)
def test_postgresql_refuses_a_text_that_is_no_day(vary: Vary, full_book: Book) -> None:
    from sqlalchemy.exc import DBAPIError

    for kind, cast in ((types.Day, "DATE"), (types.TimeOfDay, "TIME"), (types.Moment, "TIMESTAMP")):
        assert _columns(kind)
        assert {
            str(column.type.compile(full_book.writer.dialect)).split()[0] for column in _columns(kind)
        } == {cast}
        with pytest.raises(DBAPIError), full_book.transaction() as session:
            session.connection().exec_driver_sql(f"SELECT CAST('2026-02-31 24:61' AS {cast})")
