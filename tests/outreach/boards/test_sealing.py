"""A sealed board never changes: its rows, its digest, its printed sheets."""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from db.models import ActionRecord, Board, BoardSheet, Indicator, Officer
from outreach.boards.actions import choose_profile, content_of, digest_of, seal_board, sealed_sheet
from outreach.boards.facts import BoardFacts
from outreach.boards.queries import board, live_board, sealed_board
from outreach.errors import Conflict, Forbidden, NotFound
from outreach.language import LANGUAGES
from outreach.permissions import Person, Role
from outreach.workspace import Workspace
from tests.outreach.staging import Stage

DAY = dt.date(2026, 11, 18)
BEFORE = DAY - dt.timedelta(days=1)


def set_up(stage: Stage) -> None:
    """Give a board something of everything: a tie, movement, a goal, somebody excused."""
    for badge in ("01", "02", "03", "04"):
        stage.officer(badge)
    stage.grid("G2", lead="01")
    stage.goal("G2", 12)
    stage.event(BEFORE, "02", people=40)
    stage.event(DAY, "01", helpers=["02"], people=33, households=2, leaflets=70)
    stage.excuse("04", DAY, DAY, "training")


@pytest.fixture
def busy(stage: Stage) -> Stage:
    """A station whose board of the day shows something of everything."""
    set_up(stage)
    return stage


def stored(session: Session) -> list[Any]:
    """Read all that was sealed, as it is stored."""
    tables = [SQLModel.metadata.tables[name] for name in ("board", "board_row", "board_sheet")]
    return [
        [tuple(row) for row in session.execute(sa.select(table).order_by(*table.primary_key))]
        for table in tables
    ]


