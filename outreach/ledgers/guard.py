"""Look at a file from outside before anything parses it."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from outreach.errors import Unusable

MOST_BYTES = 100 * 1024 * 1024
MOST_INFLATED = 400 * 1024 * 1024
MOST_ENTRIES = 2_000
MOST_ROWS = 200_000
MOST_COLUMNS = 512
MOST_RATIO = 400
RATIO_FROM = 8 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CSV_SUFFIXES = {".csv", ".txt", ".tsv"}
_WORKBOOK_SUFFIXES = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".et"}
_PIECE = 1 << 20
_OVERLAP = 4096
# A styled but empty cell may stand anywhere (whole columns get a border down to
# row 1,048,576); only a cell with something in it makes the parser's table grow.
# Only the writing every known program uses is looked for; another is left to the child's limits.
_FAR = re.compile(rb'r="(?:([A-Z]{3,})[0-9]+|[A-Z]{1,2}([2-9][0-9]{5}|[0-9]{7,}))"')
_DIMENSION = re.compile(rb'<dimension\s+ref="[A-Z]+[0-9]+:[A-Z]+([0-9]+)"')
_FORMULA_ERROR = re.compile(
    rb'<(?:\w+:)?c\b[^>]*\sr="([A-Z]{1,3})([0-9]{1,7})"[^>]*\st="e"[^>]*>(.{0,4000}?)</(?:\w+:)?c>', re.S
)
_LINK = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb'(\w+)\s*=\s*"([^"]*)"')
_SHEET = re.compile(rb'<(?:\w+:)?sheet\b[^>]*\b\w+:id\s*=\s*"([^"]*)"')
_SHOWN = re.compile(rb"<(?:\w+:)?v>([^<]{1,20})</")
_MOST_ERRORS = 10_000


_Failed = tuple[str, int, int, str]
"""A formula that failed: the part of the zip, its row and column, what it shows."""


@dataclass(frozen=True, slots=True)
class FormulaError:
    """A cell whose formula failed: which worksheet, where in it (all from 0), and what it shows."""

    sheet: int
    row: int
    column: int
    shown: str


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file was found to be: `xlsx`, `xls` or `csv`, and the formulas that failed in it."""

    path: Path
    kind: str
    bytes: int
    errors: tuple[FormulaError, ...] = ()


def inspect(path: Path) -> Inspected:
    """Tell what a file is, or refuse it in a sentence before it is parsed."""
    size = _size(path)
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith(b"PK"):
        return Inspected(path, "xlsx", size, tuple(_inspect_zip(path)))
    if head.startswith(_OLE):
        return Inspected(path, _inspect_ole(path, size), size)
    if path.suffix.lower() in _CSV_SUFFIXES:
        return Inspected(path, "csv", size)
    text = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if text.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml", b"<meta")):
        raise Unusable(
            "{file} is a web page under a workbook's name. Open it in Excel or WPS and save it as .xlsx.",
            file=path.name,
        )
    raise Unusable(
        "{file} is not a workbook. A ledger is an .xlsx, .xls or .csv file; save it as one of these.",
        file=path.name,
    )


def _size(path: Path) -> int:
    try:
        if path.is_dir():
            raise Unusable("{file} is a folder, not a ledger.", file=path.name)
        size = path.stat().st_size
    except FileNotFoundError as missing:
        raise Unusable("There is no file {file}.", file=str(path)) from missing
    except OSError as failed:
        raise Unusable(
            "{file} cannot be opened: {why}.", file=path.name, why=failed.strerror or "?"
        ) from failed
    if size == 0:
        raise Unusable("{file} is empty: it has no bytes at all. Ask for it again.", file=path.name)
    if size > MOST_BYTES:
        raise Unusable(
            "{file} has {size} MB; a ledger may have at most {most}. Take pictures out of it or divide it.",
            file=path.name,
            size=size >> 20,
            most=MOST_BYTES >> 20,
        )
    return size


def _inspect_ole(path: Path, size: int) -> str:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unusable(
            "{file} is protected by a password. Open it, remove the password, save it, and try again.",
            file=path.name,
        )
    if not any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        raise Unusable(
            "{file} is not a workbook. A ledger is an .xlsx, .xls or .csv file; save it as one of these.",
            file=path.name,
        )
    if size < 1536:
        raise _damaged(path)
    return "xls"


def _damaged(path: Path) -> Unusable:
    return Unusable(
        "{file} is damaged or was cut off on its way. "
        "Ask for it again, or open it in Excel or WPS and save it anew.",
        file=path.name,
    )


