"""更正表: where a sealed board and the book differ, on a sheet of its own."""

from __future__ import annotations

from outreach.boards.facts import Correction
from outreach.errors import Invalid
from outreach.language import Language
from outreach.papers import wording
from outreach.papers.facts import CorrectionsSheet
from outreach.papers.furniture import heading, paragraph, signatures
from outreach.papers.morning_sheet import DIGEST_SHOWN, group_name
from outreach.papers.page import ROOM, Pages
from outreach.papers.table import Cell, Column, Row, Table, add_table

_NAME, _BADGE = 130.0, 85.0


def corrections_sheet(sheet: CorrectionsSheet, language: Language) -> bytes:
    """Print the corrections of a sealed board as PDF; raises Invalid for a board that is not sealed."""
    board, seal = sheet.board, sheet.board.seal
    if seal is None:
        raise Invalid("The board of {day} is not sealed, so it has no corrections.", day=board.day)
    day = wording.day(language, board.day, weekday=True)
    sealed = wording.moment(language, wording.utc(seal.sealed))
    title = language.say("Corrections to the board of {day}", day=day)
    pages = Pages(language, title, sheet.maker)
    pages.turn(*_provenance(sheet, seal.digest, language))
    note = language.say(
        "{group} | sealed by {by} on {moment} | digest {digest}",
        group=group_name(language, board),
        by=language.say(seal.by),
        moment=sealed,
        digest=seal.digest[:DIGEST_SHOWN],
    )
    pages.add(heading(sheet.station, title, note))
    explained = language.say(
        "The sealed board stays as it is. Beside it stands what the book says as of {moment}.",
        moment=wording.moment(language, sheet.frozen),
    )
    pages.add(paragraph("", explained, label_width=0), gap=6)
    if board.corrections:
        add_table(pages, _table(board.corrections, language), gap=10)
    else:
        nothing = language.say("Nothing differs: there is nothing to correct.")
        pages.add(paragraph("", nothing, label_width=0), gap=6)
    pages.add(signatures(language), gap=16)
    return pages.write()


def _provenance(sheet: CorrectionsSheet, digest: str, language: Language) -> tuple[str, str]:
    return (
        language.say(
            "{station} | board of {day} | made by {maker}",
            station=sheet.station,
            day=wording.day(language, sheet.board.day),
            maker=language.say(sheet.maker),
        ),
        language.say(
            "figures as of {moment} | digest {digest}",
            moment=wording.moment(language, sheet.frozen),
            digest=digest[:DIGEST_SHOWN],
        ),
    )


def _table(corrections: tuple[Correction, ...], language: Language) -> Table:
    each = (ROOM - _BADGE - _NAME) / 5
    columns = (
        Column(language.say("Badge"), _BADGE, "left", size=10),
        Column(language.say("Officer"), _NAME, "left", size=12, bold=True),
        Column(language.say("Rank as sealed"), each, size=11),
        Column(language.say("Points as sealed"), each, size=11),
        Column(language.say("Rank now"), each, size=11, bold=True),
        Column(language.say("Points now"), each, size=11, bold=True),
        Column(language.say("Difference"), each, size=11),
    )
    return Table(columns, tuple(_row(one) for one in corrections), row_height=22, head_height=22)


def _row(one: Correction) -> Row:
    return (
        Cell(one.badge),
        Cell(one.name),
        Cell(_rank(one.sealed_rank)),
        Cell(_points(one.sealed_points)),
        Cell(_rank(one.rank)),
        Cell(_points(one.points)),
        Cell(_difference(one.sealed_points, one.points)),
    )


def _rank(rank: int | None) -> str:
    return wording.NONE if rank is None else str(rank)


def _points(points: int | None) -> str:
    return wording.NONE if points is None else wording.points(points)


def _difference(before: int | None, after: int | None) -> str:
    if before is None or after is None:
        return wording.NONE
    return ("+" if after > before else "") + wording.points(after - before)
