"""A file's sheets in memory: every column as distinct values and codes into them."""

from __future__ import annotations

import array
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FailedFormula:
    """What a cell shows whose formula failed, such as #DIV/0!."""

    shown: str


Cell = object
"""A text, a number, a date, a time, a date with a time, or a failed formula; "" is blank."""


@dataclass(slots=True)
class Column:
    """One column: `codes[row]` is the place of that row's value in `values`; 0 is blank."""

    values: list[Cell] = field(default_factory=lambda: [""])
    codes: array.array[int] = field(default_factory=lambda: array.array("I"))

    def put(self, row: int, value: Cell) -> None:
        """Set one cell."""
        self.codes[row] = len(self.values)
        self.values.append(value)


@dataclass(slots=True)
class Sheet:
    """One sheet from its first row and first column on; rows and columns count from 0."""

    name: str
    visible: bool = True
    columns: list[Column] = field(default_factory=list)
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    rows: int = 0

    def cell(self, row: int, column: int) -> Cell:
        """Read one cell."""
        one = self.columns[column]
        return one.values[one.codes[row]]

    def row(self, row: int) -> list[Cell]:
        """Read one row."""
        return [one.values[one.codes[row]] for one in self.columns]

    def __iter__(self) -> Iterator[list[Cell]]:
        return (self.row(row) for row in range(self.rows))


def letters(column: int) -> str:
    """Name a column, counted from 0, by its letters: 0 is A."""
    name, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
