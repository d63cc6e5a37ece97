"""Codes catch slips of the hand; addresses that could mislead are refused."""

from __future__ import annotations

import random

import pytest

from outreach.campaigns.rules import (
    ALPHABET,
    CODE_LENGTH,
    address_for,
    check_address_template,
    check_code,
    check_host,
    new_code,
    spaced_code,
)
from outreach.errors import Conflict, Invalid

HOSTS = frozenset({"app.example.gov.cn", "fanzha.example.org"})
GOOD = "https://app.example.gov.cn/install/{code}"

BAD_ADDRESSES = [
    "http://app.example.gov.cn/{code}",
    "HTTP://app.example.gov.cn/{code}",
    "HTTPS://app.example.gov.cn/{code}",
    "javascript:alert(1)//{code}",
    "javascript://app.example.gov.cn/%0aalert(1)//{code}",
    "data:text/html,{code}",
    "ftp://app.example.gov.cn/{code}",
    "//app.example.gov.cn/{code}",
    "app.example.gov.cn/{code}",
    "https:/app.example.gov.cn/{code}",
    "https:///app.example.gov.cn/{code}",
    "https://evil.example.com/{code}",
    "https://app.example.gov.cn@evil.example.com/{code}",
    "https://user:pass@app.example.gov.cn/{code}",
    "https://@app.example.gov.cn/{code}",
    "https://app.example.gov.cn.evil.example.com/{code}",
    "https://evil-app.example.gov.cn/{code}",
    "https://app.example.gov.cn./{code}",
    "https://APP.example.gov.cn/{code}",
    "https://аpp.example.gov.cn/{code}",  # a Cyrillic а
    "https://app.example.gov.cn。evil.com/{code}",
    "https://ａｐｐ.example.gov.cn/{code}",
    "https://xn--pp-6kc.example.gov.cn/{code}",
    "https://app.example.gov.cn:8443/{code}",
    "https://app.example.gov.cn:443/{code}",
    "https://app.example.gov.cn:@evil.example.com/{code}",
    "https://app.example.gov.cn\\@evil.example.com/{code}",
    "https://app.example.gov.cn\\evil/{code}",
    "https://127.0.0.1/{code}",
    "https://[::1]/{code}",
    "https://2130706433/{code}",
    "https://localhost/{code}",
    "https://{code}.example.gov.cn/",
    "https://app.example.gov.cn{code}",
    "https://app.example.gov.cn?c={code}",
    "https://app.example.gov.cn/",
    "https://app.example.gov.cn/{code}/{code}",
    "https://app.example.gov.cn/{CODE}",
    "https://app.example.gov.cn/{{code}}",
    "https://app.example.gov.cn/{code}{0}",
    "https://app.example.gov.cn/{code!r}",
    "https://app.example.gov.cn/#{code}",
    "https://app.example.gov.cn/%2e%2e/{code}",
    "https://app.example.gov.cn/../{code}",
    "https://app.example.gov.cn/a/..?c={code}",
    "https://app.example.gov.cn//evil.example.com/{code}",
    "https://app.example.gov.cn/a b/{code}",
    "https://app.example.gov.cn/\n{code}",
    "https://app.example.gov.cn/\x00{code}",
    "https://app.example.gov.cn/反诈/{code}",
    "https://app.example.gov.cn/?next=https://evil.example.com/{code}",
    "https://app.example.gov.cn/<script>{code}",
    "https://app.example.gov.cn/" + "a" * 100 + "/{code}",
    " https://app.example.gov.cn/{code}",
    "",
]


def _codes(how_many: int) -> list[str]:
    source = random.Random(20261)
    return [new_code(source, ()) for _ in range(how_many)]


def test_the_alphabet_has_no_look_alikes_and_a_prime_number_of_characters() -> None:
    assert not set(ALPHABET) & set("0O1IL2Z5S8BGU")
    assert len(ALPHABET) == len(set(ALPHABET)) == 23
    assert "".join(sorted(ALPHABET)) == ALPHABET


def test_every_single_wrong_character_is_caught_at_every_position() -> None:
    for code in _codes(20):
        assert check_code(code) == code
        for at in range(CODE_LENGTH):
            for wrong in ALPHABET:
                if wrong != code[at]:
                    with pytest.raises(Invalid, match="check character"):
                        check_code(code[:at] + wrong + code[at + 1 :])


def test_every_exchange_of_two_neighbours_is_caught_for_every_pair_at_every_position() -> None:
    source = random.Random(7)
    for at in range(CODE_LENGTH - 2):
        for first in ALPHABET:
            for second in ALPHABET:
                if first == second:
                    continue
                code = _code_with(source, at, first, second)
                swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
                assert check_code(code) == code
                with pytest.raises(Invalid, match="check character"):
                    check_code(swapped)


def _code_with(source: random.Random, at: int, first: str, second: str) -> str:
    """Let the product make a code whose characters at `at` are the two given."""
    drawn = [source.randrange(len(ALPHABET)) for _ in range(CODE_LENGTH - 1)]
    drawn[at : at + 2] = [ALPHABET.index(first), ALPHABET.index(second)]

    class Drawn:
        def randrange(self, stop: int, /) -> int:
            return drawn.pop(0) % stop

    return new_code(Drawn(), ())


