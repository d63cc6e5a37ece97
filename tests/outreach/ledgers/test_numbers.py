from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.ledgers.facts import Fault
from outreach.ledgers.numbers import count, is_rough, money
from outreach.ledgers.sheets import FailedFormula


@pytest.mark.parametrize(
    "cell",
    [
        120.0,
        "120",
        "120人",
        "120 人次",
        "１２０",
        "约120",
        "120余人",
        "120人左右",
        "+120",
        "120.0",
        "近120人",
    ],
)
def test_a_count_is_read_however_it_is_written(cell: Any) -> None:
    assert count(cell) == 120


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("1,200", 1200), ("1，200人", 1200), ("1.2万", 12_000), ("12户", 12), (dt.date(1900, 2, 12), 43)],
)
def test_a_count_may_be_grouped_or_in_ten_thousands(cell: Any, expected: int) -> None:
    assert count(cell) == expected


@pytest.mark.parametrize("cell", ["", "无", "—", "  ", "－"])
def test_nothing_counts_as_0(cell: str) -> None:
    assert count(cell) == 0
    assert money(cell) == 0


@pytest.mark.parametrize(
    "cell", ["abc", "1,2", "80-100", 3.5, "3.5", 1e300, float(10**12), FailedFormula("#DIV/0!")]
)
def test_what_is_no_whole_number_is_a_bad_number(cell: Any) -> None:
    found = count(cell)
    assert isinstance(found, Fault)
    assert found.reason == "bad_number"


@pytest.mark.parametrize("cell", [-40.0, "-40", "－40人", "−3"])
def test_below_0_is_a_negative_number(cell: Any) -> None:
    for found in (count(cell), money(cell)):
        assert isinstance(found, Fault)
        assert found.reason == "negative_number"


def test_only_what_calls_itself_rough_is_rough() -> None:
    assert [is_rough(cell) for cell in ("约80", "80余人", "近80", "80左右", "大约 1,200 人次")] == [True] * 5
    assert [is_rough(cell) for cell in ("80", "80人", "", "无", "条约", 80.0)] == [False] * 6


@pytest.mark.parametrize(
    ("cell", "unit", "fen"),
    [
        ("269,335元", "元", 26_933_500),
        (12000.5, "", 1_200_050),
        ("1.2万元", "", 1_200_000),
        ("1.2万", "万元", 1_200_000),
        (3.5, "万元", 3_500_000),
        ("¥3,000.00", "", 300_000),
        (0.1, "", 10),
        (33.335, "", 3_334),
    ],
)
def test_money_is_read_as_fen(cell: Any, unit: str, fen: int) -> None:
    assert money(cell, unit) == fen


@given(st.integers(0, 10_000_000))
def test_every_count_survives_each_way_of_writing_it(number: int) -> None:
    wide = str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    for written in (float(number), str(number), f"{number}人次", f"约{number}", f"{number:,}", wide):
        assert count(written) == number


@given(st.text(max_size=30))
def test_any_text_is_a_count_or_a_fault(text: str) -> None:
    assert isinstance(count(text), int | Fault)
