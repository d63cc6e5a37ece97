from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from outreach.errors import Invalid
from outreach.language import Language
from outreach.months.facts import Figures, MonthFacts
from outreach.papers.month_summary import month_summary

Reading = Callable[[bytes], Any]
Finding = Callable[[Any], list[str]]
MakeMonth = Callable[..., MonthFacts]
FROZEN = dt.datetime(2026, 11, 1, 0, 31, tzinfo=dt.UTC)
STATION, MAKER = "睢城示例派出所", "综合指挥室 徐伟"
ENGLISH = Language("en")
# The figures of October 2026 in the example ledger's truth, as they are written.
OCTOBER = (
    "181", "24,862", "965", "27,563", "14,072", "6,789", "3,431", "1,685", "2,945", "553", "74", "383,369",
    "45", "29", "801,000", "280,000", "18", "44", "32", "42", "31", "30", "40",
)  # fmt: skip
CHANGES = ("13.8%", "8.9%", "11.1%", "14.2%", "21.1%", "1.9%", "75.0%", "+10.0%", "-40.7%", "+29.0%")
# 6789 ÷ 14072, 3431 ÷ 6789, 1685 ÷ 3431; 18 ÷ 45, 9 ÷ 15; 1130 ÷ 2945; 3 a 102,345 residents.
RATES = ("48.2%", "50.5%", "49.1%", "40.0%", "60.0%", "38.4%", "0.29")


def printed(month: MonthFacts, language: Language) -> bytes:
    return month_summary(month, STATION, MAKER, FROZEN, language)


def test_every_figure_of_the_month_stands_on_the_paper(
    make_month: MakeMonth, language: Language, read: Reading
) -> None:
    pdf = read(printed(make_month(), language))
    assert 2 <= len(pdf.pages) <= 4
    for figure in (*OCTOBER, *CHANGES, *RATES, "220,000.00", "163,369.00", "383,369.00", "1,130", "102,345"):
        assert figure in pdf.text, figure


def test_sentences_are_written_as_officials_write_them(make_month: MakeMonth, read: Reading) -> None:
    text = read(printed(make_month(), ENGLISH)).text.replace("\n", " ")
    assert (
        "October 2026: 181 events held, down 13.8% on September 2026; 24,862 people reached, down 8.9%; "
        "965 households met, down 11.1%; 27,563 leaflets handed out, down 14.2%." in text
    )
    assert (
        "3 fraud cases reported, no change on September 2026, with a loss of 383,369 yuan, down 2.3%" in text
    )
    assert "Cases have been fewer than a year before for 9 whole months running." in text
    assert "Against October 2025: fraud cases down 75.0%; for the rest the book has no base." in text


def test_the_chinese_sentences_are_those_of_a_station(make_month: MakeMonth, read: Reading) -> None:
    text = read(printed(make_month(), Language("zh_CN"))).text.replace("\n", "")
    assert (
        "2026年10月共开展反诈宣传181场次，较2026年9月（环比）下降13.8%；受众24,862人次，环比下降8.9%" in text
    )
    assert "劝阻成功29条，避免损失801,000元" in text


def test_one_of_a_thing_is_said_in_the_singular(make_month: MakeMonth, read: Reading) -> None:
    one = Figures(events=1, people=1, households=1, leaflets=1, met=1, alerts=1, cases=1, channel_logs=1)
    text = read(printed(replace(make_month(), figures=one, case_streak=1), ENGLISH)).text.replace("\n", " ")
    for said in (
        "1 event held",
        "1 person reached",
        "1 household met",
        "1 leaflet handed",
        "1 alert received",
    ):
        assert said in text
    assert "1 fraud case reported" in text
    assert "1 channel log (screens, loudspeakers, messages) is counted apart" in text
    assert "for 1 whole month." in text


def test_five_and_six_kinds_have_a_table_each_and_the_stations_own_kind_stands_with_the_six(
    make_month: MakeMonth, read: Reading
) -> None:
    month = make_month()
    month = replace(month, by_kind={**month.by_kind, "organ": 5})
    text = read(printed(month, ENGLISH)).text
    six, five = (
        text.index("October 2026 44 32 42 31 30 40 5 181"),
        text.index("October 2026 44 32 42 31 30 181"),
    )
    assert text.index("Into six") < six < text.index("Into five") < five
    assert "Change +10.0% -40.7% -6.7% -18.4% -18.9% -13.8%" in text


def test_levels_and_fraud_types_have_their_rates_and_sums(make_month: MakeMonth, read: Reading) -> None:
    text = read(printed(make_month(), ENGLISH)).text
    assert "High 20 12 60.0% 15 9 60.0%" in text
    assert "Middle 15 5 33.3% 0 0 —" in text
    assert "Total 45 18 40.0% 15 9 60.0%" in text
    assert "Fake shop or courier service desk 2 66.7% 219,999.00" in text
    assert "Paid clicks and fake orders 1 33.3% 163,370.00" in text
    assert "Total 3 100.0% 383,369.00" in text


