"""Print the month's summary from the book as it stands."""

from __future__ import annotations

from pathlib import Path

from outreach.exporting.files import appearing
from outreach.language import Language
from outreach.months.queries import last_change, month_in, period_of
from outreach.papers.month_summary import month_summary
from outreach.workspace import Workspace


def print_month_summary(workspace: Workspace, year: int, number: int, language: str, path: Path) -> None:
    """Print a month's summary to a file; raises Invalid for a month to come, Unusable for a wrong path."""
    pdf = month_pdf(workspace, year, number, language)
    with appearing(path) as growing:
        growing.write_bytes(pdf)


def month_pdf(workspace: Workspace, year: int, number: int, language: str) -> bytes:
    """Give a month's summary; the time it bears is that of the book's last change."""
    period = period_of(workspace, year, number)
    with workspace.reading() as session:
        facts = month_in(session, workspace.station.id, period)
        frozen = last_change(session, workspace.station.id)
    return month_summary(facts, workspace.station.name, workspace.person.name, frozen, Language(language))
