"""Read what a book holds, and what lies beside it, past the program."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from db.engine import connect


def content(path: Path) -> dict[str, list[Any]]:
    """Read every row of a book, and its revision."""
    with closing(connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(raw.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in tables}


def files(path: Path) -> Counter[str]:
    """Count the files beside a book by what they are."""
    kinds = ("before-upgrade", "upgrading", "-wal", "-shm", "-journal")
    return Counter(
        next((kind for kind in kinds if kind in found.name), "book") for found in path.parent.iterdir()
    )
