"""Parse one file in a process of its own, under limits; run as `python -m outreach.ledgers.child`.

Standard output carries frames: a line of JSON, then for a block of rows one
array of codes a column. A cell is a code into the column's list of distinct
values, so a hundred thousand rows cross in a few megabytes, and nothing the
parent decodes can run code.
"""

from __future__ import annotations

import array
import csv
import datetime as dt
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, cast

BLOCK = 8_192
MOST_ADDRESS_SPACE = 900 * 1024 * 1024
MOST_FIELD = 100_000


class Limit(Exception):
    """The file goes beyond a limit or cannot be read; the word says which."""


class Codes(dict[object, int]):
    """The distinct values of a column in the order they came, and those not sent yet."""

    def __init__(self) -> None:
        super().__init__({"": 0})
        self.fresh: list[object] = []

    def __missing__(self, value: object) -> int:
        self[value] = code = len(self)
        self.fresh.append(value)
        return code


def plain(value: object) -> object:
    """Write a value JSON has no word for."""
    if isinstance(value, dt.datetime):
        return {"m": value.isoformat()}
    if isinstance(value, dt.date):
        return {"d": value.isoformat()}
    if isinstance(value, dt.time):
        return {"t": value.isoformat()}
    if isinstance(value, dt.timedelta):
        return value.total_seconds() / 86_400
    raise TypeError(type(value).__name__)


def send(out: BinaryIO, frame: dict[str, Any], arrays: Iterable[array.array[int]] = ()) -> None:
    """Write one frame."""
    out.write(json.dumps(frame, default=plain).encode("ascii") + b"\n")
    for codes in arrays:
        out.write(codes.tobytes())


def send_sheet(out: BinaryIO, sheet: dict[str, Any], rows: Iterator[list[object]], most_rows: int) -> None:
    """Write one sheet in blocks; raises Limit when it has too many rows."""
    send(out, {"sheet": sheet})
    columns = [Codes() for _ in range(sheet["columns"])]
    done = 0
    while block := list(islice(rows, BLOCK)):
        done += len(block)
        if done > most_rows:
            raise Limit("rows")
        arrays = []
        for codes, cells in zip(columns, zip(*block, strict=True), strict=True):
            if bool in set(map(type, cells)):
                # True equals 1.0, and would share its code.
                told = [str(cell).upper() if cell is True or cell is False else cell for cell in cells]
            else:
                told = list(cells)
            arrays.append(array.array("I", map(codes.__getitem__, told)))
        send(out, {"rows": len(block), "fresh": [codes.fresh for codes in columns]}, arrays)
        for codes in columns:
            codes.fresh = []


def read_workbook(path: str, out: BinaryIO, most_rows: int) -> None:
    """Parse a workbook with calamine, sheet by sheet."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_path(path)
        for about in book.sheets_metadata:
            if about.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            start = sheet.start or (0, 0)
            send_sheet(
                out,
                {
                    "name": about.name,
                    "visible": about.visible == calamine.SheetVisibleEnum.Visible,
                    "columns": sheet.width,
                    "first_column": start[1],
                    "merged": sheet.merged_cell_ranges or [],
                },
                cast(Iterator[list[object]], iter(sheet.iter_rows())),
                most_rows,
            )
    except calamine.PasswordError as locked:
        raise Limit("password") from locked
    except calamine.CalamineError as broken:
        raise Limit("damaged") from broken


def decode(content: bytes) -> str:
    """Decode a CSV file: by its byte order mark, else strictly as UTF-8, else as GB18030."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        guesses = ["utf-16"]
    elif content.startswith(b"\xef\xbb\xbf"):
        guesses = ["utf-8-sig"]
    else:
        guesses = ["utf-8", "gb18030"]
    for guess in guesses:
        try:
            text = content.decode(guess)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise Limit("encoding")


def separator(text: str) -> str:
    """Tell what stands between the cells: the sign most often seen in the first lines."""
    head = "\n".join(text.splitlines()[:20]) if len(text) < 1 << 20 else text[:20_000]
    return max((",", "\t", ";", "，"), key=head.count)


def read_csv(path: str, out: BinaryIO, most_rows: int, most_columns: int) -> None:
    """Parse a CSV file; it becomes one sheet."""
    csv.field_size_limit(MOST_FIELD)
    text = decode(Path(path).read_bytes())
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator(text)):
            rows.append(row)
            if len(rows) > most_rows:
                raise Limit("rows")
    except csv.Error as broken:
        raise Limit("damaged") from broken
    width = max((len(row) for row in rows), default=0)
    if width > most_columns:
        raise Limit("columns")
    even: Iterator[list[object]] = ([*row, *[""] * (width - len(row))] for row in rows)
    name = Path(path).stem
    send_sheet(
        out,
        {"name": name, "visible": True, "columns": width, "first_column": 0, "merged": []},
        even,
        most_rows,
    )


def limit_itself(seconds: int) -> None:
    """Take limits of memory and processor time, where the system has them (Windows has not)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESS_SPACE, MOST_ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(arguments: list[str]) -> int:
    """Read the file named; arguments: kind, path, seconds, most rows, most columns."""
    kind, path, seconds, most_rows, most_columns = arguments
    # Whatever else writes to standard output must not end up between frames.
    out = os.fdopen(os.dup(1), "wb", buffering=1 << 20)
    os.dup2(2, 1)
    limit_itself(int(seconds))
    try:
        if kind == "csv":
            read_csv(path, out, int(most_rows), int(most_columns))
        else:
            read_workbook(path, out, int(most_rows))
        send(out, {"end": "read"})
    except Limit as limit:
        send(out, {"end": str(limit)})
    except MemoryError:
        send(out, {"end": "memory"})
    out.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