def test_an_exchange_with_the_check_character_is_caught() -> None:
    for code in _codes(500):
        if code[-1] != code[-2]:
            with pytest.raises(Invalid, match="check character"):
                check_code(code[:-2] + code[-1] + code[-2])


@pytest.mark.parametrize(
    "write", [str.lower, spaced_code, lambda c: f" {c[:3]}-{c[3:]}\n", lambda c: "－".join(c)]
)
def test_a_code_is_read_as_people_write_it(write: object) -> None:
    for code in _codes(5):
        assert callable(write)
        assert check_code(write(code)) == code


def test_a_code_once_printed_stays_right() -> None:
    # K 12, 7 3, M 13, 4 1, P 15, Q 16: 2·12 + 3·3 + 4·13 + 5·1 + 6·15 + 7·16 = 292 = 12·23 + 16; 23 − 16 is D
    assert check_code("K7M4PQD") == "K7M4PQD"
    assert spaced_code("K7M4PQD") == "K7M 4PQD"


def test_full_width_characters_are_read() -> None:
    for code in _codes(5):
        assert check_code("".join(chr(ord(c) + 0xFEE0) for c in code)) == code


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "0 characters"), ("K7M4PQ", "6 characters"), ("K7M4PQXX", "8 characters"), ("KO14PQX", "O1 never"),
     ("К7M4PQX", "never stands"), ("K7M4PQ\x00", "never stands")],
)  # fmt: skip
def test_what_is_no_code_is_refused_and_says_why(text: str, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        check_code(text)


def test_a_taken_code_is_not_given_again() -> None:
    first = new_code(random.Random(5), ())
    assert new_code(random.Random(5), {first}) != first


def test_a_full_campaign_is_refused_rather_than_searched_for_ever() -> None:
    class Everything:
        def __contains__(self, code: object) -> bool:
            return True

    with pytest.raises(Conflict, match="in 1000 tries"):
        new_code(random.Random(5), Everything())


def test_the_last_of_a_thousand_tries_may_still_find_a_code() -> None:
    class AllButTheLast:
        left = 999

        def __contains__(self, code: object) -> bool:
            self.left -= 1
            return self.left >= 0

    assert check_code(new_code(random.Random(5), AllButTheLast()))


@pytest.mark.parametrize(
    "template",
    [
        GOOD,
        "https://fanzha.example.org/i?c={code}",
        "https://app.example.gov.cn/a/b_c/{code}/go?from=leaflet",
    ],
)
def test_a_plain_https_address_on_an_allowed_host_is_taken(template: str) -> None:
    assert check_address_template(template, HOSTS) == template


@pytest.mark.parametrize("template", BAD_ADDRESSES)
def test_an_address_that_could_mislead_is_refused(template: str) -> None:
    with pytest.raises(Invalid):
        check_address_template(template, HOSTS | {"127.0.0.1", "localhost", "2130706433", "[::1]"})


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("http://app.example.gov.cn/{code}", "must begin with https"),
        ("https://аpp.example.gov.cn/{code}", "must not have"),
        ("https://app.example.gov.cn/a b/{code}", "must not have"),
        ("https://app.example.gov.cn/\x7f{code}", "must not have"),
        (
            "https://app.example.gov.cn@evil.example.com/{code}",
            "leads to app.example.gov.cn@evil.example.com",
        ),
        ("https://app.example.gov.cn/{code}/{code}", "exactly once"),
        ("https://app.example.gov.cn/" + "a" * 100 + "/{code}", "134 characters"),
        ("https://app.example.gov.cn//x/{code}", "behind its host"),
        ("https://app.example.gov.cn/x//{code}", "behind its host"),
    ],
)
def test_a_refused_address_says_why(template: str, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        check_address_template(template, HOSTS)


@pytest.mark.parametrize(("length", "fits"), [(120, True), (121, False)])
def test_an_address_has_at_most_120_characters(length: int, fits: bool) -> None:
    template = GOOD + "a" * (length - len(GOOD))
    if fits:
        assert check_address_template(template, HOSTS) == template
    else:
        with pytest.raises(Invalid, match="121 characters; more than 120"):
            check_address_template(template, HOSTS)


def test_each_bad_address_differs_from_the_good_one_by_its_fault_only() -> None:
    assert len(set(BAD_ADDRESSES)) >= 22
    assert check_address_template(GOOD, HOSTS)


@pytest.mark.parametrize("host", ["app.example.gov.cn", "a-b.cn", "x1.y2.example.com"])
def test_a_plain_host_may_go_on_the_list(host: str) -> None:
    assert check_host(host) == host


@pytest.mark.parametrize(
    "host",
    [
        "",
        "localhost",
        "127.0.0.1",
        "xn--pp-6kc.cn",
        "App.cn",
        "a.cn.",
        "a..cn",
        "-a.cn",
        "a.cn:80",
        "а.cn",
        "a.cn/b",
        "u@a.cn",
        "a.cn\n",
    ],
)
def test_a_host_that_could_mislead_may_not_go_on_the_list(host: str) -> None:
    with pytest.raises(Invalid):
        check_host(host)


def test_an_address_carries_the_code() -> None:
    assert address_for(GOOD, "K7M4PQX") == "https://app.example.gov.cn/install/K7M4PQX"
