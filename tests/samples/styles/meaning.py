"""What a made ledger is built of: a style, its sheets, its pen, and rows that know what they mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


def words(text: str) -> list[str]:
    """The words of a text, a short way to write a list of them."""
    return text.split()


TABLES = ("officers", "grids", "venues", "events", "tallies", "cases", "alerts")
ORDER = words(
    "missing_required bad_date future_date bad_time ends_before_start bad_number negative_number "
    "unknown_kind unknown_officer ambiguous_officer unknown_grid impossible_funnel not_in_post duplicate"
)
UNATTENDED = ("LED播放", "小喇叭", "LED屏", "大喇叭", "短信", "微信群", "屏保")
ALREADY = ("已安装", "已经安装", "已下载")
REQUIRED = {
    "officers": ("badge", "name", "post"),
    "grids": ("number", "lead", "since"),
    "venues": ("name", "kind"),
    "events": ("day", "kinds", "grid", "lead"),
    "tallies": ("day", "officer", "met"),
    "cases": ("day", "types", "grid"),
    "alerts": ("received", "grid", "officer"),
}


@dataclass(frozen=True)
class Officer:
    """One who serves at the station; `known_by_name` where nobody else bears the name."""

    badge: str
    name: str
    post: str
    since: date
    until: date | None = None
    known_by_name: bool = True


@dataclass
class Row:
    """One row: what its writer meant, cells that overrule the pen, and the reason it must be refused for."""

    table: str
    meant: dict[str, Any]
    fault: str = ""
    raw: dict[str, Any] = field(default_factory=dict)
    about: int = 0


@dataclass(frozen=True)
class Pen:
    """How one station writes days, times, counts, lists and people; of several forms one is drawn."""

    days: str = "real"
    times: str = "real colon"
    counts: str = "int"
    between: str = "、"
    who: str = "badge"
    nothing: tuple[str | int | None, ...] = (None,)
    whole_badges: bool = False
    whole_grids: bool = False


@dataclass(frozen=True)
class Sheet:
    """One kind of sheet.

    `columns` is `heading=field|group>heading=field`; a field that begins with # or ~ means nothing to us.
    """

    table: str
    name: str
    columns: str
    titles: tuple[str, ...] = ()
    unit: str = ""
    foot: tuple[str, ...] = ()
    total: str = ""
    total_at: int = 0
    blanks: int = 0
    left: int = 0
    monthly: bool = False
    merge_days: bool = False

    def fields(self) -> list[str]:
        """The field of each column, in order."""
        return [column.split("=")[1] for column in self.columns.split("|")]


@dataclass(frozen=True)
class Style:
    """One station's way of keeping its ledger, and how much of it there is."""

    key: str
    seed: int
    as_of: date
    months: tuple[tuple[int, int], tuple[int, int]]
    sheets: tuple[Sheet, ...]
    sizes: dict[str, int]
    pen: Pen = Pen()
    faults: dict[str, str] = field(default_factory=dict)
    badge: str = "0312{:02d}"
    auxiliary: str = "F312{:02d}"
    grid: str = "SC{:02d}"
    places: str = "东升 元府 和平 中山 北陵 红叶 南关 花园 后园 东城"
    kinds: str = "community village family school enterprise venue"
    encoding: str = ""
    covers: tuple[str, ...] = ()
    empties: tuple[str, ...] = ()
    twin_cases: bool = False
    handover: bool = False
    hard: tuple[str, ...] = ()
    about: str = ""

    def has(self, reason: str) -> bool:
        """Whether any row of the ledger is to be refused for the reason."""
        return any(reason in listed for listed in self.faults.values())
