"""Opening and founding: what the desk is told, and what is refused before a book is made."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from outreach.errors import Conflict, Invalid, NotFound, Unusable
from outreach.workspace import Workspace


def test_the_desk_can_be_told_which_day_it_is(sqlite_workspace: Workspace) -> None:
    assert sqlite_workspace.today() == dt.date(2026, 11, 22)


def test_a_street_is_known_by_nine_digits_or_by_twelve(tmp_path: Path) -> None:
    for street in ("320324001", "320324001000"):
        path = tmp_path / f"{street}.sqlite"
        Workspace.found(str(path), code="1", name="某所", street=street).close()
        assert path.exists()


@pytest.mark.parametrize(
    ("name", "code", "street", "refusal"),
    [
        ("", "1", "", Invalid),
        ("某所", " ", "", Invalid),
        ("某\x00所", "1", "", Invalid),
        ("所" * 61, "1", "", Invalid),
        ("某所", "1", "999999999", NotFound),
    ],
)
def test_what_no_station_can_be_called_makes_no_book(
    tmp_path: Path, name: str, code: str, street: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        Workspace.found(str(tmp_path / "book.sqlite"), code=code, name=name, street=street)
    assert list(tmp_path.iterdir()) == []


def test_a_book_is_never_made_over_something(tmp_path: Path) -> None:
    path = tmp_path / "book.sqlite"
    path.write_text("a letter")
    with pytest.raises(Conflict, match=r"book\.sqlite"):
        Workspace.found(str(path), code="1", name="某所")
    assert path.read_text() == "a letter"


def test_a_book_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"nowhere\.sqlite"):
        Workspace.open(str(tmp_path / "nowhere.sqlite"))
