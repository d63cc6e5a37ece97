"""The text of a cell: cleaned, folded for comparing, and shown as it was read."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from outreach import cleaning
from outreach.errors import Invalid
from outreach.ledgers.sheets import Cell, FailedFormula

LONGEST = 2_000
_NOTHING = {
    "",
    "无",
    "—",
    "——",
    "-",
    "--",
    "–",
    "/",
    "\\",
    "空",
    "暂无",
    "没有",
    "none",
    "n/a",
    "null",
    "nil",
    "…",
}
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufff0-\uffff]")
_UNKEPT = {"Cs", "Cf", "Cn", "Co"}
_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"[\s*＊:：,，.。;；、\"'“”‘’!?？…_|#※★☆●△▲]+")
_BRACKETED = re.compile(r"[(（\[【〔][^)）\]】〕]*[)）\]】〕]")
_BRACKETS = re.compile(r"[()（）\[\]【】〔〕]")


def clean(text: str, longest: int = LONGEST) -> str:
    """Make a cell's text fit to be kept: what cannot be is left out, and what is endless is cut."""
    try:
        return cleaning.clean(text, "", longest)
    except Invalid:
        kept = "".join(sign for sign in _UNSEEN.sub("", text) if unicodedata.category(sign) not in _UNKEPT)
        return _SPACES.sub(" ", unicodedata.normalize("NFC", kept)).strip()[:longest]


def said(cell: Cell) -> str:
    """Read a cell as text: 31202.0 is "31202", a full-width letter is a plain one."""
    if isinstance(cell, str):
        return clean(unicodedata.normalize("NFKC", cell))
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, int):
        return str(cell)
    return shown(cell)


def written(cell: Cell) -> str:
    """Keep a cell's own words: cleaned, but not folded (names may hold rare characters)."""
    return clean(cell) if isinstance(cell, str) else said(cell)


def shown(cell: Cell) -> str:
    """Show a cell as it was read."""
    if isinstance(cell, dt.datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, dt.time):
        return f"{cell:%H:%M}"
    if isinstance(cell, FailedFormula):
        return cell.shown
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return clean(str(cell), 200)


def is_nothing(cell: Cell) -> bool:
    """Tell whether a cell says nothing: blank, 无, — and their like."""
    return isinstance(cell, str) and said(cell).strip().lower() in _NOTHING


def without_spaces(text: str) -> str:
    """Take every space out, the wide ones too."""
    return _SPACES.sub("", text)


def folded(text: str) -> str:
    """Fold a text for comparing: plain letters, small, no spaces."""
    return without_spaces(unicodedata.normalize("NFKC", text)).lower()


def heading(text: str) -> str:
    """Fold a heading: no spaces, marks or brackets with what stands in them (units, examples)."""
    plain = unicodedata.normalize("NFKC", clean(text, 200))
    bare = _MARKS.sub("", _BRACKETED.sub("", plain))
    return (bare or _MARKS.sub("", _BRACKETS.sub("", plain))).lower()


def bracketed(text: str) -> str:
    """Read what stands in a heading's last brackets: 损失金额(万元) → 万元."""
    found = re.findall(r"\(([^()]*)\)|\[([^\[\]]*)\]", unicodedata.normalize("NFKC", text))
    return without_spaces("".join(found[-1])) if found else ""
