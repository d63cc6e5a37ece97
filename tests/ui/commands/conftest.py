"""The command line as a user meets it: words in, words and an exit code out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ui.commands.main import run


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Read what was said as JSON."""
        return json.loads(self.out)


Ask = Callable[..., Answer]


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run a command on this test's own book, in English, on 22 November 2026."""
    monkeypatch.setattr("sys.stdout.reconfigure", lambda **_: None, raising=False)
    monkeypatch.setattr("sys.stderr.reconfigure", lambda **_: None, raising=False)

    def asked(*words: object, language: str = "en", database: object = tmp_path / "book.sqlite") -> Answer:
        told = ["--database", str(database), "--language", language, "--today", "2026-11-22"]
        code = run([*told, *map(str, words)])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return asked


@pytest.fixture
def founded(ask: Ask) -> Ask:
    """As `ask`, with a book made."""
    assert ask("init", "--station", "睢城示例派出所", "--code", "320324510000").code == 0
    return ask
