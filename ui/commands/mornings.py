"""Commands about the morning: board, goal, excuse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from outreach.boards.facts import POINT, BoardFacts, BoardLine
from outreach.boards.rules import order_by_goal, show_points, show_share
from outreach.errors import Invalid
from outreach.language import Language
from outreach.papers.words import EXCUSES
from outreach.people.rules import REASONS
from ui.commands import words
from ui.commands.desk import Desk, Exit, a_day, argument


def add(commands: Any, language: Language) -> None:
    """Add this family to the parser."""
    _add_board(commands, language)
    _add_goal(commands, language)
    _add_excuse(commands, language)


def _add_board(commands: Any, language: Language) -> None:
    say = language.say
    board = commands.add_parser("board", help=say("show, print or seal the board of a day"))
    board.add_argument("--day", required=True, type=argument(a_day), metavar="D", help=say("the day"))
    board.add_argument(
        "--group",
        default="community",
        metavar="NAME",
        help=say("who is ranked: community, auxiliary, or your own"),
    )
    board.add_argument(
        "--order",
        choices=["points", "goal"],
        default="points",
        help=say("by points, or by share of one's goal"),
    )
    board.add_argument("--seal", action="store_true", help=say("seal it: it never changes again"))
    answer = board.add_mutually_exclusive_group()
    answer.add_argument("--json", action="store_true", help=say("answer as JSON"))
    answer.add_argument("--pdf", type=Path, metavar="FILE", help=say("print it"))
    board.set_defaults(run=run_board)


def _add_goal(commands: Any, language: Language) -> None:
    say = language.say
    goal = commands.add_parser("goal", help=say("say what a grid's lead officer is asked for"))
    goal.add_argument("what", choices=["set"], help=say("what to do"))
    goal.add_argument("grid", metavar="GRID", help=say("the grid's number"))
    goal.add_argument("points", metavar="POINTS", type=argument(some_points), help=say("points a day"))
    goal.add_argument(
        "--from",
        dest="first",
        type=argument(a_day),
        metavar="D",
        help=say("the first day; today if left out"),
    )
    goal.set_defaults(run=run_goal)


def _add_excuse(commands: Any, language: Language) -> None:
    say = language.say
    excuse = commands.add_parser("excuse", help=say("excuse an officer for a day or some days"))
    excuse.add_argument("badge", metavar="BADGE", help=say("the officer's badge"))
    excuse.add_argument("first", metavar="D", type=argument(a_day), help=say("the first day"))
    excuse.add_argument(
        "last", metavar="D", nargs="?", type=argument(a_day), help=say("the last day, if there are more")
    )
    excuse.add_argument("--for", dest="reason", required=True, choices=REASONS, help=say("the reason"))
    excuse.set_defaults(run=run_excuse)


def run_board(desk: Desk) -> int:
    """Show, print or seal a board."""
    from outreach.boards.actions import seal_board
    from outreach.boards.queries import board

    options = desk.options
    with desk.workspace() as workspace:
        if options.seal:
            shown = seal_board(workspace, options.day, options.group)
        else:
            shown = board(workspace, options.day, options.group)
        if options.pdf:
            from outreach.papers.morning import print_morning_sheet

            print_morning_sheet(
                workspace, options.day, options.group, options.order, desk.language.code, options.pdf
            )
    if options.json:
        desk.document([as_document(rank, line) for rank, line in ordered(shown, options.order)])
    elif options.pdf:
        desk.answer("Made {path}.", path=options.pdf)
    else:
        show(desk, shown, options.order)
    return Exit.DONE


def ordered(board: BoardFacts, order: str) -> tuple[tuple[int, BoardLine], ...]:
    """Put a board's lines in the asked order, each with its rank in that order."""
    if order == "goal":
        return order_by_goal(board.lines)
    return tuple((line.rank, line) for line in board.lines)


def as_document(rank: int, line: BoardLine) -> dict[str, Any]:
    """Write a line with the JSON keys of the public interface."""
    return {
        "badge": line.badge,
        "name": line.name,
        "rank": rank,
        "points": show_points(line.points),
        "moved": line.moved,
        "month_points": show_points(line.month_points),
        "counts": dict(sorted(line.counts.items())),
        "goal": None if line.goal is None else show_points(line.goal),
        "share": show_share(line.share),
    }


def show(desk: Desk, board: BoardFacts, order: str) -> None:
    """Show a board in columns."""
    say = desk.language.say
    rows = [
        (
            rank,
            moved(line.moved),
            line.badge,
            line.name,
            " ".join(line.grids),
            show_points(line.points),
            "—" if line.goal is None else show_points(line.goal),
            show_share(line.share),
            show_points(line.month_points),
        )
        for rank, line in ordered(board, order)
    ]
    desk.table(words.BOARD, rows, right=(0, 5, 6, 7, 8))
    for one in board.excused:
        desk.answer(
            "Not ranked: {badge} {name} ({reason})",
            badge=one.badge,
            name=one.name,
            reason=say(EXCUSES[one.reason]),
        )
    if board.seal:
        desk.answer("Sealed by {by}; digest {digest}.", by=say(board.seal.by), digest=board.seal.digest[:12])
    for fix in board.corrections:
        desk.answer(
            "Correction beside the sealed board: {badge} {name}, sealed {sealed}, now {now}.",
            badge=fix.badge,
            name=fix.name,
            sealed="—" if fix.sealed_points is None else show_points(fix.sealed_points),
            now="—" if fix.points is None else show_points(fix.points),
        )


def moved(places: int | None) -> str:
    """Show how many places somebody moved since the day before."""
    if places is None:
        return "—"
    return f"▲{places}" if places > 0 else f"▼{-places}" if places < 0 else "0"


def some_points(text: str) -> int:
    """Read a number of points with up to four places as ten-thousandths."""
    whole, _, part = text.partition(".")
    if not (whole.isascii() and whole.isdigit() and len(part) <= 4 and (not part or part.isdigit())):
        raise Invalid("“{text}” is no number of points: write it as 20 or 12.5.", text=text)
    return int(whole) * POINT + int(part.ljust(4, "0"))


def run_goal(desk: Desk) -> int:
    """Set a grid's goal."""
    from outreach.grids.actions import set_goal

    options = desk.options
    with desk.workspace() as workspace:
        first = options.first or workspace.today()
        set_goal(workspace, options.grid, options.points, first)
    desk.answer(
        "Grid {grid}: {points} points a day from {day} on.",
        grid=options.grid,
        points=show_points(options.points),
        day=first,
    )
    return Exit.DONE


def run_excuse(desk: Desk) -> int:
    """Excuse an officer."""
    from outreach.people.actions import excuse

    options = desk.options
    last = options.last or options.first
    with desk.workspace() as workspace:
        excuse(workspace, options.badge, options.first, last, options.reason)
    desk.answer(
        "{badge} is excused from {first} to {last} ({reason}).",
        badge=options.badge,
        first=options.first,
        last=last,
        reason=desk.language.say(EXCUSES[options.reason]),
    )
    return Exit.DONE
