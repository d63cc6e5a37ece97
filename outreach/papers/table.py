"""Tables: columns with widths and sides, a heading repeated on every page, hairlines, a row of sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from outreach.papers.fitting import fitted, listed, shrunk
from outreach.papers.page import BLUE, GREY, INK, LINE, TINT, WHITE, ZEBRA, Pages, rule
from outreach.printing.canvases import draw_lines
from outreach.printing.fonts import BOLD, CAP_HEIGHT, REGULAR, require_glyphs, width
from outreach.printing.lines import Setting

Side = Literal["left", "right", "center"]
PADDING = 3.5
_HEAD, _HEAD_LEAST = 8.0, 6.75  # sizes of a heading


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in points, the side its cells keep to."""

    heading: str
    width: float
    side: Side = "right"
    size: float = 9.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what it says, a smaller line under it, and a mark left of that line."""

    text: str = ""
    under: str = ""
    mark: str = ""
    items: tuple[str, ...] = ()
    colour: Any = INK
    bold: bool = False


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading; `words` fit their columns, figures keep to one line at the right edge."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    row_height: float = 16.0
    head_height: float = 18.0
    under_size: float = 7.0
    first: int = 0
    upright: bool = False  # lines between the columns, where people write

    @property
    def width(self) -> float:
        """Measure it across in points."""
        return sum(column.width for column in self.columns)

    @property
    def height(self) -> float:
        """Measure it from the top of its heading to its foot in points."""
        return self.head_height + self.row_height * (len(self.rows) + (self.total is not None))

    def paint(self, canvas: Any, x: float, top: float) -> None:
        """Paint the heading, the rows and the sums below `top`."""
        canvas.setFillColor(BLUE)
        canvas.rect(x, top - self.head_height, self.width, self.head_height, stroke=0, fill=1)
        self._head(canvas, x, top)
        y = top - self.head_height
        for number, row in enumerate(self.rows, self.first):
            if number % 2:
                self._shade(canvas, x, y, ZEBRA)
            self._row(canvas, x, y, row)
            y -= self.row_height
            rule(canvas, x, y, self.width, LINE, 0.5)
        if self.total is not None:
            self._shade(canvas, x, y, TINT)
            self._row(canvas, x, y, tuple(replace(cell, bold=True) for cell in self.total))
            rule(canvas, x, y, self.width, BLUE, 1)
            y -= self.row_height
        rule(canvas, x, y, self.width, BLUE, 1)
        if self.upright:
            self._uprights(canvas, x, top - self.head_height, y)

    def _uprights(self, canvas: Any, x: float, top: float, foot: float) -> None:
        for column in self.columns[:-1]:
            x += column.width
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.5)
            canvas.line(x, top, x, foot)

    def _shade(self, canvas: Any, x: float, top: float, colour: Any) -> None:
        canvas.setFillColor(colour)
        canvas.rect(x, top - self.row_height, self.width, self.row_height, stroke=0, fill=1)

    def _head(self, canvas: Any, x: float, top: float) -> None:
        # One size for all headings: the largest that most have room at.
        size = max(_HEAD_LEAST, min(self._heading(column, _HEAD, 5.0).size for column in self.columns))
        for column in self.columns:
            room = column.width - 2 * PADDING
            setting = self._heading(column, size, 5.0)
            middle = top - (self.head_height - setting.height) / 2
            draw_lines(canvas, setting, x + PADDING, middle, room=room, align=column.side, colour=WHITE)
            x += column.width

    def _heading(self, column: Column, size: float, smallest: float) -> Setting:
        return fitted(
            column.heading, font=BOLD, size=size, room=column.width - 2 * PADDING,
            height=self.head_height - 3, smallest=smallest, leading=1.15, balance=True,
        )  # fmt: skip

    def _row(self, canvas: Any, x: float, top: float, row: Sequence[Cell]) -> None:
        for column, cell in zip(self.columns, row, strict=True):
            if column.side == "right":
                self._figure(canvas, column, cell, x, top)
            else:
                self._words(canvas, column, cell, x, top)
            x += column.width

    def _figure(self, canvas: Any, column: Column, cell: Cell, x: float, top: float) -> None:
        font = BOLD if column.bold or cell.bold else REGULAR
        room = column.width - 2 * PADDING
        right = x + column.width - PADDING
        size = shrunk(cell.text, font, column.size, room)
        small = shrunk(cell.under, REGULAR, self.under_size, room)
        require_glyphs(cell.text + cell.under, font)
        baseline = self._baseline(column, top, bool(cell.under))
        canvas.setFillColor(cell.colour)
        canvas.setFont(font, size)
        canvas.drawRightString(right, baseline, cell.text)
        if cell.under:
            under = baseline - self.under_size * 1.4
            canvas.setFillColor(BLUE if cell.mark else GREY)
            canvas.setFont(BOLD if cell.mark else REGULAR, small)
            canvas.drawRightString(right, under, cell.under)
            if cell.mark:
                canvas.drawRightString(right - width(cell.under, BOLD, small) - 0.5, under, cell.mark)

    def _baseline(self, column: Column, top: float, two: bool) -> float:
        block = CAP_HEIGHT * column.size + (self.under_size * 1.4 if two else 0.0)
        return top - (self.row_height - block) / 2 - CAP_HEIGHT * column.size

    def _words(self, canvas: Any, column: Column, cell: Cell, x: float, top: float) -> None:
        room = column.width - 2 * PADDING
        font = BOLD if column.bold or cell.bold else REGULAR
        height = self.row_height - 3 - (self.under_size * 1.3 if cell.under else 0.0)
        if cell.items:
            setting = listed(cell.items, size=column.size, room=room, height=height, smallest=6.0)
        else:
            setting = fitted(
                cell.text, font=font, size=column.size, room=room, height=height,
                smallest=min(column.size, 6.0), leading=1.15,
            )  # fmt: skip
        under = None
        if cell.under:
            under = fitted(cell.under, size=self.under_size, room=room, smallest=5.0)
        block = setting.height + (under.height + 1.5 if under else 0.0)
        foot = draw_lines(
            canvas, setting, x + PADDING, top - (self.row_height - block) / 2,
            room=room, align=column.side, colour=cell.colour,
        )  # fmt: skip
        if under:
            draw_lines(canvas, under, x + PADDING, foot - 1.5, room=room, align=column.side, colour=GREY)


def shared_widths(names: Sequence[str], room: float) -> list[float]:
    """Share out `room` points among columns of figures by the longest words of their headings."""
    words = ([name[:2]] if name[:1] > "\u2e80" else name.split() for name in names)
    needs = [max(28.0, *(width(part, BOLD, 6.5) + 2 * PADDING for part in parts)) for parts in words]
    return [need * room / sum(needs) for need in needs]


def add_table(pages: Pages, table: Table, *, gap: float = 0.0) -> None:
    """Put a table on the pages, its heading on each it needs; the sums never stand alone."""
    rows, first = table.rows, 0
    while True:
        space = pages.left - gap - table.head_height - (table.row_height if table.total else 0.0)
        fits = int((space + 0.01) // table.row_height)
        if fits >= len(rows) - first:
            pages.add(replace(table, rows=rows[first:], first=first), gap=gap)
            return
        fits = min(fits, len(rows) - first - 1)
        if fits >= 3:
            pages.add(replace(table, rows=rows[first : first + fits], total=None, first=first), gap=gap)
            first += fits
        pages.turn()
