from __future__ import annotations

import datetime as dt
import socket
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from pdfminer.pdftypes import resolve1

from outreach.boards.actions import content_of, digest_of
from outreach.boards.facts import BoardFacts, BoardLine, Seal, Unranked
from outreach.errors import Invalid
from outreach.language import Language
from outreach.papers.facts import BoardPage, MorningSheet
from outreach.papers.morning_sheet import morning_sheet

Reading = Callable[[bytes], Any]
Finding = Callable[[Any], list[str]]
POINTS = ("80.00", "36.78", "34.10", "32.70", "32.26", "30.38", "28.76", "19.64", "15.74", "0.00")
MONTHS = ("811.00", "787.94", "921.10", "599.22", "584.16", "446.26", "669.72", "609.24", "247.92", "362.50")
# Points ÷ goal by hand: 80.00 ÷ 80, 36.78 ÷ 60, 34.10 ÷ 80, 32.70 ÷ 40, 32.26 ÷ 40, 30.38 ÷ 40 ...
SHARES = ("100.0%", "61.3%", "42.6%", "81.8%", "80.7%", "76.0%", "71.9%", "49.1%", "39.4%")
COUNTS = ("427", "502", "200", "139", "131", "273", "177", "300", "217", "113", "180", "119", "145", "213")
# What the counts earn, by the profile: 427 people would be 42.70 but for the cap of 20.
EARNED = ("30.00", "*20.00", "25.00", "*5.00", "2.78", "13.10", "17.70", "2.26", "18.00", "2.38", "0.94")
ENGLISH = Language("en")


def only(sheet: MorningSheet, board: BoardFacts) -> MorningSheet:
    return replace(sheet, pages=(BoardPage(board, sheet.pages[0].lagging),))


def test_twelve_officers_stand_on_one_page_with_every_figure(
    sheet: MorningSheet, board: BoardFacts, language: Language, read: Reading
) -> None:
    pdf = read(morning_sheet(only(sheet, board), language))
    assert len(pdf.pages) == 1
    words = set(pdf.text.split())
    for figure in (*POINTS, *MONTHS, *SHARES, *COUNTS, *EARNED, "▲4", "▼3", "14", "1,905", "86"):
        assert figure in words, figure
    for line in board.lines:
        assert line.badge in words
        assert line.name in pdf.text
        assert not line.grids or line.grids[0] in words


@pytest.mark.parametrize(
    ("name", "column"),
    [("points", POINTS[1:9]), ("month", MONTHS), ("share", SHARES), ("grids", ("SC10", "SC07"))],
)
def test_the_figures_of_a_column_end_on_one_line(
    sheet: MorningSheet, board: BoardFacts, read: Reading, name: str, column: tuple[str, ...]
) -> None:
    pdf = read(morning_sheet(only(sheet, board), ENGLISH))
    side = "x0" if name == "grids" else "x1"  # words begin, figures end on one line
    edges = {word["text"]: word[side] for word in pdf.words(0) if word["text"] in column}
    assert set(edges) == set(column)
    assert max(edges.values()) - min(edges.values()) <= 0.5


def test_the_lines_are_in_the_order_of_the_ranks(
    sheet: MorningSheet, board: BoardFacts, read: Reading
) -> None:
    text = read(morning_sheet(only(sheet, board), ENGLISH)).text
    places = [text.index(line.badge) for line in board.lines]
    assert places == sorted(places)


def test_movement_up_and_down_and_none_have_their_signs(
    sheet: MorningSheet, board: BoardFacts, read: Reading
) -> None:
    lines = read(morning_sheet(only(sheet, board), ENGLISH)).text.split("\n")
    for beginning in ("1 ▲1 ", "2 ▲4 ", "4 ▼3 ", "5 — ", "10 new "):
        assert any(beginning in line[:9] for line in lines), beginning


def test_the_other_order_ranks_by_the_share_of_ones_own_goal(
    sheet: MorningSheet, board: BoardFacts, read: Reading
) -> None:
    text = read(morning_sheet(replace(only(sheet, board), order="goal"), ENGLISH)).text
    shared = sorted(SHARES, key=lambda share: -float(share[:-1]))
    places = [text.index(share) for share in shared]
    assert places == sorted(places)
    assert "share of one's own goal; without a goal last" in " ".join(text.split())
    assert text.index("031213") > text.index("031209")


def test_who_is_excused_and_why_who_is_proposed_and_the_formula_are_said(
    sheet: MorningSheet, board: BoardFacts, read: Reading
) -> None:
    text = " ".join(read(morning_sheet(only(sheet, board), ENGLISH)).text.split())
    assert "王楠 031299 (on leave)" in text
    assert "周彧 031298 (in training)" in text
    assert "30 Sep 10/12 0.0%; 29 Sep 10/12 15.5%; 28 Sep 10/12 23.0%" in text
    assert "led 10 (most 30) + helped 4 (most 12) + people 0.1 (most 20)" in text
    assert "leaflets 0.02 (most 5)" in text
    assert "profile outreach, edition of 1 January 2026" in text
    assert {"Promise", "Chief", "Recorder"} <= set(text.split())


def test_a_live_board_says_that_it_is_not_sealed_and_when_its_figures_were_read(
    sheet: MorningSheet, board: BoardFacts, read: Reading
) -> None:
    text = read(morning_sheet(only(sheet, board), ENGLISH)).text
    assert "Not sealed" in text
    assert "1 October 2026 08:31" in text  # 00:31 UTC on the station's clock
    assert digest_of(content_of(board))[:12] in text
    assert "page 1 of 1" in text


