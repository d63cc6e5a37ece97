from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

from outreach.errors import Unusable
from outreach.ledgers import child, reader
from outreach.ledgers.guard import MOST_ROWS, inspect
from outreach.ledgers.reader import read


def test_cells_keep_their_kinds_and_places(tmp_path: Path) -> None:
    path = tmp_path / "kinds.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("甲")
    formats = {
        name: book.add_format({"num_format": name}) for name in ("yyyy-mm-dd", "hh:mm", "yyyy-mm-dd hh:mm")
    }
    sheet.write(2, 1, "𬌗𬌗")
    sheet.write(2, 2, 12)
    sheet.write_boolean(3, 2, True)
    sheet.write(4, 2, 1)
    for column, name in enumerate(formats, start=3):
        sheet.write_datetime(
            2, column, dt.datetime(2026, 9, 3, 9, 30) if column != 4 else dt.time(9, 30), formats[name]
        )
    sheet.merge_range(5, 1, 6, 1, "合")
    hidden = book.add_worksheet("藏")
    hidden.write(0, 0, "x")
    hidden.hide()
    book.close()
    first, second = read(path)
    day = dt.datetime(2026, 9, 3, 9, 30)
    assert first.row(0) == [""] * 6
    assert first.row(2) == ["", "𬌗𬌗", 12.0, day, dt.time(9, 30), day]
    assert [first.cell(3, 2), first.cell(4, 2)] == ["TRUE", 1.0]
    assert first.merged == [((5, 1), (6, 1))]
    assert (first.visible, second.visible, second.name) == (True, False, "藏")


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gb18030", b""), ("utf-16-le", b"\xff\xfe")],
)
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_csv_is_read_in_each_encoding_and_with_each_separator(
    tmp_path: Path, encoding: str, mark: bytes, separator: str
) -> None:
    lines = [["警号", "姓名"], ["031201", "黄䶮"], ["031202", f"a{separator}b"], ["short"]]
    text = "\r\n".join(separator.join(f'"{one}"' for one in line) for line in lines)
    path = tmp_path / "名册.csv"
    path.write_bytes(mark + text.encode(encoding))
    (sheet,) = read(path)
    assert sheet.name == "名册"
    assert list(sheet) == [["警号", "姓名"], ["031201", "黄䶮"], ["031202", f"a{separator}b"], ["short", ""]]


def test_a_short_name_in_gb18030_is_not_taken_for_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("姓名\n联通".encode("gb18030"))
    (sheet,) = read(path)
    assert list(sheet) == [["姓名"], ["联通"]]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x80\x81\xff\xfe" * 9, "encoding"),
        (b"a,b\x00\n", "encoding"),
        (b"1\n" * (MOST_ROWS + 1), "rows on one sheet"),
        (b"," * 600, "far to the right"),
        (b'"' + b"x" * 200_000, "damaged"),
        (b" \n \n", "holds no rows"),
        (b"\n\n", "holds no rows"),
    ],
)
def test_a_csv_that_cannot_be_read_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(Unusable, match=words):
        read(path)


def test_a_child_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n", "utf-8")
    monkeypatch.setattr(reader, "LEAST_SECONDS", 0.5)
    endless = [sys.executable, "-c", "while True: pass"]
    monkeypatch.setattr(reader, "child_command", lambda _found, _seconds: endless)
    with pytest.raises(Unusable, match="takes longer"):
        read(path)


def test_a_child_that_dies_or_talks_nonsense_is_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n", "utf-8")
    started = '{"sheet": {"name": "a", "visible": true, "columns": 1, "first_column": 0, "merged": []}}'
    block = '{"rows": 9, "fresh": [[]]}'
    for said in ("", started, f"{started}\n{block}\nxx"):
        command = [sys.executable, "-c", f"import sys; sys.stdout.write({said!r})"]
        monkeypatch.setattr(reader, "child_command", lambda _found, _seconds, command=command: command)
        with pytest.raises(Unusable, match="memory"):
            read(path)


def test_the_frozen_program_starts_itself_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n", "utf-8")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    command = reader.child_command(inspect(path), 9)
    assert command[:3] == [sys.executable, reader.CHILD_FLAG, "csv"]


def test_the_child_takes_its_limits_before_it_reads(tmp_path: Path) -> None:
    code = (
        "import resource; from outreach.ledgers.child import limit_itself; limit_itself(7); "
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CPU)[0])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert said == [str(child.MOST_ADDRESS_SPACE), "7"]


def test_reading_leaves_no_process_and_no_handle_behind(sample: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    read(sample)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
