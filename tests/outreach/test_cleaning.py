import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.cleaning import clean, clean_lines, halfwidth, spreadsheet_text, text_of_spreadsheet
from outreach.errors import Invalid


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("李敏", "李敏"),
        ("  李 \t\r\n 敏　", "李 敏"),
        ("李\u3000\u3000敏", "李 敏"),
        ("李\xa0敏\u2028王", "李 敏 王"),
        ("a\vb", "a b"),
        ("（东升）小区，1号", "（东升）小区，1号"),  # NFC: full-width signs stay
        ("①Ａ㎡", "①Ａ㎡"),
        ("e\u0301", "\u00e9"),
        ("\uf900", "\u8c48"),  # a compatibility Han is its unified twin
        ("䶮㛃𬌗𠅤", "䶮㛃𬌗𠅤"),
        ("\U0003134a", "\U0003134a"),
        ("\U000323b0", "\U000323b0"),  # Han of Unicode 16 and later
        ("高\ue170村", "高\ue170村"),  # private use: so written in the official table
        ("\u202d13800001234\u202c", "13800001234"),  # as copied from a telephone
        ("李\u200b敏\ufeff", "李敏"),
        ("\u2066a\u2069\u200e\u200f\u061c", "a"),
        ("👨\u200d👩", "👨👩"),
        ("葛\U000e0100", "葛"),
        ("\u3164\u115f\u2800\u00ad", ""),
        ("a \u200b b", "a b"),
        ("e\u200b\u0301", "\u00e9"),
        ("<b>&'\"=1+1", "<b>&'\"=1+1"),
    ],
)  # fmt: skip
def test_a_text_is_kept_as_it_is_seen(text: str, kept: str) -> None:
    assert clean(text, "Name", 20) == kept


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("\0", "U+0000"), ("\x07", "U+0007"), ("\x1b", "U+001B"), ("\x1c", "U+001C"), ("\x7f", "U+007F"),
        ("\x9f", "U+009F"), ("\ud800", "U+D800"), ("\udfff", "U+DFFF"), ("\ufffe", "U+FFFE"),
        ("\uffff", "U+FFFF"),
        ("\ufdd0", "U+FDD0"), ("\u0378", "U+0378"), ("\U0002fffe", "U+2FFFE"), ("\U0003ffff", "U+3FFFF"),
        ("\U00040000", "U+40000"), ("\U0010ffff", "U+10FFFF"), ("\u0600", "U+0600"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused_with_the_field_and_the_character(bad: str, code: str) -> None:
    for cleaner in (clean, clean_lines):
        with pytest.raises(Invalid) as refusal:
            cleaner(f"李{bad}敏", "Name", 20)
        assert refusal.value.values == {"field": "Name", "code": code}
        assert str(refusal.value).startswith("Name holds a character that cannot be kept")


def test_the_cap_counts_what_remains() -> None:
    assert clean("  一二三  ", "Name", 3) == "一二三"
    for cleaner in (clean, clean_lines):
        with pytest.raises(Invalid) as refusal:
            cleaner("一二三四", "Name", 3)
        assert refusal.value.values == {"field": "Name", "length": 4, "longest": 3}
    with pytest.raises(Invalid):
        clean("字" * 350_000 + "\u200b", "Name", 200)


def test_a_note_keeps_its_lines() -> None:
    assert clean_lines("  一 \t二 \r\n\r\n三\r四\u2028五\v六  \n ", "Note", 50) == "一 二\n\n三\n四\n五\n六"
    assert clean_lines("\n\n", "Note", 50) == ""


@given(st.text(st.characters(codec="utf-8")))
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    for cleaner in (clean, clean_lines):
        try:
            kept = cleaner(text, "Name", 1000)
        except Invalid:
            continue
        assert cleaner(kept, "Name", 1000) == kept
        assert unicodedata.is_normalized("NFC", kept)
        assert kept == kept.strip()
        assert "\0" not in kept
        assert "  " not in kept


@given(st.text(st.sampled_from("李a1，Ａ 　")))
def test_the_quick_way_gives_what_the_thorough_one_does(text: str) -> None:
    assert clean(text, "Name", 1000) == " ".join(text.split())


def test_numbers_and_codes_become_half_width() -> None:
    assert halfwidth("１２：３０　Ａｂ，－％（）") == "12:30 Ab,-%()"
    assert halfwidth("警格、３。") == "警格、3。"
    assert halfwidth("9:30") == "9:30"


@pytest.mark.parametrize("sign", list("=+-−@＝＋－＠\t\r\n"))
@pytest.mark.parametrize("before", ["", " ", "\u3000", "'", "''", " \t"])
def test_no_spreadsheet_takes_a_text_for_a_formula(sign: str, before: str) -> None:
    text = f"{before}{sign}cmd|' /C calc'!A0"
    safe = spreadsheet_text(text)
    assert safe == f"'{text}"
    assert text_of_spreadsheet(safe) == text
    file = io.StringIO(newline="")
    csv.writer(file).writerow([safe])
    assert next(csv.reader(io.StringIO(file.getvalue(), newline=""))) == [safe]


@pytest.mark.parametrize("text", ["", "李敏", "a=b", "1-2", "'72", "a\t=1", "（=1）"])
def test_other_texts_are_left_alone(text: str) -> None:
    assert spreadsheet_text(text) == text
    assert text_of_spreadsheet(text) == text


@given(st.text(st.sampled_from("'=+ \tab＝李")))
def test_a_text_written_and_read_is_the_same_text(text: str) -> None:
    assert text_of_spreadsheet(spreadsheet_text(text)) == text
