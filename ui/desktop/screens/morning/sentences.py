"""What stands beneath the board in words: the formula, the seal."""

from __future__ import annotations

from outreach.boards.facts import BoardFacts, IndicatorRule
from outreach.language import Language
from outreach.papers.wording import day, exact_points, moment, utc
from outreach.papers.words import word
from ui.desktop.words import INDICATORS, PROFILES


def _term(language: Language, rule: IndicatorRule) -> str:
    name = word(language, INDICATORS, rule.name)
    if rule.most is None:
        return f"{name} {exact_points(rule.weight)}"
    return language.say(
        "{indicator} {weight} (most {most})",
        indicator=name,
        weight=exact_points(rule.weight),
        most=exact_points(rule.most),
    )


def formula(language: Language, board: BoardFacts) -> str:
    """Say how points come about: each indicator's weight and cap, the profile and its edition."""
    terms = " + ".join(_term(language, rule) for rule in board.edition.indicators)
    return language.say(
        "Points a day: {terms} · {profile}, edition of {day}",
        terms=terms,
        profile=word(language, PROFILES, board.edition.name),
        day=day(language, board.edition.from_day),
    )


def seal_words(language: Language, board: BoardFacts) -> str:
    """Say who sealed the board and when, or "" while it is live."""
    if board.seal is None:
        return ""
    return language.say(
        "Sealed by {person}, {moment}; it never changes again. Digest {digest}",
        person=language.say(board.seal.by),
        moment=moment(language, utc(board.seal.sealed)),
        digest=board.seal.digest[:12],
    )
