"""A desk over a real book, for the tests of the window."""

from __future__ import annotations

import datetime as dt
import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outreach.example import make_example
from outreach.language import Language
from outreach.workspace import Workspace
from ui.desktop.background import Jobs
from ui.desktop.desk import Desk
from ui.desktop.news import News
from ui.desktop.preferences import PreferenceFile
from ui.desktop.theme import Theme

TODAY = dt.date(2026, 11, 22)


def raise_it(error: BaseException) -> None:
    raise error


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs(raise_it)
    yield made
    made.close()


@pytest.fixture
def preferences(tmp_path: Path) -> PreferenceFile:
    return PreferenceFile(tmp_path / "preferences" / "settings.json")


@pytest.fixture
def bare_desk(qapp: QApplication, jobs: Jobs, preferences: PreferenceFile) -> Desk:
    """A desk before any book is open."""
    return Desk(Language("en"), Theme(qapp, "light"), jobs, News(), preferences, TODAY)


@pytest.fixture
def small_book(tmp_path: Path) -> Path:
    """A book with a station and nothing else."""
    path = tmp_path / "station.book"
    Workspace.found(str(path), code="320312", name="睢城示例派出所", today=TODAY).close()
    return path


@pytest.fixture
def desk(bare_desk: Desk, small_book: Path) -> Iterator[Desk]:
    """A desk with an open, empty book."""
    workspace = Workspace.open(str(small_book), today=TODAY)
    bare_desk.workspace = workspace
    yield bare_desk
    workspace.close()


@pytest.fixture
def settled(qtbot: QtBot, jobs: Jobs) -> Callable[[], None]:
    """Wait until no job runs and its answers have arrived."""

    def wait() -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: jobs.running == 0, timeout=20_000)

    return wait


@pytest.fixture
def collected(qapp: QApplication) -> Callable[[], None]:
    """Let Qt delete what was marked, and Python collect it."""

    def collect() -> None:
        from PySide6.QtCore import QCoreApplication, QEvent

        qapp.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()

    return collect


@pytest.fixture(scope="session")
def example_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example station's book, made once; nobody writes to it."""
    path = tmp_path_factory.mktemp("example") / "example.book"
    make_example(str(path), today=TODAY)
    return path


@pytest.fixture
def example_desk(bare_desk: Desk, example_book: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk with a copy of the example station's book open."""
    path = tmp_path / "example.book"
    shutil.copyfile(example_book, path)
    workspace = Workspace.open(str(path), today=TODAY)
    bare_desk.workspace = workspace
    yield bare_desk
    workspace.close()
