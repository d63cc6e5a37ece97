"""Whole months of random stations equal an independent computation from the rows."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import asdict
from fractions import Fraction

from outreach.boards.sums import recount_days
from outreach.comparisons.periods import month_to
from outreach.months.facts import Compared, MonthFacts
from outreach.months.queries import month_in
from outreach.workspace import Workspace
from tests.outreach.boards.drawn import FIRST, LAST, Drawing
from tests.outreach.months.plain import PlainSpan

OCTOBER, SEPTEMBER = dt.date(2026, 10, 1), dt.date(2026, 9, 1)
# The last day, and the day number the month before is cut at.
ENDS = [(dt.date(2026, 10, 31), 30), (dt.date(2026, 10, 13), 13), (dt.date(2026, 10, 30), 30)]


def check_figures(shown: MonthFacts, plain: PlainSpan) -> None:
    assert asdict(shown.figures) == plain.figures()
    assert dict(shown.by_kind) == plain.by_kind()
    assert list(shown.by_kind) == list(plain.by_kind())
    assert shown.deceived_after_dissuasion == plain.deceived_after_dissuasion()
    assert {
        one.level: (one.alerts, one.in_person, one.timed, one.in_time) for one in shown.levels
    } == plain.levels()
    assert dict(shown.refusal_reasons) == plain.refusals()
    assert {name: (cases, loss) for name, cases, loss in shown.fraud_types} == plain.fraud_types()
    assert [(one.day, one.events, one.people, one.cases) for one in shown.days] == plain.days()


def check_tables(shown: MonthFacts, plain: PlainSpan) -> None:
    assert {
        one.number: (one.events, one.people, one.met_households, one.cases, one.loss, one.lead)
        for one in shown.grids
    } == plain.grids()
    officers = {one.badge: (Fraction(one.points, 10_000), dict(one.counts)) for one in shown.officers}
    assert officers == plain.officers()
    assert list(officers) == sorted(officers)


def check_base(shown: MonthFacts, base: Compared, plain: PlainSpan) -> None:
    assert (base.first, base.last) == (plain.first, plain.last)
    assert asdict(base.figures) == plain.figures()
    assert {kind: count for kind, count in base.by_kind.items() if count} == {
        kind: count for kind, count in plain.by_kind().items() if count
    }
    for name, before in plain.figures().items():
        assert base.changes[name] == in_words(getattr(shown.figures, name), before)


def in_words(now: int, base: int) -> str:
    """Say a change as DOMAIN writes it, by whole-number division only."""
    if base == 0:
        return "—"
    sign = "-" if now < base else "+"
    tenths = (abs(now - base) * 2000 + base) // (2 * base)
    return "0.0%" if tenths == 0 else f"{sign}{tenths // 10}.{tenths % 10}%"


def test_months_of_random_stations_equal_an_independent_computation(
    workspace: Workspace, repetitions: Callable[[int, int], int]
) -> None:
    source = random.Random(4)
    seen = 0
    for number in range(repetitions(8 if workspace.book.dialect == "sqlite" else 3, 100)):
        last, cut = ENDS[number % len(ENDS)]
        with workspace.book.transaction() as session:
            station = Drawing(session, source, f"8{number:011}").whole()
            recount_days(session, station, FIRST - dt.timedelta(days=3), LAST + dt.timedelta(days=3))
        with workspace.reading() as session:
            shown = month_in(session, station, month_to(last))
            plain = PlainSpan(session, station, OCTOBER, last)
            check_figures(shown, plain)
            check_tables(shown, plain)
            check_base(shown, shown.mom, PlainSpan(session, station, SEPTEMBER, SEPTEMBER.replace(day=cut)))
            assert set(shown.yoy.changes.values()) == {"—"}
        seen += sum(bool(count) for count in plain.figures().values())
    assert seen > 40
