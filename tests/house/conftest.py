"""The project's own files, for the tests that watch over the house."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ("outreach", "ui", "db", "resources", "packaging", "tests")
NOT_OURS = {"__pycache__", "build", "dist", "out", "htmlcov"}


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def files() -> list[Path]:
    """Every file that belongs to the project, wherever it was unpacked."""
    found: list[Path] = []
    for top in sorted(ROOT.iterdir()):
        if top.is_file():
            # In a git worktree .git is a file; .coverage is a by-product of the tests.
            found += [] if top.name.startswith((".git", ".coverage")) else [top]
        elif _ours(top) or top.name == ".ci":
            found += [path for path in sorted(top.rglob("*")) if path.is_file() and _ours(*path.parents)]
    return found


def _ours(*folders: Path) -> bool:
    inside = [folder for folder in folders if folder.is_relative_to(ROOT) and folder != ROOT]
    return not any(
        folder.name in NOT_OURS
        or folder.name.endswith(".egg-info")
        or (folder.name.startswith(".") and folder.name != ".ci")
        for folder in inside
    )


@pytest.fixture(scope="session")
def modules(files: list[Path]) -> dict[str, ast.Module]:
    """Every Python module by its path from the project's root."""
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in files
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in CODE
    }


@pytest.fixture(scope="session")
def hand_written(modules: dict[str, ast.Module]) -> dict[str, ast.Module]:
    """The same without migration scripts, which are written once and never mended."""
    return {name: tree for name, tree in modules.items() if "/migrations/versions/" not in name}
