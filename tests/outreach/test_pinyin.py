import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.pinyin import initials, sort_key


@pytest.mark.parametrize(
    ("name", "spelt", "letters"),
    [
        ("曾志强", "zeng zhi qiang", "zzq"),
        ("单立文", "shan li wen", "slw"),
        ("仇英", "qiu ying", "qy"),
        ("区志强", "ou zhi qiang", "ozq"),
        ("解晓东", "xie xiao dong", "xxd"),
        ("查良镛", "zha liang yong", "zly"),
        ("朴树", "piao shu", "ps"),
        ("繁星", "po xing", "px"),
        ("盖叫天", "ge jiao tian", "gjt"),
        ("华罗庚", "hua luo geng", "hlg"),
        ("任贤齐", "ren xian qi", "rxq"),
        ("翟让", "zhai rang", "zr"),
        ("覃辉", "qin hui", "qh"),
        ("尉迟恭", "yu chi gong", "ycg"),
        ("尉健行", "wei jian xing", "wjx"),
        ("万俟卨", "mo qi xie", "mqx"),
        ("万里", "wan li", "wl"),
        ("长孙无忌", "zhang sun wu ji", "zswj"),
        ("澹台灭明", "tan tai mie ming", "ttmm"),
        ("欧阳修", "ou yang xiu", "oyx"),
        ("单于明", "shan yu ming", "sym"),
        ("乐嘉", "yue jia", "yj"),
        ("吕布", "lv bu", "lb"),
        ("王重阳", "wang chong yang", "wcy"),
    ],
)
def test_a_person_is_spelt_by_the_reading_of_the_surname(name: str, spelt: str, letters: str) -> None:
    assert sort_key(name, surname=True) == spelt
    assert initials(name, surname=True) == letters


def test_the_surname_table_is_for_persons_only() -> None:
    assert sort_key("解放社区", surname=False) == "jie fang she qu"
    assert sort_key("重庆路", surname=False) == "chong qing lu"
    assert initials("东升社区居委会") == "dssqjwh"
    assert sort_key("曾", surname=False) == "ceng"


def test_a_surname_alone_is_read_as_one() -> None:
    assert [sort_key(name, surname=True) for name in ("单", "万俟", "欧阳")] == ["shan", "mo qi", "ou yang"]


@pytest.mark.parametrize("name", ["李敏", "李　敏", " 李 敏 "])
def test_spaces_in_a_name_change_nothing(name: str) -> None:
    assert sort_key(name, surname=True) == "li min"
    assert initials(name, surname=True) == "lm"


def test_letters_and_digits_stay_in_lower_case_and_half_width() -> None:
    assert sort_key("Ａ区３号", surname=False) == "a qu 3 hao"
    assert initials("Ａ区３号-B") == "aq3hb"
    assert sort_key("John SMITH", surname=True) == "john smith"


@pytest.mark.parametrize(
    "name", ["䶮", "㛃", "𬌗", "刘䶮", "李𬌗", "王㛃", "张\U0003134a", "", "　", "·", "\0"]
)
def test_rare_characters_and_none_do_no_harm(name: str) -> None:
    assert sort_key(name, surname=True) == sort_key(name, surname=True)
    assert initials(name, surname=True).isalnum() or initials(name) == ""


def test_a_rare_name_character_with_a_reading_is_spelt() -> None:
    assert sort_key("刘䶮", surname=True) == "liu yan"
    assert sort_key("李𬌗", surname=True) == "li he"


def test_what_has_no_reading_stays_and_sorts_behind_the_letters() -> None:
    unread = "张\U0003134a"
    assert sort_key(unread, surname=True) == "zhang \U0003134a"
    assert sort_key(unread, surname=True) > sort_key("张足", surname=True)


def test_names_sort_syllable_by_syllable() -> None:
    names = ["连城", "李安", "曾志", "陈一", "单雄", "李敏", "郑和"]
    assert sorted(names, key=lambda name: sort_key(name, surname=True)) == [
        "陈一", "李安", "李敏", "连城", "单雄", "曾志", "郑和",
    ]  # fmt: skip


@given(st.text(), st.booleans())
def test_any_text_has_a_key_in_lower_case_with_single_spaces(name: str, surname: bool) -> None:
    key = sort_key(name, surname)
    assert key == " ".join(key.split())
    assert not any("A" <= letter <= "Z" for letter in key)
    assert " " not in initials(name, surname)


def test_pypinyin_is_not_loaded_before_it_is_needed() -> None:
    root = Path(__file__).resolve().parents[2]
    code = "import sys, outreach.pinyin; sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
