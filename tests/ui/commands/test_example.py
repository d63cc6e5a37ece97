"""demo: the main job on a machine without a display."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.commands.main import run


def test_the_demo_makes_the_book_and_every_paper_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.reconfigure", lambda **_: None, raising=False)
    monkeypatch.setattr("sys.stderr.reconfigure", lambda **_: None, raising=False)
    out = tmp_path / "out"
    words = ["--language", "zh_CN", "--today", "2026-11-22", "demo", "--out", str(out)]
    assert run(words) == 0
    said = capsys.readouterr().out.splitlines()
    made = {path.name: path for path in out.iterdir()}
    for name in ("book.sqlite", "morning-2026-11-20-community.pdf", "month-2026-10.pdf", "blank-ledger.xlsx"):
        assert name in made
        assert any(name in line for line in said[-12:])
    assert sum(name.startswith("leaflets-") for name in made) >= 3

    before = {name: path.read_bytes() for name, path in made.items() if name.endswith(".pdf")}
    assert run(words) == 0
    again = capsys.readouterr().out
    assert "保留已有台账" in again
    papers = {name: out.joinpath(name).read_bytes() for name in before}
    assert papers == before


def test_a_folder_that_cannot_be_made_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.reconfigure", lambda **_: None, raising=False)
    monkeypatch.setattr("sys.stderr.reconfigure", lambda **_: None, raising=False)
    taken = tmp_path / "file"
    taken.write_text("here already")
    assert run(["--language", "en", "demo", "--out", str(taken / "out")]) == 3
    assert str(taken / "out") in capsys.readouterr().err
