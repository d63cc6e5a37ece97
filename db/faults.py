"""Say a database's refusals in the user's words; what is not of the user's world stays our bug."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import exc

from db.errors import Conflict, Refused, Unusable

_FULL, _LOCKED, _PROTECTED, _UNREACHABLE, _DAMAGED, _SILENT = range(6)
_OF_SQLITE = {
    sqlcipher.SQLITE_FULL: _FULL,
    sqlcipher.SQLITE_BUSY: _LOCKED,
    sqlcipher.SQLITE_LOCKED: _LOCKED,
    sqlcipher.SQLITE_READONLY: _PROTECTED,
    sqlcipher.SQLITE_PERM: _PROTECTED,
    sqlcipher.SQLITE_CANTOPEN: _PROTECTED,
    sqlcipher.SQLITE_CORRUPT: _DAMAGED,
    sqlcipher.SQLITE_NOTADB: _DAMAGED,
    sqlcipher.SQLITE_IOERR: _SILENT,
}
_OF_POSTGRESQL = {
    "25006": _PROTECTED,  # read-only transaction: a standby, for instance
    "40001": _LOCKED,  # serialization failure
    "40P01": _LOCKED,  # deadlock
    "53100": _FULL,
    "55P03": _LOCKED,  # lock timeout
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
}
_CLASSES_OF_POSTGRESQL = {"08": _UNREACHABLE, "28": _UNREACHABLE, "3D": _UNREACHABLE, "57": _SILENT}


def refusal(error: BaseException | None, where: object) -> Refused | None:
    """Say a driver's error in a sentence, or nothing where it is a bug of ours; never its own words."""
    kind = _kind(error)
    if kind == _FULL:
        return Unusable(
            "There is no room left on the disk of {path}. Nothing was changed: make room and try again.",
            path=where,
        )
    if kind == _LOCKED:
        return Conflict(
            "Another program is writing to {path}. Nothing was changed: try again in a moment.", path=where
        )
    if kind == _PROTECTED:
        return Unusable(
            "The book {path} can only be read here: its folder or disk is write-protected. "
            "Copy it to a folder you may write to.",
            path=where,
        )
    if kind == _DAMAGED:
        return Unusable(
            "The book {path} is damaged. Keep a copy of it as it is, then restore the newest backup.",
            path=where,
        )
    if kind == _UNREACHABLE:
        return Unusable(
            "The database {path} cannot be reached. Check its address, the network and that it runs.",
            path=where,
        )
    if kind == _SILENT:
        return Unusable(
            "The database {path} did not answer as it should. Nothing was changed: try again, "
            "and if it goes on run “outreach check”.",
            path=where,
        )
    return None


def is_full(error: BaseException | None) -> bool:
    """Tell whether the disk is full."""
    return _kind(error) == _FULL


@contextmanager
def said_plainly(where: object) -> Iterator[None]:
    """Turn what a database refuses in the block into a sentence; raises Conflict and Unusable."""
    try:
        yield
    except (sqlcipher.Error, exc.DBAPIError) as error:
        refused = refusal(error.orig if isinstance(error, exc.DBAPIError) else error, where)
        if refused is None:
            raise
        raise refused from error


def _kind(error: BaseException | None) -> int | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return _OF_SQLITE.get(code & 0xFF)
    state = getattr(error, "sqlstate", None)
    if state:
        return _OF_POSTGRESQL.get(state, _CLASSES_OF_POSTGRESQL.get(state[:2]))
    # psycopg tells a connection that broke or never came by an OperationalError without a state.
    return _UNREACHABLE if type(error).__module__.startswith("psycopg") and _is_operational(error) else None


def _is_operational(error: BaseException | None) -> bool:
    return any(kind.__name__ == "OperationalError" for kind in type(error).__mro__)
