"""The flow is one way, and the work runs with no Qt installed."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

WITHOUT_QT = """
import importlib, pkgutil, sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None
names = []
for top in ("outreach", "db", "resources", "ui.commands"):
    package = importlib.import_module(top)
    names.append(top)
    for found in pkgutil.walk_packages(package.__path__, top + "."):
        if ".migrations." not in found.name:
            importlib.import_module(found.name)
            names.append(found.name)
print(len(names))
"""


def test_every_import_contract_is_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root)
    monkeypatch.syspath_prepend(str(root))
    status = lint_imports(config_filename=str(root / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_the_work_the_book_and_the_command_line_need_no_qt(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT_QT],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    modules = [path for top in ("outreach", "db", "ui/commands") for path in (root / top).rglob("*.py")]
    wanted = sum("migrations" not in path.parts for path in modules)
    assert int(done.stdout) >= wanted, "some folder lacks its __init__.py, so its modules were not reached"


def test_the_command_line_imports_the_window_only_when_it_opens_one(root: Path) -> None:
    tree = ast.parse((root / "ui/commands/main.py").read_text(encoding="utf-8"))
    at_once = {node.module or "" for node in tree.body if isinstance(node, ast.ImportFrom)}
    at_once |= {name.name for node in tree.body if isinstance(node, ast.Import) for name in node.names}
    assert "argparse" in at_once
    assert {module for module in at_once if module.startswith("ui.desktop")} == set()
