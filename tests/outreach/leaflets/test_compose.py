"""A composed run is whole, searchable, the same each time, and refused before a byte is written."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pdfplumber
import pypdfium2
import pytest

from outreach.campaigns.rules import spaced_code
from outreach.errors import Invalid, NotFound
from outreach.leaflets.compose import compose
from outreach.leaflets.facts import LeafletItem, LeafletRun
from outreach.leaflets.templates import templates
from resources import folder

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

MakeRun = Callable[..., LeafletRun]
NAMES = [template.name for template in templates()]
SIZES = {"A5": (148, 210), "A4": (210, 297)}


class Discarding(BytesIO):
    """A file that keeps nothing."""

    def write(self, data: ReadableBuffer, /) -> int:
        return len(memoryview(data))


def _with_item(run: LeafletRun, at: int, item: LeafletItem) -> LeafletRun:
    return replace(run, items=[*run.items[:at], item, *run.items[at + 1 :]])


def _composed(run: LeafletRun) -> bytes:
    written = BytesIO()
    pages, size = compose(run, written)
    assert (pages, size) == (len(run.items), len(written.getvalue()))
    return written.getvalue()


def _text(data: bytes, page: int = 0) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "".join(document[page].get_textpage().get_text_bounded().split())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("paper", ["A5", "A4"])
def test_each_page_has_its_size_and_its_words_inside_the_edges(
    make_run: MakeRun, name: str, language: str, paper: str
) -> None:
    run = make_run(2, name, language, paper)
    with pdfplumber.open(BytesIO(_composed(run))) as document:
        assert len(document.pages) == 2
        for page, item in zip(document.pages, run.items, strict=True):
            assert [round(side * 25.4 / 72) for side in (page.width, page.height)] == list(SIZES[paper])
            text = "".join("".join(char["text"] for char in page.chars).split())
            for word in (run.station, "96110", spaced_code(item.code), item.officer, item.place, run.app):
                assert "".join(word.split()) in text
            margin = 0.05 * float(page.width)
            assert min(char["x0"] for char in page.chars if char["text"].strip()) >= margin
            assert max(char["x1"] for char in page.chars) >= page.width * 0.9
            assert min(char["top"] for char in page.chars) <= page.height * 0.06
            assert max(char["bottom"] for char in page.chars) >= page.height * 0.96
            assert max(char["x1"] for char in page.chars if char["text"].strip()) <= page.width - margin
            assert {char["fontname"].partition("+")[2] for char in page.chars} == {
                "NotoSansSC-Regular", "NotoSansSC-Bold",
            }  # fmt: skip


def test_the_same_run_gives_the_same_bytes_and_another_run_others(make_run: MakeRun) -> None:
    assert _composed(make_run(3)) == _composed(make_run(3))
    assert _composed(make_run(3)) != _composed(make_run(3, officer="王强"))


SCRIPT = """
import hashlib, io
from outreach.leaflets.compose import compose
from outreach.leaflets.facts import LeafletItem, LeafletRun
items = [LeafletItem(c, "https://x.cn/" + c, "𬌗㛃䶮李敏", "幸福里南门") for c in ("K7M4PQD", "K7M4PQX")]
written = io.BytesIO()
compose(LeafletRun("four-frauds", "城南派出所", "国家反诈中心", items), written)
print(hashlib.sha256(written.getvalue()).hexdigest())
"""


def test_another_process_gives_the_same_bytes() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=folder.parent,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_rare_names_are_printed_and_found_again(make_run: MakeRun) -> None:
    data = _composed(make_run(2, officer="𬌗㛃䶮", station="𬌗县公安局㛃河派出所"))
    assert "联系人：𬌗㛃䶮" in _text(data, 1)
    assert "𬌗县公安局㛃河派出所" in _text(data, 1)


def test_a_leaflet_may_have_an_officer_a_place_both_or_neither(make_run: MakeRun) -> None:
    for officer, place in (("李敏", ""), ("", "南门"), ("李敏", "南门"), ("", "")):
        text = _text(_composed(make_run(1, officer=officer, place=place)))
        assert ("联系人：李敏" in text, "地点：南门" in text) == (bool(officer), bool(place))
        assert ("联系人" in text, "地点" in text) == (bool(officer), bool(place))


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>李</b>",
        '<img src="http://127.0.0.1:9/x"/>',
        "&amp;&lt;",
        ") Tj ET (",
        "\\)\\(",
        "{{code}}",
        "{{app}}",
        "%s %d {0}",
        "<4100> Tj",
    ],
)
def test_a_name_that_looks_like_code_prints_as_it_is(make_run: MakeRun, hostile: str) -> None:
    text = _text(_composed(make_run(1, officer=hostile, station=hostile)))
    assert text.count(hostile.replace(" ", "")) == 2


def _refused(run: LeafletRun) -> str:
    written = BytesIO()
    with pytest.raises(Invalid) as refusal:
        compose(run, written)
    assert written.getvalue() == b""
    return str(refusal.value)


@pytest.mark.parametrize("field", ["station", "app", "hotline"])
@pytest.mark.parametrize("value", ["城南😀", "城南\x07", "城\n南", "\u202e城南"])
def test_a_character_without_a_glyph_stops_the_run_and_is_named(
    make_run: MakeRun, field: str, value: str
) -> None:
    said = _refused(make_run(2, **{field: value}))
    assert any(name in said for name in ("U+1F600", "U+0007", "U+000D", "U+202E"))


@pytest.mark.parametrize("field", ["officer", "place"])
def test_a_leaflet_whose_own_words_cannot_be_printed_is_named_by_its_code(
    make_run: MakeRun, field: str
) -> None:
    run = make_run(5)
    changed = {"officer": "李敏", "place": "南门", field: "李😀"}
    run = _with_item(run, 3, LeafletItem(run.items[3].code, run.items[3].address, **changed))
    said = _refused(run)
    assert run.items[3].code in said
    assert "U+1F600" in said


@pytest.mark.parametrize("field", ["station", "app", "hotline", "officer", "place"])
def test_a_text_too_long_stops_the_run_and_says_which_and_by_how_much(make_run: MakeRun, field: str) -> None:
    said = _refused(make_run(2, **{field: "很长的名字" * 20}))
    assert "很长的名字很长的名字" in said
    assert " points" in said
    assert {"station": "station's name", "app": "app's name", "officer": "name"}.get(field, field) in said


@pytest.mark.parametrize("field", ["station", "app", "hotline"])
def test_what_every_leaflet_shows_must_not_be_missing(make_run: MakeRun, field: str) -> None:
    assert "missing" in _refused(make_run(1, **{field: " "}))


def test_an_empty_run_an_unknown_template_and_an_unknown_paper_are_refused(make_run: MakeRun) -> None:
    assert "no code" in _refused(make_run(0))
    for run in (make_run(1, "no-such"), make_run(1, paper="A3")):
        with pytest.raises(NotFound, match="There are"):
            compose(run, BytesIO())


def test_an_address_too_long_stops_the_run_before_a_page_is_written(make_run: MakeRun) -> None:
    run = make_run(3)
    run = _with_item(run, 2, LeafletItem("AAAAAAA", "https://fanzha.example.gov.cn/" + "a" * 300))
    assert "too long for a code" in _refused(run)


def test_codes_that_lead_to_two_hosts_are_not_one_run(make_run: MakeRun) -> None:
    run = make_run(2)
    run = _with_item(run, 1, LeafletItem("AAAAAAA", "https://other.example.cn/AAAAAAA"))
    assert "fanzha.example.gov.cn, other.example.cn" in _refused(run)


def test_memory_does_not_grow_with_the_pages(make_run: MakeRun) -> None:
    run = make_run(500)
    held = {}

    def look(done: int, _: int) -> None:
        if done in (100, 500):
            held[done] = tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    compose(run, Discarding(), look)
    tracemalloc.stop()
    assert (
        held[500] - held[100] < 400 * 150
    )  # bytes: a page itself is a thousand, its place in the index sixteen
