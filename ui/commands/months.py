"""The command about the month."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from outreach.language import Language
from outreach.months.facts import COUNTED, MONEY, Compared, MonthFacts
from outreach.papers.words import KINDS
from ui.commands import words
from ui.commands.desk import Desk, Exit, a_month, argument


def add(commands: Any, language: Language) -> None:
    """Add this family to the parser."""
    say = language.say
    month = commands.add_parser("month", help=say("show or print the month's summary"))
    month.add_argument("month", metavar="YYYY-MM", type=argument(a_month), help=say("the month"))
    answer = month.add_mutually_exclusive_group()
    answer.add_argument("--json", action="store_true", help=say("answer as JSON"))
    answer.add_argument("--pdf", type=Path, metavar="FILE", help=say("print it"))
    month.set_defaults(run=run_month)


def run_month(desk: Desk) -> int:
    """Show or print a month."""
    from outreach.months.queries import month

    options = desk.options
    year, number = options.month
    with desk.workspace() as workspace:
        if options.pdf:
            from outreach.papers.monthly import print_month_summary

            print_month_summary(workspace, year, number, desk.language.code, options.pdf)
            desk.answer("Made {path}.", path=options.pdf)
            return Exit.DONE
        facts = month(workspace, year, number)
    if options.json:
        desk.document(as_document(facts))
    else:
        show(desk, facts)
    return Exit.DONE


def as_document(facts: MonthFacts) -> dict[str, Any]:
    """Write a month with the JSON keys of the public interface."""
    document: dict[str, Any] = {}
    for name in COUNTED:
        figure = getattr(facts.figures, name)
        document[name] = yuan(figure) if name in MONEY else figure
        if name == "events":
            document["events_by_kind"] = dict(facts.by_kind)
    document["mom"] = _changes(facts.mom)
    document["yoy"] = _changes(facts.yoy)
    return document


def _changes(compared: Compared) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name in COUNTED:
        changes[name] = compared.changes[name]
        if name == "events":
            changes["events_by_kind"] = dict(compared.kind_changes)
    return changes


def yuan(fen: int) -> str:
    """Write fen as yuan with two places."""
    return f"{fen // 100}.{fen % 100:02d}"


def show(desk: Desk, facts: MonthFacts) -> None:
    """Show a month in columns."""
    say = desk.language.say
    desk.answer("From {first} to {last}:", first=facts.first, last=facts.last)
    rows: list[tuple[str, str, str, str]] = []
    for name in COUNTED:
        figure = getattr(facts.figures, name)
        shown = yuan(figure) if name in MONEY else str(figure)
        rows.append((say(words.FIGURES[name]), shown, facts.mom.changes[name], facts.yoy.changes[name]))
        if name == "events":
            rows += [
                (
                    f"  {say(KINDS.get(kind, kind))}",
                    str(count),
                    facts.mom.kind_changes[kind],
                    facts.yoy.kind_changes[kind],
                )
                for kind, count in facts.by_kind.items()
            ]
    desk.table(words.MONTH, rows, right=(1, 2, 3))
