"""A workspace over a real book, on SQLite and on PostgreSQL."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from outreach.workspace import Workspace
from tests.outreach.staging import Stage

TODAY = dt.date(2026, 11, 22)
CODE, NAME = "320324510000", "睢城示例派出所"


@pytest.fixture(scope="session")
def founded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book just founded, to be copied."""
    path = tmp_path_factory.mktemp("founded") / "book.sqlite"
    Workspace.found(str(path), code=CODE, name=NAME).close()
    return path


@pytest.fixture(scope="session")
def founded_server(postgresql_url: Any) -> str:
    """A PostgreSQL book just founded, to be used as a template."""
    url: str = postgresql_url()
    Workspace.found(url, code=CODE, name=NAME).close()
    return url


@pytest.fixture
def sqlite_workspace(founded_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace over a SQLite book of its own."""
    path = tmp_path / "book.sqlite"
    shutil.copyfile(founded_file, path)
    workspace = Workspace.open(str(path), today=TODAY)
    yield workspace
    workspace.close()


@pytest.fixture
def postgresql_workspace(
    founded_server: str, postgresql_fresh: Callable[[str | None], str]
) -> Iterator[Workspace]:
    """A workspace over a PostgreSQL book of its own."""
    workspace = Workspace.open(postgresql_fresh(founded_server), today=TODAY)
    yield workspace
    workspace.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def workspace(request: pytest.FixtureRequest) -> Workspace:
    """A workspace over a book of each kind in turn."""
    chosen: Workspace = request.getfixturevalue(f"{request.param}_workspace")
    return chosen


@pytest.fixture
def stage(workspace: Workspace) -> Stage:
    """A small station with one grid and nobody in post yet."""
    made = Stage(workspace)
    made.grid("G1")
    return made
