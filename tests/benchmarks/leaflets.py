"""Compare leaflets and symbols with what the usual libraries do, interleaved in one run.

    python tests/benchmarks/leaflets.py

Prints each ratio beside its goal; exits 1 where one is missed. CPU seconds, medians of the rounds.
"""

from __future__ import annotations

import math
import os
import random
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any, BinaryIO

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from qrcode import constants
from qrcode.main import QRCode
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing

from outreach.campaigns.rules import address_for, new_code, spaced_code
from outreach.leaflets import foot
from outreach.leaflets.compose import _DARK, compose
from outreach.leaflets.facts import PAPERS, LeafletItem, LeafletRun
from outreach.leaflets.page import paint_page
from outreach.leaflets.palette import HEIGHT
from outreach.leaflets.readback import read_back
from outreach.leaflets.symbols import QUIET_ZONE, SymbolPress
from outreach.leaflets.templates import template_text
from outreach.printing.canvases import open_canvas
from tests.benchmarks.leaflet_peers import FpdfCanvas, Recorder

ROUNDS, PAGES, PEER_PAGES = 3, 1000, 150


def order(pages: int) -> LeafletRun:
    """Order a run as a station would: forty officers, a place each."""
    source = random.Random(20261122)
    codes = [new_code(source, ()) for _ in range(pages)]
    items = [
        LeafletItem(
            code,
            address_for("https://fanzha.example.gov.cn/i/{code}", code),
            "赵钱孙李周吴郑王冯陈"[at % 10] + "敏强"[at % 2],
            f"幸福里社区{at % 40 + 1}号楼",
        )
        for at, code in enumerate(codes)
    ]
    return LeafletRun("four-frauds", "滨江市公安局城南派出所", "国家反诈中心", items)


def shared(run: LeafletRun) -> tuple[Any, Recorder]:
    """Give the template's text and the drawing all pages share, the same as ours, laid out."""
    values = {"station": run.station, "app": run.app, "hotline": run.hotline, "host": "fanzha.example.gov.cn"}
    text, drawing = template_text(run.template, run.language), Recorder()
    paint_page(drawing, text, values)
    return text, drawing


def by_reportlab(run: LeafletRun, out: BinaryIO) -> None:
    """Compose as one would with ReportLab's canvas and its own QR widget."""
    text, page = shared(run)
    canvas = open_canvas(out, PAPERS["A5"], title=text["title"], author=run.station)
    labels = foot.Labels(text["foot"])
    for item in run.items:
        page.replay(canvas)
        canvas.setFillColor(foot.LABEL_COLOUR)
        for word in labels.words(spaced_code(item.code), item.officer, item.place)[0]:
            canvas.setFont(word.font, word.size)
            canvas.drawString(word.x, word.y, word.text)
        drawing = Drawing(foot.QR_SIDE, foot.QR_SIDE)
        widget = QrCodeWidget(item.address, barLevel="M", barBorder=QUIET_ZONE)
        widget.barWidth = widget.barHeight = foot.QR_SIDE
        drawing.add(widget)
        renderPDF.draw(drawing, canvas, foot.QR_X, foot.QR_Y)
        canvas.showPage()
    canvas.save()


def by_fpdf2(run: LeafletRun, out: BinaryIO) -> None:
    """Compose the same pages with fpdf2 and the qrcode library."""
    text, page = shared(run)
    canvas = FpdfCanvas()
    labels = foot.Labels(text["foot"])
    for item in run.items:
        canvas.pdf.add_page()
        page.replay(canvas)
        canvas.setFillColor(foot.LABEL_COLOUR)
        for word in labels.words(spaced_code(item.code), item.officer, item.place)[0]:
            canvas.setFont(word.font, word.size)
            canvas.drawString(word.x, word.y, word.text)
        canvas.pdf.set_fill_color(0)
        rows = library_rows(item.address)
        module = foot.QR_SIDE / (len(rows) + 2 * QUIET_ZONE)
        left, top = foot.QR_X + QUIET_ZONE * module, HEIGHT - foot.QR_Y - foot.QR_SIDE + QUIET_ZONE * module
        for at, bits in enumerate(rows):
            for run_of_dark in _DARK.finditer(bits):
                start, end = run_of_dark.span()
                canvas.pdf.rect(
                    left + start * module, top + at * module, (end - start) * module, module, style="F"
                )
    out.write(canvas.pdf.output())


