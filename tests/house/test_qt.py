"""The pinned Qt is sound on this Python."""

from __future__ import annotations

import subprocess
import sys

CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for number in range(20_000):
    thing.setObjectName("x")
print("alive")
"""


def test_twenty_thousand_calls_that_return_none_survive() -> None:
    """Some PySide6 lose a reference to None with each such call, and abort after a few thousand."""
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr
