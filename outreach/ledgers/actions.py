"""What can be asked for about ledgers: import one, take an import back, save what was refused."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlmodel import Session

from db.ids import new_id
from db.models import ImportBatch
from outreach.boards.sums import recount_days
from outreach.errors import Unusable
from outreach.ledgers.contents import Known
from outreach.ledgers.facts import TABLES, ImportReport, Mapping, TableMapping, Unclear
from outreach.ledgers.intake import Intake
from outreach.ledgers.mapping import keep_answers, remembered
from outreach.ledgers.overrides import override, remember
from outreach.ledgers.problems import save_problems
from outreach.ledgers.reader import read
from outreach.ledgers.recognise import recognise
from outreach.ledgers.rows import Rows, read_rows
from outreach.ledgers.sheets import Sheet
from outreach.ledgers.take_alerts import take_alerts
from outreach.ledgers.take_cases import take_cases
from outreach.ledgers.take_channel_logs import take_channel_logs
from outreach.ledgers.take_events import take_events
from outreach.ledgers.take_grids import places_of, take_grids
from outreach.ledgers.take_people import people_of, take_excuses, take_officers
from outreach.ledgers.take_tallies import take_tallies
from outreach.ledgers.take_venues import take_goals, take_venues, venues_of
from outreach.ledgers.texts import folded
from outreach.ledgers.undo import undo_import
from outreach.ledgers.writing import Writer
from outreach.permissions import CHIEFS, allowed
from outreach.workspace import Workspace

__all__ = ["import_ledger", "save_problems", "undo_import"]

Progress = Callable[[int, int], None]
MOST_KEPT = 2_000
_GAP = dt.timedelta(days=3)

# People first, then what they answer for, then what they did: later tables name what earlier ones tell.
_TAKERS: dict[str, Callable[[Intake, Rows], None]] = {
    "officers": take_officers,
    "grids": take_grids,
    "venues": take_venues,
    "excused": take_excuses,
    "goals": take_goals,
    "events": take_events,
    "channel_logs": take_channel_logs,
    "tallies": take_tallies,
    "cases": take_cases,
    "alerts": take_alerts,
}

_STEPS = len(_TAKERS) + 3


class _Nothing(Exception):
    """Leave the transaction without a trace: the ledger holds nothing new."""


@allowed(*CHIEFS)
def import_ledger(
    workspace: Workspace,
    path: Path,
    *,
    mapping: dict[str, Any] | None = None,
    check: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Read a workbook or CSV into the book: one batch, one transaction.

    With `check` nothing changes. `mapping` corrects how the file is understood, as JSON.
    Raises Unusable for a file that cannot be read, Unclear where something must be answered first.
    """
    path = Path(path)
    step = progress or (lambda _done, _total: None)
    step(0, _STEPS)
    sheets = read(path)
    step(1, _STEPS)
    with workspace.reading() as session:
        understood = _understand(workspace, session, sheets, mapping)
        if not understood.tables:
            raise Unusable(
                "No table of a ledger was found in {file}: "
                "no roster, grids, events, tallies, cases or alerts.",
                file=path.name,
            )
        if check:
            return _checked(workspace, session, sheets, understood, step)
    if understood.questions:
        raise Unclear(
            "{file} leaves {n} questions open about its columns. Look at it with “import --check”, "
            "and answer with “--mapping”.",
            understood,
            file=path.name,
            n=len(understood.questions),
        )
    return _taken(workspace, path, sheets, understood, step)


def _checked(
    workspace: Workspace, session: Session, sheets: Sequence[Sheet], understood: Mapping, step: Progress
) -> ImportReport:
    """Tell what would come of an import; nothing of it where questions are open."""
    if understood.questions:
        nothing = dict.fromkeys(TABLES, 0)
        return ImportReport("", nothing, nothing, (), (), (), understood)
    intake = _intake(workspace, session, None)
    _take(intake, sheets, understood, step)
    return _report(intake, understood, "")


def _taken(
    workspace: Workspace, path: Path, sheets: Sequence[Sheet], understood: Mapping, step: Progress
) -> ImportReport:
    """Take a ledger that leaves nothing open, in one transaction."""
    try:
        with workspace.acting("import_ledger", file=path.name) as session:
            intake = _intake(workspace, session, path)
            _take(intake, sheets, understood, step)
            report = _report(intake, understood, "")
            answered = keep_answers(session, workspace.station.id, workspace.person.name, understood)
            if any(report.imported.values()) or report.updated or intake.added:
                report = _report(intake, understood, str(intake.batch))
                _finish(session, intake, report)
            elif not answered:
                raise _Nothing
            step(_STEPS, _STEPS)
    except _Nothing:
        step(_STEPS, _STEPS)
    return report