def library_rows(address: str) -> list[str]:
    """Draw a symbol with the qrcode library, as everybody does."""
    code: Any = QRCode(error_correction=constants.ERROR_CORRECT_M, border=0)
    code.add_data(address)
    code.make()
    return ["".join("1" if module else "0" for module in row) for row in code.modules]


def cpu(work: Callable[[], object]) -> float:
    """Measure a piece of work in CPU seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure_pages() -> list[bool]:
    """Measure pages a CPU second, ours and the peers' by turns, and the bytes of the same pages."""
    ours, small = order(PAGES), order(PEER_PAGES)
    for write in (compose, by_reportlab, by_fpdf2):  # fonts are loaded once, before the clock starts
        write(order(2), BytesIO())
    rates: dict[str, list[float]] = {"ours": [], "reportlab": [], "fpdf2": []}
    for _ in range(ROUNDS):
        rates["ours"].append(PAGES / cpu(lambda: compose(ours, BytesIO())))
        rates["reportlab"].append(PEER_PAGES / cpu(lambda: by_reportlab(small, BytesIO())))
        rates["fpdf2"].append(PEER_PAGES / cpu(lambda: by_fpdf2(small, BytesIO())))
    rate = {name: median(seen) for name, seen in rates.items()}
    for name, pages in rate.items():
        print(f"  {name:10} {pages:8.0f} pages/cpu-s")
    mine, theirs = BytesIO(), BytesIO()
    compose(ours, mine)
    by_fpdf2(ours, theirs)
    print(f"  bytes of {PAGES} pages: ours {mine.tell():,}, fpdf2 {theirs.tell():,}")
    return [
        goal(
            "pages a CPU second ÷ ReportLab with its QR widget", rate["ours"] / rate["reportlab"], at_least=5
        ),
        goal("bytes ÷ fpdf2's", mine.tell() / theirs.tell(), at_most=0.60),
    ]


def measure_symbols() -> bool:
    """Measure symbols a CPU second, learning included, against the qrcode library."""
    addresses = [item.address for item in order(3000).items]
    ours, theirs = [], []
    for _ in range(ROUNDS):
        press = SymbolPress()
        ours.append(3000 / cpu(lambda press=press: [press.symbol(address) for address in addresses]))  # type: ignore[misc]
        theirs.append(60 / cpu(lambda: [library_rows(address) for address in addresses[:60]]))
    print(f"  symbols/cpu-s: ours {median(ours):,.0f}, qrcode {median(theirs):,.0f}")
    return goal("symbols ÷ qrcode", median(ours) / median(theirs), at_least=40)


def measure_memory() -> bool:
    """Measure what composing holds when page 1,000 and when page 5,000 of one run is written."""
    run, held = order(5000), {}

    def look(done: int, _: int) -> None:
        if done in (1000, 5000):
            held[done] = tracemalloc.get_traced_memory()[0]

    with Path(os.devnull).open("wb") as out:
        tracemalloc.start()
        compose(run, out, look)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    early, late = held[1000], held[5000]
    print(f"  memory: {early / 1e6:.2f} MB at page 1,000, {late / 1e6:.2f} at 5,000; peak {peak / 1e6:.2f}")
    # a page is a thousand bytes; its place in the file's index is sixteen
    return goal("memory kept a page, bytes", (late - early) / 4000, at_most=32)


def report_read_back() -> None:
    """Say how fast codes are read back; no goal, measured apart."""
    run = order(300)
    with tempfile.TemporaryDirectory() as kept:
        path = Path(kept) / "leaflets.pdf"
        with path.open("wb") as out:
            compose(run, out)
        start, used = time.perf_counter(), time.process_time()
        read_back(path, run.items)
        wall, used = time.perf_counter() - start, time.process_time() - used
    print(f"  read back: {300 / wall:.0f} pages/s, {300 / used:.0f} pages/cpu-s")


def goal(name: str, ratio: float, *, at_least: float = 0.0, at_most: float = math.inf) -> bool:
    """Print a ratio beside its goal."""
    good = at_least <= ratio <= at_most
    wanted = f"≥ {at_least:g}" if at_least else f"≤ {at_most:g}"
    print(f"{'ok    ' if good else 'MISSED'} {name}: {ratio:.2f} (goal {wanted})")
    return good


def main() -> int:
    """Run all and tell by the exit code whether every goal was reached."""
    results = [*measure_pages(), measure_symbols(), measure_memory()]
    report_read_back()
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
