"""An upgrade that is killed, or that several programs begin at once, leaves a whole book."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import db
from db.book import open_book
from tests.db.reading import content, files

HOUSE = Path(db.__file__).parents[1]
ADD = "op.execute(\"ALTER TABLE officer ADD COLUMN phone TEXT NOT NULL DEFAULT ''\")"
Scripts = Callable[..., Path]

# Upgrades copies of a book, each killed at another line of db/upgrade.py, or amid the writes of the swap.
KILLER = """
import os, resource, shutil, signal, sys
from pathlib import Path
from db import upgrade
from db.book import open_book
import alembic.command, alembic.script

book, chain, kills = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
open_book(book)
seen = 0

def kill_at(point):
    def trace(frame, event, _argument):
        global seen
        if not frame.f_code.co_filename.endswith(os.path.join("db", "upgrade.py")):
            return None
        if event == "line":
            seen += 1
            if seen == point:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace
    sys.settrace(trace)

def die_in_swap(share):
    whole = upgrade._take_over
    def limited(guard, working):
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        limit = working.stat().st_size * share // 100
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        whole(guard, working)
    upgrade._take_over = limited

def upgrade_copy(name, prepare, argument):
    copy = Path(book).with_name(name + ".sqlite")
    shutil.copy(book, copy)
    ready, said = os.pipe()
    pid = os.fork()
    if not pid:
        prepare(argument)
        upgrade.upgrade_file(copy, chain)
        os.write(said, str(seen).encode())
        os._exit(0)
    os.close(said)
    print(name, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
    with open(ready) as answer:
        return answer.read()

lines = int(upgrade_copy("whole", kill_at, 0))
for number in range(1, kills + 1):
    upgrade_copy(f"line{number}", kill_at, lines * number // kills)
for share in (10, 60, 99):
    upgrade_copy(f"swap{share}", die_in_swap, share)
"""


def test_a_killed_upgrade_leaves_the_old_book_or_the_new_one(
    older: Path, older_copy: Path, scripts: Scripts, repetitions: Callable[[int, int], int]
) -> None:
    chain, old = scripts(ADD), content(older)
    new = {**old, "officer": [(*row, "") for row in old["officer"]], "alembic_version": [("9001",)]}
    command = [sys.executable, "-c", KILLER, str(older_copy), str(chain), str(repetitions(8, 97))]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=True)
    ends: Counter[str] = Counter()
    for name, code in (line.split() for line in done.stdout.splitlines()):
        killed = -signal.SIGXFSZ if name.startswith("swap") else -signal.SIGKILL
        assert int(code) == (0 if name == "whole" else killed), (name, code)
        copy = older_copy.with_name(f"{name}.sqlite")
        found = content(copy)
        assert found in (old, new), name
        ends["old" if found == old else "new"] += 1
        open_book(str(copy), chain).close()
        assert content(copy) == new
        assert not copy.with_name(copy.name + ".upgrading").exists()
    assert ends["old"] >= 6
    assert ends["new"] >= 2


# Forks, everything imported, programs that open the same older book at the same moment.
CROWD = """
import os, sys
from pathlib import Path
import alembic.command, alembic.script
from db import upgrade
from db.book import open_book

upgrade.PATIENCE_SECONDS = 60
ready, go = os.pipe()
pids = []
for number in range(4):
    pids.append(os.fork())
    if not pids[-1]:
        code = 1
        try:
            os.read(ready, 1)
            book = open_book(sys.argv[1], Path(sys.argv[2]))
            code = 0 if book.revision() == "9001" else 2
            book.close()
        finally:
            os._exit(code)
os.write(go, b"1234")
print([os.waitpid(pid, 0)[1] for pid in pids])
"""


def test_programs_that_upgrade_a_book_at_once_upgrade_it_once(older_copy: Path, scripts: Scripts) -> None:
    command = [sys.executable, "-c", CROWD, str(older_copy), str(scripts(ADD))]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=True)
    assert done.stdout == "[0, 0, 0, 0]\n", done.stderr
    assert files(older_copy) == {"book": 1, "before-upgrade": 1}
