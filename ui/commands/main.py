"""Read the command line, run one command, and end with its exit code."""

from __future__ import annotations

import argparse
import locale
import os
import sys
from collections.abc import Sequence

from outreach.errors import Refused
from outreach.language import LANGUAGES, Language
from ui.commands import books, campaigns, ledgers, months, mornings, tables
from ui.commands.crash import report_crash
from ui.commands.desk import Desk, Exit, a_day, argument, speak

FAMILIES = (books, ledgers, mornings, months, campaigns, tables)


class Parser(argparse.ArgumentParser):
    """A parser that ends wrong use with exit code 2 and a sentence in the reader's language."""

    language = Language("en")

    def error(self, message: str) -> None:  # type: ignore[override]
        """Say what is wrong with the command line and how it is used."""
        self.print_usage(sys.stderr)
        print(self.language.say("Wrong use: {message}", message=message), file=sys.stderr)
        raise SystemExit(Exit.WRONG_USE)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program: a command, or the window when none is named."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    language = Language(chosen_language(given))
    speak(language)
    try:
        options = build_parser(language).parse_args(given)
    except SystemExit as end:
        return int(end.code or 0)
    desk = Desk(options, language)
    try:
        return int(options.run(desk)) if options.command else open_window(desk)
    except Refused as refused:
        print(language.refusal(refused), file=sys.stderr)
        return Exit.REFUSED
    except KeyboardInterrupt:
        print(language.say("Stopped as asked. Nothing was changed."), file=sys.stderr)
        return Exit.REFUSED
    except BrokenPipeError:
        # Whoever read our output has enough; point it elsewhere so that the interpreter ends in peace.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except Exception as bug:  # noqa: BLE001  (the last line of defence: no traceback reaches a user)
        where = report_crash(bug)
        print(
            language.say(
                "The program made a mistake of its own. The book is as it was before. "
                "What happened was written to {where}: hand it to whoever looks after the program.",
                where=where,
            ),
            file=sys.stderr,
        )
        return Exit.REFUSED


def chosen_language(arguments: Sequence[str]) -> str:
    """Choose the reader's language: the option, the environment, else that of the machine."""
    for position, word in enumerate(arguments):
        if word.startswith("--language="):
            wanted = word.partition("=")[2]
        elif word == "--language" and position + 1 < len(arguments):
            wanted = arguments[position + 1]
        else:
            continue
        return wanted if wanted in LANGUAGES else "en"
    told = os.environ.get("OUTREACH_LANGUAGE", "")
    if told in LANGUAGES:
        return told
    # Its users are Chinese: only a desktop that says English itself gets English.
    said = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if not said and sys.platform == "win32":
        said = locale.getlocale()[0] or ""
    return "en" if said.lower().startswith("en") else "zh_CN"


def build_parser(language: Language) -> argparse.ArgumentParser:
    """Build the parser of every command, in the reader's language."""
    say = language.say
    Parser.language = language
    parser = Parser(
        prog="outreach",
        description=say("The community book of a police station's anti-fraud desk."),
        epilog=say("Without a command the window opens."),
    )
    parser.add_argument(
        "--database",
        metavar="PATH|URL",
        help=say("the book: a SQLite file, or postgresql://… where desktops share one"),
    )
    parser.add_argument(
        "--language", choices=sorted(LANGUAGES), help=say("the language of what is said and printed")
    )
    parser.add_argument(
        "--today",
        type=argument(a_day),
        metavar="D",
        help=say("the day the desk takes for today (2026-11-20)"),
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version()}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title=say("commands"))
    for family in FAMILIES:
        family.add(commands, language)
    return parser


def version() -> str:
    """Tell the program's version."""
    from importlib.metadata import version as installed

    return installed("outreach")


def open_window(desk: Desk) -> int:
    """Open the window; where Qt is missing or has no display, say so."""
    from ui.desktop.application import open_window as opened

    # not what the machine speaks: the window remembers the language somebody chose in it
    told = desk.options.language or os.environ.get("OUTREACH_LANGUAGE")
    return opened(desk.options.database, told if told in LANGUAGES else None, desk.today)


if __name__ == "__main__":
    raise SystemExit(run())
