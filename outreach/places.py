"""Official communities of the country: found by code, street, name or pinyin initials."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from outreach.cleaning import halfwidth
from outreach.errors import NotFound, Unusable
from resources import folder

MAGIC = b"PLACES1\n"
UNNAMED = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
CITY, COUNTY, STREET, COMMUNITY = 4, 6, 9, 12  # digits of a code


@dataclass(frozen=True, slots=True)
class Division:
    """A province, city or county: 2, 4 or 6 digits."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Street:
    """A street or town (9 digits) and where it lies."""

    code: str
    name: str
    county: str
    city: str
    province: str

    @property
    def in_full(self) -> str:
        """Write the name from the province down, without the tables' placeholders for a missing level."""
        return _in_full(self.province, self.city, self.county, self.name)


@dataclass(frozen=True, slots=True)
class Community:
    """An official community (12 digits) and where it lies; the street tells equal names apart."""

    code: str
    name: str
    street: str
    county: str
    city: str
    province: str

    @property
    def street_code(self) -> str:
        """Give the nine digits of its street."""
        return self.code[:STREET]

    @property
    def is_village(self) -> bool:
        """Say whether the code is a village committee's, 村委会 (200 to 399; 001 to 199 are 居委会)."""
        return "200" <= self.code[STREET:] <= "399"

    @property
    def in_full(self) -> str:
        """Write the name from the province down, without the tables' placeholders for a missing level."""
        return _in_full(self.province, self.city, self.county, self.street, self.name)


def _in_full(*names: str) -> str:
    return "".join(name for name in names if name not in UNNAMED)


