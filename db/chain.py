"""The chain of migrations: which revisions this program knows, and running them."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import Unusable

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

# Alembic takes a tenth of a second to import, so only a book that needs it pays:
# a test holds NEWEST to be the head of the scripts.
NEWEST = "0001"
SCRIPTS = Path(__file__).parent / "migrations"
# Alembic keeps the running migration in a module of its own: one at a time in a process.
_one_at_a_time = threading.Lock()


def newest(scripts: Path = SCRIPTS) -> str:
    """Tell the revision this program writes."""
    if scripts == SCRIPTS:
        return NEWEST
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(scripts)).get_current_head() or ""


def refuse_newer(found: str, where: object, scripts: Path = SCRIPTS) -> None:
    """Refuse a book whose revision this program does not know; raises Unusable."""
    if found == newest(scripts):
        return
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory(str(scripts)).walk_revisions()}
    if found not in known:
        raise Unusable(
            "The book {path} was written by a newer version of this program (book version {found}; this "
            "program knows up to {newest}). Install the newer program; the book is unchanged.",
            path=where,
            found=found,
            newest=newest(scripts),
        )


def run_migrations(connection: Connection, scripts: Path = SCRIPTS, target: str = "head") -> None:
    """Run Alembic up to a revision inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    with _one_at_a_time:
        command.upgrade(config, target)
