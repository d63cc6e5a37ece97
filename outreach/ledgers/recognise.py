"""Understand a file: which tables stand on which sheets, and what each column is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from outreach.ledgers import numbers
from outreach.ledgers.columns import Assigned, Figures, assign
from outreach.ledgers.contents import Contents, Holding, Known
from outreach.ledgers.facts import ColumnUse, Fault, Mapping, Question, TableMapping
from outreach.ledgers.fields import ASKED, FIELDS
from outreach.ledgers.headings import (
    Candidate,
    candidates,
    heading_rows,
    is_example,
    is_units,
    title_above,
    year_of,
)
from outreach.ledgers.lexicon import civil_grid_words, titles
from outreach.ledgers.questions import questions_about
from outreach.ledgers.sheets import Sheet, letters
from outreach.ledgers.texts import bracketed, folded, heading, said

_A_TITLE = 1.2
_A_STRAY = 0.1
_ENOUGH = 2.5
_DEPTH = 0.01
_SAMPLE = 200
_NEAR = 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """A table as it was found, before anything is asked: `last` is the row after its last."""

    sheet: Sheet
    candidate: Candidate
    table: str
    assigned: Assigned
    title: str
    first: int
    last: int
    held: tuple[Holding, ...]


def recognise(sheets: Iterable[Sheet], known: Known, grid_label: str = "警格") -> Mapping:
    """Tell how a file is to be read; what cannot be told for certain is put as questions."""
    sheets = list(sheets)
    visible = [sheet for sheet in sheets if sheet.visible and sheet.rows]
    first = [found for sheet in visible for found in _tables_of(sheet, Contents(known))]
    learned = _learn(first, known)
    found = [one for sheet in visible for one in _tables_of(sheet, Contents(learned))]
    own_words = {
        heading(one.candidate.heads[one.assigned.columns["number"]].own)
        for one in found
        if one.table == "grids" and "number" in one.assigned.columns
    }
    if "网格" in grid_label:
        own_words |= civil_grid_words()
    questions: list[Question] = []
    for one in found:
        questions += questions_about(
            one.sheet.name, one.table, one.candidate.heads, one.assigned, one.held, own_words
        )
    read = {one.sheet.name for one in found}
    return Mapping(
        tuple(describe(one) for one in found),
        tuple(questions),
        tuple(sheet.name for sheet in sheets if sheet.name not in read),
    )


def _learn(found: list[Found], known: Known) -> Known:
    """Take the badges, names and grid numbers the workbook's own tables list."""
    told: dict[tuple[str, str], set[str]] = {}
    for one in found:
        for name in ("badge", "name", "number"):
            if name in one.assigned.columns:
                column = one.sheet.columns[one.assigned.columns[name]]
                codes = set(column.codes[one.first : one.last])
                told.setdefault((one.table, name), set()).update(
                    folded(said(column.values[code])) for code in codes
                )
    blank = {""}
    return Known(
        set(known.badges) | told.get(("officers", "badge"), set()) - blank,
        set(known.names) | told.get(("officers", "name"), set()) - blank,
        set(known.grids) | told.get(("grids", "number"), set()) - blank,
    )


def _tables_of(sheet: Sheet, contents: Contents) -> list[Found]:
    rows = heading_rows(sheet)
    found: list[Found] = []
    since = 0
    for place, row in enumerate(rows):
        if found and row < found[-1].first:
            continue
        last = next((later for later in rows[place + 1 :] if later - row > 3), sheet.rows)
        if found and _again(found[-1], row):
            # Headings printed again on every page: one table runs on.
            found[-1] = replace(found[-1], last=last)
            since = row + found[-1].candidate.depth
            continue
        best = _best(sheet, row, since, last, contents)
        if best is None:
            continue
        if found and found[-1].last >= row and _same(found[-1], best):
            found[-1] = replace(found[-1], last=best.last)
        else:
            if found:
                found[-1] = replace(found[-1], last=_title_start(sheet, row, found[-1].first))
            found.append(best)
        since = best.first
    if found:
        found[-1] = replace(found[-1], last=sheet.rows)
    return found


def _again(one: Found, row: int) -> bool:
    """Tell whether a table's own headings stand at a row once more, to the letter."""
    sheet, first, depth = one.sheet, one.candidate.row, one.candidate.depth
    return row + depth <= sheet.rows and all(
        sheet.row(row + line) == sheet.row(first + line) for line in range(depth)
    )


def _same(one: Found, other: Found) -> bool:
    return one.table == other.table and one.candidate.heads == other.candidate.heads


def _title_start(sheet: Sheet, row: int, first: int) -> int:
    """Find where the titles above a heading row begin: lone cells right above it."""
    while row - 1 > first and sum(cell != "" for cell in sheet.row(row - 1)) <= 1:
        row -= 1
    return row


