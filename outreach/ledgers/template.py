"""Make a blank ledger to fill in: headings, drop-downs, notes, and an example row an import skips."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from outreach.errors import Invalid
from outreach.exporting.files import appearing
from outreach.language import Language, mark
from resources import folder

_ROWS = 2_000
NOTES = (
    mark("Each sheet is a table of the ledger. Fill in what you have; a sheet left blank is not read."),
    mark("Columns in dark blue must be filled in. Others may be left blank; further columns are ignored."),
    mark("The row that begins with 示例 shows how to fill in; it is not read. It may be deleted."),
    mark(
        "Days may be written 2026-09-03, 2026.9.3, 20260903, 2026年9月3日 or 9月3日; "
        "times 9:30, 9点 or 9点30分."
    ),
    mark("An officer is named by badge; by name only where nobody else bears it. Several are parted by 、."),
    mark("An event of several kinds or fraud types names them in one cell, parted by 、."),
    mark(
        "Rows of forms at which nobody stands (LED播放, 小喇叭 …) are kept as channel logs and earn nothing."
    ),
    mark("The same file, longer by a week, may be read again: what the book has already is not taken twice."),
)


@cache
def _sheets() -> list[dict[str, Any]]:
    told = tomllib.loads((folder / "lexicon" / "template.toml").read_text("utf-8"))
    sheets: list[dict[str, Any]] = told["sheets"]
    return sheets


def write_template(path: Path, language: Language) -> None:
    """Write a blank ledger; raises Invalid and Unusable."""
    import xlsxwriter

    path = Path(path)
    if path.suffix.lower() != ".xlsx":
        raise Invalid("{path} must end in .xlsx.", path=path)
    with appearing(path) as growing:
        book = xlsxwriter.Workbook(str(growing), {"strings_to_formulas": False})
        try:
            looks = _looks(book)
            _notes(book.add_worksheet("填写说明"), language, looks)
            for told in _sheets():
                _sheet(book.add_worksheet(told["name"]), told, looks)
        finally:
            book.close()


def _looks(book: Any) -> dict[str, Any]:
    head = {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 16, "align": "center"}),
        "needed": book.add_format({**head, "bg_color": "#1F5FA8", "font_color": "#FFFFFF"}),
        "wanted": book.add_format({**head, "bg_color": "#DCE8F5"}),
        "example": book.add_format({"italic": True, "font_color": "#7A7A7A", "bg_color": "#F4F4F4"}),
        "text": book.add_format({"num_format": "@"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "time": book.add_format({"num_format": "hh:mm"}),
        "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        "count": book.add_format({"num_format": "0"}),
        "note": book.add_format({"text_wrap": True, "valign": "top"}),
    }


def _notes(sheet: Any, language: Language, looks: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 100)
    sheet.hide_gridlines(2)
    for row, note in enumerate(NOTES):
        sheet.write_string(row, 0, language.say(note), looks["note"])


def _sheet(sheet: Any, told: dict[str, Any], looks: dict[str, Any]) -> None:
    columns = told["columns"]
    sheet.merge_range(0, 0, 0, len(columns), told["title"], looks["title"])
    sheet.write_string(1, 0, "序号", looks["wanted"])
    sheet.write_string(2, 0, "示例", looks["example"])
    sheet.set_column(0, 0, 6)
    sheet.set_row(1, 30)
    for place, column in enumerate(columns, start=1):
        kind = column.get("kind", "text")
        sheet.set_column(place, place, column.get("width", 13), looks[kind])
        sheet.write_string(1, place, column["heading"], looks["needed" if column.get("needed") else "wanted"])
        sheet.write_string(2, place, column.get("example", ""), looks["example"])
        if column.get("note"):
            sheet.write_comment(1, place, column["note"])
        allowed = _allowed(column)
        if allowed:
            sheet.data_validation(3, place, _ROWS, place, allowed)
    sheet.freeze_panes(3, 3)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 1)


def _allowed(column: dict[str, Any]) -> dict[str, Any]:
    """Say what a column's cells are held to: a drop-down, or a count from 0."""
    if column.get("choices"):
        # A help, not a wall: a cell may name several, and stations have words of their own.
        several = column.get("several", False)
        return {
            "validate": "list",
            "source": column["choices"].split(),
            "error_type": "information" if several else "warning",
            "show_error": not several,
        }
    if column.get("kind") == "count":
        return {"validate": "integer", "criteria": ">=", "value": 0, "error_type": "warning"}
    return {}
