"""When the program itself is wrong: write a report, say one calm sentence, carry on."""

from __future__ import annotations

import re
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path

from ui.desktop.preferences import PROGRAM

_PRIVATE = re.compile(r"'[^']*'|\"[^\"]*\"|\d{5,}|[\u3400-\u9fff\U00020000-\U0003ffff]+")
_DATABASE = ("sqlalchemy", "sqlcipher3", "sqlite3", "psycopg")


def told(error: BaseException) -> str:
    """Tell what an error says without what it may quote from the book."""
    if type(error).__module__.split(".")[0] in _DATABASE:
        return "(left out: a database error may quote the book)"
    return _PRIVATE.sub("…", str(error))[:400]


def report_of(error: BaseException) -> str:
    """Write down where the program failed: places and kinds of error, no facts of the book."""
    lines: list[str] = []
    chain: BaseException | None = error
    while chain is not None and len(lines) < 400:
        lines.append(f"{type(chain).__module__}.{type(chain).__qualname__}: {told(chain)}")
        lines += [f"  {f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(chain.__traceback__)]
        chain = chain.__cause__ or chain.__context__
    return "\n".join(lines) + "\n"


class CrashDesk:
    """Takes every error nobody caught; the same one is written and said once."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or user_log_path(PROGRAM, appauthor=False) / "reports"
        self.tell: Callable[[Path], None] | None = None
        self._seen: set[tuple[str, str, int]] = set()

    def install(self) -> None:
        """Take over from Python's own printing of tracebacks."""
        sys.excepthook = self.take
        threading.excepthook = lambda failed: self.take(
            failed.exc_type, failed.exc_value or failed.exc_type(), failed.exc_traceback
        )

    def remove(self) -> None:
        """Give Python its own way back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        self.tell = None

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write a report of one error and tell the window where it lies."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        frames = traceback.extract_tb(trace)
        last = (
            (kind.__qualname__, frames[-1].filename, frames[-1].lineno or 0) if frames else (str(kind), "", 0)
        )
        if last in self._seen:
            return
        self._seen.add(last)
        self._write(error.with_traceback(trace))

    def _write(self, error: BaseException) -> None:
        written = self.folder / f"{datetime.now().astimezone():%Y%m%d-%H%M%S}-{len(self._seen)}.txt"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            written.write_text(report_of(error), encoding="utf-8")
        except OSError:
            # the report has no place to go: the terminal is better than nothing
            sys.stderr.write(report_of(error))
        if self.tell is not None:
            self.tell(written)
