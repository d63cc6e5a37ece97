"""Hostile and broken files: each is refused in a sentence, and none takes the program along."""

from __future__ import annotations

import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from outreach.errors import Unusable
from outreach.ledgers import guard
from outreach.ledgers.child import MOST_ADDRESS_SPACE
from outreach.ledgers.reader import read

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/></Types>'
)
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(path: Path, sheet: str, times: int = 1) -> Path:
    """Write the least workbook there is, its sheet's XML as given, or as often."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{RELATIONS}"><sheets>'
            '<sheet name="活动" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" Type="{RELATIONS}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(times):
                part.write(sheet.encode())
    return path


def sheet_of(cells: str) -> str:
    return f'<worksheet xmlns="{SPREADSHEET}"><sheetData>{cells}</sheetData></worksheet>'


def cell(place: str, text: str = "x") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def garbage(path: Path) -> None:
    path.write_bytes(b"\x00\x01\x02 this is no workbook \xff" * 50)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def web_page(path: Path) -> None:
    path.write_text("<html><table><tr><td>日期</td></tr></table></html>", "utf-8")


def encrypted(path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(900)
    )


def other_ole(path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(900)
    )


def broken_xls(path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le") + bytes(9000)
    )


def other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")


def open_document(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<x/>")


def truncated(path: Path) -> None:
    whole = workbook(path, sheet_of(f"<row>{cell('A1')}</row>" * 200)).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def flipped(path: Path) -> None:
    content = bytearray(
        workbook(path, sheet_of("".join(cell(f"A{n}", str(n * 7919)) for n in range(1, 3000)))).read_bytes()
    )
    middle = content.index(b"xl/worksheets/sheet1.xml") + 3000
    content[middle] ^= 0xFF
    path.write_bytes(bytes(content))


def corner_bomb(path: Path) -> None:
    workbook(path, sheet_of(f'<row r="1">{cell("A1")}</row><row r="1048576">{cell("XFD1048576")}</row>'))


def wide_bomb(path: Path) -> None:
    workbook(path, sheet_of(f'<row r="1">{cell("A1")}{cell("XFD1")}</row>'))


def tall_bomb_without_row_numbers(path: Path) -> None:
    workbook(path, sheet_of(f"<row>{cell('A1')}</row><row>{cell('ZZ999999')}</row>"))


def hidden_corner_bomb(path: Path) -> None:
    """In a writing the guard does not look for: the child's limits must hold."""
    workbook(
        path,
        sheet_of(
            f"<row r='1'>{cell('A1')}</row><row r='1048576'>{cell('XFD1048576')}</row>".replace('"', "'")
        ),
    )


def zip_bomb(path: Path) -> None:
    workbook(path, " " * (1 << 20), 450)


def repetitive_bomb(path: Path) -> None:
    workbook(path, " " * (1 << 20), 200)


def many_entries(path: Path) -> None:
    workbook(path, sheet_of(""))
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(2100):
            archive.writestr(f"xl/p{number}.xml", "")


def entity_bomb(path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    workbook(
        path, f'<!DOCTYPE x [<!ENTITY e0 "lol">{entities}]>' + sheet_of(f"<row>{cell('A1', '&e11;')}</row>")
    )


def deep_nest(path: Path) -> None:
    workbook(path, sheet_of("<row>" * 200_000))


def lone_surrogate(path: Path) -> None:
    workbook(path, sheet_of(f"<row>{cell('A1', '&#xD800;')}</row>"))


def blank(path: Path) -> None:
    workbook(path, sheet_of(""))


def million_rows(path: Path) -> None:
    workbook(
        path, sheet_of("".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 1_000_001)))
    )


def million_rows_without_places(path: Path) -> None:
    workbook(path, sheet_of("".join(f"<row><c><v>{n}</v></c></row>" for n in range(1_000_000))))


