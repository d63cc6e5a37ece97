"""Read a file from outside: guarded first, then parsed by a child process under limits."""

from __future__ import annotations

import array
import datetime as dt
import json
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

import outreach
from outreach.errors import Unusable
from outreach.language import mark
from outreach.ledgers.guard import MOST_COLUMNS, MOST_ROWS, Inspected, inspect
from outreach.ledgers.sheets import Column, FailedFormula, Sheet

LEAST_SECONDS = 9
SECONDS_A_MEGABYTE = 3
CHILD_FLAG = "--read-ledger"
"""What a frozen program is started with to be the reading child (see `child_command`)."""

_SENTENCES = {
    "password": mark(
        "{file} is protected by a password. Open it, remove the password, save it, and try again."
    ),
    "damaged": mark(
        "{file} is damaged or was cut off on its way. "
        "Ask for it again, or open it in Excel or WPS and save it anew."
    ),
    "rows": mark(
        "{file} has more than {most} rows on one sheet. Divide it, for example by year, and import the parts."
    ),
    "columns": mark(
        "{file} has cells far to the right, beyond column {most}. "
        "Copy the ledger's own columns to a new workbook."
    ),
    "encoding": mark(
        "{file} is in no known Chinese encoding. Save it from Excel or WPS as “CSV UTF-8” or as .xlsx."
    ),
    "memory": mark(
        "{file} takes more memory than a ledger may. Copy the ledger's own rows to a new workbook."
    ),
    "time": mark(
        "{file} takes longer to read than a ledger may. Copy the ledger's own rows to a new workbook."
    ),
}


def read(path: Path) -> list[Sheet]:
    """Read a workbook or CSV file; raises Unusable, with a sentence, for whatever cannot be read."""
    found = inspect(path)
    seconds = LEAST_SECONDS + SECONDS_A_MEGABYTE * (found.bytes >> 20)
    sheets = _run(found, seconds)
    for error in found.errors:
        _put_error(sheets, error.sheet, error.row, error.column, error.shown)
    if all(
        isinstance(cell, str) and not cell.strip()
        for one in sheets
        for part in one.columns
        for cell in part.values
    ):
        raise Unusable("{file} holds no rows: every sheet in it is blank.", file=path.name)
    return sheets


def child_command(found: Inspected, seconds: int) -> list[str]:
    """Say how the reading child is started; a frozen program starts itself with a flag."""
    start = (
        [sys.executable, CHILD_FLAG]
        if getattr(sys, "frozen", False)
        else [
            sys.executable,
            "-m",
            "outreach.ledgers.child",
        ]
    )
    return [*start, found.kind, str(found.path.resolve()), str(seconds), str(MOST_ROWS), str(MOST_COLUMNS)]


def _run(found: Inspected, seconds: int) -> list[Sheet]:
    child = subprocess.Popen(
        child_command(found, seconds),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(outreach.__file__).parent.parent,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    late = threading.Event()

    def stop() -> None:
        late.set()
        child.kill()

    timer = threading.Timer(seconds, stop)
    timer.start()
    assert child.stdout is not None
    try:
        sheets, end = _receive(child.stdout)
    finally:
        timer.cancel()
        child.kill()
        child.stdout.close()
        child.wait()
        timer.join()
    if end == "read":
        return sheets
    out_of_time = late.is_set() or child.returncode == -getattr(signal, "SIGXCPU", 0)
    reason = end or ("time" if out_of_time else "memory")
    raise Unusable(
        _SENTENCES[reason],
        file=found.path.name,
        most=MOST_COLUMNS if reason == "columns" else f"{MOST_ROWS:,}",
    )


def _receive(stream: IO[bytes]) -> tuple[list[Sheet], str]:
    """Take frames until the last; an empty word where the child died before it."""
    sheets: list[Sheet] = []
    while line := stream.readline():
        if not line.endswith(b"\n"):
            break
        frame = json.loads(line, object_hook=_value)
        if "end" in frame:
            return sheets, str(frame["end"])
        if "sheet" in frame:
            sheets.append(_sheet(frame["sheet"]))
        elif not _take(sheets[-1], frame, stream):
            break
    return sheets, ""


def _value(tagged: dict[str, Any]) -> Any:
    if len(tagged) == 1:
        if "d" in tagged:
            return dt.date.fromisoformat(tagged["d"])
        if "m" in tagged:
            return dt.datetime.fromisoformat(tagged["m"])
        if "t" in tagged:
            return dt.time.fromisoformat(tagged["t"])
    return tagged


def _sheet(about: dict[str, Any]) -> Sheet:
    columns = [Column() for _ in range(about["first_column"] + about["columns"])]
    merged = [((first[0], first[1]), (last[0], last[1])) for first, last in about["merged"]]
    return Sheet(about["name"], about["visible"], columns, merged)


def _take(sheet: Sheet, frame: dict[str, Any], stream: IO[bytes]) -> bool:
    """Add a block of rows; tells whether it came whole."""
    count, fresh = frame["rows"], frame["fresh"]
    skipped = len(sheet.columns) - len(fresh)
    for column in sheet.columns[:skipped]:
        column.codes.extend([0] * count)
    for column, values in zip(sheet.columns[skipped:], fresh, strict=True):
        codes = array.array("I")
        content = stream.read(count * codes.itemsize)
        if len(content) < count * codes.itemsize:
            return False
        codes.frombytes(content)
        column.values.extend(values)
        column.codes.extend(codes)
    sheet.rows += count
    return True


def _put_error(sheets: list[Sheet], number: int, row: int, column: int, shown: str) -> None:
    if number < len(sheets):
        sheet = sheets[number]
        if row < sheet.rows and column < len(sheet.columns):
            sheet.columns[column].put(row, FailedFormula(shown))
