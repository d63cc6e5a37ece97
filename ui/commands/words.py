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
TABLES: dict[str, Marked] = {
    "officers": mark("officers of the station"),
    "grids": mark("grids of the station"),
    "assignments": mark("assignments"),
    "venues": mark("venues of the station"),
    "events": mark("events held"),
    "channel_logs": mark("channel logs"),
    "tallies": mark("tallies"),
    "cases": mark("cases reported"),
    "alerts": mark("alerts received"),
    "excused": mark("days excused"),
    "goals": mark("goals"),
}
REASONS: dict[str, Marked] = {
    "missing_required": mark("something required is missing"),
    "bad_date": mark("no such day"),
    "future_date": mark("a day to come"),
    "bad_time": mark("no such time"),
    "ends_before_start": mark("ends before it starts"),
    "bad_number": mark("no number"),
    "negative_number": mark("a number below 0"),
    "unknown_kind": mark("unknown kind"),
    "unknown_officer": mark("unknown officer"),
    "ambiguous_officer": mark("several officers of this name"),
    "unknown_grid": mark("unknown grid"),
    "impossible_funnel": mark("impossible funnel"),
    "not_in_post": mark("not in post that day"),
    "duplicate": mark("the same once more"),
}
CERTAINTIES: dict[str, Marked] = {
    "": mark("not read"),
    "heading": mark("its heading"),
    "content": mark("what it holds"),
    "remembered": mark("an answer given before"),
    "given": mark("the mapping given"),
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
