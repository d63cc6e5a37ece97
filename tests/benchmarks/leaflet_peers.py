"""Let other libraries draw a leaflet's own content: what is drawn is noted once and replayed on each page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fpdf import FPDF
from fpdf.drawing import PaintedPath

from outreach.leaflets.facts import PAPERS
from outreach.leaflets.palette import HEIGHT
from outreach.printing.fonts import FILES
from resources import folder


class Recorder:
    """Note what is drawn, so that the peers draw from known places and pay for no layout."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []

    def __getattr__(self, name: str) -> Callable[..., Recorder | None]:
        def noted(*positional: Any, **named: Any) -> Recorder | None:
            self.calls.append((name, positional, named))
            if name not in ("beginPath", "beginText"):
                return None
            part = Recorder()
            self.calls[-1] = (name, (part,), {})
            return part

        return noted

    def replay(self, target: Any) -> None:
        """Draw again, on a page of any library."""
        parts: dict[int, Any] = {}
        for name, positional, named in self.calls:
            if name in ("beginPath", "beginText"):
                parts[id(positional[0])] = part = getattr(target, name)()
                positional[0].replay(part)
            else:
                getattr(target, name)(*(parts.get(id(one), one) for one in positional), **named)


class FpdfPath:
    """The part of ReportLab's path the leaflets use, for fpdf2."""

    def __init__(self, context: Any) -> None:
        self.path = context

    def moveTo(self, x: float, y: float) -> None:  # noqa: N802
        self.path.move_to(x, HEIGHT - y)

    def lineTo(self, x: float, y: float) -> None:  # noqa: N802
        self.path.line_to(x, HEIGHT - y)

    def curveTo(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:  # noqa: N802
        self.path.curve_to(a, HEIGHT - b, c, HEIGHT - d, e, HEIGHT - f)

    def close(self) -> None:
        self.path.close()


class FpdfCanvas:
    """The part of ReportLab's canvas the leaflets use, for fpdf2: so that both draw the same content."""

    def __init__(self) -> None:
        self.pdf = FPDF(unit="pt", format=PAPERS["A5"])
        self.pdf.set_auto_page_break(False)
        for name, file in FILES.items():
            self.pdf.add_font(name, fname=folder / "fonts" / file)
        self._origin = (0.0, 0.0)

    def setFillColor(self, colour: Any) -> None:  # noqa: N802
        rgb = [round(255 * part) for part in colour.rgb()]
        self.pdf.set_fill_color(*rgb)
        self.pdf.set_text_color(*rgb)

    def setStrokeColor(self, colour: Any) -> None:  # noqa: N802
        self.pdf.set_draw_color(*(round(255 * part) for part in colour.rgb()))

    def setLineWidth(self, width: float) -> None:  # noqa: N802
        self.pdf.set_line_width(width)

    def setLineCap(self, _: int) -> None:  # noqa: N802
        """Leave the ends as they are: a byte or two in fpdf2's favour."""

    setLineJoin = setLineCap  # noqa: N815

    def rect(self, x: float, y: float, width: float, height: float, **_: int) -> None:
        self.pdf.rect(x, HEIGHT - y - height, width, height, style="F")

    def roundRect(self, x: float, y: float, width: float, height: float, radius: float, **_: int) -> None:  # noqa: N802
        self.pdf.rect(
            x, HEIGHT - y - height, width, height, style="F", round_corners=True, corner_radius=radius
        )

    def circle(self, x: float, y: float, radius: float, **_: int) -> None:
        self.pdf.circle(x, HEIGHT - y, radius, style="F")

    def line(self, a: float, b: float, c: float, d: float) -> None:
        self.pdf.line(a, HEIGHT - b, c, HEIGHT - d)

    def beginPath(self) -> FpdfPath:  # noqa: N802
        return FpdfPath(PaintedPath())

    def drawPath(self, path: FpdfPath, stroke: int, fill: int) -> None:  # noqa: N802
        path.path.style.paint_rule = "stroke" if stroke else "fill_nonzero"
        path.path.style.fill_color = "#2F6FB8" if fill else None
        path.path.style.stroke_color = "#D5E4F5" if stroke else None
        self.pdf.draw_path(path.path)

    def setFont(self, name: str, size: float) -> None:  # noqa: N802
        self.pdf.set_font(name, size=size)

    def drawString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        self.pdf.text(x, HEIGHT - y, text)

    def drawRightString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        self.drawString(x - self.pdf.get_string_width(text), y, text)

    def drawCentredString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        self.drawString(x - self.pdf.get_string_width(text) / 2, y, text)

    def beginText(self) -> FpdfCanvas:  # noqa: N802
        return self

    def setTextOrigin(self, x: float, y: float) -> None:  # noqa: N802
        self._origin = (x, y)

    def setCharSpace(self, space: float) -> None:  # noqa: N802
        self.pdf.set_char_spacing(space)

    def textOut(self, text: str) -> None:  # noqa: N802
        self.drawString(*self._origin, text)

    def drawText(self, _: object) -> None:  # noqa: N802
        """Do nothing: textOut has drawn it."""
