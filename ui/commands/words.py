"""The codes of the book in words, for the terminal."""

from __future__ import annotations

from outreach.language import Marked, mark

FIGURES: dict[str, Marked] = {
    "events": mark("events held"),
    "people": mark("people reached"),
    "households": mark("household visits"),
    "leaflets": mark("leaflets handed out"),
    "met": mark("people met"),
    "scanned": mark("codes scanned"),
    "installed": mark("apps installed"),
    "registered": mark("apps registered"),
    "refused": mark("refusals"),
    "already": mark("had it already"),
    "channel_logs": mark("channel logs"),
    "cases": mark("cases reported"),
    "loss": mark("loss (yuan)"),
    "alerts": mark("alerts received"),
    "dissuaded": mark("dissuaded"),
    "saved": mark("saved (yuan)"),
    "at_stake": mark("at stake (yuan)"),
    "in_person": mark("met in person"),
}
BOARD = (
    mark("rank"),
    mark("moved"),
    mark("badge"),
    mark("name"),
    mark("grids"),
    mark("points"),
    mark("goal"),
    mark("share"),
    mark("month"),
)
MONTH = (mark("figure"), mark("this month"), mark("against last month"), mark("against last year"))
REFUSED = (mark("sheet"), mark("row"), mark("column"), mark("reason"), mark("read"), mark("how to mend it"))
IMPORTED = (mark("table"), mark("imported"), mark("unchanged"))
MAPPING = (mark("column"), mark("heading"), mark("taken for"), mark("because of"))
CAMPAIGNS = (mark("campaign"), mark("app"), mark("from"), mark("until"), mark("codes"), mark("address"))
CODES = (mark("code"), mark("given to"), mark("name"), mark("address"))
