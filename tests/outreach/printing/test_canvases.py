"""A canvas gives the same bytes, embeds its fonts and takes text as text."""

from __future__ import annotations

import socket
from io import BytesIO
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from outreach.printing.canvases import draw_lines, open_canvas
from outreach.printing.fonts import REGULAR
from outreach.printing.lines import set_text

HOSTILE = '<b>&amp;</b><img src="http://127.0.0.1:9/x.png"/></para>'


def _paper(text: str, target: BytesIO | Path) -> None:
    canvas = open_canvas(target, (420, 595), title="晨会 <b>", author="城南派出所")
    setting = set_text(text, font=REGULAR, size=11, room=360)
    draw_lines(canvas, setting, 30, 500, room=360, align="justify")
    canvas.showPage()
    canvas.save()


def _bytes(text: str) -> bytes:
    written = BytesIO()
    _paper(text, written)
    return written.getvalue()


def test_the_same_drawing_gives_the_same_bytes_in_memory_and_on_disk(tmp_path: Path) -> None:
    _paper("民警李敏", tmp_path / "paper.pdf")
    assert _bytes("民警李敏") == _bytes("民警李敏") == (tmp_path / "paper.pdf").read_bytes()


def test_rare_characters_are_found_again_by_two_readers() -> None:
    data = _bytes("民警𬌗㛃䶮，电话96110")
    with pypdfium2.PdfDocument(data) as document:
        assert "民警𬌗㛃䶮，电话96110" in document[0].get_textpage().get_text_bounded()
    with pdfplumber.open(BytesIO(data)) as document:
        assert "民警𬌗㛃䶮，电话96110" in (document.pages[0].extract_text() or "")


def test_every_font_named_is_embedded() -> None:
    with pdfplumber.open(BytesIO(_bytes("民警 abc"))) as document:
        names = {char["fontname"] for char in document.pages[0].chars}
    assert {name.partition("+")[2] for name in names} == {"NotoSansSC-Regular"}
    assert b"/Helvetica" not in _bytes("民警 abc")


def test_text_that_looks_like_markup_prints_as_it_is_and_opens_no_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> socket.socket:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    with pypdfium2.PdfDocument(_bytes(HOSTILE)) as document:
        printed = document[0].get_textpage().get_text_bounded()
    assert HOSTILE.replace(" ", "") in "".join(printed.split())


def test_justified_chinese_lines_reach_the_right_edge_and_no_further() -> None:
    with pdfplumber.open(BytesIO(_bytes("骗子说先返小钱再垫资，千万不要相信。" * 6))) as document:
        lines = document.pages[0].extract_text_lines()
    assert len(lines) > 2
    for line in lines[:-1]:
        assert 380 < line["x1"] <= 390.5
