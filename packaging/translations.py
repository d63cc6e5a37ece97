"""Bring the Chinese catalogue in step with the sources, and compile it.

    python packaging/translations.py [--fill FOLDER]

FOLDER holds JSON files {"English": "中文"}; what they say is taken over where the catalogue says nothing yet
or something else. Says what is still untranslated and exits 1 then. The outcome depends on nothing but the
sources and the catalogue: no dates, no line numbers, sorted.
"""

from __future__ import annotations

import argparse
import ast
import io
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("outreach", "ui", "db")
PLACE = "resources/translations/zh_CN/LC_MESSAGES"
HEADING = [
    ("Language", "zh_CN"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("Plural-Forms", "nplurals=1; plural=0;"),
]
# Their first argument is an English sentence; a kind of Refused made anywhere joins them by itself.
SPEAKERS = {"say", "answer", "mark"}
REFUSALS = {"Refused", "NotFound", "Invalid", "Conflict", "Forbidden", "Unusable"}


@dataclass
class Sentence:
    """One sentence of the sources, the files that say it, and its plural if it counts."""

    english: str
    plural: str = ""
    files: set[str] = field(default_factory=set)


class Unreadable(Exception):
    """A sentence put together while the program runs cannot be looked up in a catalogue."""


def extract_messages(root: Path = ROOT) -> dict[str, Sentence]:
    """Find every sentence in the sources, by its (singular) English."""
    trees = {
        path.relative_to(root).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for source in SOURCES
        for path in sorted((root / source).rglob("*.py"))
    }
    refusals = _kinds_of_refused(trees.values())
    found: dict[str, Sentence] = {}
    for name, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for english, plural in _said_by(node, name, refusals):
                    sentence = found.setdefault(english, Sentence(english))
                    sentence.files.add(name)
                    sentence.plural = plural or sentence.plural
    return found


def _kinds_of_refused(trees: Iterable[ast.Module]) -> set[str]:
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    kinds = set(REFUSALS)
    while (
        more := {node.name for node in classes if any(_last_name(one) in kinds for one in node.bases)} - kinds
    ):
        kinds |= more
    return kinds


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _said_by(call: ast.Call, file: str, refusals: set[str]) -> list[tuple[str, str]]:
    name = _last_name(call.func)
    if name == "say_many" and len(call.args) > 1:
        return [(_literals(call.args[0], file)[0], _literals(call.args[1], file)[0])]
    if call.args and (name in SPEAKERS or name in refusals):
        return [(english, "") for english in _literals(call.args[0], file) if english]
    return []


def _literals(node: ast.expr, file: str) -> list[str]:
    """Read the sentences an argument may be; none for a name: `mark` saw its sentence."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _literals(node.body, file) + _literals(node.orelse, file)
    if isinstance(node, ast.JoinedStr | ast.BinOp):
        raise Unreadable(f"{file}:{node.lineno}: write the whole sentence, with {{named}} fields")
    return []


def read_catalogue(path: Path) -> Catalog:
    """Read the catalogue that stands, or begin one."""
    if not path.exists():
        return Catalog(locale="zh_CN")
    with path.open("rb") as file:
        return read_po(file, locale="zh_CN", abort_invalid=True)


def renew(found: dict[str, Sentence], old: Catalog, fill: dict[str, str]) -> Catalog:
    """Make the catalogue of these sentences: `fill` speaks first, then what stands, then nothing."""
    new = Catalog(locale="zh_CN", fuzzy=False)
    for english in sorted(found):
        sentence = found[english]
        said = fill.get(sentence.plural) or fill.get(english) or _said(old.get(english))
        message = new.add(
            (english, sentence.plural) if sentence.plural else english,
            (said,) if sentence.plural else said,
            locations=[(file, 0) for file in sorted(sentence.files)],
        )
        message.flags.discard("python-format")  # a % is a per cent sign, the fields are str.format's
    return new


def _said(message: Message | None) -> str:
    if message is None or message.fuzzy:
        return ""
    return message.string[0] if isinstance(message.string, list | tuple) else str(message.string or "")


class _Plain(Catalog):
    """A catalogue whose heading says neither when nor by which version it was written."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return HEADING


def as_po(catalogue: Catalog) -> bytes:
    """Write the catalogue as text, the same bytes for the same sentences."""
    lines = io.BytesIO()
    write_po(lines, catalogue, width=110, omit_header=True, include_lineno=False, sort_output=True)
    heading = "".join(f'"{name}: {value}\\n"\n' for name, value in HEADING)
    return f'msgid ""\nmsgstr ""\n{heading}\n'.encode() + lines.getvalue()


def as_mo(po: bytes) -> bytes:
    """Compile the text of a catalogue, the same bytes for the same text."""
    plain = _Plain(locale="zh_CN", fuzzy=False)
    for message in read_po(io.BytesIO(po), locale="zh_CN", abort_invalid=True):
        if message.id:
            plain[message.id] = message
    compiled = io.BytesIO()
    write_mo(compiled, plain)
    return compiled.getvalue()


def read_fill(folder: Path | None) -> dict[str, str]:
    """Read every JSON file of a folder: {"English": "中文"}."""
    fill: dict[str, str] = {}
    for path in sorted(folder.glob("*.json")) if folder else []:
        fill.update(json.loads(path.read_text(encoding="utf-8")))
    return fill


def main() -> int:
    """Renew the catalogue; 1 when something is untranslated."""
    parser = argparse.ArgumentParser(description="Renew the Chinese catalogue from the sources.")
    parser.add_argument("--fill", type=Path, metavar="FOLDER", help='JSON files {"English": "中文"}')
    options = parser.parse_args()
    place = ROOT / PLACE
    place.mkdir(parents=True, exist_ok=True)
    catalogue = renew(extract_messages(), read_catalogue(place / "outreach.po"), read_fill(options.fill))
    po = as_po(catalogue)
    (place / "outreach.po").write_bytes(po)
    (place / "outreach.mo").write_bytes(as_mo(po))
    silent = [str(message.id) for message in catalogue if message.id and not _said(message)]
    for sentence in silent:
        print(f"not translated: {sentence}", file=sys.stderr)
    print(f"{len(catalogue)} sentences, {len(silent)} not translated", file=sys.stderr)
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
