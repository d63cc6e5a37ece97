"""The kept sums stay what a recount gives, whatever is done to what they count."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import Session, col

from db.models import Alert, AlertStep, Event, EventOfficer, OfficerDay, Tally
from outreach.boards.actions import choose_profile
from outreach.boards.queries import board_in
from outreach.boards.sums import SUMS, differences, recount_days, recount_pairs
from outreach.calendar import counting_day
from outreach.workspace import Workspace
from tests.outreach.boards.drawn import FIRST, LAST, Drawing
from tests.outreach.boards.plain import Plain
from tests.outreach.staging import Stage

DAY = dt.date(2026, 11, 18)
EARLY, LATE = FIRST - dt.timedelta(days=3), LAST + dt.timedelta(days=3)
Pair = tuple[dt.date, UUID]


class Desk:
    """Somebody who edits at random, and recounts the officer-days touched, before and after."""

    def __init__(self, workspace: Workspace, source: random.Random) -> None:
        self.workspace, self.source = workspace, source
        with workspace.book.transaction() as session:
            self.drawing = Drawing(session, source, "900000000001", cut_off=dt.time(6, 30))
            self.station = self.drawing.whole()
            recount_days(session, self.station, EARLY, LATE)
        self.changes: dict[Any, Callable[[Session, Any], None]] = {
            Event: self.change_event,
            Alert: self.change_alert,
            Tally: self.change_tally,
        }

    def edit(self) -> None:
        """Do one thing to one row, in one transaction, as an action would."""
        table: Any = self.source.choice([Event, Event, Event, Alert, Tally])
        with self.workspace.book.transaction() as session:
            key = self.some_row(session, table)
            if key is None or self.source.random() < 0.2:
                self.add(session, table)
                return
            row = session.get_one(table, (self.station, key))
            touched = pairs(session, row)
            if self.source.random() < 0.5:
                row.removed = None if row.removed else dt.datetime.now(dt.UTC)
            else:
                self.changes[table](session, row)
            recount_pairs(session, self.station, touched | pairs(session, row))

    def some_row(self, session: Session, table: Any) -> UUID | None:
        """Choose a row, removed or not."""
        keys = session.execute(sa.select(table.id).where(table.station_id == self.station)).scalars()
        found = sorted(keys)
        return self.source.choice(found) if found else None

    def add(self, session: Session, table: Any) -> None:
        """Enter a new row."""
        drawing = self.drawing
        drawing.session = session
        made = {Event: drawing.event, Alert: drawing.alert, Tally: drawing.tally}[table]()
        drawing.enter()
        if made is not None:
            row = session.get_one(table, (self.station, made))
            recount_pairs(session, self.station, pairs(session, row))

    def change_event(self, session: Session, row: Event) -> None:
        """Change an event's figures, and now and then its day, lead, purpose or helper."""
        row.people, row.households = self.source.randrange(90), self.source.randrange(9)
        if self.source.random() < 0.5:
            row.day, row.start_time = self.drawing.day(), self.drawing.maybe(dt.time(6, 29))
            row.counts_on = counting_day(row.day, row.start_time, self.drawing.cut_off)
            row.ym = row.counts_on.year * 100 + row.counts_on.month
        if self.source.random() < 0.5:
            row.lead_id = self.source.choice(self.drawing.officers)
        if self.source.random() < 0.2:
            row.purpose = "training" if row.purpose == "outreach" else "outreach"
        if self.source.random() < 0.5:
            helper = self.source.choice(self.drawing.officers)
            session.execute(sa.delete(EventOfficer).where(col(EventOfficer.event_id) == row.id))
            session.add(EventOfficer(station_id=self.station, event_id=row.id, officer_id=helper))

    def change_alert(self, session: Session, row: Alert) -> None:
        """Do an alert's steps over: another day, another officer."""
        session.execute(sa.delete(AlertStep).where(col(AlertStep.alert_id) == row.id))
        taken = dt.datetime.combine(self.drawing.day(), dt.time(6, self.source.choice([29, 30])))
        for step in self.source.sample(["signed", "phone", "in_person"], 2):
            session.add(
                AlertStep(
                    station_id=self.station,
                    alert_id=row.id,
                    step=step,
                    taken=taken,
                    counts_on=counting_day(taken.date(), taken.time(), self.drawing.cut_off),
                    officer_id=self.source.choice(self.drawing.officers),
                )
            )

    def change_tally(self, session: Session, row: Tally) -> None:
        """Change a tally's figures, and now and then its day and officer."""
        row.met, row.registered = row.met + 1, self.source.randint(0, row.installed)
        pair = self.drawing.day(), self.source.choice(self.drawing.officers)
        if pair not in self.drawing.tallied:
            self.drawing.tallied.add(pair)
            row.day, row.officer_id = pair
            row.ym = row.day.year * 100 + row.day.month


def pairs(session: Session, row: Any) -> set[Pair]:
    """List the officer-days a row counts on."""
    session.flush()
    if isinstance(row, Tally):
        return {(row.day, row.officer_id)}
    if isinstance(row, Alert):
        steps = sa.select(AlertStep.counts_on, AlertStep.officer_id)  # type: ignore[call-overload]
        of_alert = session.execute(steps.where(col(AlertStep.alert_id) == row.id))
        return {(day, officer) for day, officer in of_alert}
    helpers = sa.select(EventOfficer.officer_id).where(col(EventOfficer.event_id) == row.id)  # type: ignore[call-overload]
    return {(row.counts_on, officer) for officer in [row.lead_id, *session.execute(helpers).scalars()]}


