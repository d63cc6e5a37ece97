"""A program killed in the middle of an import leaves all of it in the book, or nothing."""

from __future__ import annotations

import os
import select as waiting
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import IO

from sqlmodel import func, select

from db.models import Event, EventKind, ImportBatch, OfficerDay
from outreach.boards.sums import differences
from outreach.ledgers.actions import import_ledger
from outreach.workspace import Workspace

# Loads everything once, then forks an importer for each book: a kill costs an import, not a start.
NURSERY = """
import datetime as dt, os, sys
from pathlib import Path
from outreach.ledgers import actions
from outreach.ledgers.reader import read
from outreach.workspace import Workspace

ledger = Path(sys.argv[1])
sheets = read(ledger)
actions.read = lambda _path: sheets
for book in sys.stdin:
    child = os.fork()
    if not child:
        workspace = Workspace.open(book.strip(), today=dt.date(2026, 11, 22))
        print("ready", os.getpid(), flush=True)
        actions.import_ledger(workspace, ledger)
        print("done", flush=True)
        sys.stdin.read()
        os._exit(0)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""


def counts(workspace: Workspace) -> tuple[int, ...]:
    with workspace.reading() as session:
        assert differences(session, workspace.station.id) == []
        tables = (Event, EventKind, OfficerDay, ImportBatch)
        return tuple(session.exec(select(func.count()).select_from(table)).one() for table in tables)


def test_a_killed_import_is_there_whole_or_not_at_all(
    founded_file: Path, sample: Path, tmp_path: Path, repetitions: Callable[[int, int], int]
) -> None:
    whole = tmp_path / "whole.sqlite"
    whole.write_bytes(founded_file.read_bytes())
    workspace = Workspace.open(str(whole), today=None)
    nothing = counts(workspace)
    begun = time.monotonic()
    import_ledger(workspace, sample)
    seconds = time.monotonic() - begun
    everything = counts(workspace)
    workspace.close()
    seen = set()
    chance = Random(20261122)
    nursery = subprocess.Popen(
        [sys.executable, "-c", NURSERY, str(sample)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    try:
        for number in range(repetitions(10, 100)):
            path = tmp_path / f"{number}.sqlite"
            path.write_bytes(founded_file.read_bytes())
            # The first is killed when it says it is done: what was said to be done must be there.
            delay = chance.random() * seconds if number else None
            acknowledged = kill_an_import(nursery.stdin, nursery.stdout, path, delay)
            workspace = Workspace.open(str(path))
            found = counts(workspace)
            workspace.close()
            assert found in (nothing, everything)
            assert found == everything or not acknowledged
            seen.add(found)
    finally:
        nursery.stdin.close()
        nursery.stdout.close()
        nursery.wait()
    assert nothing in seen


def kill_an_import(nursery: IO[str], answers: IO[str], book: Path, delay: float | None) -> bool:
    """Kill an import after a while, or when it says it is done; tells whether it said so."""
    nursery.write(f"{book}\n")
    nursery.flush()
    ready, process = answers.readline().split()
    assert ready == "ready"
    if delay is None:
        said = answers.readline()
    else:
        said = ""
        waiting.select([answers], [], [], delay)
    os.kill(int(process), signal.SIGKILL)
    while not said.endswith("gone\n"):
        line = answers.readline()
        assert line, "the nursery died"
        said += line
    return "done" in said
