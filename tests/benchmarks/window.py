"""How soon the window takes keys, and how soon the board is filled, beside what nobody can do without.

Each figure is the wall time from starting Python, the median of interleaved runs of separate processes:

- empty: an empty QMainWindow that was painted and took a key;
- frame: our window on the example station, painted, taking a key;
- needed: an empty window and the imports a board cannot do without (the book, its tables, the query);
- board: our window with the board's rows painted.

Goals: frame ≤ 2 × empty, board ≤ 1.3 × needed. Exits 1 below a goal.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
FRAME_GOAL, BOARD_GOAL = 2.0, 1.3

WATCH = """
import sys, time
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow

def told():
    print(time.monotonic(), time.process_time(), flush=True)

class Watch(QObject):
    def __init__(self, window, then):
        super().__init__()
        self.window, self.then, self.painted = window, then, False
        window.installEventFilter(self)
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.painted:
            self.painted = True
            key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.postEvent(self.window, key)
        if event.type() == QEvent.Type.KeyPress:
            self.window.removeEventFilter(self)
            self.then()
        return False
"""
EMPTY = (
    WATCH
    + """
application = QApplication([])
window = QMainWindow()
def then():
    told()
    application.quit()
watch = Watch(window, then)
window.show()
application.exec()
"""
)
IMPORTS = """    import outreach.workspace, outreach.boards.queries
"""
NEEDED = EMPTY.replace("    told()\n", f"{IMPORTS}    told()\n", 1)
OURS = (
    WATCH
    + """
from pathlib import Path
from ui.desktop.application import Desktop, make_application
from ui.desktop.crash import CrashDesk
from ui.desktop.preferences import PreferenceFile
folder = Path(sys.argv[2])
application = make_application()
desktop = Desktop(application, PreferenceFile(folder / "settings.json"), CrashDesk(folder), "en")
def leave():
    told()
    desktop.window.close()
def filled():
    screen = desktop.window.screen_of("morning")
    screen.view.table.viewport().repaint()
    leave()
def visited():
    screen = desktop.window.screen_of("morning")
    if screen is not None:
        # the last step of showing a board
        screen.view.shown.connect(filled)
def then():
    if sys.argv[3] == "frame":
        leave()
    else:
        desktop.window.stack.currentChanged.connect(visited)
watch = Watch(desktop.window, then)
desktop.begin(sys.argv[1])
application.exec()
"""
)


def run(code: str, *arguments: str) -> tuple[float, float]:
    """Run a program until it tells that it is ready; gives wall and processor seconds since its start."""
    # an installed program has its modules compiled: so have ours, after the first turn
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=surroundings,
        cwd=ROOT,
    )
    told, worked = map(float, done.stdout.split()[:2])
    return told - begun, worked


def measure(book: str, folder: str, rounds: int) -> dict[str, tuple[float, float]]:
    """Measure the four in turn, again and again; gives medians of wall and processor seconds."""
    programs = {
        "empty": (EMPTY, ()),
        "frame": (OURS, (book, folder, "frame")),
        "needed": (NEEDED, ()),
        "board": (OURS, (book, folder, "board")),
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for turn in range(rounds + 1):
        for name, (code, arguments) in programs.items():
            seconds = run(code, *arguments)
            if turn:  # the first turn fills the caches of the disk
                taken[name].append(seconds)
    return {
        name: (statistics.median(t[0] for t in times), statistics.median(t[1] for t in times))
        for name, times in taken.items()
    }


def main() -> int:
    """Print the figures and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--book", help="a book to open instead of the example station's")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book = options.book or str(Path(folder) / "example.book")
        if not options.book:
            from outreach.example import make_example

            make_example(book)
        found = measure(book, folder, options.rounds)
    print(f"{'':>7}  {'wall':>10}  {'processor':>10}")
    for name, (wall, worked) in found.items():
        print(f"{name:>7}  {wall * 1000:7.0f} ms  {worked * 1000:7.0f} ms")
    frame, board = found["frame"][0] / found["empty"][0], found["board"][0] / found["needed"][0]
    print(f"frame ÷ empty   {frame:5.2f}   (goal ≤ {FRAME_GOAL})")
    print(f"board ÷ needed  {board:5.2f}   (goal ≤ {BOARD_GOAL})")
    return 0 if frame <= FRAME_GOAL and board <= BOARD_GOAL else 1


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
