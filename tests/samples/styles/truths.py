"""What must come of a made ledger, counted from what its rows meant and never from what was written."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.samples.styles.meaning import ALREADY, TABLES, UNATTENDED, Style
from tests.samples.styles.pages import Page

FUNNEL = ("met", "scanned", "installed", "registered")


def truth(style: Style, pages: list[Page]) -> dict[str, Any]:
    """The whole truth of one file; a CSV has no sheet, so its sheet is the empty string."""
    right: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    rejected: dict[str, list[list[Any]]] = {}
    about = 0
    for page in pages:
        for line, row in page.placed:
            about += row.about
            if row.fault:
                sheet = "" if style.encoding else page.name
                rejected.setdefault(row.table, []).append([sheet, line, row.fault])
            else:
                right[row.table].append(row.meant)
    attended = [m for m in right["events"] if m["form"] not in UNATTENDED]
    return {
        "about": style.about,
        "hard": list(style.hard),
        "as_of": style.as_of.isoformat(),
        "imported": {
            "officers": len(right["officers"]),
            "grids": len({m["number"] for m in right["grids"]}),
            "assignments": len(right["grids"]),
            "venues": len(right["venues"]),
            "events": len(attended),
            "channel_logs": len(right["events"]) - len(attended),
            "tallies": len(right["tallies"]),
            "cases": len(right["cases"]),
            "alerts": len(right["alerts"]),
        },
        "rejected": rejected,
        "about_numbers_warned": about,
        "months": {f"{y}-{m:02d}": month(right, y, m) for y, m in style.months},
    }


def month(right: dict[str, list[dict[str, Any]]], year: int, number: int) -> dict[str, int | str]:
    """The figures of one month."""

    def of(table: str, key: str = "day") -> list[dict[str, Any]]:
        return [m for m in right[table] if (m[key].year, m[key].month) == (year, number)]

    register, tallies, cases, alerts = of("events"), of("tallies"), of("cases"), of("alerts", "received")
    attended = [m for m in register if m["form"] not in UNATTENDED]
    figures: dict[str, int | str] = {"events": len(attended)}
    for name in ("people", "households", "leaflets"):
        figures[name] = sum(m[name] for m in attended)
    for name in FUNNEL:
        figures[name] = sum(m[name] for m in tallies)
    had = sum(m["refused"] for m in tallies if m["reason"] in ALREADY)
    figures["refused"] = sum(m["refused"] for m in tallies) - had
    figures["already"] = sum(m["already"] for m in tallies) + had
    saved = sum((m["money"] for m in alerts if m["result"] == "劝阻成功"), Decimal(0))
    return figures | {
        "cases": len(cases),
        "loss": f"{sum((m['loss'] for m in cases), Decimal(0)):.2f}",
        "alerts": len(alerts),
        "dissuaded": sum(m["result"] == "劝阻成功" for m in alerts),
        "saved": f"{saved:.2f}",
        "at_stake": f"{sum((m['money'] for m in alerts), Decimal(0)) - saved:.2f}",
        "in_person": sum(m["in_person"] is not None for m in alerts),
        "channel_logs": len(register) - len(attended),
    }
