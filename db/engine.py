"""Make the engines of a book: one that writes, one that only reads."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool, QueuePool

from db.errors import Unusable

# Below this, SQLite's WAL-reset bug can corrupt a book (3.7.0 to 3.51.2).
OLDEST_SQLITE = (3, 51, 3)
WRITER_CACHE_KIB = 65536
BUSY_MILLISECONDS = 5000
CONNECT_SECONDS = 10


def refuse_old_sqlite(version: tuple[int, ...] = sqlcipher.sqlite_version_info) -> None:
    """Refuse to work with a SQLite that can corrupt a book; raises Unusable."""
    if version < OLDEST_SQLITE:
        raise Unusable(
            "This program was built with SQLite {version}, which can damage a book. "
            "It needs {oldest} or newer: install the program again.",
            version=".".join(map(str, version)),
            oldest=".".join(map(str, OLDEST_SQLITE)),
        )


def connect(path: Path, mode: str = "rw") -> Any:
    """Open a raw SQLite connection that never makes a file unless mode is `rwc`."""
    uri = f"file:{quote(os.fsencode(path.resolve()))}?mode={mode}"
    connection = sqlcipher.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level = NONE")
    return connection


def sqlite_engine(path: Path, *, writes: bool) -> Engine:
    """Make the writing or the reading engine of a SQLite book."""
    engine = sa.create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: connect(path),
        poolclass=QueuePool,
        hide_parameters=True,
    )
    event.listen(engine, "connect", lambda raw, _record: _prepare(raw, writes))
    event.listen(engine, "begin", lambda link: link.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN"))
    return engine


def migrating_engine(path: Path) -> Engine:
    """Make the engine of a migration: foreign keys off, one connection."""
    engine = sa.create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: connect(path),
        poolclass=NullPool,
        hide_parameters=True,
    )
    event.listen(engine, "connect", lambda raw, _record: raw.execute("PRAGMA foreign_keys = OFF"))
    event.listen(engine, "begin", lambda link: link.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def postgresql_engine(url: str, *, writes: bool) -> Engine:
    """Make the writing or the reading engine of a PostgreSQL book."""
    options = f"-c lock_timeout={BUSY_MILLISECONDS}"
    if not writes:
        options += " -c default_transaction_read_only=on"
    return sa.create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        # A reader sees one moment through all its statements, as on SQLite.
        isolation_level="READ COMMITTED" if writes else "REPEATABLE READ",
        connect_args={"options": options, "connect_timeout": CONNECT_SECONDS},
    )


def _prepare(raw: Any, writes: bool) -> None:
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("PRAGMA foreign_keys = ON")
    # Else INSERT OR REPLACE deletes a sealed board past its trigger.
    raw.execute("PRAGMA recursive_triggers = ON")
    raw.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    raw.execute("PRAGMA secure_delete = ON")
    raw.execute("PRAGMA mmap_size = 0")
    if writes:
        raw.execute(f"PRAGMA cache_size = -{WRITER_CACHE_KIB}")
    else:
        raw.execute("PRAGMA query_only = ON")
