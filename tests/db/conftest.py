"""A book on each engine, and a world with a row in every table."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from db.book import Book, make_book, open_book
from db.errors import Conflict
from tests.db.worlds import World, fill_world


@pytest.fixture
def book(any_book_address: str) -> Iterator[Book]:
    """Open an empty book, on each engine."""
    opened = open_book(any_book_address)
    yield opened
    opened.close()


@pytest.fixture
def scripts(tmp_path: Path) -> Callable[..., Path]:
    """Copy the chain of migrations and put one more on it: `scripts(upgrade_body, revision="0002")`."""
    return lambda body, revision="9001": _longer_chain(tmp_path, body, revision)


@pytest.fixture(scope="session")
def fill() -> Callable[[Session, str], World]:
    """Put a row into every table: `fill(session, station_code)` gives them by table."""
    return fill_world


def _longer_chain(folder: Path, body: str, revision: str) -> Path:
    from db.chain import NEWEST, SCRIPTS

    made = folder / f"chain-{revision}"
    shutil.copytree(SCRIPTS, made, ignore=shutil.ignore_patterns("__pycache__"))
    script = (
        f'"""A revision of the tests."""\n\nimport os\nimport signal\n\nfrom alembic import op\n\n'
        f"revision = {revision!r}\ndown_revision = {NEWEST!r}\n\n\ndef upgrade():\n    {body}\n"
    )
    (made / "versions" / f"{revision}_of_the_tests.py").write_text(script, encoding="utf-8")
    return made


@pytest.fixture
def rows_of() -> Callable[[Book], dict[str, int]]:
    """Count the rows of every table of a book."""
    return _rows_of


def _rows_of(book: Book) -> dict[str, int]:
    with book.reading() as session:
        counts = {}
        for name, table in SQLModel.metadata.tables.items():
            counts[name] = session.connection().scalar(sa.select(sa.func.count()).select_from(table)) or 0
        return counts


class RawText(str):
    __slots__ = ()

    """What no program of ours writes: stored as it is, past the types."""


class _Undone(Exception):
    """Undo what a test found allowed."""


@pytest.fixture
def raw() -> type[RawText]:
    """Mark a text to be stored as it is."""
    return RawText


@pytest.fixture(scope="session")
def _full_books() -> dict[object, Any]:
    """Keep a filled book of each engine, made when first asked for, to make others from."""
    return {}


@pytest.fixture(params=["sqlite", "postgresql"])
def full_address(request: pytest.FixtureRequest, tmp_path: Path, _full_books: dict[object, Any]) -> str:
    """Say where a book with the worlds of two stations is, on each engine."""
    engine = request.param
    if engine not in _full_books:
        folder = request.getfixturevalue("tmp_path_factory").mktemp("full")
        url = request.getfixturevalue("postgresql_url")() if engine == "postgresql" else ""
        address = url or str(folder / "full.sqlite")
        made = make_book(address)
        with made.transaction() as session:
            _full_books["worlds", engine] = fill_world(session, "330102"), fill_world(session, "330103")
        made.close()
        _full_books[engine] = address
    if engine == "sqlite":
        return str(shutil.copy(_full_books[engine], tmp_path / "full.sqlite"))
    copied: str = request.getfixturevalue("postgresql_fresh")(_full_books[engine])
    return copied


@pytest.fixture
def full_book(full_address: str) -> Iterator[Book]:
    """Open a book with the worlds of two stations, on each engine."""
    opened = open_book(full_address)
    yield opened
    opened.close()


@pytest.fixture
def worlds(full_book: Book, _full_books: dict[object, Any]) -> tuple[World, World]:
    """Give the rows of the two worlds in `full_book`, by table."""
    both: tuple[World, World] = _full_books["worlds", full_book.dialect]
    return both


@pytest.fixture
def vary(full_book: Book, worlds: tuple[Any, Any]) -> Callable[..., str]:
    """Insert a right row of the first station once more, changed: says the rule broken, or ''."""

    def changed(name: str, where: str = "1 = 1", /, **values: Any) -> str:
        table = SQLModel.metadata.tables[name]
        own = table.c.id if name == "station" else table.c.station_id
        chosen = [_as(column, values[column.name]) if column.name in values else column for column in table.c]
        row = sa.select(*chosen).where(own == worlds[0]["station"].id, sa.text(where)).limit(1)
        try:
            with full_book.transaction() as session:
                assert session.connection().execute(row.with_only_columns(own)).first(), (
                    f"{name} has no such row"
                )
                session.connection().execute(sa.insert(table).from_select(table.c.keys(), row))
                raise _Undone
        except _Undone:
            return ""
        except Conflict as error:
            return str(error.values["rule"])

    return changed


def _as(column: sa.Column[Any], value: Any) -> Any:
    if isinstance(value, RawText):
        return sa.literal_column(f"'{value}'")
    return sa.cast(sa.null(), column.type) if value is None else sa.literal(value, column.type)


@pytest.fixture(scope="session")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a book with rows, which a chain with one more revision finds older."""
    path = Path(tmp_path_factory.mktemp("older") / "book.sqlite")
    book = make_book(str(path))
    with book.transaction() as session:
        fill_world(session, "330102")
    book.close()
    return path


@pytest.fixture
def older_copy(older: Path, tmp_path: Path) -> Path:
    """Say where an older book is."""
    (tmp_path / "books").mkdir()
    return Path(shutil.copy(older, tmp_path / "books" / "book.sqlite"))
