"""The rows of a table: which of its lines are rows, and what each of their cells says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from outreach.ledgers import numbers, parsers
from outreach.ledgers.facts import Caution, Fault, TableMapping
from outreach.ledgers.fields import field_of
from outreach.ledgers.headings import is_units
from outreach.ledgers.lexicon import first_signs, starts_like
from outreach.ledgers.sheets import Sheet, letters
from outreach.ledgers.texts import folded, is_nothing, shown

_NUMBERS = ("count", "money", "points")
_OWN_PARSERS = {
    ("officers", "badge"): parsers.badge,
    ("officers", "name"): parsers.name,
    ("grids", "number"): parsers.badge,
}
_MAY_LIE_AHEAD = {"from_day", "until_day", "claimed_from", "claimed_until"}


@dataclass(frozen=True, slots=True)
class CellFault:
    """A fault and where: the field it was read for."""

    reason: str
    field: str
    fault: Fault


@dataclass(slots=True)
class Rows:
    """A table's rows: `lines` are their places on the sheet (from 0), `values` what each field says there."""

    sheet: Sheet
    mapping: TableMapping
    lines: list[int]
    columns: dict[str, int]
    values: dict[str, list[Any]] = field(default_factory=dict)
    faults: dict[int, list[CellFault]] = field(default_factory=dict)

    def of(self, name: str) -> list[Any]:
        """List what the rows say of a field; None everywhere where the table has no such column."""
        found = self.values.get(name)
        return [None] * len(self.lines) if found is None else found

    def counts(self, name: str) -> list[int]:
        """List a field's counts; 0 where the table has no such column."""
        found = self.values.get(name)
        return [0] * len(self.lines) if found is None else found

    def add(self, row: int, fault: Fault, field: str) -> None:
        """Note a fault of a row (counted among the rows)."""
        self.faults.setdefault(row, []).append(CellFault(fault.reason, field, fault))

    def read(self, row: int, field: str) -> str:
        """Show what was read in a row for a field."""
        column = self.columns.get(field)
        return "" if column is None else shown(self.sheet.cell(self.lines[row], column))

    def heading(self, field: str) -> str:
        """Name the column a field is read from, by its heading or its letter."""
        column = self.columns.get(field)
        if column is None:
            return ""
        letter = letters(column)
        return next((use.heading for use in self.mapping.columns if use.letter == letter), "") or letter


def read_rows(sheet: Sheet, mapping: TableMapping, setting: parsers.Setting) -> Rows:
    """Choose the lines of a table that are rows, and read their cells."""
    units = {use.field: use.unit for use in mapping.columns if use.field}
    columns = {use.field: _place(use.letter) for use in mapping.columns if use.field}
    _fill_merged(sheet, mapping, columns)
    rows = Rows(sheet, mapping, _lines(sheet, mapping, columns), columns)
    for name, column in columns.items():
        one = field_of(mapping.table, name)
        if one is None:
            continue
        past = name not in _MAY_LIE_AHEAD
        parse = _OWN_PARSERS.get((mapping.table, name)) or parsers.parser_of(
            one.holds, setting, units[name], past=past
        )
        codes = [sheet.columns[column].codes[line] for line in rows.lines]
        told = {code: parse(sheet.columns[column].values[code]) for code in set(codes)}
        bad = {code: value for code, value in told.items() if isinstance(value, Fault)}
        if bad:
            for row, code in enumerate(codes):
                if code in bad:
                    rows.add(row, bad[code], name)
        rows.values[name] = [told[code] for code in codes]
    return rows


def rough_numbers(rows: Rows) -> Iterator[Caution]:
    """Warn of each cell of a row without faults that calls its own number rough (约80)."""
    for name, column in rows.columns.items():
        one = field_of(rows.mapping.table, name)
        if one is None or one.holds not in _NUMBERS:
            continue
        cells = rows.sheet.columns[column]
        rough = {code for code, value in enumerate(cells.values) if numbers.is_rough(value)}
        if rough:
            for row, line in enumerate(rows.lines):
                if cells.codes[line] in rough and row not in rows.faults:
                    yield Caution(
                        rows.sheet.name, line + 1, rows.heading(name), "about", rows.read(row, name)
                    )


