"""A mapping as JSON: shown, corrected by hand, remembered, and applied again."""

from __future__ import annotations

from collections.abc import Mapping as Values
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from outreach.errors import Invalid
from outreach.ledgers.facts import Mapping, Question, TableMapping
from outreach.ledgers.fields import FIELDS, field_names, field_of
from outreach.ledgers.questions import lacking
from outreach.ledgers.recognise import read_as
from outreach.ledgers.sheets import Sheet
from outreach.ledgers.texts import heading


def as_json(mapping: Mapping) -> dict[str, Any]:
    """Write a mapping so that it can be edited and given back."""
    return {
        "tables": [
            {
                "sheet": table.sheet,
                "table": table.table,
                "heading_row": table.heading_row,
                "heading_rows": table.heading_rows,
                "year": table.year,
                "columns": {use.letter: use.field for use in table.columns},
                "headings": {use.letter: use.heading for use in table.columns},
            }
            for table in mapping.tables
        ],
        "unread": list(mapping.unread),
    }


def answers_of(table: TableMapping) -> dict[str, Any]:
    """Write what a person said about a table, to be remembered under its fingerprint."""
    return {
        "table": table.table,
        "columns": {
            use.heading: use.field for use in table.columns if use.certainty in ("given", "remembered")
        },
    }


def remember(mapping: Mapping, answers: Values[str, Values[str, Any]]) -> Mapping:
    """Apply what was answered before, kept by fingerprint."""
    tables = []
    for table in mapping.tables:
        told = answers.get(table.fingerprint)
        tables.append(_with_columns(table, told["columns"], "remembered") if told else table)
    return _answered(replace(mapping, tables=tuple(tables)))


def override(mapping: Mapping, wanted: Values[str, Any], sheets: Sequence[Sheet]) -> Mapping:
    """Apply a mapping given by hand; raises Invalid where it names what is not there."""
    entries = wanted.get("tables") if isinstance(wanted, dict) else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise Invalid(
            "The mapping is not one: it needs a list “tables”. Take the one “import --check” prints."
        )
    for entry in entries:
        mapping = _apply(mapping, entry, sheets)
    return _answered(mapping)


def _apply(mapping: Mapping, entry: Values[str, Any], sheets: Sequence[Sheet]) -> Mapping:
    sheet = next((one for one in sheets if one.name == entry.get("sheet")), None)
    if sheet is None:
        raise Invalid(
            "The mapping names a sheet “{sheet}”, which the file does not have.", sheet=entry.get("sheet")
        )
    here = [table for table in mapping.tables if table.sheet == sheet.name]
    row = entry.get("heading_row")
    chosen = [table for table in here if row in (None, table.heading_row)]
    kind = entry.get("table", chosen[0].table if chosen else None)
    if kind == "":
        left = tuple(table for table in mapping.tables if table not in chosen)
        asked = tuple(question for question in mapping.questions if question.sheet != sheet.name)
        return replace(mapping, tables=left, questions=asked)
    if kind not in FIELDS:
        raise Invalid(
            "There is no table “{table}”: use one of {tables}.", table=kind, tables=", ".join(FIELDS)
        )
    if not chosen or any(table.table != kind for table in chosen):
        if row is None and not chosen:
            raise Invalid("Say in which row of “{sheet}” the headings stand (heading_row).", sheet=sheet.name)
        depth = int(entry.get("heading_rows") or (chosen[0].heading_rows if chosen else 1))
        below = int(row or chosen[0].heading_row)
        if not 0 < below <= sheet.rows or not 0 < depth <= below:
            raise Invalid("The sheet “{sheet}” has no row {row}.", sheet=sheet.name, row=below)
        made = [read_as(sheet, kind, below - depth, depth)]
    else:
        made = chosen
    columns = entry.get("columns") or {}
    changed = [_with_year(_with_columns(table, columns, "given"), entry) for table in made]
    kept = [table for table in mapping.tables if table not in chosen]
    questions = tuple(
        question for question in mapping.questions if question.sheet != sheet.name or made == chosen
    )
    return Mapping(
        tuple(kept + changed), questions, tuple(name for name in mapping.unread if name != sheet.name)
    )


def _with_year(table: TableMapping, entry: Values[str, Any]) -> TableMapping:
    year = entry.get("year", table.year)
    return replace(table, year=int(year) if year else None)


def _with_columns(table: TableMapping, columns: Values[str, str], certainty: str) -> TableMapping:
    """Set fields by column letter or heading; "" takes a column out."""
    uses = list(table.columns)
    for name, field in columns.items():
        places = [
            place
            for place, use in enumerate(uses)
            if name in (use.letter, use.heading) or _same(name, use.heading)
        ]
        if field and field_of(table.table, field) is None:
            raise Invalid(
                "“{table}” has no field “{field}”: use one of {fields}.",
                table=table.table,
                field=field,
                fields=", ".join(field_names(table.table)),
            )
        if not places and certainty == "given":
            raise Invalid("The sheet “{sheet}” has no column “{column}”.", sheet=table.sheet, column=name)
        for place in places[:1]:
            for other, use in enumerate(uses):
                if field and use.field == field and other != place:
                    uses[other] = replace(use, field="", certainty="")
            uses[place] = replace(uses[place], field=field or "", certainty=certainty)
    return replace(table, columns=tuple(uses))


def _same(name: str, other: str) -> bool:
    return bool(heading(name)) and heading(name) == heading(other)


def _answered(mapping: Mapping) -> Mapping:
    """Drop the questions that are settled now, and ask for what an answer took away."""
    left = [question for question in mapping.questions if not _settled(question, mapping)]
    asked = {(question.sheet, question.table, question.field) for question in left}
    for table in mapping.tables:
        for question in lacking(table):
            if (question.sheet, question.table, question.field) not in asked:
                left.append(question)
    return replace(mapping, questions=tuple(left))


def _settled(question: Question, mapping: Mapping) -> bool:
    for table in mapping.tables:
        if table.sheet != question.sheet or table.table != question.table:
            continue
        if question.column:
            # A question about a column is settled by any word of a person about it or its field.
            return any(
                use.certainty in ("given", "remembered")
                and (use.letter == question.column or use.field == question.field)
                for use in table.columns
            )
        return any(use.field == question.field for use in table.columns)
    return False
