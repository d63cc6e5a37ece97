"""A bug is written down once and said once, without facts of the book."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import sqlalchemy.exc

from ui.desktop.crash import CrashDesk, report_of


def fail(desk: CrashDesk, text: str) -> None:
    try:
        raise ValueError(text)
    except ValueError as error:
        desk.take(ValueError, error, error.__traceback__)


def test_the_same_error_is_written_and_told_once(tmp_path: Path) -> None:
    desk = CrashDesk(tmp_path / "reports")
    told: list[Path] = []
    desk.tell = told.append
    for _ in range(12):
        fail(desk, "again")
    assert list((tmp_path / "reports").iterdir()) == told
    assert len(told) == 1


def test_a_report_names_the_place_but_quotes_nothing_of_the_book() -> None:
    try:
        try:
            raise ValueError("no such officer 李敏 '13812345678' or 320312198001011234")
        except ValueError as inner:
            raise KeyError("李敏") from inner
    except KeyError as error:
        report = report_of(error)
    assert "test_crash.py" in report
    assert "ValueError" in report
    assert "KeyError" in report
    for private in ("李敏", "13812345678", "320312198001011234"):
        assert private not in report


def test_a_database_error_is_never_quoted() -> None:
    error = sqlalchemy.exc.StatementError("Key (phone)=(5551234)", "select", {}, Exception("x"))
    assert "5551234" not in report_of(error)


def test_errors_of_the_program_and_of_threads_come_to_the_desk(tmp_path: Path) -> None:
    desk = CrashDesk(tmp_path)
    told: list[Path] = []
    hooks = sys.excepthook, threading.excepthook
    desk.install()
    try:
        desk.tell = told.append
        thread = threading.Thread(target=lambda: [].pop())
        thread.start()
        thread.join()
    finally:
        desk.remove()
        sys.excepthook, threading.excepthook = hooks
    assert len(told) == 1


def test_without_a_place_for_reports_the_window_still_hears(tmp_path: Path, capsys: object) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    desk = CrashDesk(blocked / "reports")
    told: list[Path] = []
    desk.tell = told.append
    fail(desk, "x")
    assert len(told) == 1
