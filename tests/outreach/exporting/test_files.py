"""Exports: whole tables, typed cells, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from outreach.errors import Invalid, NotFound, Unusable
from outreach.exporting.files import export_table
from outreach.exporting.tables import TABLES
from outreach.language import Language
from tests.outreach.staging import Stage

ENGLISH = Language("en")
DAY = dt.date(2026, 11, 20)


@pytest.fixture
def filled(stage: Stage) -> Stage:
    """A station with a row in every register."""
    stage.officer("031202")
    stage.officer("F31215", post="辅警")
    stage.grid("SC07", lead="031202")
    stage.event(
        DAY,
        "031202",
        helpers=["F31215"],
        start=dt.time(9, 30),
        kinds=["school", "family"],
        people=120,
        place="东门",
    )
    stage.channel_log(DAY, officer_id=stage.officers["031202"], grid_id=stage.grids["SC07"], reach=900)
    stage.tally(DAY, "031202", met=9, scanned=4, installed=2, registered=1, refused=3)
    stage.case(DAY, loss=1234_56)
    moment = dt.datetime.combine(DAY, dt.time(8, 5))
    stage.alert(
        moment, "031202", {"phone": (moment, "031202")}, level="high", result="dissuaded", money=500_00
    )
    return stage


def test_a_workbook_holds_numbers_days_and_times_as_such_and_identifiers_as_text(
    filled: Stage, tmp_path: Path
) -> None:
    path = tmp_path / "events.xlsx"
    assert export_table(filled.workspace, "events", path, ENGLISH) == 1
    sheet = openpyxl.load_workbook(path).active
    heads, row = [[cell.value for cell in line] for line in sheet.iter_rows()]
    told = dict(zip(heads, row, strict=True))
    assert told["Day"] == dt.datetime(2026, 11, 20)
    assert told["Start"] == dt.time(9, 30)
    assert told["Lead officer"] == "031202"
    assert told["Helpers"] == "F31215"
    assert set(told["Kinds"].split("、")) == {"进学校", "进家庭"}
    assert told["People"] == 120
    assert sheet.freeze_panes == "A2"


def test_money_is_written_in_yuan(filled: Stage, tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    export_table(filled.workspace, "cases", path, ENGLISH)
    sheet = openpyxl.load_workbook(path).active
    told = dict(zip(*[[cell.value for cell in line] for line in sheet.iter_rows()], strict=True))
    assert told["Loss (yuan)"] == 1234.56


def test_a_csv_opens_right_in_chinese_excel(filled: Stage, tmp_path: Path) -> None:
    path = tmp_path / "tallies.csv"
    export_table(filled.workspace, "tallies", path, Language("zh_CN"))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert path.read_bytes().count(b"\r\n") == 2
    with path.open(encoding="utf-8-sig", newline="") as handle:
        _heads, row = csv.reader(handle)
    assert row[:7] == ["2026-11-20", "031202", "9", "4", "2", "1", "3"]


@pytest.mark.parametrize("payload", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠A1"])
def test_what_a_spreadsheet_would_run_is_written_as_text(stage: Stage, tmp_path: Path, payload: str) -> None:
    stage.officer("01")
    stage.event(DAY, "01", place=payload)
    text, book = tmp_path / "events.csv", tmp_path / "events.xlsx"
    export_table(stage.workspace, "events", text, ENGLISH)
    export_table(stage.workspace, "events", book, ENGLISH)
    with text.open(encoding="utf-8-sig", newline="") as handle:
        place = list(csv.reader(handle))[1][4]
    assert place != payload
    assert place.endswith(payload)
    cell = openpyxl.load_workbook(book).active.cell(2, 5)
    assert (cell.value, cell.data_type) == (payload, "s")


@pytest.mark.parametrize("name", sorted(TABLES))
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_every_table_can_be_exported(filled: Stage, tmp_path: Path, name: str, ending: str) -> None:
    path = tmp_path / f"{name}{ending}"
    rows = export_table(filled.workspace, name, path, ENGLISH)
    assert rows >= (0 if name in {"codes", "venues"} else 1)
    assert path.stat().st_size > 0


def test_wrong_names_and_places_are_refused_and_leave_nothing(filled: Stage, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="secrets"):
        export_table(filled.workspace, "secrets", tmp_path / "a.xlsx", ENGLISH)
    with pytest.raises(Invalid, match=r"\.xlsx or \.csv"):
        export_table(filled.workspace, "events", tmp_path / "a.ods", ENGLISH)
    with pytest.raises(Unusable, match="could not be written"):
        export_table(filled.workspace, "events", tmp_path / "missing" / "a.csv", ENGLISH)
    assert list(tmp_path.iterdir()) == [path for path in tmp_path.iterdir() if path.name.startswith("book")]
