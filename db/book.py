"""The book: open it, make it, read it, and change it in transactions."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import exc, text
from sqlalchemy.engine import Engine
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

import db.models  # noqa: F401  (the tables must be known before an engine is used)
from db import server
from db.chain import SCRIPTS, refuse_newer
from db.engine import connect, postgresql_engine, refuse_old_sqlite, sqlite_engine
from db.errors import Conflict, Unusable
from db.faults import is_full, refusal, said_plainly
from db.places import refuse_network_share
from db.upgrade import APPLICATION_ID, forget, migrate_file, upgrade_file


class Book:
    """One open book: a SQLite file, or a PostgreSQL database that desktops share."""

    def __init__(self, address: str, writer: Engine, reader: Engine) -> None:
        self.address = address
        self.writer = writer
        self.reader = reader

    @property
    def dialect(self) -> str:
        """Tell `sqlite` or `postgresql`."""
        return self.writer.dialect.name

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Change the book: all of the block happens, or nothing; raises Conflict and Unusable."""
        try:
            with Session(self.writer, expire_on_commit=False) as session, session.begin():
                yield session
        except StaleDataError as error:
            raise Conflict(
                "Somebody else changed this meanwhile. Look again, then repeat the change."
            ) from error
        except exc.IntegrityError as error:
            raise Conflict(
                "The book refused this because it would break its rule “{rule}”. Nothing was changed.",
                rule=broken_rule(error),
            ) from error
        except exc.DBAPIError as error:
            refused = refusal(error.orig, self.address)
            if refused is None:
                raise
            if is_full(error.orig):
                self._shorten_log()
            raise refused from error

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Read the book as it stands at one moment; the database refuses any change."""
        with (
            said_plainly(self.address),
            Session(self.reader, expire_on_commit=False, autoflush=False) as session,
            session.begin(),
        ):
            yield session

    def revision(self) -> str:
        """Tell the version of the book's tables."""
        with self.reading() as session:
            return str(session.connection().scalar(text("SELECT version_num FROM alembic_version")))

    def close(self) -> None:
        """Let go of every connection."""
        self.reader.dispose()
        self.writer.dispose()

    def _shorten_log(self) -> None:
        # After a full disk, what was rolled back would go on filling it.
        if self.dialect == "sqlite":
            with suppress(sqlcipher.Error), closing(self.writer.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def broken_rule(error: exc.IntegrityError) -> str:
    """Name the constraint that was broken, never the values (they may be personal)."""
    diagnosis = getattr(error.orig, "diag", None)
    if diagnosis is not None:
        return str(diagnosis.constraint_name or diagnosis.message_primary or "?")
    words = str(error.orig)
    found = re.search(r"(?:CHECK|UNIQUE) constraint failed: ([\w., ]+)", words)
    return found.group(1) if found else re.sub(r"[^\w. ]", "", words)[:80]


def make_book(address: str) -> Book:
    """Make a new, empty book; never over something that exists; raises Conflict and Unusable."""
    refuse_old_sqlite()
    if server.is_server(address):
        return _on_server(address, lambda book: server.make_on_server(book.writer))
    path = Path(address).absolute()
    if os.path.lexists(path):
        raise _exists_already(path)
    if not path.parent.is_dir():
        raise Unusable("The folder {folder} does not exist. Make it first.", folder=path.parent)
    refuse_network_share(path.parent)
    with said_plainly(path):
        _make_file(path)
    return open_book(address)


def open_book(address: str, scripts: Path = SCRIPTS) -> Book:
    """Open an existing book, upgrading an older one and refusing a newer; raises Conflict and Unusable."""
    refuse_old_sqlite()
    if server.is_server(address):
        return _on_server(address, lambda book: server.upgrade_on_server(book.writer, book.reader, scripts))
    path = Path(address).absolute()
    if not path.is_file():
        raise Unusable(
            "There is no book at {path}. Check the name, or make a new one with “outreach init”.", path=path
        )
    refuse_network_share(path)
    upgrade_file(path, scripts)
    book = Book(str(path), sqlite_engine(path, writes=True), sqlite_engine(path, writes=False))
    with _closed_on_failure(book):
        # The connection stays in the pool: while it lives, no other program can upgrade the book.
        refuse_newer(book.revision(), path, scripts)
    return book


def _on_server(address: str, prepare: Callable[[Book], None]) -> Book:
    url = server.driver_url(address)
    writer = postgresql_engine(url, writes=True)
    book = Book(server.shown(writer), writer, postgresql_engine(url, writes=False))
    with _closed_on_failure(book):
        prepare(book)
    return book


@contextmanager
def _closed_on_failure(book: Book) -> Iterator[None]:
    try:
        yield
    except BaseException:
        book.close()
        raise


def _make_file(path: Path) -> None:
    # Made under a name of its own and moved: a book at its path is always whole.
    growing = path.with_name(f"{path.name}.{uuid4().hex[:8]}.new")
    try:
        with closing(connect(growing, "rwc")) as raw:
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate_file(growing)
        _put(growing, path)
    finally:
        forget(growing)


def _put(growing: Path, path: Path) -> None:
    try:
        os.link(growing, path)  # unlike a rename it never replaces what came there meanwhile
    except FileExistsError as error:
        raise _exists_already(path) from error
    except OSError:
        # A disk without hard links: FAT, for instance.
        if os.path.lexists(path):
            raise _exists_already(path) from None
        growing.rename(path)


def _exists_already(path: Path) -> Conflict:
    return Conflict(
        "{path} exists already. Choose another name for the new book, or open that one.", path=path
    )