def _best(sheet: Sheet, row: int, since: int, last: int, contents: Contents) -> Found | None:
    title = title_above(sheet, row, since)
    found: list[Found] = []
    for candidate in candidates(sheet, row):
        first = _first_row(sheet, candidate.below, last)
        held = tuple(contents.holding(column, range(first, last)) for column in sheet.columns)
        for table in FIELDS:
            assigned = assign(table, list(candidate.heads), list(held), _figures(sheet, first, last))
            assigned.score += _title_score(table, title, sheet.name) - _DEPTH * candidate.depth
            used = set(assigned.columns.values())
            stray = sum(bool(head.own) and column not in used for column, head in enumerate(candidate.heads))
            assigned.score -= _A_STRAY * stray
            found.append(Found(sheet, candidate, table, assigned, title, first, last, held))
    found.sort(key=lambda one: one.assigned.score, reverse=True)
    near = (one for one in found if one.assigned.score > found[0].assigned.score - _NEAR)
    return next((one for one in near if _is_table(one)), None)


def _figures(sheet: Sheet, first: int, last: int) -> Figures:
    """Read the counts of a column in a few hundred rows."""
    rows = range(first, last)[:: max(1, (last - first) // _SAMPLE)]

    def of(column: int) -> list[int | None]:
        found = (numbers.count(sheet.cell(row, column)) for row in rows)
        return [None if isinstance(one, Fault) else one for one in found]

    return of


def _first_row(sheet: Sheet, row: int, last: int) -> int:
    while row < last and (is_units(sheet, row) or is_example(sheet, row)):
        row += 1
    return row


def _title_score(table: str, title: str, sheet_name: str) -> float:
    text = folded(sheet_name) + "\n" + folded(title)
    longest = max((len(word) for word in titles(table) if word in text), default=0)
    return _A_TITLE * min(longest, 6) / 6 + _A_TITLE / 2 if longest else 0.0


def missing(table: str, assigned: Assigned) -> list[str]:
    """List the required fields no column was found for."""
    marked = any(name.startswith("kind_") for name in assigned.columns)
    return [
        one.name
        for one in FIELDS[table]
        if one.required and one.name not in assigned.columns and not (one.name == "kinds" and marked)
    ]


def _is_table(found: Found) -> bool:
    lacking = missing(found.table, found.assigned)
    if not lacking:
        return found.assigned.score >= _ENOUGH / 2
    if found.table not in ASKED or found.first >= found.sheet.rows:
        return False
    required = sum(one.required for one in FIELDS[found.table])
    titled = _title_score(found.table, found.title, found.sheet.name) > 0
    enough = found.assigned.score >= _ENOUGH
    return enough and (len(lacking) == 1 or (titled and len(lacking) < required))


def describe(found: Found) -> TableMapping:
    """State a found table as a fact that can be shown, corrected and remembered."""
    fields = {column: name for name, column in found.assigned.columns.items()}
    columns = tuple(
        ColumnUse(
            letters(column),
            str(head),
            fields.get(column, ""),
            found.assigned.certainty.get(fields.get(column, ""), ""),
            _unit(found, column),
        )
        for column, head in enumerate(found.candidate.heads)
        if str(head) or column in fields
    )
    return TableMapping(
        found.sheet.name,
        found.table,
        found.candidate.below,
        found.candidate.depth,
        found.last,
        year_of(found.title, found.sheet.name),
        columns,
        fingerprint(found.table, [str(head) for head in found.candidate.heads]),
    )


def _unit(found: Found, column: int) -> str:
    """Tell a money column's unit: in its heading's brackets, a row of units, or the title."""
    head = found.candidate.heads[column]
    told = bracketed(head.own) or bracketed(head.group)
    if not told and found.candidate.below < found.first:
        told = said(found.sheet.cell(found.candidate.below, column))
    if not told and "单位:万元" in folded(found.title):
        told = "万元"
    return told if "元" in told else ""


def fingerprint(table: str, heads: list[str]) -> str:
    """Make the key under which an answer about these headings is remembered."""
    words = "|".join(heading(head) for head in heads)
    return hashlib.sha256(f"{table}|{words}".encode()).hexdigest()[:32]


def read_as(sheet: Sheet, table: str, row: int, depth: int) -> TableMapping:
    """Describe a table a person says stands on a sheet, its headings from `row` (from 0), `depth` deep."""
    contents = Contents(Known())
    candidate = next(one for one in candidates(sheet, row, exactly=depth))
    first = _first_row(sheet, candidate.below, sheet.rows)
    held = tuple(contents.holding(column, range(first, sheet.rows)) for column in sheet.columns)
    assigned = assign(table, list(candidate.heads), list(held), _figures(sheet, first, sheet.rows))
    title = title_above(sheet, row, 0)
    return describe(Found(sheet, candidate, table, assigned, title, first, sheet.rows, held))
