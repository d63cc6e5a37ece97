"""Bring a book to this program's version: copy aside, migrate a copy in one transaction, verify, swap."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from db.chain import SCRIPTS, newest, refuse_newer, run_migrations
from db.engine import BUSY_MILLISECONDS, connect, migrating_engine
from db.errors import Conflict, Unusable
from db.faults import refusal, said_plainly

APPLICATION_ID = 0x4F555452
SIDECARS = ("-wal", "-shm", "-journal")
# The copy kept aside, the copy that is migrated, and the log of the swap.
_ROOM = 3
PATIENCE_SECONDS = BUSY_MILLISECONDS / 1000


def revision_of(path: Path) -> str:
    """Tell a SQLite book's revision and leave no trace; raises Unusable for a file that is no book."""
    # With nothing beside it the file is whole, and `immutable` makes no sidecars;
    # a killed program's journal must be played back, which a reader can't.
    mode = "ro" if _has_content(path, "-wal") else "ro&immutable=1"
    mode = "rw" if _has_content(path, "-journal") else mode
    with said_plainly(path), closing(connect(path, mode)) as raw:
        return _revision(raw, path)


def upgrade_file(path: Path, scripts: Path = SCRIPTS) -> Path | None:
    """Upgrade a SQLite book if it is older; returns the copy kept aside, or None if nothing was to do.

    Raises Conflict if another program has the book open, and Unusable; the book is then as it was.
    """
    found = revision_of(path)
    refuse_newer(found, path, scripts)
    working = path.with_name(path.name + ".upgrading")
    if found == newest(scripts):
        if working.exists():
            forget(working)  # of an upgrade killed in its last moment
        return None
    with said_plainly(path), _alone(path) as guard:
        found = _revision(guard, path)  # again: another program may have upgraded it while this one waited
        refuse_newer(found, path, scripts)
        if found == newest(scripts):
            return None
        return _upgrade(guard, path, found, scripts)


def migrate_file(path: Path, scripts: Path = SCRIPTS, target: str = "head") -> None:
    """Run the migrations on a SQLite file in one transaction, foreign keys off and then checked."""
    engine = migrating_engine(path)
    try:
        with engine.begin() as connection:
            run_migrations(connection, scripts, target)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise Unusable(
                    "The upgrade of {path} would break {count} references between rows; nothing was changed.",
                    path=path,
                    count=len(broken),
                )
    finally:
        engine.dispose()


def forget(path: Path) -> None:
    """Remove a half-made book with its sidecars."""
    for name in (path, *(path.with_name(path.name + suffix) for suffix in SIDECARS)):
        name.unlink(missing_ok=True)


@contextmanager
def _alone(path: Path) -> Iterator[Any]:
    """Hold the book so that no other program can read or write it, between transactions too."""
    until = time.monotonic() + PATIENCE_SECONDS
    guard = _held(path)
    while guard is None:
        if time.monotonic() > until:
            raise Conflict(
                "The book {path} is open in another program, so it can't be brought to this version. "
                "Close that program there, then open the book again.",
                path=path,
            )
        time.sleep(random.uniform(0.01, 0.05))
        guard = _held(path)
    with closing(guard):
        for setting in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
            guard.execute(f"PRAGMA {setting}")
        yield guard


def _held(path: Path) -> Any:
    guard = connect(path)
    try:
        # Before its first read: then SQLite asks for the whole file, which
        # nobody gets while another connection to the book is open, even an idle one.
        guard.execute("PRAGMA locking_mode = EXCLUSIVE")
        # Two that wait for each other so would wait for ever: rather let go and come again.
        guard.execute("PRAGMA busy_timeout = 0")
        guard.execute("BEGIN EXCLUSIVE")
        guard.execute("COMMIT")
    except sqlcipher.OperationalError as error:
        guard.close()
        if isinstance(refusal(error, path), Conflict):
            return None
        raise
    except BaseException:
        guard.close()
        raise
    return guard


def _upgrade(guard: Any, path: Path, found: str, scripts: Path) -> Path:
    _refuse_without_room(guard, path)
    working = path.with_name(path.name + ".upgrading")
    aside = _unused(path, found)
    try:
        for copy in (aside, working):
            forget(copy)
            _copy(guard, copy)
        migrate_file(working, scripts)
        _verify(working, _row_counts(aside))
        _take_over(guard, working)
    except BaseException:
        forget(aside)  # the book itself is as it was
        raise
    finally:
        forget(working)
    return aside


def _take_over(guard: Any, working: Path) -> None:
    # Page by page in one transaction of the held book, not by renaming: a killed swap rolls back,
    # a stale -wal can't be replayed into another file, nobody is left writing to an unlinked one.
    with closing(connect(working, "ro")) as migrated:
        migrated.backup(guard)
    guard.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _refuse_without_room(guard: Any, path: Path) -> None:
    (pages,), (size,) = (guard.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    needed, free = _ROOM * pages * size, shutil.disk_usage(path.parent).free
    if free < needed:
        raise Unusable(
            "The upgrade of {path} needs {needed} MB of room on its disk, where {free} MB are left. "
            "Make room, then open the book again; it is unchanged.",
            path=path,
            needed=needed // 1_000_000 + 1,
            free=free // 1_000_000,
        )


def _unused(path: Path, found: str) -> Path:
    stamp = dt.datetime.now(dt.UTC).astimezone().strftime("%Y%m%d-%H%M%S")
    for number in count(1):
        again = f"-{number}" if number > 1 else ""
        aside = path.with_name(f"{path.stem}.before-upgrade-{found}-{stamp}{again}{path.suffix}")
        if not aside.exists():
            return aside
    raise AssertionError("count() never ends")


def _copy(raw: Any, target: Path) -> None:
    raw.execute("VACUUM INTO ?", (str(target),))
    if not _is_sound(target):
        raise Unusable(
            "The copy {path} made before the upgrade is not sound, so the book was left as it is: "
            "check the disk.",
            path=target,
        )


def _is_sound(path: Path) -> bool:
    with closing(connect(path)) as raw:
        return bool(raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def _row_counts(path: Path) -> dict[str, int]:
    with closing(connect(path)) as raw:
        names = [
            name
            for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith("sqlite_") and name != "alembic_version"
        ]
        return {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def _verify(path: Path, before: dict[str, int]) -> None:
    after = _row_counts(path)
    lost = sorted(name for name, rows in before.items() if name in after and after[name] < rows)
    if lost or not _is_sound(path):
        raise Unusable(
            "The upgrade of {path} would lose rows of {tables}; the book was left as it is.",
            path=path,
            tables=", ".join(lost) or "?",
        )


def _revision(raw: Any, path: Path) -> str:
    try:
        mark = raw.execute("PRAGMA application_id").fetchone()[0]
        found = raw.execute("SELECT version_num FROM alembic_version").fetchone() if mark else None
    except sqlcipher.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in (
            sqlcipher.SQLITE_ERROR,  # no such table
            sqlcipher.SQLITE_NOTADB,
            sqlcipher.SQLITE_CORRUPT,
        ):
            raise
        raise _no_book(path) from error
    if mark != APPLICATION_ID or not found:
        raise _no_book(path)
    return str(found[0])


def _has_content(path: Path, suffix: str) -> bool:
    beside = path.with_name(path.name + suffix)
    return beside.exists() and beside.stat().st_size > 0


def _no_book(path: Path) -> Unusable:
    return Unusable(
        "The file {path} is not a book of this program, or it is damaged. Choose another file, "
        "or restore a backup.",
        path=path,
    )
