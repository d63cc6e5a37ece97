"""A book that is a SQLite file: how it is opened, and what is refused instead of opened."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine
from sqlmodel import select

import db
from db.book import Book, make_book, open_book
from db.chain import NEWEST
from db.engine import OLDEST_SQLITE, connect, refuse_old_sqlite
from db.errors import Conflict, Unusable
from db.models import Station
from db.upgrade import APPLICATION_ID, SIDECARS, migrate_file, revision_of

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "secure_delete": 1,
    "mmap_size": 0,
    "recursive_triggers": 1,
    "application_id": APPLICATION_ID,
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Say where an empty book is."""
    made = tmp_path / "book.sqlite"
    make_book(str(made)).close()
    return made


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    """Open an empty book."""
    opened = open_book(str(path))
    yield opened
    opened.close()


def pragmas(engine: Engine, connections: int) -> list[dict[str, object]]:
    """Read the settings of several connections at once."""
    held = [engine.raw_connection() for _ in range(connections)]
    found: list[dict[str, object]] = []
    for connection in held:
        cursor = connection.cursor()
        found.append({})
        for name in (*PRAGMAS, "query_only", "cache_size"):
            row = cursor.execute(f"PRAGMA {name}").fetchone()
            found[-1][name] = row[0] if row else 0
    for connection in held:
        connection.close()
    return found


def test_every_connection_is_set_for_safety(book: Book) -> None:
    for settings in pragmas(book.writer, 3):
        assert settings == PRAGMAS | {"query_only": 0, "cache_size": -65536}
    for settings in pragmas(book.reader, 3):
        assert {**settings, "cache_size": 0} == PRAGMAS | {"query_only": 1, "cache_size": 0}


def test_a_sqlite_that_can_damage_a_book_is_refused() -> None:
    assert OLDEST_SQLITE == (3, 51, 3)
    refuse_old_sqlite()
    refuse_old_sqlite((3, 51, 3))
    for version in ((3, 51, 2), (3, 40, 1), (3, 7, 0)):
        with pytest.raises(Unusable, match="can damage a book") as said:
            refuse_old_sqlite(version)
        assert ".".join(map(str, version)) in str(said.value)


def test_a_path_without_a_book_is_named_and_nothing_is_made_there(tmp_path: Path) -> None:
    for missing in (tmp_path / "none.sqlite", tmp_path / "none" / "a.sqlite", tmp_path):
        with pytest.raises(Unusable) as said:
            open_book(str(missing))
        assert str(missing) in str(said.value)
    assert list(tmp_path.iterdir()) == []


def _sqlite_of_another_program(path: Path, mark: int = 0, table: str = "note") -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA application_id = {mark}")
        raw.execute(f"CREATE TABLE {table} (version_num TEXT)")
        raw.commit()


NO_BOOKS: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("日期,姓名\n" * 400, encoding="utf-8"),
    "random": lambda path: path.write_bytes(os.urandom(40_000)),
    "other": _sqlite_of_another_program,
    "other_mark": lambda path: _sqlite_of_another_program(path, 42),
    "alembic_of_another": lambda path: _sqlite_of_another_program(path, 42, "alembic_version"),
    "ours_without_tables": lambda path: _sqlite_of_another_program(path, APPLICATION_ID),
    "ours_without_version": lambda path: _sqlite_of_another_program(path, APPLICATION_ID, "alembic_version"),
    "head_only": lambda path: path.write_bytes(b"SQLite format 3\x00" + b"\x00" * 40),
}


@pytest.mark.parametrize("kind", NO_BOOKS)
def test_what_is_no_book_is_refused_and_left_as_it_is(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "some.sqlite"
    NO_BOOKS[kind](path)
    before = path.read_bytes()
    with pytest.raises(Unusable, match="is not a book of this program") as said:
        open_book(str(path))
    assert str(path) in str(said.value)
    with pytest.raises(Conflict, match="exists already"):
        make_book(str(path))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_newer_book_is_refused_and_left_as_it_is_to_the_byte(path: Path) -> None:
    with closing(connect(path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(Unusable, match="newer version of this program") as said:
        open_book(str(path))
    assert said.value.values == {"path": path, "found": "9999", "newest": NEWEST}
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_revision_that_is_still_in_the_log_is_seen(path: Path, book: Book) -> None:
    with closing(connect(path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    assert path.with_name(path.name + "-wal").stat().st_size > 0
    assert revision_of(path) == "9999"


@pytest.mark.parametrize(
    "name", ["警务 #1?.sqlite", "100%.db", "a&mode=memory.sqlite", "it's;.sqlite", "book"]
)
def test_a_book_may_have_any_name(name: str, tmp_path: Path) -> None:
    book = make_book(str(tmp_path / name))
    assert {file.name for file in tmp_path.iterdir()} == {name, name + "-wal", name + "-shm"}
    book.close()
    assert [file.name for file in tmp_path.iterdir()] == [name]
    open_book(str(tmp_path / name)).close()


def test_a_new_book_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="Make it first") as said:
        make_book(str(tmp_path / "none" / "a.sqlite"))
    assert said.value.values["folder"] == tmp_path / "none"
    assert list(tmp_path.iterdir()) == []


def test_a_book_is_not_made_over_a_file_a_folder_or_a_broken_link(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("file", "folder", "link"):
        with pytest.raises(Conflict, match="exists already"):
            make_book(str(tmp_path / name))
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"
    assert {path.name for path in tmp_path.iterdir()} == {"file", "folder", "link"}


def test_a_book_that_could_not_be_finished_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_short(path: Path) -> None:
        path.write_bytes(b"half")
        path.with_name(path.name + "-journal").write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr("db.book.migrate_file", cut_short)
    with pytest.raises(KeyboardInterrupt):
        make_book(str(tmp_path / "new.sqlite"))
    assert list(tmp_path.iterdir()) == []


def test_what_came_to_the_path_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "new.sqlite"

    def slowly(growing: Path) -> None:
        migrate_file(growing)
        path.write_text("another's", encoding="utf-8")

    monkeypatch.setattr("db.book.migrate_file", slowly)
    with pytest.raises(Conflict, match="exists already"):
        make_book(str(path))
    assert path.read_text(encoding="utf-8") == "another's"
    assert list(tmp_path.iterdir()) == [path]


def test_a_closed_book_leaves_one_file(path: Path, book: Book) -> None:
    with book.transaction() as session:
        session.add(Station(code="1", name="a"))
    book.close()
    assert not [suffix for suffix in SIDECARS if path.with_name(path.name + suffix).exists()]
    again = open_book(str(path))
    with again.reading() as session:
        assert session.exec(select(Station.name)).one() == "a"
    again.close()


def test_a_disk_without_hard_links_holds_a_book_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_source: object, _target: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    make_book(str(tmp_path / "new.sqlite")).close()
    assert [file.name for file in tmp_path.iterdir()] == ["new.sqlite"]
    with pytest.raises(Conflict, match="exists already"):
        make_book(str(tmp_path / "new.sqlite"))


def test_a_book_of_this_version_opens_without_the_upgrader(path: Path) -> None:
    program = "import sys; from db.book import open_book; open_book(sys.argv[1]).close(); print(*sys.modules)"
    command = [sys.executable, "-c", program, str(path)]
    loaded = subprocess.check_output(command, cwd=Path(db.__file__).parents[1], text=True).split()
    assert "db.upgrade" in loaded
    assert "alembic" not in loaded
