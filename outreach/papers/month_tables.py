"""The tables of the month's summary."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from outreach.language import Language
from outreach.months.facts import FIVE_KINDS, KINDS, MonthFacts
from outreach.papers import wording
from outreach.papers.changes import change_of
from outreach.papers.page import ROOM
from outreach.papers.table import Cell, Column, Row, Table, shared_widths
from outreach.papers.words import FRAUD_TYPES, INDICATORS, LEVELS, headed, reason, word
from outreach.papers.words import KINDS as KIND_WORDS

_LABEL = 88.0
_CREDITED = ("led", "helped", "people", "households", "leaflets", "phone", "in_person")


def kinds_table(month: MonthFacts, language: Language, *, five: bool) -> Table:
    """Lay out events by kind, five columns or six (and the station's own), beside their base."""
    own = tuple(kind for kind in month.by_kind if kind not in KINDS)
    kinds = FIVE_KINDS if five else (*KINDS, *own)
    each = (ROOM - _LABEL - 60) / len(kinds)
    columns = (
        Column("", _LABEL, "left", size=9),
        *(Column(headed(language, KIND_WORDS, kind), each, size=10.5) for kind in kinds),
        Column(language.say("Events in all"), 60, size=10.5, bold=True),
    )

    def row(name: str, of: Callable[[str], str], total: str) -> Row:
        return (Cell(name), *(Cell(of(kind)) for kind in kinds), Cell(total))

    mom, yoy = month.mom, month.yoy
    rows = (
        row(
            wording.span(language, month.first, month.last),
            lambda kind: wording.count(month.by_kind.get(kind, 0)),
            wording.count(month.figures.events),
        ),
        row(
            wording.span(language, mom.first, mom.last),
            lambda kind: wording.count(mom.by_kind.get(kind, 0)),
            wording.count(mom.figures.events),
        ),
        row(
            language.say("Change"),
            lambda kind: mom.kind_changes.get(kind, wording.NONE),
            change_of(mom, "events"),
        ),
        row(
            language.say("A year before"),
            lambda kind: yoy.kind_changes.get(kind, wording.NONE),
            change_of(yoy, "events"),
        ),
    )
    return Table(columns, rows, head_height=23)


def refusals_table(month: MonthFacts, language: Language, wide: float) -> Table:
    """Lay out refusals by their reasons."""
    columns = (
        Column(language.say("Reason of refusal"), wide - 100, "left"),
        Column(language.say("Refused"), 50),
        Column(language.say("Part"), 50),
    )
    total = sum(number for _reason, number in month.refusal_reasons)
    rows = tuple(
        (Cell(reason(language, code)), Cell(wording.count(number)), Cell(wording.share(number, total)))
        for code, number in month.refusal_reasons
    )
    sums = (Cell(language.say("Total")), Cell(wording.count(total)), Cell(wording.share(total, total)))
    return Table(columns, rows, sums, row_height=15)


def levels_table(month: MonthFacts, language: Language) -> Table:
    """Lay out alerts by level: met in person, and in time of those that have a due clock."""
    heads = (
        language.say("Alerts"),
        language.say("Met face to face"),
        language.say("Met rate"),
        language.say("With a due clock"),
        language.say("In time"),
        language.say("In-time rate"),
    )
    each = (ROOM - 110) / len(heads)
    columns = (Column(language.say("Level"), 110, "left"), *(Column(head, each, size=9.5) for head in heads))
    counts = [(one.level, one.alerts, one.in_person, one.timed, one.in_time) for one in month.levels]
    sums = [sum(column) for column in zip(*(row[1:] for row in counts), strict=True)] or [0, 0, 0, 0]
    rows = tuple(_level(headed(language, LEVELS, level), figures) for level, *figures in counts)
    return Table(columns, rows, _level(language.say("Total"), sums), head_height=22)


def _level(name: str, figures: Sequence[int]) -> Row:
    alerts, in_person, timed, in_time = figures
    return (
        Cell(name),
        Cell(wording.count(alerts)),
        Cell(wording.count(in_person)),
        Cell(wording.share(in_person, alerts)),
        Cell(wording.count(timed)),
        Cell(wording.count(in_time)),
        Cell(wording.share(in_time, timed)),
    )


def types_table(month: MonthFacts, language: Language) -> Table:
    """Lay out cases and loss by fraud type."""
    columns = (
        Column(language.say("Fraud type"), ROOM - 250, "left"),
        Column(language.say("Cases"), 60, size=9.5),
        Column(language.say("Part"), 70, size=9.5),
        Column(language.say("Loss (yuan)"), 120, size=9.5),
    )
    cases = sum(number for _kind, number, _loss in month.fraud_types)
    loss = sum(lost for _kind, _number, lost in month.fraud_types)
    rows = tuple(
        (
            Cell(word(language, FRAUD_TYPES, kind)),
            Cell(wording.count(number)),
            Cell(wording.share(number, cases)),
            Cell(wording.yuan(lost)),
        )
        for kind, number, lost in month.fraud_types
    )
    total = (
        Cell(language.say("Total")),
        Cell(wording.count(cases)),
        Cell(wording.share(cases, cases)),
        Cell(wording.yuan(loss)),
    )
    return Table(columns, rows, total)


def grids_table(month: MonthFacts, language: Language) -> Table:
    """Lay out the grids beside their size, with cases a 10,000 residents."""
    sides = (40.0, 88.0, 48.0, 46.0, 46.0)
    heads = (
        language.say("Events"),
        language.say("People reached"),
        language.say("Households met"),
        language.say("Cases"),
        language.say("a 10,000 residents"),
        language.say("Loss (yuan)"),
    )
    widths = (39.0, 45.0, 46.0, 39.0, 42.0, ROOM - sum(sides) - 211.0)
    columns = (
        Column(language.say("Grid"), sides[0], "left", size=8.5, bold=True),
        Column(language.say("Community"), sides[1], "left", size=8.5),
        Column(language.say("Lead"), sides[2], "left", size=8.5),
        Column(language.say("Households"), sides[3], size=8.5),
        Column(language.say("Residents"), sides[4], size=8.5),
        *(Column(head, wide, size=8.5) for head, wide in zip(heads, widths, strict=True)),
    )
    rows = tuple(
        _grid(
            (one.number, one.community, one.lead or wording.NONE),
            (one.households, one.residents, one.events, one.people, one.met_households, one.cases),
            one.loss,
        )
        for one in month.grids
    )
    return Table(columns, rows, _grids_total(month, language), row_height=14.5, head_height=24)


def _grids_total(month: MonthFacts, language: Language) -> Row:
    counts = (
        sum(one.households for one in month.grids),
        month.residents,
        sum(one.events for one in month.grids),
        sum(one.people for one in month.grids),
        sum(one.met_households for one in month.grids),
        sum(one.cases for one in month.grids),
    )
    return _grid((language.say("Total"), "", ""), counts, sum(one.loss for one in month.grids))


def _grid(names: Sequence[str], counts: Sequence[int], loss: int) -> Row:
    _households, residents, *_others, cases = counts
    return (
        *(Cell(name) for name in names),
        *(Cell(wording.count(number)) for number in counts),
        Cell(wording.rate(cases, residents)),
        Cell(wording.yuan(loss)),
    )


def officers_table(month: MonthFacts, language: Language) -> Table:
    """Lay out the officers by badge with what they are credited with; installs of persons are not shown."""
    sides = (52.0, 74.0, 76.0)
    names = [headed(language, INDICATORS, name) for name in _CREDITED]
    widths = shared_widths(names, ROOM - sum(sides) - 62)
    columns = (
        Column(language.say("Badge"), sides[0], "left", size=8.5),
        Column(language.say("Officer"), sides[1], "left", size=9.5, bold=True),
        Column(language.say("Post"), sides[2], "left", size=8.5),
        *(Column(name, wide, size=9) for name, wide in zip(names, widths, strict=True)),
        Column(language.say("Points"), 62, size=9.5, bold=True),
    )
    rows = tuple(
        (
            Cell(one.badge),
            Cell(one.name),
            Cell(one.post),
            *(Cell(wording.count(one.counts.get(name, 0))) for name in _CREDITED),
            Cell(wording.points(one.points)),
        )
        for one in month.officers
    )
    sums = (
        Cell(language.say("Total")),
        Cell(),
        Cell(),
        *(Cell(wording.count(sum(one.counts.get(name, 0) for one in month.officers))) for name in _CREDITED),
        Cell(wording.points(sum(one.points for one in month.officers))),
    )
    return Table(columns, rows, sums, row_height=14.5, head_height=22)
