"""What cannot be told is asked; an answer settles it, and is remembered with the book."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from outreach.errors import Invalid, Refused, Unusable
from outreach.language import Language
from outreach.ledgers.actions import import_ledger
from outreach.ledgers.facts import Unclear
from outreach.ledgers.mapping import as_json, read_mapping
from outreach.workspace import Workspace
from tests.outreach.ledgers.conftest import Make

CIVIL = [["日期", "网格号", "牵头民警", "类别"], ["2026-03-05", "SC01", "王强", "进社区"]]


def answer(**columns: str) -> dict[str, Any]:
    return {"tables": [{"sheet": "活动登记", "columns": columns}]}


def test_an_open_question_is_refused_with_the_mapping_and_answered(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    path = with_people({"活动登记": CIVIL})
    with pytest.raises(Unclear) as unclear:
        import_ledger(sqlite_workspace, path)
    (question,) = unclear.value.mapping.questions
    said = Language("en").say(question.text.message, **question.text.values)
    assert "网格号" in said and "活动登记" in said
    report = import_ledger(sqlite_workspace, path, mapping=answer(网格号="grid"))
    assert (report.imported["events"], report.mapping.questions) == (1, ())


def test_a_check_shows_the_questions_and_changes_nothing(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    report = import_ledger(sqlite_workspace, with_people({"活动登记": CIVIL}), check=True)
    assert (len(report.mapping.questions), sum(report.imported.values())) == (1, 0)


def test_an_answer_is_remembered_for_the_same_headings(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    import_ledger(sqlite_workspace, with_people({"活动登记": CIVIL}), mapping=answer(B="grid"))
    later = [CIVIL[0], ["2026-03-06", *CIVIL[1][1:]]]
    report = import_ledger(sqlite_workspace, with_people({"八月": [["宣传活动登记"], *later]}))
    assert report.imported["events"] == 1
    uses = {use.heading: use.certainty for use in report.mapping.tables[2].columns}
    assert uses["网格号"] == "remembered"


def test_an_answer_that_leaves_nothing_required_is_asked_on(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    with pytest.raises(Unclear) as unclear:
        import_ledger(sqlite_workspace, with_people({"活动登记": CIVIL}), mapping=answer(网格号=""))
    assert [(one.field, one.column) for one in unclear.value.mapping.questions] == [("grid", "")]


def test_a_sheet_can_be_left_out(sqlite_workspace: Workspace, with_people: Make) -> None:
    left_out = {"tables": [{"sheet": "活动登记", "table": ""}]}
    report = import_ledger(sqlite_workspace, with_people({"活动登记": CIVIL}), mapping=left_out)
    assert (report.imported["officers"], report.imported["events"]) == (4, 0)


def test_a_wrong_guess_is_corrected_by_letter_or_heading(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    head = ["日期", "警格", "牵头民警", "类别", "受众人数", "参加人次"]
    rows = [head, ["2026-03-05", "SC01", "王强", "进社区", 7, 90]]
    report = import_ledger(
        sqlite_workspace, with_people({"活动登记": rows}), mapping=answer(参加人次="people")
    )
    uses = {use.heading: use.field for use in report.mapping.tables[2].columns}
    assert (uses["受众人数"], uses["参加人次"]) == ("", "people")


def test_an_unread_sheet_can_be_given_its_table(sqlite_workspace: Workspace, with_people: Make) -> None:
    rows = [["甲", "乙", "丙", "丁"], ["x", "SC01", "王强", "y"], ["2026-03-05", "SC01", "王强", "入户"]]
    given = {
        "tables": [
            {
                "sheet": "杂项",
                "table": "events",
                "heading_row": 2,
                "columns": {"A": "day", "B": "grid", "C": "lead", "D": "kinds"},
            }
        ]
    }
    report = import_ledger(sqlite_workspace, with_people({"杂项": rows}), mapping=given)
    assert (report.imported["events"], report.rejected) == (1, ())


def test_the_mapping_a_check_shows_can_be_given_back(
    sqlite_workspace: Workspace, with_people: Make, tmp_path: Path
) -> None:
    path = with_people({"活动登记": CIVIL})
    shown = as_json(import_ledger(sqlite_workspace, path, check=True).mapping)
    file = tmp_path / "mapping.json"
    file.write_text(json.dumps(shown, ensure_ascii=False), "utf-8")
    assert import_ledger(sqlite_workspace, path, mapping=read_mapping(file)).imported["events"] == 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"tables": [{"sheet": "没有"}]}, "does not have"),
        ({"tables": [{"sheet": "活动登记", "columns": {"网格号": "gird"}}]}, "has no field"),
        ({"tables": [{"sheet": "活动登记", "columns": {"ZZ": "grid"}}]}, "has no column"),
        ({"tables": [{"sheet": "活动登记", "table": "evnts"}]}, "There is no table"),
        ({"tables": [{"sheet": "活动登记", "table": "cases", "heading_row": 99}]}, "has no row"),
        ({"tables": "x"}, "is not one"),
        ({"tables": [1]}, "is not one"),
    ],
)
def test_a_mapping_that_names_what_is_not_there_is_refused(
    sqlite_workspace: Workspace, with_people: Make, given: dict[str, Any], words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        import_ledger(sqlite_workspace, with_people({"活动登记": CIVIL}), mapping=given)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"tables": 3}', "[" * 100_000, "\xff"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "mapping.json"
    file.write_text(content, "latin-1")
    with pytest.raises(Refused):
        read_mapping(file)
    with pytest.raises(Unusable, match="There is no file"):
        read_mapping(tmp_path / "none.json")
