"""Read every code back from the rendered pages, as a phone would, before a run is handed over."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

import pypdfium2
import zxingcpp

from outreach.errors import Invalid
from outreach.leaflets.facts import Cancelled, LeafletItem, Progress, go_on

DOTS_AN_INCH = 150
_FORMATS: Any = zxingcpp.BarcodeFormat.QRCode
_one_at_a_time = Lock()  # PDFium must not be called from two threads: a preview beside a run
_AHEAD = 8  # pages rendered but not yet read: enough to keep the reader busy, few enough to stay small


def read_back(
    path: Path,
    items: Sequence[LeafletItem],
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """Render each page and refuse the run unless it shows its own address and no other; give the count."""
    with opened(path) as document, ThreadPoolExecutor(1) as reader:
        waiting: deque[tuple[LeafletItem, Future[list[str]]]] = deque()
        done = 0
        for number, item in enumerate(items):
            image = render_page(document, number, DOTS_AN_INCH, grey=True)
            waiting.append((item, reader.submit(_texts, image)))
            while len(waiting) > _AHEAD or (waiting and done + len(waiting) == len(items)):
                _compare(*waiting.popleft())
                done += 1
                go_on(done, len(items), progress, cancelled)
    return done


@contextmanager
def opened(source: Path | bytes) -> Iterator[Any]:
    """Open a PDF to render its pages."""
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(str(source) if isinstance(source, Path) else source)
    try:
        yield document
    finally:
        with _one_at_a_time:
            document.close()


def render_page(document: Any, number: int, dots_an_inch: int, *, grey: bool = False) -> Any:
    """Render a page, counted from 0, as a Pillow image."""
    with _one_at_a_time:
        page = document[number]
        bitmap = page.render(scale=dots_an_inch / 72, grayscale=grey)
        image = bitmap.to_pil().copy()  # its own memory: the bitmap's goes with the page
        bitmap.close()
        page.close()
    return image


def _texts(image: Any) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image, formats=_FORMATS)]


def _compare(item: LeafletItem, reading: Future[list[str]]) -> None:
    texts = reading.result()
    if texts != [item.address]:
        raise Invalid(
            "The code {code} cannot be read back from its page: {read} instead of {address}. "
            "No file was made.",
            code=item.code, read=", ".join(texts) or "—", address=item.address,
        )  # fmt: skip
