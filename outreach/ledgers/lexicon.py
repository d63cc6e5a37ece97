"""The words of ledgers, from resources/lexicon: how columns are headed and what cells say."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from outreach.ledgers.texts import folded, heading
from resources import folder

EXACT = 1.0
CORE = 0.75
LIKE = 0.6
ROOT = 0.45
_A_STEP = 0.06
_A_RANK = 0.002
_BEFORE = re.compile(
    r"^(国家反诈中心|反诈|防诈|防骗|宣传|活动|推广|app|本次|本场|当日|当天|今日|每日|实际|具体|其中)+"
)
_AFTER = re.compile(r"(总人数|总数量|总数|人数|人次|份数|户数|数量|姓名|情况|数|量|人|名称)$")
_FOOT = re.compile(r".{0,6}(人|员|长|单位|领导|日期|时间|签字|签名|盖章|电话|说明|备注|注)")
_SEPARATORS = re.compile(r"[、，,;；/／|\n\r\t ]+")
_SEVERAL = ("kinds", "forms", "fraud_types")
_INNER = re.compile(r"[“”\"'‘’《》<>()（）。.:：*]")


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """The headings one field goes by."""

    words: dict[str, int]
    like: tuple[re.Pattern[str], ...]
    never: tuple[re.Pattern[str], ...]
    cores: frozenset[str] = frozenset()
    roots: tuple[re.Pattern[str], ...] = ()
    never_roots: tuple[re.Pattern[str], ...] = ()

    def fit(self, folded_heading: str) -> float:
        """Tell how well a folded heading fits: whole, in its core, by a likeness, or (0) not at all."""
        if folded_heading in self.words:
            return EXACT - _A_RANK * self.words[folded_heading]
        if any(never.search(folded_heading) for never in self.never):
            return 0.0
        if core(folded_heading) in self.cores:
            return CORE
        return LIKE if any(like.search(folded_heading) for like in self.like) else 0.0

    def root(self, folded_heading: str) -> float:
        """Tell how well a heading fits by its roots: at most ROOT, less for a vaguer one, 0 for none."""
        if any(never.search(folded_heading) for never in (*self.never_roots, *ignored())):
            return 0.0
        for place, root in enumerate(self.roots):
            if root.search(folded_heading):
                return ROOT - _A_STEP * place
        return 0.0


@lru_cache(maxsize=20_000)
def core(folded_heading: str) -> str:
    """Take off what says no more of a heading: 反诈…, 本次…, …人数, …情况; "" where too little is left."""
    bare = _AFTER.sub("", _BEFORE.sub("", folded_heading))
    return bare if len(bare) > 1 else ""


@cache
def _headings() -> dict[str, Any]:
    return tomllib.loads((folder / "lexicon" / "headings.toml").read_text("utf-8"))


@cache
def _values() -> dict[str, Any]:
    return tomllib.loads((folder / "lexicon" / "values.toml").read_text("utf-8"))


@cache
def _roots() -> dict[str, Any]:
    return tomllib.loads((folder / "lexicon" / "roots.toml").read_text("utf-8"))


@cache
def ignored() -> tuple[re.Pattern[str], ...]:
    """List what columns no field is read from are called: serials, weather, photographs."""
    return (re.compile(_roots()["ignored"]["any"]),)


@cache
def titles(table: str) -> tuple[str, ...]:
    """List the words by which titles and sheet names tell a table."""
    return tuple(folded(word) for word in _headings()[table]["titles"].split())


@cache
def heading_words(table: str, field: str) -> HeadingWords:
    """Look up the headings of one field of one table."""
    said = _headings()["shared"].get(field) or _headings()[table].get(field) or {}
    if table == "goals" and field == "grid":
        said = _headings()["goals"]["grid"]
    words = said.get("words", "").split() + said.get("civil", "").split()
    ranks: dict[str, int] = {}
    for word in words:
        ranks.setdefault(heading(word), len(ranks))
    roots = _roots()["shared"].get(field) or _roots().get(table, {}).get(field) or []
    return HeadingWords(
        ranks,
        tuple(re.compile(pattern) for pattern in said.get("like", [])),
        tuple(re.compile(pattern) for pattern in said.get("never", [])),
        frozenset(core(word) for word in ranks) - {""},
        tuple(re.compile(root) for root in roots if not root.startswith("!")),
        tuple(re.compile(root[1:]) for root in roots if root.startswith("!")),
    )


@cache
def civil_grid_words() -> frozenset[str]:
    """List the headings that may mean a grid of the neighbourhood's own."""
    return frozenset(heading(word) for word in _headings()["shared"]["grid"]["civil"].split())


def _key(text: str) -> str:
    return _INNER.sub("", folded(text))


@cache
def words_of(group: str) -> dict[str, str]:
    """List a group's wordings, folded, with the word the book keeps for each."""
    found: dict[str, str] = {}
    for code, words in _values()[group].items():
        found.setdefault(_key(code), code)
        for word in words.split():
            found.setdefault(_key(word), code)
    return found


@cache
def _likenesses(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    said = _values().get(f"{group}_like", {})
    return tuple((code, re.compile(pattern)) for code, patterns in said.items() for pattern in patterns)


@lru_cache(maxsize=20_000)
def look_up(group: str, text: str) -> str | None:
    """Find the book's word for a wording, or nothing; a cell that names several is like none of them."""
    key = _key(text)
    found = words_of(group).get(key)
    if found is None and not (group in _SEVERAL and _SEPARATORS.search(text.strip())):
        found = next((code for code, like in _likenesses(group) if like.search(key)), None)
    return found


@cache
def skip_words(group: str) -> frozenset[str]:
    """List the words of rows that are no rows of a table: sums, feet, examples, units."""
    return frozenset(_key(word) for word in _values()["skip"][group].split())


@cache
def first_signs() -> frozenset[str]:
    """List the signs such rows begin with, to pass over most cells at a glance."""
    words = [word for group in ("sums", "feet", "examples") for word in skip_words(group)]
    return frozenset(word[0] for word in words) | frozenset("(（【[*※")


def starts_like(group: str, text: str) -> bool:
    """Tell whether a text is, or opens with, one of those words."""
    key = _key(text)
    if key in skip_words(group):
        return True
    opening = re.split(r"[:：]", folded(text), maxsplit=1)
    if len(opening) < 2:
        return False
    word = _key(opening[0])
    return word in skip_words(group) or (group == "feet" and _FOOT.fullmatch(word) is not None)


def parts(text: str) -> list[str]:
    """Split a cell that names several things by 、 ， / ; a line break or a space."""
    return [part for part in _SEPARATORS.split(text.strip()) if part]
