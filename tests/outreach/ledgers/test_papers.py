"""The workbooks a ledger's reader writes: refused rows to mend, and a blank ledger to fill in."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import openpyxl
import pytest

from outreach.errors import Invalid, Unusable
from outreach.language import Language
from outreach.ledgers.actions import import_ledger, save_problems
from outreach.ledgers.contents import Known
from outreach.ledgers.reader import read
from outreach.ledgers.recognise import recognise
from outreach.ledgers.template import write_template
from outreach.workspace import Workspace
from tests.outreach.ledgers.conftest import Make


def test_refused_rows_are_saved_mended_and_read_again(
    sqlite_workspace: Workspace, sample: Path, tmp_path: Path
) -> None:
    report = import_ledger(sqlite_workspace, sample)
    target = tmp_path / "problems.xlsx"
    save_problems(report, sample, target, Language("en"))
    again = import_ledger(sqlite_workspace, target, check=True)
    # Its first sits in the book already: the double of row 1198 alone is no double.
    reasons = [one.reason for one in report.rejected if one.reason != "duplicate"]
    assert [one.reason for one in again.rejected] == reasons
    book = openpyxl.load_workbook(target)
    page = book["五进活动登记"]
    assert page.cell(1, 1).value == "2026年反诈宣传“五进”活动登记表"
    assert [page.cell(2, column).value for column in (1, 17, 18)] == ["日期", "Problem", "How to mend it"]
    officers = [page.cell(row, 7).value for row in range(3, page.max_row + 1)]
    assert officers[:2] == ["999999", "李敏"]
    page.cell(3, 7).value = "031202"
    book.save(target)
    mended = import_ledger(sqlite_workspace, target)
    assert mended.imported["events"] == 1


def test_two_heading_rows_and_days_survive_the_problems_workbook(
    sqlite_workspace: Workspace, with_people: Make, tmp_path: Path
) -> None:
    rows = [
        ["2026年宣传活动登记"],
        ["日期", "六进类别", "", "", "警格", "牵头民警", "备注"],
        ["", "进社区", "进农村", "进学校", "", "", ""],
        ["3月5日", "√", "", "", "SC99", "031201", "=1+1"],
        [dt.date(2026, 3, 6), "√", "", "", "SC01", "031201", ""],
    ]
    path = with_people({"活动": rows}, merged={"活动": ["B2:D2", "A2:A3"]})
    report = import_ledger(sqlite_workspace, path)
    assert [one.reason for one in report.rejected] == ["unknown_grid"]
    target = tmp_path / "problems.xlsx"
    save_problems(report, path, target, Language("en"))
    book = openpyxl.load_workbook(target)
    assert book["活动"].cell(4, 7).data_type == "s"
    book["活动"].cell(4, 5).value = "SC02"
    book.save(target)
    assert import_ledger(sqlite_workspace, target).imported["events"] == 1


def test_problems_are_saved_as_xlsx_only(sqlite_workspace: Workspace, sample: Path, tmp_path: Path) -> None:
    report = import_ledger(sqlite_workspace, sample, check=True)
    with pytest.raises(Invalid, match=r"must end in \.xlsx"):
        save_problems(report, sample, tmp_path / "problems.csv", Language("en"))


def test_the_blank_ledger_is_understood_whole_and_its_example_is_no_row(
    sqlite_workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "blank.xlsx"
    write_template(path, Language("en"))
    mapping = recognise(read(path), Known())
    assert (mapping.questions, mapping.unread) == ((), ("填写说明",))
    assert [table.table for table in mapping.tables] == [
        "officers", "grids", "venues", "events", "tallies", "cases", "alerts", "excused",
    ]  # fmt: skip
    unread = {use.heading for table in mapping.tables for use in table.columns if not use.field}
    assert unread == {"序号"}
    with pytest.raises(Unusable, match="no rows under them"):
        import_ledger(sqlite_workspace, path)


def test_the_blank_ledgers_examples_are_right(sqlite_workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    write_template(path, Language("en"))
    book = openpyxl.load_workbook(path)
    for page in book.worksheets[1:]:
        page.cell(3, 1).value = 1
    book["民警花名册"].append([2, "F31214", "李四", "辅警", "2026-01-01"])
    book.save(path)
    report = import_ledger(sqlite_workspace, path)
    assert json.dumps([(one.sheet, one.reason, one.read) for one in report.rejected]) == "[]"
    assert report.imported == {
        "officers": 2, "grids": 1, "assignments": 1, "venues": 1, "events": 1, "channel_logs": 0,
        "tallies": 1, "cases": 1, "alerts": 1, "excused": 1, "goals": 0,
    }  # fmt: skip


def test_the_blank_ledger_offers_choices_and_notes(tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    write_template(path, Language("en"))
    book = openpyxl.load_workbook(path)
    register = book["五进六进活动登记"]
    lists = [rule for rule in register.data_validations.dataValidation if rule.type == "list"]
    assert any("刷单返利" in rule.formula1 for rule in lists)
    assert all(
        len(rule.formula1) <= 257
        for page in book.worksheets
        for rule in page.data_validations.dataValidation
        if rule.type == "list"
    )
    assert register.cell(2, 8).comment is not None or register.cell(2, 9).comment is not None
    assert register.freeze_panes == "D4"
    assert len([row for row in book["填写说明"].iter_rows(values_only=True) if row[0]]) == 8
    with pytest.raises(Invalid, match=r"must end in \.xlsx"):
        write_template(tmp_path / "blank.xls", Language("en"))
