"""Check a book: the file, its references, and the kept sums against a recount."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text

from outreach.boards.sums import differences
from outreach.permissions import EVERYBODY, allowed
from outreach.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found: faults of the file, broken references, officer-days whose sums are wrong."""

    damage: tuple[str, ...]
    broken_references: int
    wrong_sums: int
    officer_days: int

    @property
    def sound(self) -> bool:
        """Tell whether nothing was found."""
        return not (self.damage or self.broken_references or self.wrong_sums)


@allowed(*EVERYBODY)
def check_book(workspace: Workspace) -> CheckReport:
    """Check the whole book; it is not changed."""
    damage: list[str] = []
    broken = 0
    with workspace.reading() as session:
        if workspace.book.dialect == "sqlite":
            answers = [row[0] for row in session.execute(text("PRAGMA integrity_check"))]
            damage = [answer for answer in answers if answer != "ok"]
            broken = len(session.execute(text("PRAGMA foreign_key_check")).all())
        wrong = differences(session, workspace.station.id)
        days = session.execute(
            text("SELECT count(*) FROM officer_day WHERE station_id = :station"),
            {"station": _bound(workspace)},
        ).scalar_one()
    return CheckReport(tuple(damage), broken, len(wrong), int(days))


def _bound(workspace: Workspace) -> object:
    station = workspace.station.id
    return station.bytes if workspace.book.dialect == "sqlite" else station
