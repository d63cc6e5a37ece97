"""Each rule is pinned: change one sign of it, and a test of its own fails."""

from __future__ import annotations

import ast
import json
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.mutation.mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parents[2]
TRIAL = Path(__file__).with_name("trial.py")
SEED, HANDFUL, WORKERS = 20261122, 2, 2
AS_IT_IS = "as it is"

PINNED = {
    "outreach.alerts.rules": "tests/outreach/alerts/test_rules.py",
    "outreach.boards.rules": "tests/outreach/boards/test_rules.py",
    "outreach.campaigns.rules": "tests/outreach/campaigns/test_rules.py",
    "outreach.comparisons.before_after": "tests/outreach/comparisons/test_before_after.py",
    "outreach.comparisons.change": "tests/outreach/comparisons/test_change.py",
    "outreach.comparisons.periods": "tests/outreach/comparisons/test_periods.py",
    "outreach.ledgers.rules": "tests/outreach/ledgers/test_rules.py",
    "outreach.stations.rules": "tests/outreach/stations/test_rules.py",
}
# Mutants that do the same as the module they were made of, and why no test can tell them.
EQUIVALENT: dict[str, dict[str, str]] = {
    "outreach.boards.rules": {
        "order_by_goal: 0 → -1": "stands for no goal, or for 0 %, which is last among those with a goal",
    },
    "outreach.campaigns.rules": {
        "check_address_template: 1 → 2": "only the first part is taken, however many are split off",
        "check_address_template: 1 → 0": "only the first part is taken; 0 splits off all of them",
    },
    "outreach.comparisons.before_after": {
        "_lowest_ratio: _chance_of_at_least(count, tries, middle) < TAIL → "
        "_chance_of_at_least(count, tries, middle) <= TAIL": "no chance is that float exactly",
        "_chance_of_at_least: if term < total * 1e-17 → if False": "saves time only: the rest adds nothing",
        "_chance_of_at_least: term < total * 1e-17 → term <= total * 1e-17": "saves time only",
        "_chance_of_at_least: 1e-17 → -1.0": "saves time only: the sum ends by itself",
    },
    "outreach.comparisons.change": {
        "change: base < 0 → base <= 0": "a base of 0 has been answered before",
        "rounded: value >= 0 → value > 0": "nought has no sign",
    },
    "outreach.comparisons.periods": {
        "months: 1 → 2": "the months counted from it are taken whole, whatever its day",
    },
    "outreach.ledgers.rules": {
        "require: if None in values → if True": "saves time only: each value is looked at again",
    },
}


def source_of(module: str) -> str:
    return (ROOT / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8")


def survivors(trials: list[tuple[str, str, str, str]]) -> list[tuple[str, str]]:
    """Try mutants in a program of their own."""
    done = subprocess.run(
        [sys.executable, str(TRIAL)],
        input=json.dumps(trials),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [(module, name) for module, name in json.loads(done.stdout)]


@pytest.fixture(scope="module")
def survived(request: pytest.FixtureRequest) -> dict[str, set[str]]:
    """Try a handful of each module's mutants, all of them with --full, and the module as it is."""
    trials = []
    for module, tests in PINNED.items():
        source = source_of(module)
        made = [one for one in mutants(source) if one.name not in EQUIVALENT.get(module, {})]
        if not request.config.getoption("--full"):
            made = random.Random(f"{SEED} {module}").sample(made, HANDFUL)
        trials += [(module, tests, one.name, one.source) for one in [Mutant(AS_IT_IS, source), *made]]
    with ThreadPoolExecutor(WORKERS) as workers:
        shares = [trials[start::WORKERS] for start in range(WORKERS)]
        found = [pair for share in workers.map(survivors, shares) for pair in share]
    return {module: {name for other, name in found if other == module} for module in PINNED}


@pytest.mark.parametrize("module", PINNED)
def test_every_mutant_of_a_rule_fails_its_own_tests(module: str, survived: dict[str, set[str]]) -> None:
    assert survived[module] == {AS_IT_IS}


def test_every_rules_module_is_pinned() -> None:
    """One that only holds constants decides nothing."""
    found = {
        path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
        for path in (ROOT / "outreach").glob("*/rules.py")
        if any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(path.read_bytes())))
    }
    assert found <= set(PINNED)


@pytest.mark.parametrize("module", EQUIVALENT)
def test_no_mutant_is_excused_that_is_not_made(module: str) -> None:
    assert set(EQUIVALENT[module]) <= {one.name for one in mutants(source_of(module))}


def test_mutants_are_single_changes_of_every_sort() -> None:
    source = (
        "def f(a, b):\n    '''Text 1.'''\n    if not a < b and b:\n        return -a + 2\n"
        "    return b if a else None\n"
    )
    assert [one.name for one in mutants(source)] == [
        "f: if not a < b and b → if True",
        "f: if not a < b and b → if False",
        "f: return b if a else None → return None",
        "f: not a < b and b → not a < b or b",
        "f: return -a + 2 → return None",
        "f: b if a else None → b",
        "f: not a < b → a < b",
        "f: -a + 2 → -a - 2",
        "f: a < b → a <= b",
        "f: a < b → a >= b",
        "f: -a → a",
        "f: 2 → 3",
        "f: 2 → 1",
    ]
    assert len({one.source for one in mutants(source)}) == 13
    assert mutants("def f(a: list[int] = []) -> int:\n    '''1'''\n") == []
