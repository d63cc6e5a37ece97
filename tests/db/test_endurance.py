"""A book outlives kills, crowds and full disks: what was acknowledged is there, nothing is there by half."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

import db
from db.book import Book, make_book, open_book
from db.engine import connect
from db.errors import Unusable
from db.models import Officer, Station

Hatchery = subprocess.Popen[str]
BATCH = 60
# Forks a writer for each line `path first count size`; it says each batch once it is committed.
HATCHERY = """
import os, sys
from db.book import open_book
from db.models import Officer, Station
from sqlmodel import select

def write(path, first, count, size):
    book = open_book(path)
    with book.reading() as session:
        station = session.exec(select(Station.id)).one()
    for batch in range(first, first + count):
        with book.transaction() as session:
            for number in range(size):
                session.add(Officer(station_id=station, badge=f"{batch}-{number}", name=str(batch), post="x"))
                if number % 10 == 0:
                    session.flush()
        os.write(1, f"{batch}\\n".encode())
    book.close()

for line in sys.stdin:
    path, *numbers = line.rstrip("\\n").split("\\t")
    pids = []
    for first in map(int, numbers[0].split(",")):
        pids.append(os.fork())
        if not pids[-1]:
            code = 1
            try:
                write(path, first, *map(int, numbers[1:]))
                code = 0
            finally:
                os._exit(code)
    os.write(1, ("pid %s\\n" % pids[0]).encode())
    ends = [os.waitpid(pid, 0)[1] for pid in pids]
    os.write(1, ("ends %s\\n" % ends).encode())
"""


@pytest.fixture(scope="module")
def hatchery() -> Iterator[Hatchery]:
    """Start a program that has everything imported, and forks writers."""
    house = Path(db.__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", HATCHERY], cwd=house, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        yield running


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Say where a book with a station is."""
    made = tmp_path / "book.sqlite"
    book = make_book(str(made))
    with book.transaction() as session:
        session.add(Station(code="330102", name="城东派出所"))
    book.close()
    return made


def write_and_kill(hatchery: Hatchery, path: Path, first: int, chance: random.Random) -> list[int]:
    """Kill a writer somewhere in its work; gives the batches it acknowledged."""
    assert hatchery.stdin
    assert hatchery.stdout
    hatchery.stdin.write(f"{path}\t{first}\t1000\t{BATCH}\n")
    hatchery.stdin.flush()
    acknowledged: list[int] = []
    pid, enough, spin = 0, chance.randint(0, 8), chance.randint(0, 300_000)
    for line in hatchery.stdout:
        if line.startswith("pid"):
            pid = int(line.split()[1])
        elif line.startswith("ends"):
            assert str(int(signal.SIGKILL)) in line
            break
        else:
            acknowledged.append(int(line))
        if pid and len(acknowledged) >= enough:
            for _ in range(spin):  # somewhere in the next batch
                pass
            os.kill(pid, signal.SIGKILL)
            pid, enough = 0, 10**9
    return acknowledged


def batches(book: Book) -> Counter[str]:
    with book.reading() as session:
        return Counter(session.exec(select(Officer.name)))


def test_a_killed_program_loses_nothing_it_acknowledged_and_leaves_nothing_by_half(
    hatchery: Hatchery, path: Path, repetitions: Callable[[int, int], int]
) -> None:
    chance, acknowledged, first = random.Random(20260903), set[int](), 0
    for _round in range(repetitions(10, 100)):
        acknowledged.update(write_and_kill(hatchery, path, first, chance))
        book = open_book(str(path))
        there = batches(book)
        with book.reading() as session:
            assert session.connection().exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert session.connection().exec_driver_sql("PRAGMA foreign_key_check").all() == []
        book.close()
        assert set(there.values()) <= {BATCH}
        assert {str(batch) for batch in acknowledged} <= set(there)
        first = max(map(int, there), default=-1) + 1
    assert acknowledged


def test_two_programs_write_to_one_book_without_an_error(
    hatchery: Hatchery, path: Path, repetitions: Callable[[int, int], int]
) -> None:
    count = repetitions(150, 1500)
    assert hatchery.stdin
    assert hatchery.stdout
    hatchery.stdin.write(f"{path}\t0,{count}\t{count}\t1\n")
    hatchery.stdin.flush()
    said = list(iter(hatchery.stdout.readline, "ends [0, 0]\n"))
    assert len([line for line in said if line[0].isdigit()]) == 2 * count
    book = open_book(str(path))
    assert batches(book) == Counter(map(str, range(2 * count)))
    book.close()