def leaves(content: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Walk to every value of a document."""
    if isinstance(content, dict | list) and content:
        for key in content if isinstance(content, dict) else range(len(content)):
            yield from leaves(content[key], (*path, key))
    else:
        yield path


def changed(content: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """Change one value of a document."""
    made: Any = copy.deepcopy(content)
    inner = made
    for key in path[:-1]:
        inner = inner[key]
    old = inner[path[-1]]
    inner[path[-1]] = old + 1 if isinstance(old, int) else f"{old}·"
    return dict(made)


def test_the_digest_changes_with_any_value_of_the_board(busy: Stage) -> None:
    with busy.workspace.reading() as session:
        content = content_of(live_board(session, busy.station, DAY, "community"))
    paths = list(leaves(content))
    digests = {digest_of(changed(content, path)) for path in paths}
    assert len(paths) > 50
    assert len(digests | {digest_of(content)}) == len(paths) + 1


def test_the_digest_does_not_hang_on_the_order_of_keys(busy: Stage) -> None:
    with busy.workspace.reading() as session:
        content = content_of(live_board(session, busy.station, DAY, "community"))
    assert digest_of(dict(reversed(content.items()))) == digest_of(content)
    assert digest_of({"text": "警"}) == hashlib.sha256('{"text":"警"}'.encode()).hexdigest()


def test_the_document_says_everything_the_board_shows(busy: Stage) -> None:
    with busy.workspace.reading() as session:
        content = content_of(live_board(session, busy.station, DAY, "community"))
    assert (content["day"], content["group"]) == ("2026-11-18", "community")
    assert content["profile"]["name"] == "outreach"
    assert content["profile"]["indicators"][0] == ["led", 100_000, 300_000]
    assert content["excused"] == [["04", "警员04", "training"]]
    assert content["grids"] == {"01": ["G2"], "02": [], "03": []}
    assert content["lines"][0] == {
        "badge": "01",
        "name": "警员01",
        "rank": 1,
        "points": 167_000,
        "moved": 1,
        "month_points": 167_000,
        "counts": {"households": 2, "leaflets": 70, "led": 1, "people": 33},
        "goal": 120_000,
    }


def test_the_stored_rows_give_the_stored_digest(busy: Stage) -> None:
    sealed = seal_board(busy.workspace, DAY)
    with busy.workspace.reading() as session:
        row = session.exec(select(Board)).one()
        again = sealed_board(session, busy.station, DAY, "community")
        assert again is not None
        assert digest_of(content_of(again)) == digest_of(row.content) == row.digest
    assert sealed.seal is not None
    assert (sealed.seal.digest, sealed.seal.by) == (row.digest, busy.workspace.person.name)


def test_what_is_sealed_is_what_was_live(busy: Stage) -> None:
    live = board(busy.workspace, DAY)
    sealed = seal_board(busy.workspace, DAY)
    assert (sealed.lines, sealed.excused, sealed.edition) == (live.lines, live.excused, live.edition)
    assert (sealed.corrections, live.seal) == ((), None)


def correct(stage: Stage) -> None:
    """Change all a board is made of, after the day."""
    stage.event(DAY, "03", people=200, households=9)
    stage.excuse("02", DAY, DAY)
    stage.goal("G1", 99)
    stage.assign("G1", "02", DAY)
    choose_profile(stage.workspace, "campaign", DAY + dt.timedelta(days=1))
    with stage.workspace.book.transaction() as session:
        session.execute(sa.update(Indicator).values(weight=1))
        for officer in session.exec(select(Officer)).all():
            officer.name = f"改名{officer.badge}"


def test_corrections_and_profiles_leave_sealed_rows_and_sheets_alone(busy: Stage) -> None:
    sealed = seal_board(busy.workspace, DAY)
    with busy.workspace.reading() as session:
        before = stored(session)
    sheets = {language: sealed_sheet(busy.workspace, DAY, "community", language) for language in LANGUAGES}
    correct(busy)
    with busy.workspace.reading() as session:
        assert stored(session) == before
    for language, pdf in sheets.items():
        assert pdf is not None
        assert pdf.startswith(b"%PDF")
        assert sealed_sheet(busy.workspace, DAY, "community", language) == pdf
    assert len(set(sheets.values())) == len(LANGUAGES)
    assert unsealed(board(busy.workspace, DAY)) == unsealed(sealed)


def unsealed(shown: BoardFacts) -> tuple[Any, ...]:
    """Say a board without the corrections beside it."""
    return (shown.day, shown.group, shown.edition, shown.lines, shown.excused, shown.seal)


def test_corrections_stand_beside_the_sealed_board(busy: Stage) -> None:
    seal_board(busy.workspace, DAY)
    busy.event(DAY, "03", people=200)
    busy.excuse("02", DAY, DAY)
    found = board(busy.workspace, DAY).corrections
    assert [(one.badge, one.sealed_rank, one.rank, one.sealed_points, one.points) for one in found] == [
        ("01", 1, 2, 167_000, 167_000),
        ("02", 2, None, 40_000, None),
        ("03", 3, 1, 0, 300_000),
    ]


def test_each_stored_sheet_has_the_digest_of_its_bytes(busy: Stage) -> None:
    seal_board(busy.workspace, DAY)
    with busy.workspace.reading() as session:
        rows = session.exec(select(BoardSheet)).all()
    assert {row.language for row in rows} == set(LANGUAGES)
    assert all(row.digest == hashlib.sha256(row.pdf).hexdigest() for row in rows)


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE board SET digest = 'x'",
        "UPDATE board_row SET points = 1",
        "UPDATE board_sheet SET digest = 'x'",
        "DELETE FROM board_row",
        "DELETE FROM board_sheet",
        "DELETE FROM board",
    ],
)
def test_the_book_itself_refuses_to_change_what_is_sealed(busy: Stage, deed: str) -> None:
    seal_board(busy.workspace, DAY)
    with busy.workspace.reading() as session:
        before = stored(session)
    with pytest.raises(Conflict), busy.workspace.book.transaction() as session:
        session.execute(sa.text(deed))
    with busy.workspace.reading() as session:
        assert stored(session) == before


def test_each_group_is_sealed_by_itself(busy: Stage) -> None:
    busy.officer("F1", post="辅警")
    seal_board(busy.workspace, DAY, "auxiliary")
    assert board(busy.workspace, DAY).seal is None
    assert sealed_sheet(busy.workspace, DAY, "community", "en") is None
    assert board(busy.workspace, DAY, "auxiliary").seal is not None
    seal_board(busy.workspace, DAY)


def test_only_chiefs_seal_and_choose(sqlite_workspace: Workspace) -> None:
    sqlite_workspace.person = Person("somebody", Role.OFFICER)
    with pytest.raises(Forbidden):
        seal_board(sqlite_workspace, DAY)
    with pytest.raises(Forbidden):
        choose_profile(sqlite_workspace, "campaign", DAY)


def test_a_profile_is_chosen_only_after_the_last_sealed_board(busy: Stage) -> None:
    seal_board(busy.workspace, DAY)
    for day in (BEFORE, DAY):
        with pytest.raises(Conflict, match="2026-11-18 are sealed"):
            choose_profile(busy.workspace, "campaign", day)
    after = DAY + dt.timedelta(days=1)
    choose_profile(busy.workspace, "campaign", after)
    with pytest.raises(Conflict, match="in force already"):
        choose_profile(busy.workspace, "outreach", after)
    with pytest.raises(NotFound, match="nothing"):
        choose_profile(busy.workspace, "nothing", after)
    with busy.workspace.reading() as session:
        chosen = session.exec(select(ActionRecord).where(col(ActionRecord.action) == "choose_profile")).one()
    assert chosen.subject == {"name": "campaign", "from_day": "2026-11-19"}
