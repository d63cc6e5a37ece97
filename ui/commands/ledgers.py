"""Commands about ledgers: import, undo-import, template."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from outreach.language import Language
from outreach.ledgers.facts import ImportReport, Mapping, Rejection, Unclear
from outreach.ledgers.words import CERTAINTIES, REASONS, TABLES, field_words
from ui.commands import words
from ui.commands.desk import Desk, Exit


def add(commands: Any, language: Language) -> None:
    """Add this family to the parser."""
    _add_import(commands, language)
    say = language.say
    undo = commands.add_parser("undo-import", help=say("take one import back"))
    undo.add_argument("batch", metavar="BATCH", help=say("the import's batch, as import told it"))
    undo.add_argument("--json", action="store_true", help=say("answer as JSON"))
    undo.set_defaults(run=run_undo)
    template = commands.add_parser("template", help=say("make a blank ledger to fill in"))
    template.add_argument("what", choices=["ledger"], help=say("what is to be filled in"))
    template.add_argument("file", metavar="FILE.xlsx", type=Path, help=say("the workbook to make"))
    template.set_defaults(run=run_template)


def _add_import(commands: Any, language: Language) -> None:
    say = language.say
    read = commands.add_parser("import", help=say("read a ledger: a workbook or a CSV"))
    read.add_argument("file", metavar="FILE", type=Path, help=say("the workbook or CSV"))
    read.add_argument("--check", action="store_true", help=say("show what would happen and change nothing"))
    read.add_argument(
        "--mapping", type=Path, metavar="FILE", help=say("a JSON file that says which column holds what")
    )
    read.add_argument(
        "--problems",
        type=Path,
        metavar="FILE.xlsx",
        help=say("save the refused rows to be mended and read again"),
    )
    read.add_argument("--json", action="store_true", help=say("answer as JSON"))
    read.set_defaults(run=run_import)


def run_import(desk: Desk) -> int:
    """Read a ledger into the book, or only show how it would be read."""
    from outreach.ledgers.actions import import_ledger, save_problems
    from outreach.ledgers.mapping import read_mapping

    options = desk.options
    given = read_mapping(options.mapping) if options.mapping else None
    with desk.workspace() as workspace:
        try:
            report = import_ledger(workspace, options.file, mapping=given, check=options.check)
        except Unclear as unclear:
            show_questions(desk, unclear.mapping)
            raise
    if options.problems and report.rejected:
        save_problems(report, options.file, options.problems, desk.language)
    if options.json:
        desk.document(as_document(report, desk.language))
    else:
        if options.check:
            show_mapping(desk, report.mapping)
        show_report(desk, report)
        if options.problems and report.rejected:
            desk.answer("The refused rows are in {path}.", path=options.problems)
    return Exit.ATTENTION if report.rejected or report.mapping.questions else Exit.DONE


def run_undo(desk: Desk) -> int:
    """Take an import back."""
    from outreach.ledgers.actions import undo_import

    with desk.workspace() as workspace:
        report = undo_import(workspace, desk.options.batch)
    if desk.options.json:
        desk.document(
            {
                "batch": report.batch,
                "removed": dict(report.removed),
                "restored": report.restored,
                "kept": [{"table": kept.table, "key": kept.key, "why": kept.why} for kept in report.kept],
            }
        )
        return Exit.ATTENTION if report.kept else Exit.DONE
    desk.answer(
        "Taken back: {removed} rows removed, {restored} put back as they were.",
        removed=sum(report.removed.values()),
        restored=report.restored,
    )
    for kept in report.kept:
        desk.answer(
            "Kept {table} {key}: {why}", table=kept.table, key=kept.key, why=desk.language.say(kept.why)
        )
    return Exit.ATTENTION if report.kept else Exit.DONE


def run_template(desk: Desk) -> int:
    """Make a blank ledger."""
    from outreach.ledgers.template import write_template

    write_template(desk.options.file, desk.language)
    desk.answer("Made {path}.", path=desk.options.file)
    return Exit.DONE


def as_document(report: ImportReport, language: Language) -> dict[str, Any]:
    """Write a report with the JSON keys of the public interface."""
    return {
        "batch": report.batch,
        "imported": dict(report.imported),
        "unchanged": dict(report.unchanged),
        "updated": [
            {
                "table": update.table,
                "key": update.key,
                "before": {name: _plain(value) for name, value in update.before.items()},
                "after": {name: _plain(value) for name, value in update.after.items()},
            }
            for update in report.updated
        ],
        "rejected": [_rejection(rejection, language) for rejection in report.rejected],
        "warnings": [asdict(caution) for caution in report.warnings],
        "mapping": mapping_document(report.mapping, language),
    }


def _rejection(rejection: Rejection, language: Language) -> dict[str, Any]:
    return asdict(rejection) | {
        "hint": _hint(rejection, language),
        "also": [asdict(also) for also in rejection.also],
    }


def _hint(rejection: Rejection, language: Language) -> str:
    return language.say(rejection.hint.message, **rejection.hint.values)


def mapping_document(mapping: Mapping, language: Language) -> dict[str, Any]:
    """Write a mapping as JSON: what `--mapping` takes back, with the headings to read it by."""
    from outreach.ledgers.mapping import as_json

    return as_json(mapping) | {
        "questions": [
            {
                "sheet": question.sheet,
                "column": question.column,
                "heading": question.heading,
                "question": language.say(question.text.message, **question.text.values),
                "choices": list(question.choices),
            }
            for question in mapping.questions
        ],
    }


def show_questions(desk: Desk, mapping: Mapping) -> None:
    """Show the reading whose questions must be answered before anything is taken."""
    if desk.options.json:
        desk.document({"batch": "", "mapping": mapping_document(mapping, desk.language)})
    else:
        show_mapping(desk, mapping)


def show_mapping(desk: Desk, mapping: Mapping) -> None:
    """Show in words which column would be taken for what."""
    say = desk.language.say
    for table in mapping.tables:
        desk.answer("Sheet “{sheet}”, headings in row {row}:", sheet=table.sheet, row=table.heading_row)
        rows = [
            (
                column.letter,
                column.heading,
                field_words(desk.language, column.field) if column.field else "—",
                say(CERTAINTIES[column.certainty]),
            )
            for column in table.columns
        ]
        desk.table(words.MAPPING, rows)
    for sheet in mapping.unread:
        desk.answer("Sheet “{sheet}” is not read.", sheet=sheet)
    for question in mapping.questions:
        desk.answer(question.text.message, **question.text.values)


def show_report(desk: Desk, report: ImportReport) -> None:
    """Show in words what came of an import."""
    say = desk.language.say
    tables = [name for name in report.imported if report.imported[name] or report.unchanged.get(name)]
    counts = [(say(TABLES[name]), report.imported[name], report.unchanged.get(name, 0)) for name in tables]
    desk.table(words.IMPORTED, counts, right=(1, 2))
    if report.updated:
        desk.answer("Updated: {n}.", n=len(report.updated))
    if report.warnings:
        desk.answer("Taken with a reservation: {n} cells.", n=len(report.warnings))
    if report.rejected:
        desk.answer("Refused: {n} rows.", n=len(report.rejected))
        refused = [
            (
                one.sheet,
                one.row,
                one.column,
                say(REASONS[one.reason]),
                one.read,
                _hint(one, desk.language),
            )
            for one in report.rejected
        ]
        desk.table(words.REFUSED, refused, right=(1,))
    if report.batch:
        desk.answer("Batch {batch}. Take it back with “outreach undo-import {batch}”.", batch=report.batch)


def _plain(value: object) -> Any:
    return value if value is None or isinstance(value, int | str | bool) else str(value)