CORPUS: dict[str, tuple[Callable[[Path], object], str]] = {
    "garbage.xlsx": (garbage, "not a workbook"),
    "empty.xlsx": (empty, "is empty"),
    "page.xls": (web_page, "web page"),
    "locked.xlsx": (encrypted, "password"),
    "word.xls": (other_ole, "not a workbook"),
    "broken.xls": (broken_xls, "damaged"),
    "word.xlsx": (other_zip, "not a workbook"),
    "open.xlsx": (open_document, "of a kind that is not read"),
    "cut.xlsx": (truncated, "damaged"),
    "flipped.xlsx": (flipped, "damaged"),
    "corner.xlsx": (corner_bomb, "far to the right"),
    "wide.xlsx": (wide_bomb, "far to the right"),
    "tall.xlsx": (tall_bomb_without_row_numbers, "rows on one sheet"),
    "hidden.xlsx": (hidden_corner_bomb, "more memory"),
    "zip.xlsx": (zip_bomb, "unpacks to far more"),
    "ratio.xlsx": (repetitive_bomb, "unpacks to far more"),
    "entries.xlsx": (many_entries, "unpacks to far more"),
    "blank.xlsx": (blank, "holds no rows"),
    "million.xlsx": (million_rows, "rows on one sheet"),
    "bare.xlsx": (million_rows_without_places, "rows on one sheet"),
}


@pytest.mark.parametrize("name", CORPUS)
def test_a_hostile_or_broken_file_is_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    write, words = CORPUS[name]
    path = tmp_path / name
    write(path)
    begun = time.monotonic()
    with pytest.raises(Unusable) as refused:
        read(path)
    assert time.monotonic() - begun < 10
    assert words in refused.value.message
    assert name in str(refused.value)


@pytest.mark.parametrize("write", [entity_bomb, deep_nest, lone_surrogate])
def test_odd_xml_is_read_as_text_or_refused(write: Callable[[Path], object], tmp_path: Path) -> None:
    path = tmp_path / "odd.xlsx"
    write(path)
    begun = time.monotonic()
    try:
        sheets = read(path)
    except Unusable:
        sheets = []
    assert time.monotonic() - begun < 10
    assert sum(len(str(one)) for sheet in sheets for row in sheet for one in row) < 100


MEASURE = """
import resource, sys
from pathlib import Path
from outreach.errors import Unusable
from outreach.ledgers.reader import read
for name in sys.argv[1:]:
    try:
        read(Path(name))
    except Unusable:
        continue
    raise SystemExit(name)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_no_child_ever_holds_a_gigabyte(tmp_path: Path) -> None:
    """Measured by a process of its own: a child's high-water mark begins with its parent's."""
    for name, (write, _) in CORPUS.items():
        write(tmp_path / name)
    files = [str(tmp_path / name) for name in CORPUS]
    done = subprocess.run([sys.executable, "-c", MEASURE, *files], capture_output=True, text=True, check=True)
    assert int(done.stdout) >> 10 < 1_000
    assert MOST_ADDRESS_SPACE < 1 << 30


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "none.xlsx", "There is no file"), (tmp_path, "is a folder")):
        with pytest.raises(Unusable, match=words):
            read(path)


def test_a_file_that_is_too_long_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    with path.open("wb") as file:
        file.write(b"PK")
        file.truncate(guard.MOST_BYTES + 1)
    with pytest.raises(Unusable, match="MB; a ledger may have at most"):
        read(path)


def test_styled_but_empty_cells_far_away_do_no_harm(tmp_path: Path) -> None:
    styled = '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row>'
    sheets = read(
        workbook(tmp_path / "styled.xlsx", sheet_of(f'<row r="1">{cell("A1", "日期")}</row>{styled}'))
    )
    assert [row for sheet in sheets for row in sheet] == [["日期"]]


def test_a_formula_that_failed_is_told_from_a_blank_cell(tmp_path: Path) -> None:
    path = tmp_path / "formula.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_chartsheet("图")
    book.add_worksheet("空")
    sheet = book.add_worksheet("活动")
    sheet.write(0, 0, "人数")
    sheet.write_formula(1, 0, "=1/0", None, "#DIV/0!")
    sheet.write_formula(2, 1, "=1+1", None, 2)
    book.close()
    active = next(one for one in read(path) if one.name == "活动")
    assert [[getattr(one, "shown", one) for one in row] for row in active] == [
        ["人数", ""],
        ["#DIV/0!", ""],
        ["", 2.0],
    ]
