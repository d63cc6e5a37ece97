"""A style's sheets laid out cell by cell, and written as a workbook or as one CSV file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from tests.samples.styles.meaning import Row, Sheet, Style
from tests.samples.styles.pens import UNITS, Hand
from tests.samples.styles.world import World

COVER = ("填写说明", "一、本台账由各责任民警每日填写，次日九时前报内勤汇总。", "二、数字请据实填写。")
WEATHER = ("晴", "阴", "多云", "小雨")


@dataclass
class Page:
    """One laid-out sheet: its cells, what is merged, and which of its lines (from 1) each row stands on."""

    sheet: Sheet
    name: str
    cells: list[list[Any]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    placed: list[tuple[int, Row]] = field(default_factory=list)
    first: int = 0
    year: int = 0

    def add(self, *values: Any) -> int:
        """Add a line, after the sheet's empty columns on the left; its number."""
        self.cells.append([None] * self.sheet.left + list(values))
        return len(self.cells)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge cells, columns counted from 1 after the empty ones on the left."""
        if (top, left) != (bottom, right):
            self.merges.append((top, left + self.sheet.left, bottom, right + self.sheet.left))


def lay_out(world: World, rows: dict[str, list[Row]]) -> list[Page]:
    """All pages of a style, in its order; a monthly sheet once for each of the two months."""
    hand, pages = Hand(world.style), []
    for sheet in world.style.sheets:
        for year, month in world.style.months if sheet.monthly else (world.style.months[-1],):
            mine = [row for row in rows[sheet.table] if not sheet.monthly or _month(row) == (year, month)]
            page = Page(sheet, sheet.name.format(y=year, m=month), year=year)
            _head(page, year, month)
            _body(page, world, hand, mine)
            for line in sheet.foot:
                page.add(line.format(y=year, m=month))
            pages.append(page)
    return pages


def _month(row: Row) -> tuple[int, int]:
    """The month a row was kept under."""
    day = row.meant.get("received") or row.meant["day"]
    return day.year, day.month


def _head(page: Page, year: int, month: int) -> None:
    """Titles, unit, and one line of headings or two."""
    columns = [column.split("=")[0] for column in page.sheet.columns.split("|")]
    for title in page.sheet.titles:
        line = page.add(title.format(y=year, m=month))
        page.merge(line, 1, line, len(columns))
    if page.sheet.unit:
        page.add(*[None] * (len(columns) - 1), page.sheet.unit)
    pairs = [column.rpartition(">")[::2] for column in columns]
    if not any(group for group, _ in pairs):
        page.first = page.add(*columns) + 1
        return
    above = [group or heading for group, heading in pairs]
    shown = [None if n and pairs[n][0] and above[n - 1] == a else a for n, a in enumerate(above)]
    top = page.add(*shown)
    page.first = page.add(*[heading if group else None for group, heading in pairs]) + 1
    for n, (group, _) in enumerate(pairs):
        if not group:
            page.merge(top, n + 1, top + 1, n + 1)
        elif shown[n]:
            last = max(k for k, other in enumerate(pairs) if other[0] == group)
            page.merge(top, n + 1, top, last + 1)


def _body(page: Page, world: World, hand: Hand, rows: list[Row]) -> None:
    """The rows, with totals, blank lines and merged days as the style has them."""
    rng, sheet = hand.rng, page.sheet
    gaps = set(rng.sample(range(1, len(rows)), sheet.blanks)) if sheet.blanks else set()
    if "top" in sheet.total:
        _total(page, rows, "合计")
    since = 0
    for n, row in enumerate(rows):
        if n in gaps:
            page.add()
        if "sub" in sheet.total and n and _month(rows[n - 1]) != _month(row):
            _total(page, rows[since:n], "小计")
            since = n
        values = [
            _filler(hand, name, n) if name[0] in "#~" else hand.cell(row, name) for name in sheet.fields()
        ]
        page.placed.append((page.add(*values), row))
    if "sub" in sheet.total:
        _total(page, rows[since:], "小计")
    if "bottom" in sheet.total:
        _total(page, rows, rng.choice(("合计", "合　计", "总计")))
    if sheet.merge_days:
        _merge_days(page)


def _filler(hand: Hand, name: str, n: int) -> Any:
    """A cell of a column that means nothing to us."""
    rng = hand.rng
    return {"#": n + 1, "~weather": rng.choice(WEATHER), "~few": rng.randint(1, 6), "~done": "是",
            "~note": rng.choice((None, None, None, "已上报")),
            "~who": f"{rng.choice('王李赵刘')}某"}.get(name)  # fmt: skip


def _total(page: Page, rows: list[Row], word: str) -> None:
    """A line of sums."""
    line: list[Any] = []
    for name in page.sheet.fields():
        kept = [row.meant[name] for row in rows if name in UNITS and not row.fault]
        line.append(float(sum(kept)) if name in ("loss", "money") else sum(kept) if name in UNITS else None)
    line[page.sheet.total_at] = word
    page.add(*line)


def _merge_days(page: Page) -> None:
    """One merged cell for the rows of a day that follow one another."""
    column = page.sheet.fields().index("day") + page.sheet.left
    top = 0
    for n in range(1, len(page.placed) + 1):
        line, row = page.placed[top]
        same = n < len(page.placed) and page.placed[n][1].meant["day"] == row.meant["day"]
        if same and "day" not in row.raw and "day" not in page.placed[n][1].raw:
            page.cells[page.placed[n][0] - 1][column] = None
            continue
        page.merge(line, column + 1 - page.sheet.left, page.placed[n - 1][0], column + 1 - page.sheet.left)
        top = n


def write(style: Style, pages: list[Page], folder: Path) -> Path:
    """The file of a style."""
    if style.encoding:
        return _write_csv(style, pages[0], folder / f"{style.key}.csv")
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in style.covers:
        cover = book.create_sheet(name)
        for text in COVER:
            cover.append([text])
    for page in pages:
        drawn = book.create_sheet(page.name)
        for line, values in enumerate(page.cells, 1):
            for column, value in enumerate(values, 1):
                if value is not None:
                    drawn.cell(line, column, value)
        for top, left, bottom, right in page.merges:
            drawn.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
            drawn.cell(top, left).alignment = Alignment(horizontal="center", vertical="center")
        for cells in drawn.iter_rows(min_row=1, max_row=page.first - 1):
            for cell in cells:
                cell.font = Font(bold=True)
    for name in style.empties:
        book.create_sheet(name)
    path = folder / f"{style.key}.xlsx"
    book.save(path)
    return path


def _write_csv(style: Style, page: Page, path: Path) -> Path:
    """One page as a CSV, as Excel would save it."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(page.cells)
    path.write_bytes(text.getvalue().encode(style.encoding))
    return path
