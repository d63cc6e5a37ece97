from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Circle, Drawing, Rect, Shape, String

from outreach.language import Language
from outreach.months.facts import Figures, MonthFacts
from outreach.papers.charts import cases_chart, daily_chart, funnel_chart
from outreach.papers.page import BLUE
from outreach.printing.fonts import BOLD, REGULAR, width

MakeMonth = Callable[..., MonthFacts]
ENGLISH = Language("en")
SIZE = (500.0, 150.0)


def of_kind(drawing: Drawing, kind: type[Shape]) -> list[Shape]:
    return [shape for shape in drawing.contents if isinstance(shape, kind)]


def words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in of_kind(drawing, String)]


def all_charts(month: MonthFacts, language: Language) -> list[Drawing]:
    return [
        daily_chart(month.days, language, SIZE),
        cases_chart(month.cases_by_month, language, SIZE),
        funnel_chart(month.figures, language, SIZE),
    ]


def test_each_day_has_a_bar_as_high_as_its_events(make_month: MakeMonth) -> None:
    days = make_month().days
    drawing = daily_chart(days, ENGLISH, SIZE)
    bars = [bar for bar in of_kind(drawing, Rect) if bar.fillColor == BLUE]
    counts = [day.events for day in days if day.events]
    assert len(bars) == len(counts)
    each = [bar.height / count for bar, count in zip(bars, counts, strict=True)]
    assert max(each) - min(each) < 1e-9
    assert [shape.text for shape in of_kind(drawing, String)[:31]] == [str(day) for day in range(1, 32)]


def test_the_cases_of_thirteen_months_stand_at_their_heights(make_month: MakeMonth) -> None:
    months = make_month().cases_by_month
    drawing = cases_chart(months, ENGLISH, SIZE)
    dots = of_kind(drawing, Circle)
    last = [count for _, count in months][-13:]
    assert len(dots) == 13
    rise = (dots[0].cy - dots[5].cy) / (last[0] - last[5])
    for dot, count in zip(dots, last, strict=True):
        assert dot.cy - dots[0].cy == pytest.approx(rise * (count - last[0]))
    assert words(drawing)[-2:] == ["3", "Oct"]
    assert {"Oct 2025", "Jan 2026"} <= set(words(drawing))


def test_the_funnel_says_counts_and_the_part_of_the_step_before() -> None:
    drawing = funnel_chart(Figures(met=200, scanned=100, installed=30, registered=15), ENGLISH, SIZE)
    bars = of_kind(drawing, Rect)
    assert [bar.width / bars[0].width for bar in bars] == pytest.approx([1, 0.5, 0.15, 0.075])
    said = words(drawing)
    assert {"200", "100", "30", "15", "50.0%", "30.0%"} <= set(said)


def test_a_month_with_nothing_has_charts_and_no_rates(make_month: MakeMonth) -> None:
    month = make_month()
    idle = tuple(replace(day, events=0, people=0) for day in month.days)
    drawings = all_charts(replace(month, days=idle, figures=Figures(), cases_by_month=()), ENGLISH)
    assert words(drawings[2]).count("—") == 3
    assert not [bar for bar in of_kind(drawings[0], Rect) if bar.fillColor == BLUE]


def test_a_chart_can_be_shown_on_screen_as_it_is_printed(make_month: MakeMonth) -> None:
    for drawing in all_charts(make_month(), ENGLISH):
        picture = renderSVG.drawToString(drawing)
        families = set(re.findall(r"font-family: ?([\w-]+)", picture))
        assert families
        assert families <= {REGULAR, BOLD}


def test_every_word_stays_in_its_drawing_and_uses_the_bundled_fonts(
    make_month: MakeMonth, language: Language
) -> None:
    for drawing in all_charts(make_month(), language):
        for word in of_kind(drawing, String):
            assert word.fontName in (REGULAR, BOLD)
            wide = width(word.text, word.fontName, word.fontSize)
            left = word.x - {"start": 0.0, "middle": wide / 2, "end": wide}[word.textAnchor]
            assert left >= -0.5
            assert left + wide <= drawing.width + 0.5
            assert 0 <= word.y <= drawing.height - word.fontSize * 0.7