def kept(session: Session, station: UUID) -> dict[Pair, dict[str, int]]:
    """Read the kept sums, without their zeros."""
    columns = [getattr(OfficerDay, name) for name in ("day", "officer_id", "ym", *SUMS)]
    found = {}
    for day, officer, ym, *sums in session.execute(
        sa.select(*columns).where(col(OfficerDay.station_id) == station)
    ):
        assert ym == day.year * 100 + day.month
        found[day, officer] = {name: count for name, count in zip(SUMS, sums, strict=True) if count}
    return found


def recounted(session: Session, station: UUID) -> dict[Pair, dict[str, int]]:
    """Count the same in plain Python, from the rows."""
    earned = Plain(session, station).earned
    return {pair: {name: count for name, count in own.items() if count} for pair, own in earned.items()}


def test_sums_equal_a_recount_after_random_edits(
    workspace: Workspace, repetitions: Callable[[int, int], int]
) -> None:
    desk = Desk(workspace, random.Random(20261122))
    rounds = repetitions(12 if workspace.book.dialect == "sqlite" else 3, 150)
    for _ in range(rounds):
        for _ in range(20):
            desk.edit()
        with workspace.reading() as session:
            assert differences(session, desk.station) == []
            assert kept(session, desk.station) == recounted(session, desk.station)


def test_recounting_days_gives_what_recounting_pairs_gave(workspace: Workspace) -> None:
    desk = Desk(workspace, random.Random(7))
    for _ in range(30):
        desk.edit()
    with workspace.reading() as session:
        by_pairs = kept(session, desk.station)
    with workspace.book.transaction() as session:
        recount_days(session, desk.station, EARLY, LATE)
        assert kept(session, desk.station) == by_pairs
        session.execute(sa.delete(OfficerDay))
        recount_pairs(session, desk.station, by_pairs)
        assert kept(session, desk.station) == by_pairs


def test_a_recount_of_some_days_leaves_the_others_alone(stage: Stage) -> None:
    stage.officer("01")
    for back in range(4):
        stage.event(DAY - dt.timedelta(days=back), "01")
    with stage.workspace.book.transaction() as session:
        session.execute(sa.update(OfficerDay).values(people=77))
        recount_days(session, stage.station, DAY - dt.timedelta(days=2), DAY - dt.timedelta(days=1))
        wrong = [day for day, _officer in differences(session, stage.station)]
    assert wrong == [DAY - dt.timedelta(days=3), DAY]


def test_a_wrong_a_missing_and_a_needless_sum_are_found(stage: Stage) -> None:
    one, two = stage.officer("01"), stage.officer("02")
    before = DAY - dt.timedelta(days=1)
    for day in (before, DAY):
        stage.event(day, "01", people=5)
    with stage.workspace.book.transaction() as session:
        session.execute(sa.update(OfficerDay).where(col(OfficerDay.day) == DAY).values(people=6))
        session.execute(sa.delete(OfficerDay).where(col(OfficerDay.day) == before))
        session.add(OfficerDay(station_id=stage.station, day=DAY, officer_id=two, ym=202611, led=1))
        wrong = differences(session, stage.station)
    assert wrong == [(before, one), *sorted([(DAY, one), (DAY, two)], key=lambda pair: str(pair[1]))]


def test_a_change_of_profile_touches_no_sum_but_the_points(stage: Stage) -> None:
    stage.officer("01")
    stage.tally(DAY, "01", met=9, scanned=9, installed=9, registered=4)
    with stage.workspace.reading() as session:
        before = kept(session, stage.station)
        assert board_in(session, stage.station, DAY, "community").lines[0].points == 0
    choose_profile(stage.workspace, "campaign", DAY)
    with stage.workspace.reading() as session:
        assert kept(session, stage.station) == before
        assert differences(session, stage.station) == []
        assert board_in(session, stage.station, DAY, "community").lines[0].points == 80_000


@pytest.mark.parametrize("deed", ["removed", "restored"])
def test_a_removed_event_earns_nothing_until_it_is_restored(stage: Stage, deed: str) -> None:
    officer = stage.officer("01")
    key = stage.event(DAY, "01", people=5)
    for removed in [dt.datetime.now(dt.UTC), None][: 1 if deed == "removed" else 2]:
        with stage.workspace.book.transaction() as session:
            session.get_one(Event, (stage.station, key)).removed = removed
            recount_pairs(session, stage.station, [(DAY, officer)])
    with stage.workspace.reading() as session:
        found = kept(session, stage.station)
    assert found == ({} if deed == "removed" else {(DAY, officer): {"led": 1, "people": 5}})


def test_recounting_a_day_never_goes_through_the_history(sqlite_workspace: Workspace) -> None:
    stage = Stage(sqlite_workspace)
    officers = [stage.officer(badge) for badge in ("01", "02", "03")]
    said: list[tuple[str, Any]] = []

    def listen(_link: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        said.append((statement, parameters))

    with sqlite_workspace.book.transaction() as session:
        sa.event.listen(sqlite_workspace.book.writer, "before_cursor_execute", listen)
        recount_pairs(session, stage.station, [(DAY, officer) for officer in officers])
        sa.event.remove(sqlite_workspace.book.writer, "before_cursor_execute", listen)
        raw: Any = session.connection().connection.driver_connection
        plan = [
            str(row[3])
            for statement, parameters in said
            for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
    tables = ("event", "event_officer", "alert", "alert_step", "tally", "officer_day")
    looked_up = [line for line in plan if line.split()[0] in ("SEARCH", "SCAN") and line.split()[1] in tables]
    assert {line.split()[1] for line in looked_up} == set(tables)
    keys = ("counts_on=?", "day=?", "event_id=?")
    where_from_a_part = [line for line in looked_up if " id=?" in line]
    assert [line for line in looked_up if not any(key in line for key in keys)] == where_from_a_part
    assert [line.split()[1] for line in where_from_a_part] == ["alert"]
