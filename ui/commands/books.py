"""Commands about the book as a whole: init, demo, check."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from outreach.language import Language
from ui.commands.desk import Desk, Exit, default_book


def add(commands: Any, language: Language) -> None:
    """Add this family to the parser."""
    say = language.say
    init = commands.add_parser("init", help=say("make a new book for a station"))
    init.add_argument("--station", required=True, metavar="NAME", help=say("the station's name"))
    init.add_argument("--code", required=True, help=say("the station's code"))
    init.add_argument(
        "--street", default="", metavar="CODE", help=say("the street whose communities the book starts with")
    )
    init.set_defaults(run=run_init)
    demo = commands.add_parser("demo", help=say("make the example station and print every paper"))
    demo.add_argument("--out", default="out", metavar="DIR", type=Path, help=say("the folder for it"))
    demo.set_defaults(run=run_demo)
    check = commands.add_parser("check", help=say("check the book: file, references, sums against a recount"))
    check.add_argument("--json", action="store_true", help=say("answer as JSON"))
    check.set_defaults(run=run_check)


def run_init(desk: Desk) -> int:
    """Make a new book."""
    from outreach.workspace import Workspace

    if desk.address == str(default_book()):
        default_book().parent.mkdir(parents=True, exist_ok=True)
    options = desk.options
    workspace = Workspace.found(
        desk.address, code=options.code, name=options.station, street=options.street, today=desk.today
    )
    workspace.close()
    desk.answer("Made the book {path} for {station}.", path=workspace.book.address, station=options.station)
    say_unencrypted(desk, desk.address)
    return Exit.DONE


def say_unencrypted(desk: Desk, address: str) -> None:
    """Say once, when a book is made, that it has no key."""
    if os.environ.get("OUTREACH_PASSWORD"):
        desk.say("OUTREACH_PASSWORD is set, but books are not encrypted yet: it was not used.")
    if not address.startswith("postgresql"):
        desk.say("This book is not encrypted: whoever can read the file can read what is in it.")


def run_demo(desk: Desk) -> int:
    """Make the example station's book and every paper."""
    from ui.commands.example import make_example

    return make_example(desk)


def run_check(desk: Desk) -> int:
    """Check the book."""
    from outreach.checking import check_book

    with desk.workspace() as workspace:
        report = check_book(workspace)
    if desk.options.json:
        desk.document(
            {
                "sound": report.sound,
                "damage": list(report.damage),
                "broken_references": report.broken_references,
                "wrong_sums": report.wrong_sums,
                "officer_days": report.officer_days,
            }
        )
    elif report.sound:
        desk.answer("The book is sound: {n} kept sums agree with a recount.", n=report.officer_days)
    else:
        desk.answer(
            "The book is not sound: {damage} faults in the file, {broken} broken references, "
            "{wrong} wrong sums. Copy the file aside and restore the newest good backup.",
            damage=len(report.damage),
            broken=report.broken_references,
            wrong=report.wrong_sums,
        )
    return Exit.DONE if report.sound else Exit.ATTENTION
