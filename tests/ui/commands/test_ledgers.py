"""import, undo-import and template from the command line, on the example ledger and on wrong files."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from outreach.ledgers.facts import TABLES
from tests.ui.commands.conftest import Ask

SAMPLES = Path(__file__).parents[2] / "samples"
LEDGER = SAMPLES / "ledger-2026.xlsx"
TRUTH = json.loads((SAMPLES / "ledger-2026.truth.json").read_text(encoding="utf-8"))


def test_a_ledger_is_read_and_what_is_refused_needs_attention(founded: Ask) -> None:
    answer = founded("import", LEDGER, "--json")
    assert answer.code == 1
    document = answer.document
    assert {name: document["imported"][name] for name in TRUTH["imported"]} == TRUTH["imported"]
    assert [[one["row"], one["reason"]] for one in document["rejected"] if one["table"] == "events"] == TRUTH[
        "rejected"
    ]["events"]
    first = document["rejected"][0]
    assert {"sheet", "table", "row", "column", "reason", "read", "hint", "also"} <= set(first)
    assert (first["sheet"], first["column"], first["read"]) == ("五进活动登记", "牵头民警", "999999")
    about = [one for one in document["warnings"] if one["reason"] == "about"]
    assert len(about) == TRUTH["about_numbers_warned"]
    assert {"sheet", "row", "column", "reason", "read"} <= set(about[0])
    assert document["batch"]


def test_checking_changes_nothing_and_shows_the_reading(founded: Ask, tmp_path: Path) -> None:
    checked = founded("import", LEDGER, "--check")
    assert "五进活动登记" in checked.out
    assert "受众人数" in checked.out
    document = founded("import", LEDGER, "--check", "--json").document
    assert document["batch"] == ""
    assert document["mapping"]["tables"]
    path = tmp_path / "events.csv"
    founded("export", "events", path)
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 1


def test_the_mapping_that_was_shown_can_be_handed_back(founded: Ask, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.json"
    mapping.write_text(founded("import", LEDGER, "--check", "--json").out, encoding="utf-8")
    document = founded("import", LEDGER, "--mapping", mapping, "--json").document
    assert {name: document["imported"][name] for name in TRUTH["imported"]} == TRUTH["imported"]


def test_refused_rows_are_saved_mended_and_read_again(founded: Ask, tmp_path: Path) -> None:
    problems = tmp_path / "problems.xlsx"
    founded("import", LEDGER, "--problems", problems)
    book = openpyxl.load_workbook(problems)
    sheet = book["五进活动登记"]
    wrong = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "进太空")
    wrong.value = "进学校"
    sheet.cell(wrong.row, wrong.column + 1).value = "八里小学"  # its old place has the same event already
    book.save(problems)
    again = founded("import", problems, "--json").document
    assert again["imported"]["events"] == 1


def test_an_import_is_taken_back_as_one(founded: Ask) -> None:
    batch = founded("import", LEDGER, "--json").document["batch"]
    undone = founded("undo-import", batch, "--json")
    assert undone.code == 0
    assert sum(undone.document["removed"].values()) >= sum(TRUTH["imported"].values())
    month = founded("month", "2026-10", "--json").document
    assert (month["events"], month["cases"], month["alerts"]) == (0, 0, 0)
    assert founded("check").code == 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("letter.xlsx", b"Dear chief", "not a workbook"),
        ("empty.xlsx", b"", "empty"),
        ("cut.xlsx", LEDGER.read_bytes()[:20000], "damaged"),
    ],
)
def test_a_file_that_is_no_ledger_has_its_sentence(
    founded: Ask, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    refused = founded("import", path)
    assert refused.code == 3
    assert said in refused.err
    assert refused.out == ""


def test_a_missing_file_and_an_unknown_batch_are_named(founded: Ask, tmp_path: Path) -> None:
    assert "nowhere.xlsx" in founded("import", tmp_path / "nowhere.xlsx").err
    assert "no-such-batch" in founded("undo-import", "no-such-batch").err


def test_a_blank_ledger_is_made_and_reads_back_as_blank(founded: Ask, tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    assert founded("template", "ledger", path, language="zh_CN").code == 0
    assert len(openpyxl.load_workbook(path).sheetnames) >= 6
    refused = founded("import", path)
    assert refused.code == 3
    assert "no rows" in refused.err


def test_a_blank_ledger_in_a_folder_that_is_missing_is_refused(founded: Ask, tmp_path: Path) -> None:
    refused = founded("template", "ledger", tmp_path / "missing" / "blank.xlsx")
    assert (refused.code, "could not be written" in refused.err) == (3, True)


def test_the_report_counts_every_table(founded: Ask) -> None:
    assert set(founded("import", LEDGER, "--json").document["imported"]) <= set(TABLES)


def test_what_cannot_be_told_is_asked_answered_and_remembered(founded: Ask, tmp_path: Path) -> None:
    """A civil 网格号 is never taken for the police grid unless somebody says so."""
    path = tmp_path / "ledger.xlsx"
    book = openpyxl.Workbook()
    people, grids, events = book.active, book.create_sheet("责任区"), book.create_sheet("活动")
    people.title = "花名册"
    people.append(["警号", "姓名", "职务"])
    people.append(["031202", "胡娜", "社区民警"])
    grids.append(["警格编号", "责任民警警号", "责任起始"])
    grids.append(["SC01", "031202", "2026-01-01"])
    events.append(["日期", "活动类别", "网格号", "牵头民警", "受众人数"])
    events.append(["2026-11-20", "进社区", "0017", "031202", 30])
    book.save(path)

    asked = founded("import", path, "--json")
    assert asked.code == 3
    (question,) = asked.document["mapping"]["questions"]
    assert (question["sheet"], question["heading"]) == ("活动", "网格号")
    assert founded("export", "events", tmp_path / "none.csv").out.endswith(": 0 rows.\n")

    answer = asked.document["mapping"]
    events.cell(2, 3).value = "SC01"
    book.save(path)
    told = next(table for table in answer["tables"] if table["sheet"] == "活动")
    told["columns"][question["column"]] = "grid"
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
    assert founded("import", path, "--mapping", mapping, "--json").document["imported"]["events"] == 1

    events.append(["2026-11-21", "进社区", "SC01", "031202", 40])
    book.save(path)
    assert founded("import", path, "--json").document["imported"]["events"] == 1
