"""Write a table to a workbook or a CSV; the file appears whole or not at all."""

from __future__ import annotations

import csv
import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from outreach.cleaning import spreadsheet_text
from outreach.errors import Invalid, NotFound, Unusable
from outreach.exporting.registers import Money
from outreach.exporting.tables import TABLES, Row
from outreach.language import Language
from outreach.permissions import EVERYBODY, allowed
from outreach.workspace import Workspace

_WIDTHS = {dt.date: 11, dt.datetime: 17, dt.time: 7}


@allowed(*EVERYBODY)
def export_table(workspace: Workspace, name: str, path: Path, language: Language) -> int:
    """Write one table to `.xlsx` or `.csv`; returns the rows written; raises NotFound, Invalid, Unusable."""
    if name not in TABLES:
        raise NotFound(
            "There is no table “{name}”: choose one of {names}.", name=name, names=", ".join(TABLES)
        )
    writers: dict[str, Callable[[Path, list[str], Iterable[Row]], int]] = {".xlsx": _workbook, ".csv": _csv}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise Invalid("{path} must end in .xlsx or .csv.", path=path)
    table = TABLES[name]
    headings = [language.say(heading) for heading in table.headings]
    with workspace.reading() as session, appearing(path) as growing:
        return writer(growing, headings, table.rows(session, workspace.station.id))


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """Give a path to write to that takes the place of `path` once all went well; raises Unusable."""
    growing = path.with_name(f".{path.name}.part")
    try:
        growing.touch()  # a folder that is missing is told as such, whatever a writer would make of it
        yield growing
        with growing.open("rb+") as handle:
            os.fsync(handle.fileno())
        growing.replace(path)
    except OSError as error:
        raise Unusable(
            "{path} could not be written ({why}). Is the folder there, is there room, "
            "is the file open elsewhere?",
            path=path,
            why=error.strerror or type(error).__name__,
        ) from error
    finally:
        growing.unlink(missing_ok=True)


def _csv(path: Path, headings: list[str], rows: Iterable[Row]) -> int:
    count = 0
    # Excel and WPS on Chinese Windows read UTF-8 only behind a byte order mark.
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow([spreadsheet_text(heading) for heading in headings])
        for row in rows:
            writer.writerow([_plain(value) for value in row])
            count += 1
    return count


def _plain(value: Any) -> str | int:
    if value is None:
        return ""
    if isinstance(value, int):
        return value
    if isinstance(value, Money):
        return f"{value.fen // 100}.{value.fen % 100:02d}"
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    return spreadsheet_text(value)


def _workbook(path: Path, headings: list[str], rows: Iterable[Row]) -> int:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
    try:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "bg_color": "#DCE8F5", "bottom": 1, "text_wrap": True})
        shapes = {
            dt.date: book.add_format({"num_format": "yyyy-mm-dd"}),
            dt.datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            dt.time: book.add_format({"num_format": "hh:mm"}),
            Money: book.add_format({"num_format": "#,##0.00"}),
        }
        for column, heading in enumerate(headings):
            sheet.set_column(column, column, max(10, 2 * len(heading) + 2))
            sheet.write_string(0, column, heading, bold)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        count = 0
        for count, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                _cell(sheet, count, column, value, shapes)
        if count:
            sheet.autofilter(0, 0, count, len(headings) - 1)
    finally:
        book.close()
    return count


def _cell(sheet: Any, row: int, column: int, value: Any, shapes: dict[type, Any]) -> None:
    shape = shapes.get(type(value))
    if value is None or value == "":
        return
    if isinstance(value, Money):
        sheet.write_number(row, column, value.fen / 100, shape)
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    elif shape is not None:
        sheet.write_datetime(row, column, value, shape)
    else:
        sheet.write_string(row, column, str(value))
