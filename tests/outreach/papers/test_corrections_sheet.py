from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from outreach.boards.facts import BoardFacts, Correction, Seal
from outreach.errors import Invalid
from outreach.language import Language
from outreach.papers.corrections_sheet import corrections_sheet
from outreach.papers.facts import CorrectionsSheet

FROZEN = dt.datetime(2026, 10, 5, 1, 15, tzinfo=dt.UTC)
FOUND = (
    Correction("031203", "李敏", 1, 800_000, 2, 780_000),
    Correction("031213", "张明", None, None, 4, 304_000),
    Correction("031299", "<b>&", 9, 157_400, None, None),
)


@pytest.fixture
def sheet(board: BoardFacts, seal: Seal) -> CorrectionsSheet:
    sealed = replace(board, seal=seal, corrections=FOUND)
    return CorrectionsSheet("睢城示例派出所", "综合指挥室 徐伟", FROZEN, sealed)


def test_what_was_sealed_and_what_the_book_says_now_stand_side_by_side(
    sheet: CorrectionsSheet, read: Callable[[bytes], Any], outside: Callable[[Any], list[str]]
) -> None:
    pdf = read(corrections_sheet(sheet, Language("en")))
    text = pdf.text
    assert "031203 李敏 1 80.00 2 78.00 -2.00" in text
    assert "031213 张明 — — 4 30.40 —" in text
    assert "031299 <b>& 9 15.74 — — —" in text
    assert "sealed by the station's chief on 1 October 2026 08:02 | digest 5f0c5f0c5f0c" in text
    assert "as of 5 October 2026 09:15" in text
    assert "page 1 of 1" in text
    assert outside(pdf) == []


def test_a_sealed_board_that_still_holds_says_so(
    sheet: CorrectionsSheet, read: Callable[[bytes], Any]
) -> None:
    right = replace(sheet, board=replace(sheet.board, corrections=()))
    assert "nothing to correct" in read(corrections_sheet(right, Language("en"))).text


def test_a_board_that_is_not_sealed_has_no_corrections(sheet: CorrectionsSheet) -> None:
    with pytest.raises(Invalid, match="not sealed"):
        corrections_sheet(replace(sheet, board=replace(sheet.board, seal=None)), Language("en"))


def test_the_same_corrections_give_the_same_bytes(sheet: CorrectionsSheet, language: Language) -> None:
    assert corrections_sheet(sheet, language) == corrections_sheet(sheet, language)
