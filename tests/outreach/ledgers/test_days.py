from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from outreach.ledgers.days import Span, When, Year, span, when
from outreach.ledgers.facts import Fault
from outreach.ledgers.sheets import FailedFormula

TODAY = dt.date(2026, 11, 22)
TITLED = Year(2026, TODAY)
UNTITLED = Year(None, TODAY)
THIRD = dt.date(2026, 9, 3)


@pytest.mark.parametrize(
    "cell",
    [
        dt.date(2026, 9, 3),
        46268.0,
        "46268",
        20260903.0,
        "20260903",
        "2026.9.3",
        "2026/9/3",
        "2026-09-03",
        "2026年9月3日",
        "２０２６年９月３日",
        "2026年9月3号（星期四）",
        " 2026 . 9 . 3 ",
        "26.9.3",
        "9月3日",
        "二〇二六年九月三日",
        "2026-09-03 周四",
    ],
)
def test_a_day_is_read_however_it_is_written(cell: Any) -> None:
    assert when(cell, TITLED) == When(THIRD)


def test_a_day_without_a_year_is_of_the_title() -> None:
    assert when("12月3日", Year(2025, TODAY)) == When(dt.date(2025, 12, 3))
    assert when("12月3日", TITLED) == When(dt.date(2026, 12, 3))


def test_a_day_without_a_year_or_title_is_the_latest_not_in_the_future() -> None:
    assert when("11月22日", UNTITLED) == When(TODAY)
    assert when("11月23日", UNTITLED) == When(dt.date(2025, 11, 23))
    assert when("2月29日", UNTITLED) == When(dt.date(2024, 2, 29))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026-09-03 09:30", When(THIRD, dt.time(9, 30))),
        ("2026-09-03T09:30:00", When(THIRD, dt.time(9, 30))),
        (dt.datetime(2026, 9, 3, 9, 30), When(THIRD, dt.time(9, 30))),
        (46268.5, When(THIRD, dt.time(12, 0))),
        ("9月3日9：30-10：30", When(THIRD, dt.time(9, 30), dt.time(10, 30))),
        ("9月3日下午3点", When(THIRD, dt.time(15, 0))),
    ],
)
def test_a_day_may_carry_its_times(cell: Any, expected: When) -> None:
    assert when(cell, TITLED) == expected


@pytest.mark.parametrize(
    "cell",
    [
        "9月31日",
        "2026.2.30",
        "2026-13-01",
        "明天",
        "9",
        9.3,
        5.0,
        1e300,
        "20261301",
        FailedFormula("#REF!"),
        "2026年",
    ],
)
def test_what_is_no_day_is_a_bad_date(cell: Any) -> None:
    found = when(cell, TITLED)
    assert isinstance(found, Fault)
    assert found.reason == "bad_date"


@pytest.mark.parametrize("cell", ["", "无", "—", "  ", "/"])
def test_a_blank_day_or_time_says_nothing(cell: str) -> None:
    assert when(cell, TITLED) is None
    assert span(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "9:30",
        "9：30",
        "09:30",
        "9点30分",
        "9点半",
        "9时30分",
        "９：３０",
        "上午9:30",
        "9.30",
        "0930",
        930.0,
        dt.time(9, 30),
    ],
)
def test_a_time_is_read_however_it_is_written(cell: Any) -> None:
    assert span(cell) == Span(dt.time(9, 30))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("9点", Span(dt.time(9, 0))),
        (0.5, Span(dt.time(12, 0))),
        ("下午3点", Span(dt.time(15, 0))),
        ("中午12点", Span(dt.time(12, 0))),
        ("下午12:30", Span(dt.time(12, 30))),
        ("凌晨12:10", Span(dt.time(0, 10))),
        ("9:00-10:30", Span(dt.time(9, 0), dt.time(10, 30))),
        ("9点至11点", Span(dt.time(9, 0), dt.time(11, 0))),
        ("下午2:00—3:30", Span(dt.time(14, 0), dt.time(15, 30))),
    ],
)
def test_a_time_may_be_a_half_day_or_a_span(cell: Any, expected: Span) -> None:
    assert span(cell) == expected


@pytest.mark.parametrize(
    "cell",
    ["24:00", "晚上12点", "25:10", "9:75", "早上", "9", 9.0, "9:00-10:00-11:00", FailedFormula("#N/A")],
)
def test_what_is_no_time_is_a_bad_time(cell: Any) -> None:
    found = span(cell)
    assert isinstance(found, Fault)
    assert found.reason == "bad_time"