def _understand(
    workspace: Workspace, session: Session, sheets: Sequence[Sheet], given: dict[str, Any] | None
) -> Mapping:
    station = workspace.station
    people, places = people_of(session, station.id), places_of(session, station.id)
    known = Known(set(people.by_badge), set(people.by_name), set(places.by_number))
    mapping = recognise(sheets, known, station.grid_label)
    mapping = remember(mapping, remembered(session, station.id))
    return override(mapping, given, sheets) if given else mapping


def _intake(workspace: Workspace, session: Session, path: Path | None) -> Intake:
    """Begin an import of a file; without one it only checks."""
    station, person = workspace.station, workspace.person.name
    batch = new_id()
    places = places_of(session, station.id)
    for venue in venues_of(session, station.id):
        places.venues[venue.grid_id, folded(venue.name)] = venue.id
    return Intake(
        session=session,
        writer=Writer(session, station.id, batch, person, writes=path is not None),
        entry=_entry(station.id, batch, person, path),
        station=station.id,
        batch=batch,
        person=person,
        today=workspace.today(),
        cut_off=station.cut_off,
        checks=path is None,
        people=people_of(session, station.id),
        places=places,
    )


def _entry(station: UUID, batch: UUID, person: str, path: Path | None) -> ImportBatch:
    return ImportBatch(
        id=batch,
        station_id=station,
        file_name=path.name if path else "",
        digest=hashlib.sha256(path.read_bytes()).hexdigest() if path else "",
        report={},
        made_by=person,
        changed_by=person,
    )


def _take(intake: Intake, sheets: Sequence[Sheet], mapping: Mapping, step: Progress) -> None:
    by_name = {sheet.name: sheet for sheet in sheets}
    for done, (kind, take) in enumerate(_TAKERS.items(), start=2):
        for table in mapping.tables:
            if table.table == kind:
                take(intake, _rows(intake, by_name[table.sheet], table))
        step(done, _STEPS)
    if not intake.lines:
        raise Unusable("The ledger has headings but no rows under them. Fill it in first.")


def _rows(intake: Intake, sheet: Sheet, table: TableMapping) -> Rows:
    rows = read_rows(sheet, table, intake.setting(table.year))
    intake.lines += len(rows.lines)
    return rows


def _finish(session: Session, intake: Intake, report: ImportReport) -> None:
    """Count the kept sums of the days touched again, and enter the batch."""
    for first, last in _spans(sorted(intake.touched_days)):
        recount_days(session, intake.station, first, last)
    intake.entry.report = _kept(report)
    session.add(intake.entry)


def _spans(days: list[dt.date]) -> list[tuple[dt.date, dt.date]]:
    """Join days into spans, small gaps included: a recount costs little a day and much a call."""
    spans: list[tuple[dt.date, dt.date]] = []
    for day in days:
        if spans and day - spans[-1][1] <= _GAP:
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return spans


def _kept(report: ImportReport) -> dict[str, Any]:
    """Choose what a batch remembers of its report; the cells themselves are in the ledger."""
    return {
        "imported": dict(report.imported),
        "unchanged": dict(report.unchanged),
        "updated": [[update.table, update.key] for update in report.updated[:MOST_KEPT]],
        "rejected": [[one.sheet, one.table, one.row, one.reason] for one in report.rejected[:MOST_KEPT]],
        "warnings": len(report.warnings),
        "tables": [[table.sheet, table.table, table.heading_row] for table in report.mapping.tables],
    }


def _report(intake: Intake, mapping: Mapping, batch: str) -> ImportReport:
    order = {table.sheet: place for place, table in enumerate(mapping.tables)}
    rejected = sorted(intake.rejected, key=lambda one: (order.get(one.sheet, 0), one.row))
    warnings = sorted(intake.warnings, key=lambda one: (order.get(one.sheet, 0), one.row))
    return ImportReport(
        batch,
        intake.imported,
        intake.unchanged,
        tuple(intake.updated),
        tuple(rejected),
        tuple(warnings),
        mapping,
    )
