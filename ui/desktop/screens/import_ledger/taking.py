"""What the import screen asks of the book; runs beside the window."""

from __future__ import annotations

from collections.abc import Mapping as Values
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outreach.language import Language
from outreach.ledgers.actions import import_ledger, save_problems, undo_import
from outreach.ledgers.facts import ImportReport, Mapping, Question, TableMapping, Unclear, UndoReport
from outreach.ledgers.fields import FIELDS

if TYPE_CHECKING:
    from outreach.workspace import Workspace
    from ui.desktop.background import Progress


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said about columns: (sheet, table, heading row) to column letter to field ("" is not read)."""

    said: Values[tuple[str, str, int], Values[str, str]] = field(default_factory=dict)

    def with_one(self, table: TableMapping, letter: str, taken_for: str) -> Answers:
        """Give the answers with one more."""
        key = (table.sheet, table.table, table.heading_row)
        return replace(self, said={**self.said, key: {**self.said.get(key, {}), letter: taken_for}})

    def as_json(self) -> dict[str, Any] | None:
        """Write the answers as a mapping given by hand; None while there are none."""
        entries = [
            {"sheet": sheet, "table": table, "heading_row": row, "columns": dict(columns)}
            for (sheet, table, row), columns in self.said.items()
        ]
        return {"tables": entries} if entries else None


@dataclass(frozen=True, slots=True)
class Checked:
    """A file looked at: what would come of it, or the mapping alone while something is asked."""

    path: Path
    mapping: Mapping
    report: ImportReport | None


def check(workspace: Workspace, path: Path, answers: Answers, progress: Progress) -> Checked:
    """Look at a file without changing the book."""
    try:
        report = import_ledger(workspace, path, mapping=answers.as_json(), check=True, progress=progress)
    except Unclear as unclear:
        return Checked(path, unclear.mapping, None)
    return Checked(path, report.mapping, report)


def take(workspace: Workspace, path: Path, answers: Answers, progress: Progress) -> ImportReport:
    """Take a file into the book: one batch, one transaction."""
    return import_ledger(workspace, path, mapping=answers.as_json(), progress=progress)


def undo(workspace: Workspace, batch: str) -> UndoReport:
    """Take one import back."""
    return undo_import(workspace, batch)


def save(report: ImportReport, source: Path, target: Path, language: Language) -> Path:
    """Save the refused rows as a workbook to be mended and read again."""
    save_problems(report, source, target, language)
    return target


def choices_of(table: str) -> list[str]:
    """List the fields a column of a table may be taken for."""
    return [one.name for one in FIELDS[table]]


def table_of(mapping: Mapping, question: Question) -> TableMapping | None:
    """Find the table a question is about."""
    return next((t for t in mapping.tables if (t.sheet, t.table) == (question.sheet, question.table)), None)


def answer(answers: Answers, mapping: Mapping, question: Question, choice: str) -> Answers:
    """Add the answer to a question: a choice is a column's letter, or the field its column is taken for."""
    table = table_of(mapping, question)
    if table is None:
        return answers
    if question.column and choice in ("", question.field) and question.field in question.choices:
        return answers.with_one(table, question.column, choice)
    return answers.with_one(table, choice, question.field)
