"""A book on PostgreSQL: what is no book is refused, what goes wrong there is said in a sentence."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlmodel import select

from db.book import Book, make_book, open_book
from db.errors import Conflict, Refused, Unusable
from db.models import Station
from db.server import is_server, shown

Fresh = Callable[[str | None], str]


def execute(url: str, *statements: str) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(sa.text(statement))
    engine.dispose()


def test_an_empty_database_is_no_book(postgresql_fresh: Fresh) -> None:
    with pytest.raises(Unusable, match="There is no book at"):
        open_book(postgresql_fresh(None))


def test_a_database_of_another_program_is_no_book_and_is_not_touched(postgresql_fresh: Fresh) -> None:
    url = postgresql_fresh(None)
    execute(
        url, "CREATE TABLE alembic_version (version_num text)", "INSERT INTO alembic_version VALUES ('77')"
    )
    with pytest.raises(Unusable, match="There is no book at"):
        open_book(url)
    with pytest.raises(Conflict, match="a database of its own"):
        make_book(url)


def test_a_newer_book_is_refused(postgresql_fresh: Fresh) -> None:
    url = postgresql_fresh(None)
    make_book(url).close()
    execute(url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Unusable, match="newer version of this program") as said:
        open_book(url)
    assert said.value.values["found"] == "9999"


def test_an_account_that_may_not_make_tables_is_told_so(postgresql_fresh: Fresh) -> None:
    url = postgresql_fresh(None)
    execute(url, "DROP ROLE IF EXISTS clerk", "CREATE ROLE clerk LOGIN")
    with pytest.raises(Unusable, match="does not let this account make the tables"):
        make_book(url.replace("postgres@", "clerk@"))
    execute(url, "DROP ROLE clerk")


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    address = "postgresql://chief:s3cret@/book?host=/nonexistent"
    for attempt in (open_book, make_book):
        with pytest.raises(Unusable, match="cannot be reached") as said:
            attempt(address)
        assert "nonexistent" in str(said.value)
        assert "s3cret" not in str(said.value)


@pytest.mark.parametrize("address", ["postgresql://a:b:c@host:port/x", "postgresql://host:99999999999x/db"])
def test_an_address_that_cannot_be_read_is_refused(address: str) -> None:
    with pytest.raises(Unusable, match="can't be read"):
        open_book(address)


def test_a_password_is_shown_nowhere() -> None:
    for address in ("postgresql+psycopg://a:s3cret@h/d", "postgresql+psycopg://h/d?user=a&password=s3cret"):
        engine = sa.create_engine(address)
        assert "s3cret" not in shown(engine)
        assert "h/d" in shown(engine)


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("postgresql://h/d", True),
        ("postgresql+psycopg://h/d", True),
        ("/x/postgresql.sqlite", False),
        ("C:\\b", False),
    ],
)
def test_a_server_is_told_from_a_path(address: str, server: bool) -> None:
    assert is_server(address) is server


def test_two_programs_that_make_the_same_book_make_one(postgresql_fresh: Fresh) -> None:
    url = postgresql_fresh(None)
    said: list[object] = []

    def make() -> None:
        try:
            said.append(make_book(url))
        except Refused as error:
            said.append(error)

    threads = [threading.Thread(target=make) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made = [book for book in said if isinstance(book, Book)]
    assert len(made) == 1
    assert sum(isinstance(error, Conflict) for error in said) == 2
    made[0].close()


def test_a_program_that_waits_too_long_for_another_is_told_so(postgresql_fresh: Fresh) -> None:
    url = postgresql_fresh(None)
    book = make_book(url)
    with book.transaction() as session:
        session.add(Station(code="1", name="a"))
    with book.writer.begin() as holding:
        holding.execute(sa.text("SELECT * FROM station FOR UPDATE"))
        with pytest.raises(Conflict, match="Another program is writing"), book.transaction() as session:
            session.execute(sa.text("SET LOCAL lock_timeout = 50"))
            session.exec(select(Station)).one().name = "b"
    with book.writer.begin() as connection:
        assert connection.scalar(sa.text("SHOW lock_timeout")) == "5s"
    book.close()


def test_a_connection_that_broke_is_made_again(postgresql_fresh: Fresh) -> None:
    url = postgresql_fresh(None)
    book = make_book(url)
    with book.transaction() as session:
        session.add(Station(code="1", name="a"))
    cut = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE pid <> pg_backend_pid() AND datname = current_database()"
    )
    execute(url, cut)
    with book.reading() as session:
        assert session.exec(select(Station.name)).one() == "a"
    with pytest.raises(Unusable), book.transaction() as session:
        session.add(Station(code="2", name="b"))
        session.flush()
        execute(url, cut)
        session.add(Station(code="3", name="c"))
    with book.reading() as session:
        assert session.exec(select(Station.name)).all() == ["a"]
    book.close()
