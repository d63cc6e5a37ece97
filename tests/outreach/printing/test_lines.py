"""Lines break where Chinese and English readers expect it, and what does not fit is said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.printing.fonts import BOLD, REGULAR, width
from outreach.printing.lines import NEVER_FIRST, NEVER_LAST, broken, clusters, set_text

LETTERS = "骗子说先返小钱再垫资，。！？“”《》（）、96110abc xyz"
MIXED = st.text(st.sampled_from(LETTERS), min_size=1, max_size=80)


@settings(deadline=None, max_examples=150)
@given(MIXED, st.floats(60, 300))
def test_no_line_is_wider_than_the_room_unless_one_piece_is(text: str, room: float) -> None:
    widest = max(width(piece, REGULAR, 10) for piece in clusters(text))
    for line in broken(text, REGULAR, 10, room):
        assert width(line.text, REGULAR, 10) <= max(room, widest) + 1e-6


@settings(deadline=None, max_examples=150)
@given(MIXED, st.floats(60, 300))
def test_nothing_but_spaces_is_lost_or_moved(text: str, room: float) -> None:
    lines = broken(text, REGULAR, 10, room)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")


@settings(deadline=None, max_examples=150)
@given(MIXED, st.floats(60, 300))
def test_no_line_starts_or_ends_with_a_mark_that_may_not(text: str, room: float) -> None:
    lines = [line.text for line in broken(text.replace(" ", ""), REGULAR, 10, room)]
    assert not any(line[0] in NEVER_FIRST for line in lines[1:] if line)
    assert not any(line[-1] in NEVER_LAST for line in lines[:-1] if line)


def test_a_number_and_a_word_stay_whole() -> None:
    assert clusters("请打96110，or call.") == ["请", "打", "96110，", "or", " ", "call."]


def test_a_break_in_the_text_ends_a_paragraph() -> None:
    lines = broken("一二三\n四五", REGULAR, 10, 500)
    assert [(line.text, line.ends) for line in lines] == [("一二三", True), ("四五", True)]


def test_a_word_wider_than_the_room_is_reported_with_the_points_it_is_over() -> None:
    setting = set_text("Donaudampfschifffahrt", font=REGULAR, size=12, room=60)
    assert not setting.fits
    assert setting.too_wide == pytest.approx(width("Donaudampfschifffahrt", REGULAR, 12) - 60)


def test_text_higher_than_its_place_is_reported_with_the_points_it_is_over() -> None:
    setting = set_text("一二三四" * 5, font=REGULAR, size=10, room=40, height=50, leading=1.5)
    assert len(setting.lines) == 5
    assert setting.too_high == pytest.approx(4 * 15 + 10 - 50)
    assert setting.height == pytest.approx(70)


def test_text_becomes_smaller_until_it_fits_but_not_smaller_than_allowed() -> None:
    fitted = set_text("一二三四五", font=BOLD, size=14, room=50, height=15, smallest=8)
    assert fitted.fits
    assert (len(fitted.lines), fitted.size) == (1, 10)
    tight = set_text("一二三四五六七八九十", font=BOLD, size=14, room=50, height=15, smallest=8)
    assert (tight.fits, tight.size) == (False, 8)


def test_a_heading_is_broken_into_even_lines() -> None:
    plain = broken("一二三四五六七八九十甲", REGULAR, 10, 100)
    even = set_text("一二三四五六七八九十甲", font=REGULAR, size=10, room=100, balance=True).lines
    assert [len(line.text) for line in plain] == [10, 1]
    assert [len(line.text) for line in even] == [6, 5]


def test_a_paragraph_does_not_end_on_a_single_character() -> None:
    lines = set_text("一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子", font=REGULAR, size=10, room=100).lines
    assert len(lines[-1].text) >= 3


def test_an_opening_mark_at_the_left_stands_out_so_that_the_edge_is_straight() -> None:
    [line] = broken("“老师”", REGULAR, 10, 100)
    assert line.hang == pytest.approx(4.6)
    assert line.width == pytest.approx(width("“老师”", REGULAR, 10) - 4.6)
