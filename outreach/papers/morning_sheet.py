"""晨会表: each board since the last roll on a page of its own, to be read from the wall and signed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from outreach.boards.actions import content_of, digest_of
from outreach.boards.facts import BoardFacts, Edition
from outreach.language import Language
from outreach.months.facts import Figures
from outreach.papers import wording
from outreach.papers.board_table import board_table, lagging_table
from outreach.papers.facts import BoardPage, MorningSheet, Order
from outreach.papers.furniture import Tile, caption, heading, paragraph, section, signatures, tiles
from outreach.papers.page import Pages, Piece
from outreach.papers.table import Table, add_table
from outreach.papers.words import EXCUSES, GROUPS, INDICATORS, PROFILES, capped, word

DIGEST_SHOWN = 12
_ROW = 27.0  # points of a row where a board needs more pages than one
_LEAST_ROW, _MOST_ROW = 23.0, 36.0
_GAP = 9.0


def morning_sheet(sheet: MorningSheet, language: Language) -> bytes:
    """Print the boards since the last roll as PDF, a page each for up to some 20 officers.

    Raises Invalid naming the field and the characters the font cannot print.
    """
    pages = Pages(language, _title(sheet, language), sheet.maker)
    for number, page in enumerate(sheet.pages):
        pages.turn(*provenance(language, sheet.station, sheet.maker, page.board, sheet.frozen))
        before = [_heading(sheet, page.board, language)]
        if number == 0:
            days = wording.span(language, sheet.first, sheet.last)
            before.append(caption(language.say("The station’s figures, {days}", days=days)))
            before.append(_figures(sheet.figures, language))
        after: list[Piece | Table] = _below(page, sheet.order, language)
        after.append(signatures(language))
        _fill(pages, before, board_table(page.board, sheet.order, language), after)
    return pages.write()


def provenance(
    language: Language, station: str, maker: str, board: BoardFacts, frozen: dt.datetime
) -> tuple[str, str]:
    """Say whence a board's figures come: station, days, maker, the moment they froze, digest."""
    when = wording.utc(board.seal.sealed) if board.seal else frozen
    digest = board.seal.digest if board.seal else digest_of(content_of(board))
    return (
        language.say(
            "{station} | board of {day} | made by {maker}",
            station=station,
            day=wording.day(language, board.day),
            maker=language.say(maker),
        ),
        language.say(
            "figures as of {moment} | digest {digest}",
            moment=wording.moment(language, when),
            digest=digest[:DIGEST_SHOWN],
        ),
    )


def group_name(language: Language, board: BoardFacts) -> str:
    """Name the group a board ranks."""
    return word(language, GROUPS, board.group)


def _title(sheet: MorningSheet, language: Language) -> str:
    return language.say("Morning board {span}", span=wording.span(language, sheet.first, sheet.last))


def _heading(sheet: MorningSheet, board: BoardFacts, language: Language) -> Piece:
    day = wording.day(language, board.day, weekday=True)
    if board.seal:
        note = language.say(
            "{group} | sealed by {by} on {moment} | digest {digest}",
            group=group_name(language, board),
            by=language.say(board.seal.by),
            moment=wording.moment(language, wording.utc(board.seal.sealed)),
            digest=board.seal.digest[:DIGEST_SHOWN],
        )
    else:
        note = language.say(
            "{group} | the book as it stood on {moment}; figures may still change",
            group=group_name(language, board),
            moment=wording.moment(language, sheet.frozen),
        )
    state = language.say("Sealed") if board.seal else language.say("Not sealed")
    title = language.say("Morning board, {day}", day=day)
    return heading(sheet.station, title, note, state, firm=board.seal is not None)


def _figures(figures: Figures, language: Language) -> Piece:
    shown = (
        (language.say("Events"), figures.events),
        (language.say("People reached"), figures.people),
        (language.say("Households met"), figures.households),
        (language.say("Dissuaded"), figures.dissuaded),
        (language.say("Fraud cases"), figures.cases),
    )
    return tiles([Tile(label, wording.count(value)) for label, value in shown])


def _below(page: BoardPage, order: Order, language: Language) -> list[Piece | Table]:
    parts: list[Piece | Table] = [
        paragraph(language.say("Not ranked"), _excused(page.board, language), size=9)
    ]
    parts.append(section(language.say("Proposed for an interview"), _rule_of_lagging(page, language)))
    if page.lagging:
        parts.append(lagging_table(page.lagging, language))
    ordered = language.say("Order: points, most first; equal points share a rank.")
    if order == "goal":
        ordered = language.say("Order: share of one's own goal; without a goal last.")
    cut = language.say("* the day's cap cut something off.")
    text = language.say(
        "{formula} {order} {cap}", formula=formula(page.board.edition, language), order=ordered, cap=cut
    )
    parts.append(paragraph(language.say("How it counts"), text, size=8))
    return parts


def _rule_of_lagging(page: BoardPage, language: Language) -> str:
    if not page.lagging:
        return language.say("Nobody is proposed today.")
    return language.say("in the last quarter and under 60% of one's own goal on each of one's last boards")


def _excused(board: BoardFacts, language: Language) -> str:
    if not board.excused:
        return language.say("Nobody is excused.")
    return language.say("; ").join(
        language.say(
            "{who} ({reason})",
            who=f"{capped(one.name)} {capped(one.badge)}",
            reason=word(language, EXCUSES, one.reason),
        )
        for one in board.excused
    )


def formula(edition: Edition, language: Language) -> str:
    """Say in words how points are earned, with the profile and its edition."""
    terms = []
    for rule in edition.indicators:
        name = word(language, INDICATORS, rule.name)
        weight = wording.exact_points(rule.weight)
        if rule.most is None:
            terms.append(f"{name} {weight}")
        else:
            most = wording.exact_points(rule.most)
            terms.append(language.say("{name} {weight} (most {most})", name=name, weight=weight, most=most))
    return language.say(
        "Points a day: {terms} | profile {profile}, edition of {day}.",
        terms=" + ".join(terms),
        profile=word(language, PROFILES, edition.name),
        day=wording.day(language, edition.from_day),
    )


def _fill(pages: Pages, before: list[Piece], table: Table, after: list[Piece | Table]) -> None:
    """Give the rows what height the page leaves them, so that the sheet fills it."""
    for piece in before:
        pages.add(piece, gap=3)
    others = sum(piece.height + _GAP for piece in after) + 2 * _GAP
    row = (pages.left - table.head_height - others) / max(1, len(table.rows))
    height = min(_MOST_ROW, row) if row >= _LEAST_ROW else _ROW
    add_table(pages, replace(table, row_height=height), gap=_GAP)
    for piece in after:
        if isinstance(piece, Table):
            add_table(pages, piece, gap=2)
        else:
            pages.add(piece, gap=_GAP)
