"""The month in sentences, as a station writes them to those above it, every figure filled in."""

from __future__ import annotations

from outreach.language import Language, mark
from outreach.months.facts import KINDS, MonthFacts
from outreach.papers import wording
from outreach.papers.changes import change_of, in_words
from outreach.papers.words import FRAUD_TYPES, word
from outreach.papers.words import KINDS as KIND_WORDS

Sentence = tuple[str, str]
_COMPARED = {
    "events": mark("events"),
    "people": mark("people reached"),
    "households": mark("households met"),
    "leaflets": mark("leaflets handed out"),
    "registered": mark("registrations"),
    "alerts": mark("alerts"),
    "cases": mark("fraud cases"),
    "loss": mark("the loss"),
}
_TYPES_NAMED = 3


def sentences(month: MonthFacts, language: Language) -> tuple[Sentence, ...]:
    """Write the month's paragraphs, each with the word that leads it."""
    return (
        (language.say("Outreach"), _outreach(month, language)),
        (language.say("By kind"), _kinds(month, language)),
        (language.say("Campaign"), _campaign(month, language)),
        (language.say("Alerts"), _alerts(month, language)),
        (language.say("Cases"), _cases(month, language)),
        (language.say("Year before"), _year_before(month, language)),
    )


def _mom(month: MonthFacts, figure: str, language: Language) -> str:
    return in_words(language, change_of(month.mom, figure))


def _outreach(month: MonthFacts, language: Language) -> str:
    figures = month.figures
    return language.say(
        "{period}: {events} held, {events_mom} on {base}; {people} reached, {people_mom}; "
        "{households} met, {households_mom}; {leaflets} handed out, {leaflets_mom}.",
        period=wording.span(language, month.first, month.last),
        base=wording.span(language, month.mom.first, month.mom.last),
        events=language.say_many("{n:,} event", "{n:,} events", figures.events),
        events_mom=_mom(month, "events", language),
        people=language.say_many("{n:,} person", "{n:,} people", figures.people),
        people_mom=_mom(month, "people", language),
        households=language.say_many("{n:,} household", "{n:,} households", figures.households),
        households_mom=_mom(month, "households", language),
        leaflets=language.say_many("{n:,} leaflet", "{n:,} leaflets", figures.leaflets),
        leaflets_mom=_mom(month, "leaflets", language),
    )


def _kinds(month: MonthFacts, language: Language) -> str:
    own = [kind for kind in month.by_kind if kind not in KINDS]
    told = language.say(", ").join(
        language.say("{kind} {count}", kind=word(language, KIND_WORDS, kind), count=wording.count(number))
        for kind in (*KINDS, *own)
        if (number := month.by_kind.get(kind, 0))
    )
    logs = language.say_many(
        "{n:,} channel log (screens, loudspeakers, messages) is counted apart.",
        "{n:,} channel logs (screens, loudspeakers, messages) are counted apart.",
        month.figures.channel_logs,
    )
    return language.say(
        "{kinds}; an event of several kinds counts once in each and once in all. {logs}",
        kinds=told or wording.NONE,
        logs=logs,
    )


def _campaign(month: MonthFacts, language: Language) -> str:
    figures = month.figures
    return language.say(
        "{met} approached: {scanned} scanned the code, {installed} installed the app and {registered} "
        "registered, {registered_mom} on {base}; {refused} refused and {already} had it already.",
        met=language.say_many("{n:,} person", "{n:,} people", figures.met),
        scanned=wording.count(figures.scanned),
        installed=wording.count(figures.installed),
        registered=wording.count(figures.registered),
        registered_mom=_mom(month, "registered", language),
        base=wording.span(language, month.mom.first, month.mom.last),
        refused=wording.count(figures.refused),
        already=wording.count(figures.already),
    )


def _alerts(month: MonthFacts, language: Language) -> str:
    figures = month.figures
    return language.say(
        "{alerts} received, {alerts_mom} on {base}; {in_person} met in person ({met_rate}); {dissuaded} "
        "dissuaded, {saved} yuan saved; {at_stake} yuan at stake in the others; {deceived} deceived after "
        "dissuasion.",
        alerts=language.say_many("{n:,} alert", "{n:,} alerts", figures.alerts),
        alerts_mom=_mom(month, "alerts", language),
        base=wording.span(language, month.mom.first, month.mom.last),
        in_person=wording.count(figures.in_person),
        met_rate=wording.share(figures.in_person, figures.alerts),
        dissuaded=wording.count(figures.dissuaded),
        saved=wording.spoken_yuan(figures.saved),
        at_stake=wording.spoken_yuan(figures.at_stake),
        deceived=wording.count(month.deceived_after_dissuasion),
    )


def _cases(month: MonthFacts, language: Language) -> str:
    figures = month.figures
    told = language.say(
        "{cases} reported, {cases_mom} on {base}, with a loss of {loss} yuan, {loss_mom}; {rate} cases a "
        "10,000 residents.",
        cases=language.say_many("{n:,} fraud case", "{n:,} fraud cases", figures.cases),
        cases_mom=_mom(month, "cases", language),
        base=wording.span(language, month.mom.first, month.mom.last),
        loss=wording.spoken_yuan(figures.loss),
        loss_mom=_mom(month, "loss", language),
        rate=wording.rate(figures.cases, month.residents),
    )
    parts = [told]
    if month.fraud_types:
        named = language.say(", ").join(
            language.say(
                "{kind} {count}", kind=word(language, FRAUD_TYPES, kind), count=wording.count(number)
            )
            for kind, number, _loss in month.fraud_types[:_TYPES_NAMED]
        )
        parts.append(language.say("Most often: {types}.", types=named))
    if month.case_streak:
        parts.append(
            language.say_many(
                "Cases have been fewer than a year before for {n} whole month.",
                "Cases have been fewer than a year before for {n} whole months running.",
                month.case_streak,
            )
        )
    return (" " if language.code == "en" else "").join(parts)


def _year_before(month: MonthFacts, language: Language) -> str:
    base = wording.span(language, month.yoy.first, month.yoy.last)
    told = [
        language.say("{figure} {change}", figure=language.say(name), change=in_words(language, change))
        for figure, name in _COMPARED.items()
        if (change := change_of(month.yoy, figure)) != wording.NONE
    ]
    if not told:
        return language.say("The book has no figures of {base} to compare with.", base=base)
    changes = language.say(", ").join(told)
    if len(told) == len(_COMPARED):
        return language.say("Against {base}: {changes}.", base=base, changes=changes)
    return language.say(
        "Against {base}: {changes}; for the rest the book has no base.", base=base, changes=changes
    )
