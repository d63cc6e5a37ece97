"""The demo: the example station's book, and every paper printed from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from outreach.errors import Unusable
from ui.commands.desk import Desk, Exit

if TYPE_CHECKING:
    from outreach.workspace import Workspace

# The last day the example's ledger has, and the last month it has whole.
DAY = dt.date(2026, 11, 20)
MONTH = (2026, 10)


def make_example(desk: Desk) -> int:
    """Make the example station in a folder, or keep the book that is there and print the papers again."""
    from outreach.workspace import Workspace

    out: Path = desk.options.out
    address = desk.options.database or str(out / "book.sqlite")
    _make_folder(out)
    made: list[str] = []
    if desk.options.database is None and Path(address).exists():
        desk.answer("Kept the book {path}.", path=address)
    else:
        _make_book(desk, address)
        made.append(address)
    workspace = Workspace.open(address, today=max(desk.today or dt.date.today(), DAY + dt.timedelta(days=2)))  # noqa: DTZ011
    try:
        _show(desk, workspace)
        made += [str(path) for path in _papers(desk, workspace, out)]
    finally:
        workspace.close()
    desk.answer("Made, in {folder}:", folder=out.resolve())
    for name in made:
        print(f"  {name}")
    desk.answer("Open it in the window with “outreach --database {path}”.", path=address)
    return Exit.DONE


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unusable(
            "The folder {folder} cannot be made: {why}. Choose another.",
            folder=out,
            why=error.strerror or type(error).__name__,
        ) from error


def _make_book(desk: Desk, address: str) -> None:
    from outreach.example import make_example as make_book
    from ui.commands.books import say_unencrypted
    from ui.commands.ledgers import show_report

    report = make_book(address, today=desk.today)
    desk.answer("Read the example ledger:")
    show_report(desk, report)
    say_unencrypted(desk, address)


def _show(desk: Desk, workspace: Workspace) -> None:
    from outreach.boards.queries import board
    from outreach.months.queries import month
    from ui.commands import months, mornings

    desk.answer("The board of {day}:", day=DAY)
    mornings.show(desk, board(workspace, DAY), "points")
    months.show(desk, month(workspace, *MONTH))


def _papers(desk: Desk, workspace: Workspace, out: Path) -> Iterator[Path]:
    from outreach.campaigns.actions import LeafletOrder, print_campaign
    from outreach.example import campaign_name
    from outreach.leaflets.templates import templates
    from outreach.ledgers.template import write_template
    from outreach.papers.monthly import print_month_summary
    from outreach.papers.morning import print_morning_sheet

    code = desk.language.code
    for group in ("community", "auxiliary"):
        path = out / f"morning-{DAY}-{group}.pdf"
        print_morning_sheet(workspace, DAY, group, "points", code, path)
        yield path
    path = out / f"month-{MONTH[0]}-{MONTH[1]:02d}.pdf"
    print_month_summary(workspace, *MONTH, code, path)
    yield path
    for template in templates():
        path = out / f"leaflets-{template.name}.pdf"
        order = LeafletOrder(campaign_name(), template.name, "A5", code, "officers")
        print_campaign(workspace, order, path)
        yield path
    path = out / "blank-ledger.xlsx"
    write_template(path, desk.language)
    yield path
