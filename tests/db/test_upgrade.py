"""An older book is copied aside, migrated as a copy, verified and swapped; it is whole whatever happens."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from alembic.script import ScriptDirectory
from sqlmodel import Session

import db
from db.book import Book, make_book, open_book
from db.chain import NEWEST, SCRIPTS
from db.engine import connect
from db.errors import Conflict, Unusable
from db.upgrade import revision_of, upgrade_file
from tests.db.reading import content, files

HOUSE = Path(db.__file__).parents[1]
SAMPLES = HOUSE / "tests" / "samples" / "books"
ADD = "op.execute(\"ALTER TABLE officer ADD COLUMN phone TEXT NOT NULL DEFAULT ''\")"
LOSE = ADD + "\n    op.execute('DELETE FROM event_kind')"
ORPHAN = ADD + "\n    op.execute('DELETE FROM officer')"
BREAK = ADD + "\n    raise RuntimeError('half way')"
Scripts = Callable[..., Path]
RowsOf = Callable[[Book], dict[str, int]]


def test_an_older_book_is_copied_aside_and_upgraded_whole(older_copy: Path, scripts: Scripts) -> None:
    before = content(older_copy)
    book = open_book(str(older_copy), scripts(ADD))
    assert book.revision() == "9001"
    book.close()
    after = content(older_copy)
    assert after["officer"] == [(*row, "") for row in before["officer"]]
    assert {**after, "officer": 0, "alembic_version": 0} == {**before, "officer": 0, "alembic_version": 0}
    assert files(older_copy) == {"book": 1, "before-upgrade": 1}
    (aside,) = (found for found in older_copy.parent.iterdir() if "before-upgrade" in found.name)
    assert content(aside) == before
    assert aside.name.startswith(f"book.before-upgrade-{NEWEST}-")
    assert aside.suffix == ".sqlite"


def test_an_upgraded_book_is_not_upgraded_again(older_copy: Path, scripts: Scripts) -> None:
    chain = scripts(ADD)
    assert upgrade_file(older_copy, chain) is not None
    before = older_copy.read_bytes()
    assert upgrade_file(older_copy, chain) is None
    open_book(str(older_copy), chain).close()
    assert files(older_copy) == {"book": 1, "before-upgrade": 1}
    assert older_copy.read_bytes() == before
    with pytest.raises(Unusable, match="newer version"):
        open_book(str(older_copy))


@pytest.mark.parametrize(
    ("body", "error", "words"),
    [
        (BREAK, RuntimeError, "half way"),
        (LOSE, Unusable, "would lose rows of event_kind"),
        (ORPHAN, Unusable, "references between rows"),
    ],
)
def test_an_upgrade_that_fails_leaves_the_book_as_it_was_and_can_be_tried_again(
    body: str, error: type[Exception], words: str, older_copy: Path, scripts: Scripts
) -> None:
    before = older_copy.read_bytes()
    for _attempt in range(2):
        with pytest.raises(error, match=words):
            open_book(str(older_copy), scripts(body, revision="9001"))
        shutil.rmtree(older_copy.parents[1] / "chain-9001")
        assert older_copy.read_bytes() == before
        assert files(older_copy) == {"book": 1}
    open_book(str(older_copy), scripts(ADD)).close()
    assert revision_of(older_copy) == "9001"


def test_what_is_still_in_the_log_is_upgraded_too(older_copy: Path, scripts: Scripts) -> None:
    with closing(connect(older_copy)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("UPDATE officer SET name = '王芳'")
        killed = older_copy.with_name("killed.sqlite")
        for suffix in ("", "-wal"):
            shutil.copy(f"{older_copy}{suffix}", f"{killed}{suffix}")
    assert Path(f"{killed}-wal").stat().st_size > 0
    open_book(str(killed), scripts(ADD)).close()
    assert [row[10] for row in content(killed)["officer"]] == ["王芳"]


def test_a_journal_a_killed_program_left_is_played_back_first(older_copy: Path, scripts: Scripts) -> None:
    with closing(connect(older_copy)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.execute("PRAGMA cache_size = 1")
        before = content(older_copy)
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE alembic_version SET version_num = 'torn'")
        raw.execute("UPDATE officer SET remark = hex(zeroblob(100000))")
        killed = older_copy.with_name("killed.sqlite")
        for suffix in ("", "-journal"):
            shutil.copy(f"{older_copy}{suffix}", f"{killed}{suffix}")
        raw.execute("ROLLBACK")
    assert Path(f"{killed}-journal").stat().st_size > 0
    assert upgrade_file(killed, scripts(ADD)) is not None
    assert content(killed)["event"] == before["event"]
    assert content(killed)["officer"] == [(*row, "") for row in before["officer"]]


def test_stale_leftovers_beside_a_book_do_no_harm(older_copy: Path, scripts: Scripts) -> None:
    before = content(older_copy)
    older_copy.with_name(older_copy.name + ".upgrading").write_bytes(b"half a copy")
    older_copy.with_name(older_copy.name + ".upgrading-wal").write_bytes(os.urandom(9000))
    older_copy.with_name(older_copy.name + "-wal").write_bytes(os.urandom(9000))
    older_copy.with_name(older_copy.name + "-shm").write_bytes(os.urandom(32768))
    open_book(str(older_copy), scripts(ADD)).close()
    assert content(older_copy)["event"] == before["event"]
    assert files(older_copy) == {"book": 1, "before-upgrade": 1}


def test_a_book_that_another_program_has_open_is_not_upgraded(
    older_copy: Path, scripts: Scripts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.upgrade.PATIENCE_SECONDS", 0.1)
    other = open_book(str(older_copy))  # and does nothing with it
    before = revision_of(older_copy)
    with pytest.raises(Conflict, match="is open in another program"):
        open_book(str(older_copy), scripts(ADD))
    assert revision_of(older_copy) == before
    assert files(older_copy)["before-upgrade"] == files(older_copy)["upgrading"] == 0
    other.close()
    open_book(str(older_copy), scripts(ADD, revision="9002")).close()


def test_a_disk_without_room_is_said_before_anything_is_done(
    older_copy: Path, scripts: Scripts, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage(NamedTuple):
        total: int
        used: int
        free: int

    before = older_copy.read_bytes()
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**9, 10**9, 1_000_000))
    with pytest.raises(Unusable, match="where 1 MB are left"):
        open_book(str(older_copy), scripts(ADD))
    assert older_copy.read_bytes() == before
    assert files(older_copy) == {"book": 1}


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.sqlite")), ids=lambda path: path.stem)
def test_every_older_book_opens(sample: Path, tmp_path: Path, rows_of: RowsOf) -> None:
    copy = Path(shutil.copy(sample, tmp_path / sample.name))
    with closing(connect(copy)) as raw:
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        before = {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}
    book = open_book(str(copy))
    after = rows_of(book)
    book.close()
    assert after == {name: before.get(name, 0) for name in after}
    assert sum(after.values()) > 40


def test_the_sample_of_this_version_is_what_this_program_makes(tmp_path: Path) -> None:
    # If not: python tests/samples/books/write.py, as long as the version is not released.
    make_book(str(tmp_path / "new.sqlite")).close()
    tables = []
    for path in (tmp_path / "new.sqlite", Path(shutil.copy(SAMPLES / f"{NEWEST}.sqlite", tmp_path))):
        with closing(connect(path)) as raw:
            listed = raw.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
            tables.append(sorted(listed, key=repr))
    assert tables[0] == tables[1]


def test_there_is_a_book_of_every_version() -> None:
    revisions = {script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()}
    assert {sample.stem for sample in SAMPLES.glob("*.sqlite")} == revisions


@pytest.mark.parametrize("any_book_address", ["postgresql"], indirect=True)
def test_a_book_on_a_server_is_upgraded_in_one_transaction(
    any_book_address: str, scripts: Scripts, fill: Callable[[Session, str], Any]
) -> None:
    book = open_book(any_book_address)
    with book.transaction() as session:
        fill(session, "330102")
    book.close()
    with pytest.raises(RuntimeError, match="half way"):
        open_book(any_book_address, scripts(BREAK))
    book = open_book(any_book_address)
    assert book.revision() == NEWEST
    book.close()
    book = open_book(any_book_address, scripts(ADD, revision="9002"))
    with book.reading() as session:
        assert session.connection().exec_driver_sql("SELECT name, phone FROM officer").all() == [("李敏", "")]
    assert book.revision() == "9002"
    book.close()
