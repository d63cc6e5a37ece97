"""A book changes in transactions, all or nothing, and is read as it stands at one moment, on both engines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session as PlainSession
from sqlmodel import Session, select

from db.book import Book, make_book, open_book
from db.chain import NEWEST
from db.errors import Conflict, Unusable
from db.models import Officer, Station


@pytest.fixture
def other(any_book_address: str) -> Iterator[Book]:
    """Open the same book once more, as another desk does."""
    opened = open_book(any_book_address)
    yield opened
    opened.close()


def station(code: str = "330102") -> Station:
    return Station(code=code, name="城东派出所")


def names(book: Book) -> list[str]:
    with book.reading() as session:
        return list(session.exec(select(Station.name).order_by(Station.code)))


def test_a_new_book_is_empty_and_of_this_version(
    new_address: str, rows_of: Callable[[Book], dict[str, int]]
) -> None:
    book = make_book(new_address)
    assert set(rows_of(book).values()) == {0}
    assert book.revision() == NEWEST
    book.close()
    again = open_book(new_address)
    assert again.revision() == NEWEST
    again.close()


def test_a_book_is_never_made_where_one_is(new_address: str) -> None:
    book = make_book(new_address)
    with book.transaction() as session:
        session.add(station())
    with pytest.raises(Conflict, match="exists already"):
        make_book(new_address)
    assert names(book) == ["城东派出所"]
    book.close()


def test_what_a_transaction_did_is_there_for_everybody(book: Book, other: Book) -> None:
    with book.transaction() as session:
        session.add(station())
    assert names(book) == names(other) == ["城东派出所"]


class _OursError(Exception):
    """An error in the middle of an action."""


def test_a_transaction_that_fails_leaves_nothing(book: Book) -> None:
    with pytest.raises(_OursError), book.transaction() as session:
        session.add(station("1"))
        session.flush()
        session.add(station("2"))
        raise _OursError
    assert names(book) == []


def test_a_broken_rule_undoes_the_whole_transaction_and_is_named(book: Book) -> None:
    with pytest.raises(Conflict) as said, book.transaction() as session:
        session.add(station("1"))
        session.flush()
        session.add_all([station("2"), station("2")])
    assert (
        said.value.values["rule"] == {"sqlite": "station.code", "postgresql": "uq_station_code"}[book.dialect]
    )
    assert "Nothing was changed" in str(said.value)
    assert names(book) == []


def test_a_broken_rule_never_tells_what_was_written(book: Book) -> None:
    with pytest.raises(Conflict) as said, book.transaction() as session:
        session.add_all([Station(code="13800001234", name="x"), Station(code="13800001234", name="y")])
    assert "13800001234" not in str(said.value)
    assert "13800001234" not in repr(said.value.values)


def test_the_later_of_two_changes_to_one_row_is_refused(book: Book, other: Book) -> None:
    with book.transaction() as session:
        session.add(station())
    with other.reading() as session:
        seen = session.exec(select(Station)).one()
    with book.transaction() as session:
        session.exec(select(Station)).one().name = "城西派出所"
    with (
        pytest.raises(Conflict, match="Somebody else changed this meanwhile"),
        other.transaction() as session,
    ):
        session.add(seen)
        seen.name = "城南派出所"
    assert names(book) == ["城西派出所"]


def test_each_change_raises_the_version(book: Book) -> None:
    with book.transaction() as session:
        session.add(station())
    for expected in (2, 3):
        with book.transaction() as session:
            session.exec(select(Station)).one().name = f"名 {expected}"
        with book.reading() as session:
            assert session.exec(select(Station.version)).one() == expected


def test_nothing_can_be_changed_while_reading(book: Book) -> None:
    writes: list[Callable[[PlainSession], Any]] = [
        lambda session: session.add(station()),
        lambda session: session.execute(sa.delete(Station)),
        lambda session: session.execute(sa.text("DROP TABLE officer")),
    ]
    for write in writes:
        with pytest.raises((Unusable, DBAPIError)), book.reading() as session:
            write(session)
            session.flush()
    assert names(book) == []
    with book.transaction() as session:
        session.add(station())


def test_a_reader_sees_one_moment_through_all_its_questions(book: Book, other: Book) -> None:
    with book.reading() as session:
        assert session.exec(select(sa.func.count()).select_from(Station)).one() == 0
        with other.transaction() as writing:
            writing.add(station())
        assert session.exec(select(sa.func.count()).select_from(Station)).one() == 0
    assert names(book) == ["城东派出所"]


def test_a_reader_is_not_kept_waiting_by_a_writer(book: Book, other: Book) -> None:
    with book.transaction() as session:
        session.add(station())
        session.flush()
        assert names(other) == []


def test_rows_can_be_used_after_their_transaction(book: Book) -> None:
    with book.transaction() as session:
        made = station()
        session.add(made)
    assert (made.code, made.version) == ("330102", 1)


def test_a_bug_of_ours_is_not_taken_for_a_refusal(book: Book) -> None:
    with pytest.raises(DBAPIError), book.transaction() as session:
        session.execute(sa.text("SELECT no_such_column FROM station"))
    with pytest.raises(DBAPIError), book.reading() as session:
        session.execute(sa.text("SELECT no_such_column FROM station"))


def test_an_upsert_returns_alike(book: Book, fill: Callable[[Session, str], Any]) -> None:
    from sqlalchemy.dialects import postgresql, sqlite

    insert: Any = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[book.dialect]
    with book.transaction() as session:
        world = fill(session, "330102")
        officer = world["officer"].model_dump()
        statement = insert(Officer).values(**officer | {"name": "李明"})
        changed = statement.on_conflict_do_update(
            index_elements=["station_id", "id"], set_={"name": statement.excluded.name}
        )
        session.execute(changed)
    with book.reading() as session:
        assert session.exec(select(Officer.name)).all() == ["李明"]
