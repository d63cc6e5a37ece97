from __future__ import annotations

import datetime as dt

import pytest

from outreach.language import Language
from outreach.papers import wording
from outreach.papers.fitting import fitted, listed
from outreach.papers.words import FRAUD_TYPES, KINDS, word
from outreach.printing.fonts import REGULAR, width

ENGLISH, CHINESE = Language("en"), Language("zh_CN")


@pytest.mark.parametrize(
    ("first", "last", "english", "chinese"),
    [
        ((2026, 10, 1), (2026, 10, 31), "October 2026", "2026年10月"),
        ((2026, 2, 1), (2026, 2, 28), "February 2026", "2026年2月"),
        ((2026, 11, 1), (2026, 11, 22), "1–22 November 2026", "2026年11月1日至22日"),
        ((2026, 11, 20), (2026, 11, 20), "20 November 2026", "2026年11月20日"),
        ((2026, 9, 30), (2026, 10, 8), "30 September 2026–8 October 2026", "2026年9月30日至2026年10月8日"),
    ],
)
def test_a_span_of_days_is_written_as_short_as_it_can_be(
    first: tuple[int, int, int], last: tuple[int, int, int], english: str, chinese: str
) -> None:
    assert wording.span(ENGLISH, dt.date(*first), dt.date(*last)) == english
    assert wording.span(CHINESE, dt.date(*first), dt.date(*last)) == chinese


def test_a_moment_with_a_zone_is_told_on_the_stations_clock_and_one_without_as_it_is() -> None:
    late = dt.datetime(2026, 9, 30, 23, 5, tzinfo=dt.UTC)
    assert wording.moment(ENGLISH, late) == "1 October 2026 07:05"
    assert wording.moment(CHINESE, late.replace(tzinfo=None)) == "2026年9月30日 23:05"
    assert wording.utc(late.replace(tzinfo=None)) == late


@pytest.mark.parametrize(
    ("points", "written"),
    [(8_526_2400, "8,526.24"), (0, "0.00"), (-20_000, "-2.00"), (-12_345_650, "-1,234.57"), (50, "0.01")],
)
def test_points_have_two_places_and_thousands_set_apart(points: int, written: str) -> None:
    assert wording.points(points) == written


def test_rates_are_rounded_halves_up_and_are_a_dash_without_a_base() -> None:
    assert wording.share(1, 8) == "12.5%"
    assert wording.share(1, 2000) == "0.1%"  # 0.05
    assert wording.share(3, 0) == "—"
    assert wording.rate(3, 102_345) == "0.29"
    assert wording.rate(3, 0) == "—"
    assert wording.yuan(38_336_905) == "383,369.05"
    assert wording.spoken_yuan(38_336_900) == "383,369"
    assert wording.exact_points(200) == "0.02"


def test_a_word_of_the_stations_own_is_said_as_it_is() -> None:
    assert word(ENGLISH, KINDS, "family") == "into families"
    assert word(ENGLISH, FRAUD_TYPES, "虚假贷款") == "Fake loans"
    assert word(ENGLISH, FRAUD_TYPES, "虚拟币诈骗") == "虚拟币诈骗"
    assert len(word(ENGLISH, FRAUD_TYPES, "Q" * 500)) == 24


def test_text_is_made_smaller_then_broken_then_cut() -> None:
    assert fitted("李敏", size=13, room=60).size == 13
    assert 6 <= fitted("阿卜杜热依木", size=13, room=60, smallest=6).size < 13
    broken = fitted("睢城县公安局睢城示例派出所社区警务队", size=9, room=60, height=24, smallest=7)
    assert len(broken.lines) > 1
    cut = fitted("Q" * 500, size=9, room=60, smallest=6)
    assert cut.lines[-1].text.endswith("…")
    assert all(line.width <= 60 for line in cut.lines)


def test_a_list_says_how_many_more_there_are() -> None:
    grids = tuple(f"SC{number:02}" for number in range(40))
    setting = listed(grids, size=8.5, room=50, height=30, smallest=6)
    text = " ".join(line.text for line in setting.lines)
    shown, more = text.split("+")
    assert shown.split() == list(grids[: 40 - int(more)])
    assert setting.fits
    assert all(width(line.text, REGULAR, setting.size) <= 50 for line in setting.lines)
    assert [line.text for line in listed(("SC01", "SC02"), size=8, room=50, height=30, smallest=6).lines] == [
        "SC01 SC02"
    ]
