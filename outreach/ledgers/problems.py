"""Save the refused rows of an import as a workbook to be mended and read again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from outreach.errors import Invalid
from outreach.exporting.files import appearing
from outreach.language import Language, mark
from outreach.ledgers.facts import ImportReport, Rejection, TableMapping
from outreach.ledgers.headings import title_above
from outreach.ledgers.reader import read
from outreach.ledgers.sheets import Sheet, letters
from outreach.ledgers.texts import said
from outreach.ledgers.words import REASONS

PROBLEM = mark("Problem")
HOW = mark("How to mend it")


def save_problems(report: ImportReport, source: Path, target: Path, language: Language) -> None:
    """Write each refused row under its headings, faulty cells marked; raises Invalid and Unusable."""
    import xlsxwriter

    if target.suffix.lower() != ".xlsx":
        raise Invalid("{path} must end in .xlsx.", path=target)
    sheets = {sheet.name: sheet for sheet in read(Path(source))}
    with appearing(Path(target)) as growing:
        book = xlsxwriter.Workbook(str(growing), {"strings_to_formulas": False, "strings_to_urls": False})
        try:
            names: dict[str, int] = {}
            for table in report.mapping.tables:
                refused = [
                    one
                    for one in report.rejected
                    if one.sheet == table.sheet and table.heading_row < one.row <= table.last_row
                ]
                if refused:
                    count = names[table.sheet] = names.get(table.sheet, 0) + 1
                    name = table.sheet if count == 1 else f"{table.sheet[:27]}({count})"
                    _Page(book, name, sheets[table.sheet], table, language).write(refused)
        finally:
            book.close()


class _Page:
    """One table's refused rows, on a sheet of the same name so that its year is told as before."""

    def __init__(self, book: Any, name: str, sheet: Sheet, table: TableMapping, language: Language) -> None:
        self.page = book.add_worksheet(name)
        self.sheet, self.table, self.say = sheet, table, language.say
        self.bold = book.add_format({"bold": True, "bg_color": "#DCE8F5", "border": 1, "text_wrap": True})
        self.text = book.add_format({"num_format": "@"})
        self.bad = book.add_format({"num_format": "@", "bg_color": "#FBE3E1", "font_color": "#8C1D18"})
        self.note = book.add_format({"text_wrap": True, "font_color": "#8C1D18"})

    def write(self, refused: Sequence[Rejection]) -> None:
        """Write the title, the headings as they stood, and the rows as text."""
        first = self.table.heading_row - self.table.heading_rows
        title = title_above(self.sheet, first, 0)
        line = 0
        if title:
            self.page.write_string(0, 0, title.replace("\n", " "))
            line = 1
        self._headings(line, first)
        line += self.table.heading_rows
        self.page.freeze_panes(line, 0)
        for one in refused:
            self._row(line, one)
            line += 1

    def _headings(self, line: int, first: int) -> None:
        width = len(self.sheet.columns)
        for offset in range(self.table.heading_rows):
            for column in range(width):
                cell = self.sheet.cell(first + offset, column)
                self.page.write_string(line + offset, column, said(cell) if cell != "" else "", self.bold)
        for (top, left), (bottom, right) in self.sheet.merged:
            if first <= top and bottom < self.table.heading_row:
                words = said(self.sheet.cell(top, left))
                self.page.merge_range(
                    line + top - first, left, line + bottom - first, right, words, self.bold
                )
        last = line + self.table.heading_rows - 1
        self.page.write_string(last, width, self.say(PROBLEM), self.bold)
        self.page.write_string(last, width + 1, self.say(HOW), self.bold)
        self.page.set_column(0, width - 1, 13)
        self.page.set_column(width, width, 20)
        self.page.set_column(width + 1, width + 1, 60)

    def _row(self, line: int, refused: Rejection) -> None:
        faulty = {refused.column, *(also.column for also in refused.also)}
        headings = {use.letter: use.heading or use.letter for use in self.table.columns}
        width = len(self.sheet.columns)
        for column, cell in enumerate(self.sheet.row(refused.row - 1)):
            bad = headings.get(letters(column), "") in faulty
            # As text, so that nothing is recast on the way: 031202 keeps its zero, a day its writing.
            self.page.write_string(line, column, said(cell), self.bad if bad else self.text)
        reasons = [refused.reason, *(also.reason for also in refused.also)]
        said_reasons = "、".join(dict.fromkeys(self.say(REASONS[reason]) for reason in reasons))
        self.page.write_string(line, width, f"{refused.column}: {said_reasons}", self.note)
        hint = self.say(refused.hint.message, **refused.hint.values)
        self.page.write_string(line, width + 1, hint, self.note)
