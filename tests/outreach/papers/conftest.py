"""A station's boards and month by hand, with the figures of the example ledger."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pdfplumber
import pytest

from outreach.boards.facts import (
    POINT,
    BoardFacts,
    BoardLine,
    Edition,
    LaggingDay,
    LaggingLine,
    Seal,
    Unranked,
)
from outreach.boards.rules import OUTREACH_INDICATORS
from outreach.language import Language
from outreach.months.facts import (
    KINDS,
    Compared,
    DayFigures,
    Figures,
    GridFigures,
    LevelFigures,
    MonthFacts,
    OfficerFigures,
)
from outreach.papers.facts import BoardPage, MorningSheet

DAY = dt.date(2026, 9, 30)
EDITION = Edition(UUID(int=1), "outreach", dt.date(2026, 1, 1), OUTREACH_INDICATORS)
NAMES = ("led", "helped", "people", "households", "leaflets", "phone", "in_person")
# badge, name, rank, points × 100, moved, month × 100, goal, grids, then the seven counts
LINES = (
    ("031203", "李敏", 1, 8000, 1, 81100, 80, "SC02 SC13 SC24", (3, 0, 427, 25, 502, 0, 0)),
    ("031211", "赵娟", 2, 3678, 4, 78794, 60, "SC10 SC21", (1, 1, 200, 0, 139, 0, 0)),
    ("031202", "胡娜", 3, 3410, 3, 92110, 80, "SC01 SC12 SC23", (1, 1, 131, 0, 273, 1, 0)),
    ("031208", "马洋", 4, 3270, -3, 59922, 40, "SC07 SC18", (1, 0, 177, 0, 300, 0, 0)),
    ("031204", "张静", 5, 3226, 0, 58416, 40, "SC03 SC14", (1, 0, 217, 0, 113, 0, 0)),
    ("031212", "李涛", 6, 3038, -2, 44626, 40, "SC11 SC22", (1, 0, 180, 0, 119, 0, 0)),
    ("031205", "郭强", 7, 2876, -4, 66972, 40, "SC04 SC15", (1, 0, 145, 0, 213, 0, 0)),
    ("031207", "孙军", 8, 1964, -2, 60924, 40, "SC06 SC17", (1, 0, 62, 0, 172, 0, 0)),
    ("031210", "何杰", 9, 1574, -3, 24792, 40, "SC09 SC20", (1, 1, 8, 0, 47, 0, 0)),
    ("031206", "刘磊", 10, 0, -4, 36250, 40, "SC05 SC16", (0, 0, 0, 0, 0, 0, 0)),
    ("031209", "李敏", 10, 0, -4, 59462, 40, "SC08 SC19", (0, 0, 0, 0, 0, 0, 0)),
    ("031213", "张明", 10, 0, None, 0, 0, "", (0, 0, 0, 0, 0, 0, 0)),
)
AUXILIARY = (
    ("F31225", "马㛃", 1, 800, 2, 3200, 0, "", (0, 2, 0, 0, 0, 0, 0)),
    ("F31224", "黄䶮", 2, 400, 1, 2400, 0, "", (0, 1, 0, 0, 0, 0, 0)),
)
SEAL = Seal(UUID(int=7), "the station's chief", dt.datetime(2026, 10, 1, 0, 2, tzinfo=dt.UTC), "5f0c" * 16)
LAGGING = tuple(
    LaggingLine(
        badge,
        name,
        tuple(
            LaggingDay(DAY - dt.timedelta(days=back), 10, 12, Fraction(part, 1000))
            for back, part in enumerate((0, 155, 230))
        ),
    )
    for badge, name in (("031206", "刘磊"), ("031209", "李敏"))
)


def line_of(
    badge: str, name: str, rank: int, points: int, moved: int | None, month: int, goal: int, grids: str,
    counts: tuple[int, ...],
) -> BoardLine:  # fmt: skip
    told = {indicator: count for indicator, count in zip(NAMES, counts, strict=True) if count}
    return BoardLine(
        officer_id=UUID(int=int(badge[1:])),
        badge=badge,
        name=name,
        rank=rank,
        points=points * POINT // 100,
        moved=moved,
        month_points=month * POINT // 100,
        counts=MappingProxyType(told),
        goal=goal * POINT or None,
        grids=tuple(grids.split()),
    )


@pytest.fixture
def make_line() -> Callable[..., BoardLine]:
    return line_of


@pytest.fixture
def board() -> BoardFacts:
    """The live board of 30 September, twelve officers, two excused."""
    excused = (Unranked("031299", "王楠", "leave"), Unranked("031298", "周彧", "training"))
    return BoardFacts(DAY, "community", EDITION, tuple(line_of(*line) for line in LINES), excused)


@pytest.fixture
def auxiliary() -> BoardFacts:
    return BoardFacts(DAY, "auxiliary", EDITION, tuple(line_of(*line) for line in AUXILIARY), seal=SEAL)


@pytest.fixture
def seal() -> Seal:
    return SEAL


@pytest.fixture
def sheet(board: BoardFacts, auxiliary: BoardFacts) -> MorningSheet:
    return MorningSheet(
        station="睢城示例派出所",
        maker="综合指挥室 徐伟",
        frozen=dt.datetime(2026, 10, 1, 0, 31, tzinfo=dt.UTC),
        first=DAY,
        last=DAY,
        figures=Figures(events=14, people=1905, households=86, dissuaded=5, cases=1),
        pages=(BoardPage(board, LAGGING), BoardPage(auxiliary)),
    )


@pytest.fixture(params=["zh_CN", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    return Language(request.param)


OCTOBER = Figures(
    events=181, people=24862, households=965, leaflets=27563, met=14072, scanned=6789, installed=3431,
    registered=1685, refused=2945, already=553, channel_logs=74, cases=3, loss=38336900, alerts=45,
    dissuaded=29, saved=80100000, at_stake=28000000, in_person=18,
)  # fmt: skip
SEPTEMBER = Figures(
    events=210, people=27302, households=1085, leaflets=32109, met=12131, scanned=5985, installed=3088,
    registered=1654, refused=2575, already=577, channel_logs=91, cases=3, loss=39225000, alerts=57,
    dissuaded=31, saved=79300000, at_stake=136800000, in_person=17,
)  # fmt: skip
OCTOBER_KINDS = dict(zip(KINDS, (44, 32, 42, 31, 30, 40), strict=True))
SEPTEMBER_KINDS = dict(zip(KINDS, (40, 54, 45, 38, 37, 31), strict=True))
MOM = {
    "events": "-13.8%", "people": "-8.9%", "households": "-11.1%", "leaflets": "-14.2%", "cases": "0.0%",
    "alerts": "-21.1%", "registered": "+1.9%", "dissuaded": "-6.5%", "loss": "-2.3%",
}  # fmt: skip
KINDS_MOM = dict(zip(KINDS, ("+10.0%", "-40.7%", "-6.7%", "-18.4%", "-18.9%", "+29.0%"), strict=True))
BY_MONTH = (11, 10, 11, 11, 10, 9, 12, 8, 10, 12, 9, 12, 11, 8, 4, 3, 4, 4, 5, 3, 3, 3)
# number, community, households, residents, lead, events, people, met households, cases, loss
GRIDS = (
    ("SC01", "东升社区居委会", 2743, 7480, "胡娜", 9, 1204, 43, 1, 16336900),
    ("SC02", "五里堂社区居委会", 1285, 2880, "李敏", 7, 987, 25, 0, 0),
    ("SC03", "元府社区居委会", 1566, 4035, "张静", 8, 1102, 31, 0, 0),
    ("SC04", "和平社区居委会", 862, 2339, "郭强", 6, 840, 40, 2, 22000000),
)


def month_of(grids: int = 24, officers: int = 24) -> MonthFacts:
    """October 2026 against September, with as many grids and officers as asked."""
    first, last = dt.date(2026, 10, 1), dt.date(2026, 10, 31)
    year = Compared(
        dt.date(2025, 10, 1), dt.date(2025, 10, 31), Figures(cases=12), {}, {"cases": "-75.0%"}, {}
    )
    return MonthFacts(
        year=2026,
        month=10,
        first=first,
        last=last,
        whole=True,
        figures=OCTOBER,
        by_kind=OCTOBER_KINDS,
        mom=Compared(dt.date(2026, 9, 1), dt.date(2026, 9, 30), SEPTEMBER, SEPTEMBER_KINDS, MOM, KINDS_MOM),
        yoy=year,
        levels=(
            LevelFigures("high", 20, 12, 15, 9),
            LevelFigures("middle", 15, 5, 0, 0),
            LevelFigures("low", 10, 1, 0, 0),
        ),
        deceived_after_dissuasion=2,
        residents=102_345,
        grids=tuple(
            GridFigures(f"SC{number + 1:02}", *GRIDS[number % len(GRIDS)][1:]) for number in range(grids)
        ),
        officers=_officers(officers),
        days=tuple(
            DayFigures(first + dt.timedelta(days=step), step * 7 % 11, step * 131 % 1400, step % 11 // 10)
            for step in range(31)
        ),
        fraud_types=(("冒充电商物流客服", 2, 21999900), ("刷单返利", 1, 16337000)),
        refusal_reasons=(("privacy", 1130), ("no_money", 902), ("memory", 611), ("no_smartphone", 302)),
        cases_by_month=tuple(
            ((2025 + number // 12) * 100 + number % 12 + 1, count) for number, count in enumerate(BY_MONTH)
        ),
        case_streak=9,
    )


def _officers(officers: int) -> tuple[OfficerFigures, ...]:
    counts = {"led": 9, "helped": 3, "people": 1204, "households": 43, "leaflets": 1390, "phone": 2}
    return tuple(
        OfficerFigures(badge, name, post, 3_437_600 + number * 10_000, counts)
        for number, (badge, name, post) in enumerate(_people(officers))
    )


def _people(officers: int) -> list[tuple[str, str, str]]:
    known = [(line[0], line[1], "社区民警") for line in LINES] + [
        (line[0], line[1], "辅警") for line in AUXILIARY
    ]
    more = [(f"F3{number:04}", f"王{'一二三四五六七八九十'[number % 10]}", "辅警") for number in range(100)]
    return sorted([*known, *more][:officers])


@pytest.fixture
def make_month() -> Callable[..., MonthFacts]:
    return month_of


@dataclass(frozen=True)
class Read:
    """A PDF as a reader's program reads it."""

    pages: tuple[Any, ...]

    @property
    def text(self) -> str:
        return "\n".join(page.extract_text() for page in self.pages)

    @property
    def chars(self) -> list[dict[str, Any]]:
        return [char for page in self.pages for char in page.chars]

    def words(self, page: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.pages[page].extract_words(keep_blank_chars=False)
        return found


@pytest.fixture
def read() -> Iterator[Callable[[bytes], Read]]:
    """Open PDFs, closed again at the end."""
    opened = []

    def reading(pdf: bytes) -> Read:
        opened.append(pdfplumber.open(io.BytesIO(pdf)))
        return Read(tuple(opened[-1].pages))

    yield reading
    for pdf in opened:
        pdf.close()


MARGIN, WIDTH, HEIGHT = 30.0, 595.28, 841.89


@pytest.fixture
def outside() -> Callable[[Read], list[str]]:
    """Name the characters that stand outside the margins, which must be none."""

    def found(pdf: Read) -> list[str]:
        return [
            f"{char['text']} at {char['x0']:.1f}, {char['top']:.1f}"
            for char in pdf.chars
            if char["x0"] < MARGIN - 0.5
            or char["x1"] > WIDTH - MARGIN + 0.5
            or char["top"] < MARGIN - 3
            or char["bottom"] > HEIGHT - MARGIN + 3
        ]

    return found


@pytest.fixture
def overlapping() -> Callable[[Read], list[str]]:
    """Name neighbours on one line that stand on one another, which must be none."""

    def found(pdf: Read) -> list[str]:
        clashes = []
        for page in pdf.pages:
            lines: dict[int, list[dict[str, Any]]] = {}
            for char in page.chars:
                lines.setdefault(round(char["matrix"][5] * 2), []).append(char)
            for line in lines.values():
                ordered = sorted(line, key=lambda char: char["x0"])
                clashes += [
                    f"{left['text']}{right['text']} on page {page.page_number} at {right['x0']:.1f}"
                    for left, right in pairwise(ordered)
                    if right["x0"] < left["x1"] - 0.6
                ]
        return clashes

    return found
