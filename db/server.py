"""A book on a PostgreSQL server: find it, make it, upgrade it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import exc, text
from sqlalchemy.engine import Connection, Engine, make_url

from db.chain import SCRIPTS, newest, refuse_newer, run_migrations
from db.errors import Conflict, Unusable
from db.faults import said_plainly

# Any number does, as long as every program takes the same one.
_LOCK = 0x4F555452
_SECRETS = ("password", "sslpassword")
# No privilege; no such extension on this server.
_FORBIDDEN = ("42501", "0A000", "58P01")


def is_server(address: str) -> bool:
    """Tell a PostgreSQL address from a path."""
    return address.startswith(("postgresql://", "postgresql+psycopg://"))


def driver_url(address: str) -> str:
    """Name the driver in an address; raises Unusable for one that can't be read."""
    url = address.replace("postgresql://", "postgresql+psycopg://", 1)
    try:
        make_url(url)
    except (exc.ArgumentError, ValueError) as error:
        raise Unusable(
            "The address of the database can't be read. It looks like "
            "postgresql+psycopg://NAME@SERVER:5432/DATABASE, with special signs of a password as %XX."
        ) from error
    return url


def shown(engine: Engine) -> str:
    """Say where an engine leads, without any password."""
    return engine.url.difference_update_query(_SECRETS).render_as_string(hide_password=True)


def make_on_server(writer: Engine) -> None:
    """Make an empty book in a database that holds nothing; raises Conflict and Unusable."""
    where = shown(writer)
    with said_plainly(where), _allowed(where, writer) as connection:
        if _has(connection, "alembic_version") and _has(connection, "officer_day"):
            raise Conflict(
                "{path} exists already. Choose another name for the new book, or open that one.", path=where
            )
        others = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"
        if connection.scalar(text(others)):
            raise Conflict(
                "The database {path} holds other tables already. Give the book a database of its own.",
                path=where,
            )
        run_migrations(connection)


def upgrade_on_server(writer: Engine, reader: Engine, scripts: Path = SCRIPTS) -> None:
    """Bring a book to this version in one transaction, one program at a time; raises Unusable."""
    where = shown(writer)
    with said_plainly(where):
        with reader.connect() as connection:
            found = _revision(connection, where)
        refuse_newer(found, where, scripts)
        if found == newest(scripts):
            return
        with _allowed(where, writer) as connection:
            refuse_newer(_revision(connection, where), where, scripts)
            run_migrations(connection, scripts)


@contextmanager
def _allowed(where: str, writer: Engine) -> Iterator[Connection]:
    """Change tables alone and in one transaction; raises Unusable where the server forbids it."""
    try:
        with writer.begin() as connection:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            yield connection
    except exc.DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) not in _FORBIDDEN:
            raise
        raise Unusable(
            "The server does not let this account make the tables of a book in {path}. Ask its administrator "
            "for the right to create tables there and for the extension btree_gist.",
            path=where,
        ) from error


def _revision(connection: Connection, where: str) -> str:
    found = None
    if _has(connection, "alembic_version") and _has(connection, "officer_day"):
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if found is None:
        raise Unusable(
            "There is no book at {path}. Check the name, or make a new one with “outreach init”.", path=where
        )
    return str(found)


def _has(connection: Connection, table: str) -> bool:
    return connection.scalar(text("SELECT to_regclass(:name)"), {"name": table}) is not None