def test_without_a_base_there_is_a_dash_and_never_a_nought(make_month: MakeMonth, read: Reading) -> None:
    month = make_month()
    none = replace(month.mom, changes={}, kind_changes={})
    empty = replace(
        month, mom=none, residents=0, figures=Figures(), levels=(), refusal_reasons=(), fraud_types=()
    )
    text = read(printed(empty, ENGLISH)).text
    assert "month before —" in text
    assert "Change — — — — — —" in text
    assert "— cases a 10,000 residents" in text
    assert "0.0%" not in text.replace("10.0%", "")


def test_a_part_month_says_which_days_are_compared(
    make_month: MakeMonth, language: Language, read: Reading
) -> None:
    month = make_month()
    mom = replace(month.mom, first=dt.date(2026, 10, 1), last=dt.date(2026, 10, 22))
    part = replace(
        month, month=11, first=dt.date(2026, 11, 1), last=dt.date(2026, 11, 22), whole=False, mom=mom
    )
    text = read(printed(part, language)).text
    if language.code == "en":
        assert "Part of the month: 1–22 November 2026, compared with 1–22 October 2026" in text
    else:
        assert "2026年11月1日至22日，环比对比2026年10月1日至22日" in text


def test_no_figure_of_installs_stands_beside_a_person(make_month: MakeMonth, read: Reading) -> None:
    text = read(printed(make_month(), ENGLISH)).text
    officers = text[text.index("By officer") :]
    assert "Badge Officer Post Led Helped People Households Leaflets Phone" in officers
    for word in ("install", "Install", "registered", "Registered", "Scanned"):
        assert word not in officers


def test_the_sums_stand_under_the_grids_and_the_officers(make_month: MakeMonth, read: Reading) -> None:
    text = read(printed(make_month(grids=4, officers=3), ENGLISH)).text
    # Grids: 2743 + 1285 + 1566 + 862 households, 9 + 7 + 8 + 6 events, 3 cases among 102,345 residents.
    assert "Total 6,456 102,345 30 4,133 139 3 0.29 383,369.00" in text
    # Officers: three times the same credit, 343.76 + 344.76 + 345.76 points.
    assert "Total 27 9 3,612 129 4,170 6 0 1,034.28" in text


def test_each_page_says_whence_its_figures_come(
    make_month: MakeMonth, language: Language, read: Reading
) -> None:
    pdf = read(printed(make_month(), language))
    for number, page in enumerate(pdf.pages, 1):
        text = page.extract_text()
        assert STATION in text
        assert MAKER in text
        assert "08:31" in text
        pages = len(pdf.pages)
        assert f"page {number} of {pages}" in text or f"第{number}页 共{pages}页" in text


def test_figures_end_on_one_line_in_every_table(make_month: MakeMonth, read: Reading) -> None:
    pdf = read(printed(make_month(), ENGLISH))
    words = [word for page in range(len(pdf.pages)) for word in pdf.words(page)]
    for column in (
        ("102,345", "7,480", "2,880", "4,035"),
        ("343.76", "354.76", "366.76"),
        ("163,369.00", "0.00"),
    ):
        last = {text: max(word["x1"] for word in words if word["text"] == text) for text in column}
        assert max(last.values()) - min(last.values()) <= 0.5


def test_nothing_leaves_the_page_however_much_there_is(
    make_month: MakeMonth, language: Language, read: Reading, outside: Finding, overlapping: Finding
) -> None:
    month = make_month(grids=40, officers=60)
    grids = tuple(
        replace(one, number=f"SC{number:02}" * 9, community="东升社区居委会" * 9, lead="W" * 60, loss=10**12)
        for number, one in enumerate(month.grids)
    )
    officers = tuple(replace(one, name="阿卜杜热依木·买买提明" * 3, post="P" * 70) for one in month.officers)
    types = tuple((f"{number}" + "Q" * 90, 12_345, 10**12) for number in range(25))
    reasons = tuple((f"{number}" + "R" * 90, 12_345) for number in range(12))
    full = replace(month, grids=grids, officers=officers, fraud_types=types, refusal_reasons=reasons)
    pdf = read(month_summary(full, STATION * 30, MAKER * 30, FROZEN, language))
    assert outside(pdf) == []
    assert overlapping(pdf) == []


def test_nothing_leaves_an_ordinary_page(
    make_month: MakeMonth, language: Language, read: Reading, outside: Finding, overlapping: Finding
) -> None:
    pdf = read(printed(make_month(), language))
    assert outside(pdf) == []
    assert overlapping(pdf) == []


def test_the_same_month_made_again_is_the_same_to_the_byte(make_month: MakeMonth, language: Language) -> None:
    assert printed(make_month(), language) == printed(make_month(), language)


def test_rare_characters_and_marks_are_plain_searchable_text(make_month: MakeMonth, read: Reading) -> None:
    month = make_month(grids=2)
    named = replace(month, grids=(replace(month.grids[0], community="<b>&𬌗", lead="马㛃"), month.grids[1]))
    text = read(printed(named, ENGLISH)).text
    assert {"<b>&𬌗", "马㛃", "黄䶮"} <= set(text.split())


def test_a_character_that_cannot_be_printed_is_named(make_month: MakeMonth) -> None:
    month = make_month(grids=1)
    wrong = replace(month, grids=(replace(month.grids[0], community="东\U0001f600"),))
    with pytest.raises(Invalid) as refused:
        printed(wrong, ENGLISH)
    assert "U+1F600" in ENGLISH.refusal(refused.value)