Names = Sequence[tuple[str, str]]  # codes and names of a street's communities
Block = dict[str, tuple[str, Names]]  # street code: its name, its communities


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of what is looked for: how a name begins with it, and how it holds it."""

    begins: Callable[[str], object]
    held: Callable[[str], object]


class Places:
    """The table of places in one file; a city is read when it is first asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise self._damaged()
            length = int.from_bytes(file.read(4), "big")
            index = json.loads(self._unpack(file.read(length)))
            start = file.tell()
        self.source: str = index["source"]
        self.count: int = index["communities"]
        self._letters: dict[str, str] = index["letters"]
        self._names: dict[str, str] = dict(index["provinces"]) | dict(index["counties"])
        self._blocks: dict[str, tuple[int, int]] = {}
        self._above: dict[str, str] = {}
        for code, name, size in index["cities"]:
            self._names[code] = name
            self._blocks[code] = (start, size)
            self._above[code] = f"{self._names[code[:2]]}\n{name}"
            start += size
        for code, name in index["counties"]:
            self._above[code[:CITY]] += f"\n{name}"
        self._recent = lru_cache(maxsize=16)(self._read)

    def divisions(self, within: str = "") -> tuple[Division, ...]:
        """List the provinces, or the cities of a province, or the counties of a city, in order of code."""
        found = (code for code in self._names if len(code) == len(within) + 2 and code.startswith(within))
        return tuple(Division(code, self._names[code]) for code in sorted(found))

    def streets(self, within: str) -> tuple[Street, ...]:
        """List the streets of a county or of a city, in order of code."""
        return tuple(street for street, _ in self._streets(within))

    def street(self, code: str) -> Street:
        """Find a street by its nine digits; NotFound if there is none."""
        return self._one_street(code)[0]

    def communities_of(self, street_code: str) -> tuple[Community, ...]:
        """List a street's communities in order of code; NotFound if there is no such street."""
        return _communities(*self._one_street(street_code))

    def _one_street(self, code: str) -> tuple[Street, Names]:
        code = halfwidth(code).strip()
        found = list(self._streets(code)) if len(code) == STREET else []
        if not found:
            raise NotFound("There is no street {code}. A street's code has nine digits.", code=code)
        return found[0]

    def community(self, code: str) -> Community:
        """Find a community by its twelve digits; NotFound if there is none."""
        code = halfwidth(code).strip()
        for street, names in self._streets(code) if len(code) == COMMUNITY else ():
            for found in _communities(street, [named for named in names if named[0] == code]):
                return found
        raise NotFound("There is no community {code}. A community's code has twelve digits.", code=code)

    def search(self, text: str, within: str = "", limit: int = 50) -> tuple[Community, ...]:
        """Find communities by code, part of a name or pinyin initials, several words narrowing each other.

        A word of four digits or more is the beginning of the code, as `within` is; any other must be held by
        the name of the community or of what it lies in (东升, dss, 徐州 东升). Names that begin with a word
        come first, then those that hold one, then those that only lie in one; equals in order of code.
        """
        asked = self._asked(text, within)
        if asked is None or limit < 1:
            return ()
        words, within = asked
        best: list[list[Community]] = [[], [], []]
        for street, names in self._streets(within, words):
            found = _found(street, names, words, within)
            for community in _communities(street, found):
                rank = _rank(words, community.name.lower())
                if len(best[rank]) < limit:
                    best[rank].append(community)
            if len(best[0]) >= limit:
                break
        return tuple([community for rank in best for community in rank][:limit])

    def search_streets(self, text: str, within: str = "", limit: int = 50) -> tuple[Street, ...]:
        """Find streets by code, part of a name or pinyin initials, in the order of `search`."""
        asked = self._asked(text, within)
        if asked is None or limit < 1:
            return ()
        words, within = asked
        best: list[list[Street]] = [[], [], []]
        for street, _ in self._streets(within, words):
            if all(word.held(_around(street)) for word in words):
                best[_rank(words, street.name.lower())].append(street)
        return tuple([street for rank in best for street in rank][:limit])

    def _asked(self, text: str, within: str) -> tuple[list[_Word], str] | None:
        """Tell codes from words; None if nothing is asked, or codes exclude each other."""
        words = []
        asked = halfwidth(text).lower().split()
        for word in asked:
            if not (word.isdecimal() and len(word) >= CITY):
                words.append(self._word(word))
            elif word.startswith(within):
                within = word
            elif not within.startswith(word):
                return None
        return (words, within) if asked else None

    def _word(self, word: str) -> _Word:
        if word.isascii() and word.isalnum() and not word.isdecimal():
            pattern = re.compile("".join(f"[{letter}{self._letters.get(letter, '')}]" for letter in word))
            return _Word(pattern.match, pattern.search)
        return _Word(lambda name: name.startswith(word), lambda name: word in name)

    def _streets(self, within: str, words: Sequence[_Word] = ()) -> Iterator[tuple[Street, Names]]:
        """Go through the streets under a code, or over it, but for cities that hold none of a word."""
        for city in self._blocks:
            if city.startswith(within[:CITY]) and (not words or self._may_hold(city, words)):
                for code, (name, names) in self._recent(city).items():
                    if code.startswith(within[:STREET]):
                        yield self._street(code, name), names

    def _may_hold(self, city: str, words: Sequence[_Word]) -> bool:
        """Look through a city's text before it is taken apart, which costs twice as much as reading it."""
        text = f"{self._above[city]}\n{self._text(city)}".lower()
        return all(word.held(text) for word in words)

    def _street(self, code: str, name: str) -> Street:
        return Street(code, name, self._names[code[:COUNTY]], self._names[code[:CITY]], self._names[code[:2]])

    def _read(self, city: str) -> Block:
        """Read the block of a city."""
        lines = self._text(city).split("\n")
        block: Block = {}
        code = ""
        names: list[tuple[str, str]] = []
        following = 0
        for line in lines:
            if line[0] == "#":
                code, names, following = city + line[1:6], [], -1
                block[code] = (line[6:], names)
            else:
                number, _, name = line.partition(":")
                following = int(number) if number else following
                names.append((f"{code}{following:03}", name))
                following += 1
        return block

    def _text(self, city: str) -> str:
        start, size = self._blocks[city]
        with self._path.open("rb") as file:
            file.seek(start)
            return self._unpack(file.read(size))

    def _unpack(self, packed: bytes) -> str:
        try:
            return lzma.decompress(packed).decode("utf-16-be")
        except (lzma.LZMAError, UnicodeDecodeError) as error:
            raise self._damaged() from error

    def _damaged(self) -> Unusable:
        return Unusable("The file {path} is damaged. Install the program again.", path=self._path)


def _communities(street: Street, names: Iterable[tuple[str, str]]) -> tuple[Community, ...]:
    lies_in = (street.name, street.county, street.city, street.province)
    return tuple(Community(code, name, *lies_in) for code, name in names)


def _around(street: Street) -> str:
    return f"{street.name}\n{street.county}\n{street.city}\n{street.province}".lower()


def _found(street: Street, names: Names, words: list[_Word], within: str) -> list[tuple[str, str]]:
    around = _around(street)
    wanted = [word.held for word in words if not word.held(around)]
    return [
        (code, name)
        for code, name in names
        if code.startswith(within) and all(held(name.lower()) for held in wanted)
    ]


def _rank(words: list[_Word], name: str) -> int:
    if not words or any(word.begins(name) for word in words):
        return 0
    return 1 if any(word.held(name) for word in words) else 2


@cache
def official() -> Places:
    """Give the table of places that comes with the program."""
    return Places(folder / "places" / "communities.bin")


def street(code: str) -> Street:
    """Find a street of the country by its nine digits; NotFound if there is none."""
    return official().street(code)


def community(code: str) -> Community:
    """Find a community of the country by its twelve digits; NotFound if there is none."""
    return official().community(code)


def communities_of(street_code: str) -> tuple[Community, ...]:
    """List a street's communities in order of code; NotFound if there is no such street."""
    return official().communities_of(street_code)


def search(text: str, within: str = "", limit: int = 50) -> tuple[Community, ...]:
    """Find communities of the country; see Places.search."""
    return official().search(text, within, limit)
