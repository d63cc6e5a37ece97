"""Print a run of leaflets to a file, or preview one page of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from outreach.errors import Unusable
from outreach.leaflets.compose import compose
from outreach.leaflets.facts import Cancelled, LeafletItem, LeafletReport, LeafletRun, Progress
from outreach.leaflets.readback import opened, read_back, render_page

_SCREEN_DOTS_AN_INCH = 110


def print_leaflets(
    run: LeafletRun, path: Path, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> LeafletReport:
    """Compose a run and read every code back; only then does the file appear at its path, whole.

    Each leaflet is two steps of progress: composed, and read back.
    """
    count = len(run.items)

    def composing(done: int, _: int) -> None:
        if progress is not None:
            progress(done, 2 * count)

    def reading(done: int, _: int) -> None:
        if progress is not None:
            progress(count + done, 2 * count)

    with _appearing(path) as (file, temporary):
        pages, size = compose(run, file, composing, cancelled)
        file.flush()
        os.fsync(file.fileno())
        read = read_back(temporary, run.items, reading, cancelled)
    return LeafletReport(path, pages, size, read)


@contextmanager
def _appearing(path: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Give a temporary file beside `path` that takes its place if all goes well, and else is gone."""
    temporary = path.with_name(f".{path.name}.{token_hex(4)}.part")
    try:
        with temporary.open("xb") as file:
            yield file, temporary
        temporary.replace(path)
    except OSError as error:
        raise Unusable(
            "{path} could not be written: {reason}. Choose another folder, or make room there.",
            path=path, reason=error.strerror or str(error),
        ) from error  # fmt: skip
    finally:
        temporary.unlink(missing_ok=True)


def preview(run: LeafletRun, item: LeafletItem, dots_an_inch: int = _SCREEN_DOTS_AN_INCH) -> bytes:
    """Show one leaflet as it will be printed: a PNG of the real page."""
    written = BytesIO()
    compose(replace(run, items=(item,)), written)
    with opened(written.getvalue()) as document:
        image = render_page(document, 0, dots_an_inch)
    picture = BytesIO()
    image.save(picture, "PNG")
    return picture.getvalue()
