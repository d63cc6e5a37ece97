from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from outreach.ledgers.directory import People, Person, Place, Places
from outreach.ledgers.facts import Fault

STRONG = Person(1, "031201", "王强")
ONE, OTHER = Person(2, "031202", "李敏"), Person(3, "031203", "李敏")
HELPER = Person(4, "F00001", "赵丽", dt.date(2026, 1, 1), dt.date(2026, 6, 30))
PEOPLE = People([STRONG, ONE, OTHER, HELPER])


@pytest.mark.parametrize(
    "cell",
    [
        "031201",
        "０３１２０１",
        "王强",
        "王　强",
        " 王 强 ",
        31201.0,
        "031201王强",
        "王强（031201）",
        "王强同志",
        "031201 王强",
    ],
)
def test_an_officer_is_found_by_badge_or_by_a_name_only_one_bears(cell: Any) -> None:
    assert PEOPLE.several(cell) == [STRONG]


@pytest.mark.parametrize(
    "cell",
    ["王强、赵丽", "王强，F00001", "王强/赵丽", "王强;赵丽", "王强 赵丽", "王 强、赵 丽", "王强\n赵丽"],
)
def test_several_officers_share_a_cell(cell: str) -> None:
    assert PEOPLE.several(cell) == [STRONG, HELPER]


def test_a_name_two_bear_is_ambiguous_wherever_it_stands() -> None:
    for cell in ("李敏", "李　敏", "王强、李敏"):
        found = PEOPLE.several(cell)
        assert isinstance(found, Fault)
        assert (found.reason, found.hint.values["badges"]) == ("ambiguous_officer", "031202、031203")


def test_an_unknown_badge_or_name_is_told() -> None:
    for cell in ("999999", "张三", "王强、张三", 1.0):
        found = PEOPLE.several(cell)
        assert isinstance(found, Fault)
        assert found.reason == "unknown_officer"


def test_one_officer_must_answer_where_one_is_asked_for() -> None:
    found = PEOPLE.single("王强、赵丽")
    assert isinstance(found, Fault)
    assert found.reason == "ambiguous_officer"
    assert PEOPLE.single("王强") == STRONG
    assert PEOPLE.single("无") is None


def test_a_renamed_officer_is_found_by_the_new_name_only() -> None:
    people = People([STRONG])
    people.add(Person(1, "031201", "王刚"))
    assert people.several("王刚") == [Person(1, "031201", "王刚")]
    assert isinstance(people.several("王强"), Fault)


def test_an_officer_is_in_post_on_the_first_and_the_last_day() -> None:
    days = [dt.date(2025, 12, 31), dt.date(2026, 1, 1), dt.date(2026, 6, 30), dt.date(2026, 7, 1)]
    assert [HELPER.in_post(day) for day in days] == [False, True, True, False]
    assert STRONG.in_post(dt.date(1999, 1, 1))


EAST, WEST, OLD = Place(1, "SC01", "东升社区"), Place(2, "02", "西关社区"), Place(3, "3号", "西关社区")
PLACES = Places([EAST, WEST, OLD])


@pytest.mark.parametrize(
    ("cell", "grid"),
    [
        ("SC01", EAST),
        ("sc01", EAST),
        ("ＳＣ０１", EAST),
        ("SC01东升社区", EAST),
        ("东升社区", EAST),
        ("02", WEST),
        (2.0, WEST),
    ],
)
def test_a_grid_is_found_by_its_number_or_a_community_that_is_one_grid(cell: Any, grid: Place) -> None:
    assert PLACES.grid(cell) == grid


@pytest.mark.parametrize("cell", ["ZZ99", "西关社区", "SC0", "SC011", 9.0])
def test_what_is_no_grid_or_could_be_two_is_unknown(cell: Any) -> None:
    found = PLACES.grid(cell)
    assert isinstance(found, Fault)
    assert found.reason == "unknown_grid"
