"""Write a PDF object by object, so that a run's memory does not grow with its pages.

ReportLab draws what the pages share (fonts, the form) and formats those objects; it would keep every page in
memory until the end, so the pages themselves, a few bytes each, are written here as they come.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFIndirectObject

_COMPRESSION = 6


class SharedParts:
    """What all pages draw on: ReportLab's fonts and form, and where each character stands in the fonts."""

    def __init__(self, canvas: Any, characters: dict[str, str]) -> None:
        """Take a canvas on which the form is drawn, and by font the characters the pages will add."""
        self.document = canvas._doc
        self._places: dict[str, dict[str, tuple[str, str]]] = {}
        for name, wanted in characters.items():
            font: Any = pdfmetrics.getFont(name)
            places = self._places[name] = {}
            for character in sorted(set(wanted)):
                [(subset, code)] = font.splitString(character, self.document)
                places[character] = (font.getSubsetInternalName(subset, self.document), code.hex())

    def show(self, text: str, font: str, size: float, x: float, y: float) -> str:
        """Write the operators that show a line of text at a point."""
        places = self._places[font]
        parts = [f"BT {x:.2f} {y:.2f} Td"]
        current, run = "", ""
        for character in text:
            name, code = places[character]
            if name != current:
                parts += [f"<{run}> Tj"] * bool(run) + [f"{name} {size:g} Tf"]
                current, run = name, ""
            run += code
        return " ".join([*parts, f"<{run}> Tj ET"])


class PageFile:
    """A PDF being written: shared parts first, then pages, then the index."""

    def __init__(
        self, out: BinaryIO, parts: SharedParts, page_size: tuple[float, float], language: str
    ) -> None:
        self._out = out
        self._digest = hashlib.md5(usedforsecurity=False)
        self._offsets = array("Q", [0])
        self._at = 0
        self._document = parts.document
        self._size = page_size
        self._language = language
        self._put(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
        self._write_shared()
        self._catalog = len(self._offsets)
        self._pages = self._catalog + 1
        self._offsets.extend((0, 0))
        self._first = len(self._offsets)

    @property
    def pages(self) -> int:
        """Count the pages written so far."""
        return (len(self._offsets) - self._first) // 2

    def add_page(self, content: str) -> None:
        """Write one page with its drawing operators."""
        data = zlib.compress(content.encode("ascii"), _COMPRESSION)
        number = len(self._offsets)
        page = b"<</Type/Page/Parent %d 0 R/Contents %d 0 R>>" % (self._pages, number + 1)
        self._object(number, page)
        self._object(
            number + 1, b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(data), data)
        )

    def finish(self) -> int:
        """Write the catalogue, the page list and the index; give the size of the file in bytes."""
        kids = b" ".join(b"%d 0 R" % (self._first + 2 * page) for page in range(self.pages))
        form = self._number(self._document.getXObjectName("leaflet"))
        fonts = self._number("BasicFonts")
        width, height = self._size
        self._object(
            self._pages,
            b"<</Type/Pages/Count %d/MediaBox[0 0 %.4f %.4f]/Resources<</Font %d 0 R/XObject<</L %d 0 R>>"
            b"/ProcSet[/PDF/Text]>>/Kids[%b]>>" % (self.pages, width, height, fonts, form, kids),
        )
        self._object(
            self._catalog,
            b"<</Type/Catalog/Pages %d 0 R/Lang(%b)/ViewerPreferences<</DisplayDocTitle true>>>>"
            % (self._pages, self._language.replace("_", "-").encode("ascii")),
        )
        return self._write_index()

    def _number(self, name: str) -> int:
        number: int = self._document.idToObjectNumberAndVersion[name][0]
        return number

    def _write_shared(self) -> None:
        document = self._document
        for font in document.delayedFonts:
            font.addObjects(document)
        document.info.invariant = document.invariant
        document.Reference(document.info, "Info")
        document.encrypt.prepare(document)
        number = 1
        while number in document.numberToId:  # formatting an object may add others
            name = document.numberToId[number]
            self._offsets.append(self._at)
            self._put(PDFIndirectObject(name, document.idToObject[name]).format(document))
            number += 1

    def _object(self, number: int, body: bytes) -> None:
        if number < len(self._offsets):
            self._offsets[number] = self._at
        else:
            self._offsets.append(self._at)
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def _write_index(self) -> int:
        start, count = self._at, len(self._offsets)
        identity = self._digest.hexdigest().encode("ascii")
        self._put(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        for first in range(1, count, 4096):
            self._put(
                b"".join(b"%010d 00000 n \n" % offset for offset in self._offsets[first : first + 4096])
            )
        self._put(
            b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (count, self._catalog, self._number("Info"), identity, identity, start)
        )
        return self._at

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._at += len(data)
