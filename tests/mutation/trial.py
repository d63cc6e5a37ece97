"""Try mutants of modules against the modules' own tests; run as a program of its own.

    python tests/mutation/trial.py < trials.json > survivors.json

A trial is [module, test file, name, source]. Libraries are imported once; each mutant is tried in a fork,
where it stands in the module's place.
"""

from __future__ import annotations

import gc
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 15  # a mutant may loop for ever; that is noticed, too
PASSED, KILLED = 0, (1, 2)  # pytest's codes: all passed; a test failed, or the module couldn't be used
BROKEN = 70


class Impostor(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Give a mutant out for the module."""

    def __init__(self, module: str, source: str) -> None:
        self.module = module
        self.source = source

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find the module here, and no other."""
        return importlib.util.spec_from_loader(fullname, self) if fullname == self.module else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the mutant."""
        exec(compile(self.source, f"<mutant of {self.module}>", "exec"), module.__dict__)


def survives(module: str, tests: str, source: str) -> bool:
    """Tell whether the tests pass with this source in the module's place."""
    child = os.fork()
    if child == 0:
        code = BROKEN
        try:
            code = _tried(module, tests, source)
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return False  # by the alarm
    code = os.WEXITSTATUS(status)
    if code not in (PASSED, *KILLED):
        raise RuntimeError(f"pytest could not try a mutant of {module}: exit {code}")
    return code == PASSED


def _tried(module: str, tests: str, source: str) -> int:
    import pytest
    from hypothesis import Phase, settings

    # A failure is all that is wanted, not the smallest one.
    quick = (Phase.explicit, Phase.generate)
    settings.register_profile("quick", parent=settings.get_profile("ci"), phases=quick)
    settings.load_profile("quick")
    signal.alarm(SECONDS)
    sys.meta_path.insert(0, Impostor(module, source))
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        # None of the suite's plugins and settings: what they load costs more than the tests.
        bare = ["-c", os.devnull, "--rootdir", str(ROOT), "--import-mode=importlib", "--assert=plain"]
        return int(pytest.main([*bare, "-x", "-q", "--tb=no", "-Werror", "-p", "no:cacheprovider", tests]))


def main() -> None:
    """Try what standard input asks for; write the module and name of each mutant that survives."""
    os.chdir(ROOT)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.path.insert(0, str(ROOT))
    # What every fork would import again; nothing of outreach, for a mutant must be seen by all of it.
    for needed in ("pytest", "hypothesis.strategies", "sqlmodel", "db.book", "scipy.stats"):
        importlib.import_module(needed)
    gc.freeze()  # else each fork looks through all of it
    trials = json.load(sys.stdin)
    found = [(module, name) for module, tests, name, source in trials if survives(module, tests, source)]
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
