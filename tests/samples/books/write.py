"""Write the sample book of this version, until it is released: python tests/samples/books/write.py."""

import sys
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2]))

from db.book import make_book  # noqa: E402
from db.chain import NEWEST  # noqa: E402
from db.engine import connect  # noqa: E402
from tests.db.worlds import fill_world  # noqa: E402


def write() -> None:
    """Write a book with the worlds of two stations beside this file."""
    path = HERE / f"{NEWEST}.sqlite"
    path.unlink(missing_ok=True)
    book = make_book(str(path))
    with book.transaction() as session:
        for code in ("330102", "330103"):
            fill_world(session, code)
    book.close()
    with closing(connect(path)) as raw:
        raw.execute("VACUUM")


if __name__ == "__main__":
    write()
