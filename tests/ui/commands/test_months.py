"""month from the command line, on the example ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from tests.ui.commands.conftest import Ask

SAMPLES = Path(__file__).parents[2] / "samples"
TRUTH = json.loads((SAMPLES / "ledger-2026.truth.json").read_text(encoding="utf-8"))


@pytest.fixture
def filled(founded: Ask) -> Ask:
    """The example ledger, read in."""
    founded("import", SAMPLES / "ledger-2026.xlsx", "--json")
    return founded


def test_a_month_answers_with_the_truths_keys_and_figures(filled: Ask) -> None:
    answer = filled("month", "2026-10", "--json")
    assert answer.code == 0
    expected = TRUTH["months"]["2026-10"]
    assert {key: answer.document[key] for key in expected} == expected
    assert {key: answer.document["mom"][key] for key in TRUTH["mom"]["2026-10"]} == TRUTH["mom"]["2026-10"]
    assert set(answer.document["yoy"]) == set(answer.document["mom"]) == set(expected)
    assert answer.document["yoy"]["events"] == "—"
    assert answer.document["yoy"]["cases"] == "-75.0%"  # 3 against the truth's 12


def test_a_month_stands_in_columns(filled: Ask) -> None:
    shown = filled("month", "2026-10").out
    assert "2026-10-01" in shown
    assert [line.split()[-3:] for line in shown.splitlines() if line.startswith("events held")] == [
        ["181", "-13.8%", "—"]
    ]
    assert "环比" in filled("month", "2026-10", language="zh_CN").out


def test_a_months_summary_is_printed_and_the_same_when_made_again(filled: Ask, tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    assert filled("month", "2026-10", "--pdf", first).code == 0
    assert filled("month", "2026-10", "--pdf", second).code == 0
    assert first.read_bytes() == second.read_bytes()
    paper = pypdfium2.PdfDocument(first)
    text = "".join(page.get_textpage().get_text_range() for page in paper)
    paper.close()
    assert "24,862" in text


def test_a_month_to_come_is_refused(filled: Ask) -> None:
    refused = filled("month", "2026-12")
    assert refused.code == 3
    assert "2026-12 has not begun" in refused.err