def test_a_sealed_board_says_who_sealed_it_and_when_and_its_digest(
    sheet: MorningSheet, board: BoardFacts, seal: Seal, read: Reading
) -> None:
    text = read(morning_sheet(only(sheet, replace(board, seal=seal)), ENGLISH)).text
    assert "sealed by the station's chief on 1 October 2026 08:02" in text
    assert "5f0c5f0c5f0c" in text
    assert "5f0c5f0c5f0c5" not in text
    assert "Not sealed" not in text
    assert "08:31" not in text


def test_every_board_since_the_last_roll_has_a_page(
    sheet: MorningSheet, board: BoardFacts, language: Language, read: Reading
) -> None:
    friday = dt.date(2026, 9, 25)
    days = tuple(replace(board, day=friday + dt.timedelta(days=step)) for step in range(3))
    roll = replace(sheet, first=days[0].day, last=days[-1].day, pages=tuple(BoardPage(day) for day in days))
    pdf = read(morning_sheet(roll, language))
    assert len(pdf.pages) == 3
    assert "25–27 September 2026" in pdf.text or "2026年9月25日至27日" in pdf.text


def test_the_same_sheet_made_again_is_the_same_to_the_byte_in_any_zone(
    sheet: MorningSheet, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = morning_sheet(sheet, language)
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        assert morning_sheet(sheet, language) == first
    finally:
        monkeypatch.undo()
        time.tzset()
    later = replace(sheet, frozen=sheet.frozen + dt.timedelta(hours=1))
    assert morning_sheet(later, language) != first


def test_rare_characters_can_be_searched(sheet: MorningSheet, language: Language, read: Reading) -> None:
    pdf = morning_sheet(sheet, language)
    assert "马㛃" in read(pdf).text
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert "黄䶮" in document[1].get_textpage().get_text_range()
    finally:
        document.close()


def test_only_the_bundled_fonts_are_used_and_they_are_embedded(sheet: MorningSheet, read: Reading) -> None:
    pdf = read(morning_sheet(sheet, ENGLISH))
    used = {char["fontname"].split("+")[-1].split("-")[0] for char in pdf.chars}
    assert used == {"NotoSansSC"}
    for page in pdf.pages:
        fonts = resolve1(resolve1(page.page_obj.attrs["Resources"])["Font"])
        assert fonts
        for font in fonts.values():
            assert "FontFile2" in resolve1(resolve1(font)["FontDescriptor"])


def test_a_name_is_text_and_never_markup_nor_an_address(
    sheet: MorningSheet, board: BoardFacts, read: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a paper opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    named = replace(board, lines=(replace(board.lines[0], name="<b>&"), *board.lines[1:]))
    away = replace(named, excused=(Unranked("1", '<img src="http://a.b"/>', "leave"),))
    text = read(morning_sheet(only(sheet, away), ENGLISH)).text
    assert "<b>&" in text
    assert '<img src="http://a.b"/>' in text


@pytest.mark.parametrize("where", ["officer", "excused", "station", "maker", "grid"])
def test_a_character_that_cannot_be_printed_stops_the_paper_and_is_named(
    sheet: MorningSheet, board: BoardFacts, where: str
) -> None:
    name = "王\U0001f600"
    changed = {
        "officer": replace(board, lines=(replace(board.lines[0], name=name),)),
        "excused": replace(board, excused=(Unranked("1", name, "rest"),)),
        "grid": replace(board, lines=(replace(board.lines[0], grids=(name,)),)),
    }
    wrong = only(sheet, changed.get(where, board))
    wrong = replace(wrong, station=name) if where == "station" else wrong
    wrong = replace(wrong, maker=name) if where == "maker" else wrong
    with pytest.raises(Invalid) as refused:
        morning_sheet(wrong, ENGLISH)
    assert "U+1F600" in ENGLISH.refusal(refused.value)


def test_nothing_leaves_the_page_however_much_there_is(
    sheet: MorningSheet,
    board: BoardFacts,
    make_line: Callable[..., BoardLine],
    language: Language,
    read: Reading,
    outside: Finding,
    overlapping: Finding,
) -> None:
    many = tuple(
        make_line(
            f"{number:07}", "阿卜杜热依木·买买提·图尔荪" * 2, number + 1, 12_345_678, -29, 123_456_789, 9_999,
            " ".join(f"SC{grid:02}" for grid in range(40)), (41, 22, 12_345, 678, 99_999, 88, 77),
        )
        for number in range(30)
    )  # fmt: skip
    away = tuple(Unranked(str(number), "W" * 80, "detail") for number in range(12))
    crowd = replace(board, lines=many, excused=away)
    full = replace(only(sheet, crowd), station="睢城示例派出所" * 20, maker="M" * 300)
    pdf = read(morning_sheet(full, language))
    assert outside(pdf) == []
    assert overlapping(pdf) == []
    assert len(pdf.pages) <= 3
    headings = [
        page.extract_text().count("警格" if language.code == "zh_CN" else "Grids") for page in pdf.pages
    ]
    assert headings[:2] == [1, 1], "the heading stands on each page of the board"
    for line in many:
        assert line.badge in pdf.text


def test_nothing_leaves_an_ordinary_page(
    sheet: MorningSheet, language: Language, read: Reading, outside: Finding, overlapping: Finding
) -> None:
    pdf = read(morning_sheet(sheet, language))
    assert outside(pdf) == []
    assert overlapping(pdf) == []