def officers(session: Session, count: int, letter: str = "b") -> None:
    station = session.exec(select(Station.id)).one()
    for number in range(count):
        session.add(Officer(station_id=station, badge=f"{letter}{number}", name="李" * 300, post="x"))
    session.flush()


def log_of(book: Book) -> int:
    return Path(book.address + "-wal").stat().st_size


def set_on_writer(book: Book, *pragmas: str) -> None:
    with closing(book.writer.raw_connection()) as raw:
        for pragma in pragmas:
            raw.cursor().execute(f"PRAGMA {pragma}")


def test_a_full_disk_is_said_and_nothing_is_lost(path: Path) -> None:
    book = open_book(str(path))
    with book.transaction() as session:
        officers(session, 5, "a")
    # A small cache, so that the log grows before the commit.
    set_on_writer(book, "cache_size = 10", "max_page_count = 600")
    with pytest.raises(Unusable, match="no room left") as said, book.transaction() as session:
        session.exec(select(Station)).one().name = "x"
        session.exec(select(Officer)).first()
        officers(session, 3000)
    assert str(path) in str(said.value)
    assert log_of(book) == 0  # what was rolled back does not go on filling the disk
    assert sum(batches(book).values()) == 5
    set_on_writer(book, "max_page_count = 1000000")
    with book.transaction() as session:
        session.exec(select(Station)).one().name = "城西派出所"
    with book.reading() as session:
        assert session.exec(select(Station.name)).one() == "城西派出所"
    book.close()


@contextmanager
def no_larger_than(size: int) -> Iterator[None]:
    """Let no file of this process grow past a size, as a quota does."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_refuses_a_write_is_said_and_nothing_is_lost(path: Path) -> None:
    book = open_book(str(path))
    set_on_writer(book, "cache_size = 10")
    refused = pytest.raises(Unusable, match="did not answer as it should")
    with no_larger_than(path.stat().st_size), refused, book.transaction() as session:
        officers(session, 3000)
    assert batches(book) == Counter()
    with book.transaction() as session:
        officers(session, 5)
    assert sum(batches(book).values()) == 5
    book.close()


@contextmanager
def as_nobody() -> Iterator[None]:
    """Act as a user whom write protection binds; as root it does not."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(was)


@pytest.fixture
def protected(path: Path) -> Iterator[Path]:
    """Put a book into a folder that nobody may write to."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "book.sqlite"
        copy.write_bytes(path.read_bytes())
        copy.chmod(0o444)
        Path(folder).chmod(0o555)
        yield copy
        Path(folder).chmod(0o755)


def test_a_book_in_a_write_protected_folder_is_refused_in_a_sentence(protected: Path) -> None:
    before = protected.read_bytes()
    with as_nobody(), pytest.raises(Unusable, match="write-protected") as said:
        open_book(str(protected))
    assert str(protected) in str(said.value)
    with as_nobody(), pytest.raises(Unusable, match="write-protected"):
        make_book(str(protected.with_name("new.sqlite")))
    assert protected.read_bytes() == before
    assert list(protected.parent.iterdir()) == [protected]


def test_a_write_protected_book_in_an_open_folder_is_read_but_not_changed(protected: Path) -> None:
    protected.parent.chmod(0o777)
    with as_nobody():
        book = open_book(str(protected))
        with book.reading() as session:
            assert session.exec(select(Station.name)).one() == "城东派出所"
        with pytest.raises(Unusable, match="write-protected"), book.transaction() as session:
            session.exec(select(Station)).one().name = "x"
        book.close()


def _root_page(path: Path, table: str) -> int:
    with closing(connect(path)) as raw:
        found: Any = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    return int(found[0])


def test_a_damaged_book_is_said_to_be_damaged(path: Path) -> None:
    page = _root_page(path, "station")
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    book = open_book(str(path))
    for attempt in (book.reading, book.transaction):
        with pytest.raises(Unusable, match="is damaged") as said, attempt() as session:
            session.exec(select(Station)).all()
        assert str(path) in str(said.value)
    book.close()


def test_a_book_whose_tables_are_damaged_is_not_opened(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(Unusable, match="damaged"):
        open_book(str(path))
    assert path.read_bytes() == bytes(content)