def _inspect_zip(path: Path) -> list[FormulaError]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _refuse_bomb(path, archive)
            if not any(entry.filename.lower() == "xl/workbook.xml" for entry in entries):
                raise _other_zip(path, {entry.filename.lower() for entry in entries})
            failed: list[_Failed] = []
            for entry in entries:
                if _is_parsed(entry.filename):
                    _scan(path, archive, entry, failed)
            places = _worksheets(archive) if failed else {}
            return [
                FormulaError(places[part], row, column, shown)
                for part, row, column, shown in failed
                if part in places
            ]
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        UnicodeDecodeError,
        KeyError,
    ) as broken:
        raise _damaged(path) from broken
    except RuntimeError as locked:
        # zipfile says so of an entry under a zip password.
        raise Unusable(
            "{file} is protected by a password. Open it, remove the password, save it, and try again.",
            file=path.name,
        ) from locked


def _other_zip(path: Path, names: set[str]) -> Unusable:
    if "xl/workbook.bin" in names or "content.xml" in names:
        return Unusable(
            "{file} is a workbook of a kind that is not read here. Open it and save it as .xlsx.",
            file=path.name,
        )
    return Unusable(
        "{file} is not a workbook. A ledger is an .xlsx, .xls or .csv file; save it as one of these.",
        file=path.name,
    )


def _is_parsed(name: str) -> bool:
    lowered = name.lower()
    return lowered.startswith("xl/") and not lowered.startswith(("xl/media/", "xl/embeddings/"))


def _refuse_bomb(path: Path, archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    parsed = [entry for entry in entries if _is_parsed(entry.filename)]
    inflated = sum(entry.file_size for entry in parsed)
    packed = any(
        entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * max(entry.compress_size, 1)
        for entry in parsed
    )
    twice = len({entry.filename for entry in entries}) < len(entries)
    if len(entries) <= MOST_ENTRIES and inflated <= MOST_INFLATED and not packed and not twice:
        return
    for entry in parsed:
        if _is_sheet(entry):
            with archive.open(entry) as part:
                reach = _DIMENSION.search(part.read(_OVERLAP))
            if reach and int(reach.group(1)) > MOST_ROWS:
                raise _too_long(path)
    raise Unusable(
        "{file} unpacks to far more than a ledger holds ({size} MB). It was not opened.",
        file=path.name,
        size=inflated >> 20,
    )


def _is_sheet(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename.lower()
    return name.startswith("xl/worksheets/") and name.endswith(".xml")


def _scan(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, errors: list[_Failed]) -> None:
    """Read one part to its end: its checksum, how far its cells reach, the formulas that failed."""
    tail = b""
    with archive.open(entry) as part:
        while piece := part.read(_PIECE):
            if not _is_sheet(entry):
                continue
            seen = tail + piece
            _refuse_far(path, seen)
            if b't="e"' in seen and len(errors) < _MOST_ERRORS:
                _collect(entry.filename, seen, errors)
            cut = seen.rfind(b"<", max(0, len(seen) - _OVERLAP))
            tail = seen[max(0, len(seen) - _OVERLAP) if b't="e"' in seen else cut :]


def _refuse_far(path: Path, seen: bytes) -> None:
    for far in _FAR.finditer(seen):
        end = seen.find(b">", far.end())
        if end < 0 or seen[end - 1 : end] == b"/":
            continue
        if far.group(2):
            raise _too_long(path)
        if column_number(far.group(1).decode("ascii")) > MOST_COLUMNS:
            raise Unusable(
                "{file} has cells far to the right, beyond column {most}. "
                "Copy the ledger's own columns to a new workbook.",
                file=path.name,
                most=MOST_COLUMNS,
            )


def _too_long(path: Path) -> Unusable:
    return Unusable(
        "{file} has more than {most} rows on one sheet. "
        "Divide it, for example by year, and import the parts.",
        file=path.name,
        most=f"{MOST_ROWS:,}",
    )


def column_number(letters: str) -> int:
    """Tell a column's number from its letters: A is 1, XFD is 16384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _collect(part: str, seen: bytes, errors: list[_Failed]) -> None:
    for found in _FORMULA_ERROR.finditer(seen):
        shown = _SHOWN.search(found.group(3))
        column = column_number(found.group(1).decode("ascii")) - 1
        text = shown.group(1).decode("ascii", "replace") if shown else "#ERROR!"
        errors.append((part.lower(), int(found.group(2)) - 1, column, text))


def _worksheets(archive: zipfile.ZipFile) -> dict[str, int]:
    """Tell which worksheet (in the workbook's order, charts left out) stands in which part."""
    names = {name.lower(): name for name in archive.namelist()}
    links = archive.read(names.get("xl/_rels/workbook.xml.rels", ""))
    targets = {}
    for link in _LINK.findall(links):
        said = dict(_ATTRIBUTE.findall(link))
        if said.get(b"Type", b"").endswith(b"/worksheet"):
            target = said.get(b"Target", b"").decode("utf-8", "replace").lower()
            targets[said.get(b"Id")] = target.lstrip("/") if target.startswith("/") else "xl/" + target
    parts = [
        targets[identity]
        for identity in _SHEET.findall(archive.read(names["xl/workbook.xml"]))
        if identity in targets
    ]
    return {part: place for place, part in enumerate(parts)}
