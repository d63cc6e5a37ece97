"""Compose a run of leaflets into a PDF, page by page, after checking that every word of it can be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from outreach.campaigns.rules import spaced_code
from outreach.errors import Invalid, NotFound
from outreach.language import mark
from outreach.leaflets import foot
from outreach.leaflets.facts import PAPERS, Cancelled, LeafletItem, LeafletRun, Progress, go_on
from outreach.leaflets.page import paint_page
from outreach.leaflets.palette import HEIGHT, WIDTH
from outreach.leaflets.pdf_file import PageFile, SharedParts
from outreach.leaflets.pieces import Fault
from outreach.leaflets.symbols import QUIET_ZONE, Symbol, SymbolPress, check_length
from outreach.leaflets.templates import template_text
from outreach.printing.canvases import open_canvas
from outreach.printing.fonts import BOLD, missing_glyphs, require_glyphs, spell

MISSING = {
    "station": mark("The station's name is missing. Every leaflet shows it."),
    "app": mark("The app's name is missing. Every leaflet shows it."),
    "hotline": mark("The hotline is missing. Every leaflet shows it."),
}
TOO_LONG = {
    "station": mark("The station's name {text} is too long for the leaflet by {points} points. Shorten it."),
    "app": mark("The app's name {text} is too long for the leaflet by {points} points. Shorten it."),
    "hotline": mark("The hotline {text} is too long for the leaflet by {points} points. Shorten it."),
    "officer": mark(
        "The name {text} is too long for the leaflet with code {code} by {points} points. Shorten it."
    ),
    "place": mark(
        "The place {text} is too long for the leaflet with code {code} by {points} points. Shorten it."
    ),
}
_DARK = re.compile("1+")


def compose(
    run: LeafletRun, out: BinaryIO, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> tuple[int, int]:
    """Write the run's pages to a file; give pages and bytes. Nothing is written of a run that is refused."""
    items = run.items
    if not items:
        raise Invalid("There is no code to print. Make codes for the campaign first.")
    if run.paper not in PAPERS:
        raise NotFound("There is no paper size {paper}. There are: {known}.",
                       paper=run.paper, known=", ".join(PAPERS))  # fmt: skip
    text = template_text(run.template, run.language)
    values = _shared_values(run)
    labels = foot.Labels(text["foot"])
    characters = _checked(items, labels)
    canvas = open_canvas(
        BytesIO(), PAPERS[run.paper], title=text["title"], author=run.station, language=run.language
    )
    parts = SharedParts(_drawn(canvas, text, values, run.template), {BOLD: characters})
    file = PageFile(out, parts, PAPERS[run.paper], run.language)
    opening = _opening(run.paper)
    press = SymbolPress()
    for item, words in zip(items, _words(items, labels), strict=True):
        shown = [parts.show(word.text, word.font, word.size, word.x, word.y) for word in words]
        file.add_page("\n".join([opening, *shown, symbol_path(press.symbol(item.address))]))
        go_on(file.pages, len(items), progress, cancelled)
    return file.pages, file.finish()


def symbol_path(symbol: Symbol) -> str:
    """Write a symbol as one filled path: each run of black modules in a row is one box, a module the unit."""
    module = foot.QR_SIDE / (symbol.size + 2 * QUIET_ZONE)
    left = foot.QR_X + QUIET_ZONE * module
    top = foot.QR_Y + foot.QR_SIDE - QUIET_ZONE * module
    boxes = [
        f"{start} {row} {end - start} 1 re"
        for row, bits in enumerate(symbol.rows())
        for start, end in map(re.Match.span, _DARK.finditer(bits))
    ]
    # y grows downward, so that rows count from the top
    return f"0 g {module:.5f} 0 0 {-module:.5f} {left:.3f} {top:.3f} cm\n" + "\n".join(boxes) + "\nf"


def _opening(paper: str) -> str:
    colour = " ".join(f"{part:.4g}" for part in foot.LABEL_COLOUR.rgb())
    scale = PAPERS[paper][0] / WIDTH
    enlarge = "" if scale == 1 else f"{scale:.6f} 0 0 {scale:.6f} 0 0 cm\n"
    return f"{enlarge}/L Do\n{colour} rg"


def _drawn(canvas: Any, text: Mapping[str, Any], values: Mapping[str, str], template: str) -> Any:
    canvas.beginForm("leaflet", 0, 0, WIDTH, HEIGHT)
    faults = paint_page(canvas, text, values)
    canvas.endForm()
    if faults:
        _refuse_overflow(faults[0], values, template)
    return canvas


def _refuse_overflow(fault: Fault, values: Mapping[str, str], template: str) -> None:
    guilty = fault.field if fault.field in TOO_LONG else ""
    if not guilty and len(values["app"]) > 8 and values["app"] in fault.text:
        guilty = "app"
    if guilty:
        raise Invalid(TOO_LONG[guilty], points=f"{fault.points:.0f}", text=values[guilty])
    raise Invalid(
        "The leaflet {template} has more text than its page holds, by {points} points in {field}: {text}.",
        template=template, points=f"{fault.points:.0f}", field=fault.field, text=fault.text,
    )  # fmt: skip


def _shared_values(run: LeafletRun) -> dict[str, str]:
    hosts = {urlsplit(item.address).hostname or "" for item in run.items}
    if len(hosts) > 1:
        raise Invalid("The codes of one run lead to different hosts: {hosts}. Print them apart.",
                      hosts=", ".join(sorted(hosts)))  # fmt: skip
    values = {"station": run.station, "app": run.app, "hotline": run.hotline}
    for name, value in values.items():
        if not value.strip():
            raise Invalid(MISSING[name])
        require_glyphs(value.replace("\n", "\r"))
    for item in run.items:
        check_length(item.address)
    return values | {"host": hosts.pop()}


def _checked(items: Sequence[LeafletItem], labels: foot.Labels) -> str:
    """Refuse the first leaflet whose own words cannot be printed; else give all their characters."""
    characters: set[str] = set()
    for item, words in zip(items, _words(items, labels), strict=True):
        text = "".join(word.text for word in words)
        if not characters.issuperset(text):
            missing = missing_glyphs(text.replace("\n", "\r"), BOLD)
            if missing:
                raise Invalid(
                    "The leaflet with code {code} has characters that cannot be printed: {characters}. "
                    "Write {text} without them.",
                    code=item.code, characters=spell(missing), text=item.officer + " " + item.place,
                )  # fmt: skip
            characters.update(text)
    return "".join(characters)


def _words(items: Sequence[LeafletItem], labels: foot.Labels) -> Iterator[list[foot.Word]]:
    for item in items:
        words, faults = labels.words(spaced_code(item.code), item.officer, item.place)
        if faults:
            fault = faults[0]
            raise Invalid(
                TOO_LONG[fault.field], code=item.code, points=f"{fault.points:.0f}", text=fault.text
            )
        yield words
