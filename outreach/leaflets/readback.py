"""Read every code back from the rendered pages, as a phone would, before a run is handed over."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pypdfium2
import zxingcpp

from outreach.errors import Invalid
from outreach.leaflets.facts import Cancelled, LeafletItem, Progress, go_on

DOTS_AN_INCH = 150
_FORMATS: Any = zxingcpp.BarcodeFormat.QRCode
_AHEAD = 8  # pages rendered but not yet read: enough to keep the reader busy, few enough to stay small


def read_back(
    path: Path,
    items: Sequence[LeafletItem],
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """Render each page and refuse the run unless it shows its own address and no other; give the count."""
    with pypdfium2.PdfDocument(str(path)) as document, ThreadPoolExecutor(1) as reader:
        if len(document) != len(items):
            raise AssertionError(f"{len(document)} pages for {len(items)} leaflets")
        waiting: deque[tuple[LeafletItem, Future[list[str]]]] = deque()
        done = 0
        for item, image in zip(items, _rendered(document), strict=True):
            waiting.append((item, reader.submit(_texts, image)))
            while len(waiting) > _AHEAD or (waiting and done + len(waiting) == len(items)):
                _compare(*waiting.popleft())
                done += 1
                go_on(done, len(items), progress, cancelled)
    return done


def render_page(page: Any, dots_an_inch: int, *, grey: bool = False) -> Any:
    """Render a page of a document as a Pillow image."""
    bitmap = page.render(scale=dots_an_inch / 72, grayscale=grey)
    return bitmap.to_pil()


def _rendered(document: Any) -> Iterator[Any]:
    for number in range(len(document)):
        page = document[number]
        yield render_page(page, DOTS_AN_INCH, grey=True)
        page.close()


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
