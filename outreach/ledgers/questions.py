"""What a file leaves open, put as questions with their possible answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from outreach.language import mark
from outreach.ledgers.columns import Assigned, Head
from outreach.ledgers.contents import Holding
from outreach.ledgers.facts import Question, Said, TableMapping
from outreach.ledgers.fields import FIELDS
from outreach.ledgers.lexicon import civil_grid_words
from outreach.ledgers.sheets import letters
from outreach.ledgers.texts import heading
from outreach.ledgers.words import FIELDS as FIELD_WORDS

WHICH_COLUMN = mark("Which column of the sheet “{sheet}” holds “{field}”? Without it no row can be taken.")
CIVIL_GRID = mark(
    "Does “{heading}” on the sheet “{sheet}” mean the police grid? The civil grids of the neighbourhood have "
    "numbers too."
)
RIVALS = mark("Which column of the sheet “{sheet}” holds “{field}”: {headings}?")


def questions_about(
    sheet: str,
    table: str,
    heads: Sequence[Head],
    assigned: Assigned,
    held: Sequence[Holding],
    own_grid_words: Collection[str],
) -> Iterator[Question]:
    """Ask what a found table leaves open."""
    used = set(assigned.columns.values())
    free = [
        column
        for column in range(len(heads))
        if column not in used and (str(heads[column]) or held[column]["filled"])
    ]
    marked = any(name.startswith("kind_") for name in assigned.columns)
    for one in FIELDS[table]:
        if one.required and one.name not in assigned.columns and not (one.name == "kinds" and marked):
            said = Said(WHICH_COLUMN, {"sheet": sheet, "field": FIELD_WORDS[one.name]})
            yield Question(sheet, table, one.name, "", "", said, tuple(letters(column) for column in free))
    if table != "grids" and "grid" in assigned.columns:
        column = assigned.columns["grid"]
        word = heading(heads[column].own)
        if word in civil_grid_words() - set(own_grid_words):
            said = Said(CIVIL_GRID, {"sheet": sheet, "heading": str(heads[column])})
            yield Question(sheet, table, "grid", letters(column), str(heads[column]), said, ("grid", ""))
    for name, rivals in assigned.rivals.items():
        columns = [assigned.columns[name], *rivals]
        named = "、".join(f"{letters(column)} {heads[column]}" for column in columns)
        said = Said(RIVALS, {"sheet": sheet, "field": FIELD_WORDS[name], "headings": named})
        first = columns[0]
        yield Question(
            sheet,
            table,
            name,
            letters(first),
            str(heads[first]),
            said,
            tuple(letters(column) for column in columns),
        )


def lacking(table: TableMapping) -> Iterator[Question]:
    """Ask for the required fields of a table that no column is taken for."""
    found = {use.field for use in table.columns}
    marked = any(field.startswith("kind_") for field in found)
    free = tuple(use.letter for use in table.columns if not use.field)
    for one in FIELDS[table.table]:
        if one.required and one.name not in found and not (one.name == "kinds" and marked):
            said = Said(WHICH_COLUMN, {"sheet": table.sheet, "field": FIELD_WORDS[one.name]})
            yield Question(table.sheet, table.table, one.name, "", "", said, free)
