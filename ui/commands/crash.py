"""Write down a mistake of the program's own, for whoever looks after it."""

from __future__ import annotations

import datetime as dt
import platform
import tempfile
import traceback
from pathlib import Path


def report_crash(bug: BaseException) -> Path:
    """Write a report of a bug to a file of the user's and tell where it is; no data of the book is in it."""
    import platformdirs

    stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    frames = traceback.extract_tb(bug.__traceback__)
    lines = [
        f"{stamp} Python {platform.python_version()} {platform.platform()}",
        # Only the kind of error and where: its text may quote what somebody entered.
        f"{type(bug).__module__}.{type(bug).__name__}",
        *(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames),
    ]
    text = "\n".join(lines) + "\n"
    name = f"crash-{stamp}.txt"
    try:
        folder = Path(platformdirs.user_log_dir("outreach", appauthor=False))
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        path.write_text(text, encoding="utf-8")
    except OSError:
        path = Path(tempfile.gettempdir()) / name
        path.write_text(text, encoding="utf-8")
    return path