def _place(letter: str) -> int:
    number = 0
    for sign in letter:
        number = number * 26 + ord(sign) - 64
    return number - 1


def _fill_merged(sheet: Sheet, mapping: TableMapping, columns: dict[str, int]) -> None:
    """Let every row of a cell merged downwards say what it says; a number is the first row's only."""
    texts = {
        column
        for name, column in columns.items()
        if (one := field_of(mapping.table, name)) and one.holds not in (*_NUMBERS, "mark")
    }
    for (top, left), (bottom, right) in sheet.merged:
        if left == right and left in texts and bottom > top >= mapping.heading_row and top < mapping.last_row:
            codes = sheet.columns[left].codes
            for row in range(top + 1, min(bottom + 1, sheet.rows)):
                codes[row] = codes[top]


def _lines(sheet: Sheet, mapping: TableMapping, columns: dict[str, int]) -> list[int]:
    first = mapping.heading_row
    while first < mapping.last_row and is_units(sheet, first):
        first += 1
    skipped = _empty(sheet, mapping, columns, first) | _marked(sheet, mapping, columns, first)
    return [line for line in range(first, mapping.last_row) if line not in skipped]


def _empty(sheet: Sheet, mapping: TableMapping, columns: dict[str, int], first: int) -> set[int]:
    """Find the lines that say nothing in any column read; a 0 alone is nothing."""
    left: set[int] | None = None
    for name, column in columns.items():
        one = field_of(mapping.table, name)
        number = one is not None and one.holds in _NUMBERS
        cells = sheet.columns[column]
        blank = {
            code
            for code, value in enumerate(cells.values)
            if is_nothing(value) or (number and isinstance(value, float) and value == 0)
        }
        if left is None:
            codes = cells.codes
            left = {line for line in range(first, mapping.last_row) if codes[line] in blank}
        else:
            left = {line for line in left if cells.codes[line] in blank}
        if not left:
            return left
    return left or set()


def _marked(sheet: Sheet, mapping: TableMapping, columns: dict[str, int], first: int) -> set[int]:
    """Find lines that begin as no row does (sums, feet, examples), and headings printed again."""
    found: set[int] = set()
    again: dict[int, int] = {}
    needed = [
        place
        for name, place in columns.items()
        if (one := field_of(mapping.table, name)) is not None and one.required
    ]
    heads = {_place(use.letter): folded(use.heading) for use in mapping.columns}
    for place, column in enumerate(sheet.columns):
        suspects: dict[int, str] = {}
        for code, value in enumerate(column.values):
            if not isinstance(value, str) or not value:
                continue
            if value.lstrip()[:1] in first_signs() or _is_signed(value):
                group = next((one for one in ("sums", "feet", "examples") if starts_like(one, value)), "")
                if group:
                    suspects[code] = group
            if folded(value) == heads.get(place):
                suspects[code] = "heading"
        if not suspects:
            continue
        for line, code in enumerate(column.codes):
            if code in suspects and first <= line < mapping.last_row:
                group = suspects[code]
                if group == "heading":
                    again[line] = again.get(line, 0) + 1
                elif _begins(sheet, line, place) and (
                    group == "examples" or _filled(sheet, line, needed, place) <= 1
                ):
                    found.add(line)
    return found | {line for line, count in again.items() if count >= min(3, len(columns))}


def _is_signed(value: str) -> bool:
    """Tell whether a text may be a foot by its colon (登记人：…); what begins with a digit is a time."""
    return not value[:1].isdigit() and (":" in value or "：" in value)


def _begins(sheet: Sheet, line: int, column: int) -> bool:
    return all(is_nothing(sheet.cell(line, before)) for before in range(column)) or column <= 1


def _filled(sheet: Sheet, line: int, needed: list[int], but: int) -> int:
    return sum(not is_nothing(sheet.cell(line, column)) for column in needed if column != but)
