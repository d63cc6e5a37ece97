"""Make twelve stations' ledgers, each kept in its own way, and beside each what must come of it.

    python tests/samples/styles/make.py FOLDER

Seeded: the same contents every time. Each truth (`<key>.truth.json`) is counted from what the rows meant, and
nothing is accepted if a second count of the written file, by column positions, comes to anything else.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tests.samples.styles.desks import DESKS
from tests.samples.styles.faults import add_wrong_rows
from tests.samples.styles.meaning import Style
from tests.samples.styles.pages import lay_out, write
from tests.samples.styles.recount import recount, same
from tests.samples.styles.stations import STATIONS
from tests.samples.styles.truths import truth
from tests.samples.styles.world import World


def make(style: Style, folder: Path) -> Path:
    """Write one style's ledger and its truth; the ledger's path."""
    world = World(style)
    rows = world.rows()
    add_wrong_rows(world, rows)
    pages = lay_out(world, rows)
    path = write(style, pages, folder)
    told = truth(style, pages)
    differing = same(told, recount(style, pages, path))
    if differing:
        raise SystemExit(f"{path.name}: the truth and the second count differ: {differing[:12]}")
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (folder / f"{style.key}.truth.json").write_text(text + "\n", encoding="utf-8")
    return path


def make_all(folder: Path) -> list[Path]:
    """Write all twelve; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    return [make(style, folder) for style in (*STATIONS, *DESKS)]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    for made in make_all(Path(sys.argv[1])):
        sys.stdout.write(f"{made}\n")
