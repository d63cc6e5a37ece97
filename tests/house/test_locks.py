"""What gets installed is pinned, hashed and fetched from wherever pip is told to look."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("packaging/requirements.txt", "packaging/requirements-test.txt")
# Character classes, so that this file does not hold what it looks for.
ADDRESS = re.compile(
    rb"pypi[.]org|pythonhosted[.]org|registry[.]npm|npmmirror[.]com|mirrors[.]aliyun|tuna[.]tsinghua"
    rb"|^\s*--(?:extra-)?index-url|^\s*--find-links|file:[/]{2}|/sim[p]le/",
    re.MULTILINE,
)


def pinned(lock: str) -> dict[str, set[str]]:
    """Name -> the versions pinned (more than one where they differ between Pythons)."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9-]+)==([^ ;]+)", lock, re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


@pytest.fixture
def project(root: Path) -> dict[str, list[Requirement]]:
    """What pyproject.toml asks for, for each lock."""
    table = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    groups = table["dependency-groups"]
    run = [*table["project"]["dependencies"], *groups["setup"]]
    return {
        LOCKS[0]: [Requirement(line) for line in run],
        LOCKS[1]: [Requirement(line) for line in [*run, *groups["test"]]],
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_a_fitting_version_of_everything_asked_for(
    root: Path, project: dict[str, list[Requirement]], lock: str
) -> None:
    versions = pinned((root / lock).read_text(encoding="utf-8"))
    unfit = [
        str(wanted)
        for wanted in project[lock]
        if not (found := versions.get(canonicalize_name(wanted.name)))
        or not all(wanted.specifier.contains(version) for version in found)
    ]
    assert unfit == [], "run packaging/lock.sh"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pinned_package_carries_hashes(root: Path, lock: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", (root / lock).read_text(encoding="utf-8").strip())
    assert len(entries) > 20
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_tests_run_on_what_users_run(root: Path) -> None:
    run, test = (pinned((root / lock).read_text(encoding="utf-8")) for lock in LOCKS)
    assert {name: versions for name, versions in run.items() if test.get(name) != versions} == {}


def test_no_file_names_a_package_index(root: Path, files: list[Path]) -> None:
    naming = {
        path.relative_to(root).as_posix(): match.group().decode()
        for path in files
        if (match := ADDRESS.search(path.read_bytes()))
    }
    assert naming == {}
