"""The lists of the import screen: problems, reservations, columns, counts."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.language import Language
from outreach.ledgers.facts import Caution, ColumnUse, ImportReport, Mapping, Rejection, TableMapping
from outreach.ledgers.words import CERTAINTIES, REASONS, TABLES, field_words
from outreach.papers.words import word
from ui.desktop.parts.table import Column
from ui.desktop.wording import NONE, count


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """One column of the file and the table it belongs to."""

    table: TableMapping
    use: ColumnUse


@dataclass(frozen=True, slots=True)
class Counted:
    """What came, or would come, of one table."""

    table: str
    taken: int
    unchanged: int
    updated: int
    refused: int


def problem_columns(language: Language) -> list[Column[Rejection]]:
    """Make the columns of the problems: where, why, what was read, what would be right."""
    say = language.say
    return [
        Column(say("Sheet"), lambda one: one.sheet, 116, sort=lambda one: (one.sheet, one.row)),
        Column(say("Row"), lambda one: count(one.row), 56, figures=True, sort=lambda one: one.row),
        Column(say("Column"), lambda one: one.column, 92, sort=lambda one: one.column),
        Column(
            say("Why not"),
            lambda one: word(language, REASONS, one.reason),
            236,
            tone=lambda one: "bad",
            sort=lambda one: one.reason,
        ),
        Column(say("What was read"), lambda one: one.read or NONE, 110),
        Column(say("What would be right"), lambda one: say(one.hint.message, **one.hint.values), 0),
    ]


def caution_columns(language: Language) -> list[Column[Caution]]:
    """Make the columns of the cells taken with a reservation."""
    say = language.say
    return [
        Column(say("Sheet"), lambda one: one.sheet, 160, sort=lambda one: (one.sheet, one.row)),
        Column(say("Row"), lambda one: count(one.row), 70, figures=True, sort=lambda one: one.row),
        Column(say("Column"), lambda one: one.column, 160, sort=lambda one: one.column),
        Column(say("What was read"), lambda one: one.read, 160),
        Column(say("Reservation"), lambda one: word(language, REASONS, one.reason), 0),
    ]


def mapping_columns(language: Language) -> list[Column[ReadColumn]]:
    """Make the columns of the mapping: each column of the file and what it is taken for."""
    say = language.say

    def taken_for(read: ReadColumn) -> str:
        return field_words(language, read.use.field) if read.use.field else say("not read")

    return [
        Column(say("Sheet"), lambda one: one.table.sheet, 130),
        Column(say("Table"), lambda one: word(language, TABLES, one.table.table), 100),
        Column(say("Column"), lambda one: one.use.letter, 70),
        Column(say("Heading"), lambda one: one.use.heading or NONE, 160),
        Column(
            say("Taken for"),
            taken_for,
            0,
            strong=True,
            tone=lambda one: "" if one.use.field else "muted",
        ),
        Column(say("Because"), lambda one: word(language, CERTAINTIES, one.use.certainty), 140),
    ]


def count_columns(language: Language) -> list[Column[Counted]]:
    """Make the columns of what came of each table."""
    say = language.say
    return [
        Column(say("Table"), lambda one: word(language, TABLES, one.table), 0, strong=True),
        Column(say("New (rows)"), lambda one: count(one.taken), 120, figures=True),
        Column(say("In the book already (rows)"), lambda one: count(one.unchanged), 190, figures=True),
        Column(say("Updated (rows)"), lambda one: count(one.updated), 130, figures=True),
        Column(
            say("Refused (rows)"),
            lambda one: count(one.refused),
            130,
            figures=True,
            tone=lambda one: "bad" if one.refused else "",
        ),
    ]


def read_columns(mapping: Mapping) -> list[ReadColumn]:
    """List every column of every table found, those in use first within their table."""
    return [
        ReadColumn(table, use)
        for table in mapping.tables
        for use in sorted(table.columns, key=lambda use: not use.field)
        if use.field or use.heading
    ]


def counted(report: ImportReport) -> list[Counted]:
    """List what came of each table that has anything to tell."""
    found = []
    for name in TABLES:
        one = Counted(
            name,
            report.imported.get(name, 0),
            report.unchanged.get(name, 0),
            sum(update.table == name for update in report.updated),
            sum(rejection.table == name for rejection in report.rejected),
        )
        if one.taken or one.unchanged or one.updated or one.refused:
            found.append(one)
    return found
