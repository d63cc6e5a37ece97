"""月报: a month (or the part of it that has passed) in figures, sentences, tables and charts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing

from outreach.language import Language
from outreach.months.facts import MonthFacts
from outreach.papers import wording
from outreach.papers.changes import change_of, noted
from outreach.papers.charts import cases_chart, daily_chart, funnel_chart
from outreach.papers.furniture import Tile, heading, paragraph, section, tiles
from outreach.papers.month_sentences import sentences
from outreach.papers.month_tables import (
    grids_table,
    kinds_table,
    levels_table,
    officers_table,
    refusals_table,
    types_table,
)
from outreach.papers.page import ROOM, Pages, Painted
from outreach.papers.table import Table, add_table

_GAP = 10.0
_HALF = (ROOM - 20) / 2


def month_summary(
    month: MonthFacts, station: str, maker: str, frozen: dt.datetime, language: Language
) -> bytes:
    """Print the month's summary as PDF; `frozen` is the moment its figures were read, the only time on it.

    Raises Invalid naming a text whose characters the font cannot print.
    """
    title = language.say(
        "Anti-fraud outreach, {period}", period=wording.span(language, month.first, month.last)
    )
    pages = Pages(language, title, maker)
    pages.turn(*_provenance(month, station, maker, frozen, language))
    pages.add(heading(station, title, _compared(month, language)))
    for row in _tiles(month, language):
        pages.add(row, gap=6)
    for number, (label, text) in enumerate(sentences(month, language)):
        pages.add(paragraph(label, text, size=9.5), gap=5 if number else 10)
    _outreach(pages, month, language)
    _campaign(pages, month, language)
    _alerts(pages, month, language)
    _cases(pages, month, language)
    _shares(pages, month, language)
    return pages.write()


def _provenance(
    month: MonthFacts, station: str, maker: str, frozen: dt.datetime, language: Language
) -> tuple[str, str]:
    return (
        language.say(
            "{station} | {period} | made by {maker}",
            station=station,
            period=wording.span(language, month.first, month.last),
            maker=language.say(maker),
        ),
        language.say("figures as of {moment}", moment=wording.moment(language, frozen)),
    )


def _compared(month: MonthFacts, language: Language) -> str:
    base = wording.span(language, month.mom.first, month.mom.last)
    year = wording.span(language, month.yoy.first, month.yoy.last)
    if month.whole:
        return language.say("Compared with {base}, and a year before with {year}.", base=base, year=year)
    return language.say(
        "Part of the month: {period}, compared with {base}, and a year before with {year}.",
        period=wording.span(language, month.first, month.last),
        base=base,
        year=year,
    )


def _tiles(month: MonthFacts, language: Language) -> tuple[Painted, Painted]:
    figures = month.figures

    def tile(name: str, label: str, value: str) -> Tile:
        before = noted(language.say("month before"), change_of(month.mom, name))
        year = noted(language.say("year before"), change_of(month.yoy, name))
        return Tile(label, value, notes=(before, year))

    rows = (
        (
            tile("events", language.say("Events"), wording.count(figures.events)),
            tile("people", language.say("People reached"), wording.count(figures.people)),
            tile("households", language.say("Households met"), wording.count(figures.households)),
            tile("leaflets", language.say("Leaflets handed out"), wording.count(figures.leaflets)),
        ),
        (
            tile("alerts", language.say("Alerts"), wording.count(figures.alerts)),
            tile("dissuaded", language.say("Dissuaded"), wording.count(figures.dissuaded)),
            tile("cases", language.say("Fraud cases"), wording.count(figures.cases)),
            tile("loss", language.say("Loss (yuan)"), wording.spoken_yuan(figures.loss)),
        ),
    )
    return tiles(rows[0], 68), tiles(rows[1], 68)


def _outreach(pages: Pages, month: MonthFacts, language: Language) -> None:
    days = wording.span(language, month.first, month.last)
    _part(pages, section(language.say("Day by day"), days), daily_chart(month.days, language, (ROOM, 150)))
    _table(
        pages,
        language.say("Into six (六进)"),
        _counted_once(language),
        kinds_table(month, language, five=False),
    )
    _table(
        pages,
        language.say("Into five (五进)"),
        _counted_once(language),
        kinds_table(month, language, five=True),
    )


def _counted_once(language: Language) -> str:
    return language.say("an event of several kinds counts once in each, and once in all")


def _campaign(pages: Pages, month: MonthFacts, language: Language) -> None:
    title = section(
        language.say("App campaign"), language.say("the station's counts; part of the step before")
    )
    refusals = refusals_table(month, language, _HALF)
    funnel = funnel_chart(month.figures, language, (_HALF, 104))
    both = Painted(
        max(refusals.height, 104.0), lambda canvas, x, top: _beside(canvas, x, top, funnel, refusals)
    )
    _keep(pages, title, both)


def _beside(canvas: Any, x: float, top: float, drawing: Drawing, table: Table) -> None:
    _draw(canvas, drawing, x, top)
    table.paint(canvas, x + ROOM - table.width, top)


def _alerts(pages: Pages, month: MonthFacts, language: Language) -> None:
    note = language.say(
        "saved {saved} yuan, at stake {at_stake} yuan",
        saved=wording.yuan(month.figures.saved),
        at_stake=wording.yuan(month.figures.at_stake),
    )
    _table(pages, language.say("Alerts by level"), note, levels_table(month, language))


def _cases(pages: Pages, month: MonthFacts, language: Language) -> None:
    rate = language.say(
        "{rate} cases a 10,000 residents", rate=wording.rate(month.figures.cases, month.residents)
    )
    _table(pages, language.say("Cases by fraud type"), rate, types_table(month, language))
    title = section(language.say("Cases month by month"), language.say("by the day reported"))
    _part(pages, title, cases_chart(month.cases_by_month, language, (ROOM, 120)))


def _shares(pages: Pages, month: MonthFacts, language: Language) -> None:
    _table(
        pages, language.say("By grid"), language.say("lead as of the last day"), grids_table(month, language)
    )
    note = language.say("by badge; not a ranking. People, households and leaflets are the lead's.")
    _table(pages, language.say("By officer"), note, officers_table(month, language))


def _table(pages: Pages, title: str, note: str, table: Table) -> None:
    least = 18 + table.head_height + 4 * table.row_height
    if pages.left < min(least, 18 + table.height) + _GAP:
        pages.turn()
    pages.add(section(title, note), gap=_GAP)
    add_table(pages, table, gap=2)


def _part(pages: Pages, title: Painted, drawing: Drawing) -> None:
    high = float(drawing.height)
    _keep(pages, title, Painted(high, lambda canvas, x, top: _draw(canvas, drawing, x, top)))


def _keep(pages: Pages, title: Painted, piece: Painted) -> None:
    """Keep a heading with what it heads."""
    if pages.left < title.height + piece.height + _GAP + 4:
        pages.turn()
    pages.add(title, gap=_GAP)
    pages.add(piece, gap=4)


def _draw(canvas: Any, drawing: Drawing, x: float, top: float) -> None:
    renderPDF.draw(drawing, canvas, x, top - float(drawing.height))
