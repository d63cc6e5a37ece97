"""The command that exports tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from outreach.language import Language
from ui.commands.desk import Desk, Exit

NAMES = ("officers", "grids", "venues", "events", "channel_logs", "tallies", "cases", "alerts", "codes")


def add(commands: Any, language: Language) -> None:
    """Add this family to the parser."""
    say = language.say
    export = commands.add_parser("export", help=say("write a table to a workbook or a CSV"))
    export.add_argument("table", metavar="TABLE", choices=NAMES, help=", ".join(NAMES))
    export.add_argument("file", metavar="FILE.xlsx|.csv", type=Path, help=say("the file to make"))
    export.set_defaults(run=run_export)


def run_export(desk: Desk) -> int:
    """Export a table."""
    from outreach.exporting.files import export_table

    with desk.workspace() as workspace:
        rows = export_table(workspace, desk.options.table, desk.options.file, desk.language)
    desk.answer("Made {path}: {n} rows.", path=desk.options.file, n=rows)
    return Exit.DONE
