"""Find where a sheet's tables stand: heading rows below titles, in one, two or three rows."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from outreach.ledgers import days, numbers
from outreach.ledgers.columns import Head
from outreach.ledgers.fields import FIELDS
from outreach.ledgers.lexicon import heading_words, skip_words, starts_like
from outreach.ledgers.sheets import Sheet
from outreach.ledgers.texts import folded, heading, said

_LOOK_AT = 40
_DEEPEST = 3
_LONGEST_HEADING = 40
_LONGEST_WORDING = 16
_ANY_YEAR = days.Year(None, dt.date(2099, 12, 31))
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)(?=年|度|[.\-/]|$|\D)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Rows that may be a table's headings: the first row and how many, from 0."""

    row: int
    depth: int
    heads: tuple[Head, ...]

    @property
    def below(self) -> int:
        """Tell the first row under the headings."""
        return self.row + self.depth


@lru_cache(maxsize=20_000)
def could_head(text: str) -> bool:
    """Tell whether a text could head a column of any table."""
    key = heading(text)
    return bool(key) and any(
        heading_words(table, one.name).fit(key) for table in FIELDS for one in FIELDS[table]
    )


@cache
def _whole_headings() -> frozenset[str]:
    return frozenset(
        word for table in FIELDS for one in FIELDS[table] for word in heading_words(table, one.name).words
    )


def heading_rows(sheet: Sheet) -> list[int]:
    """List the rows that look like headings: near the top, and wherever several whole wordings stand."""
    top = range(min(_LOOK_AT, sheet.rows))
    found = {
        row
        for row in top
        if sum(
            isinstance(cell, str) and len(cell) <= _LONGEST_HEADING and could_head(cell)
            for cell in sheet.row(row)
        )
        >= 2
    }
    counts: Counter[int] = Counter()
    for column in sheet.columns:
        codes = {
            code
            for code, value in enumerate(column.values)
            if isinstance(value, str)
            and 0 < len(value) <= _LONGEST_WORDING
            and heading(value) in _whole_headings()
        }
        if codes:
            counts.update(row for row, code in enumerate(column.codes) if code in codes)
    found |= {row for row, count in counts.items() if count >= 3}
    likely = sorted(row for row in found if _could_be_headings(sheet, row))
    return likely or list(islice((row for row in top if _stands_over_values(sheet, row)), 1))


def _stands_over_values(sheet: Sheet, row: int) -> bool:
    """Tell whether a row of texts stands over days, times or numbers: headings in words nobody foresaw."""
    if row + 1 >= sheet.rows or not _could_be_headings(sheet, row):
        return False
    wide = sum(cell != "" for cell in sheet.row(row)) >= 3
    below = sheet.row(row + 1)
    return wide and sum(not isinstance(cell, str) or _is_value(cell) for cell in below) >= 2


def _could_be_headings(sheet: Sheet, row: int) -> bool:
    cells = [cell for cell in sheet.row(row) if cell != ""]
    return len(cells) >= 2 and all(isinstance(cell, str) and not _is_value(cell) for cell in cells)


def _is_value(text: str) -> bool:
    """Tell whether a text is a number, a day or a time: what no heading is."""
    plain = said(text)
    return any(sign.isdigit() for sign in plain) and (
        numbers.is_number(text)
        or isinstance(days.when(text, _ANY_YEAR), days.When)
        or isinstance(days.span(text), days.Span)
    )


def candidates(sheet: Sheet, row: int, exactly: int = 0) -> Iterator[Candidate]:
    """Read a heading row alone, and together with the one or two rows below it (or `exactly` so many)."""
    merges = [(first, last) for first, last in sheet.merged if row <= first[0] < row + _DEEPEST]
    for depth in [exactly] if exactly else range(1, _DEEPEST + 1):
        if row + depth > sheet.rows or (
            not exactly and depth > 1 and not _may_continue(sheet, row + depth - 1)
        ):
            return
        yield Candidate(row, depth, tuple(_heads(sheet, row, depth, merges)))


def _may_continue(sheet: Sheet, row: int) -> bool:
    cells = [cell for cell in sheet.row(row) if cell != ""]
    return bool(cells) and all(
        isinstance(cell, str) and len(cell) <= _LONGEST_HEADING and not _is_value(cell) for cell in cells
    )


def _heads(
    sheet: Sheet, row: int, depth: int, merges: list[tuple[tuple[int, int], tuple[int, int]]]
) -> Iterator[Head]:
    lines = [
        [_text(sheet, one, column) for column in range(len(sheet.columns))] for one in range(row, row + depth)
    ]
    for first, last in merges:
        line = first[0] - row
        if line < depth:
            for column in range(first[1], min(last[1] + 1, len(sheet.columns))):
                lines[line][column] = lines[line][first[1]]
    for line, texts in enumerate(lines[:-1]):
        _spread(texts, lines[line + 1])
    for column in range(len(sheet.columns)):
        stack = [texts[column] for texts in lines if texts[column]]
        if len(stack) > 1:
            yield Head(stack[-1], "".join(dict.fromkeys(stack[:-1])))
        else:
            yield Head(stack[0] if stack else "")


def _text(sheet: Sheet, row: int, column: int) -> str:
    cell = sheet.cell(row, column)
    return said(cell) if isinstance(cell, str) else ""


def _spread(upper: list[str], lower: list[str]) -> None:
    """Write a group's heading over the columns right of it, as far as only the row below is filled."""
    for column in range(1, len(upper)):
        if not upper[column] and lower[column] and upper[column - 1] and lower[column - 1]:
            upper[column] = upper[column - 1]


def title_above(sheet: Sheet, row: int, since: int) -> str:
    """Read the titles between the table above (`since`) and a heading row, one below the other."""
    lines = []
    for one in range(max(since, row - _LOOK_AT), row):
        texts = [said(cell) for cell in sheet.row(one) if isinstance(cell, str) and cell]
        lines.append(" ".join(texts))
    return "\n".join(line for line in lines if line)


def year_of(title: str, sheet_name: str) -> int | None:
    """Read the year a table is of: its titles', else its sheet's name's; none where two are named."""
    for text in (title, sheet_name):
        years = {int(year) for year in _YEAR.findall(folded(text))}
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def is_units(sheet: Sheet, row: int) -> bool:
    """Tell whether a row under the headings names units only (人, 份, 元), or numbers the columns."""
    cells = [cell for cell in sheet.row(row) if cell != ""]
    texts = [folded(said(cell)).strip("()") for cell in cells]
    if len(texts) >= 3 and texts == [str(number) for number in range(1, len(texts) + 1)]:
        return True
    return bool(texts) and all(text in skip_words("units") for text in texts)


def is_example(sheet: Sheet, row: int) -> bool:
    """Tell whether a row is the example of a blank ledger."""
    first = next((cell for cell in sheet.row(row) if cell != ""), "")
    return isinstance(first, str) and starts_like("examples", first)
