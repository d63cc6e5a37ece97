"""How a meaning becomes a cell: the forms of days, times, counts, lists and people a station writes."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from random import Random
from typing import Any

from tests.samples.styles.meaning import UNATTENDED, Officer, Row, Style

UNITS = {"people": "人", "households": "户", "leaflets": "份", "met": "人", "already": "人", "scanned": "人",
         "installed": "人", "registered": "人", "refused": "人", "loss": "元", "money": "元",
         "residents": "人"}  # fmt: skip
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
KINDS = {
    "community": ("进社区", "社区"), "village": ("进农村", "农村", "进村庄", "进村居"),
    "family": ("进家庭", "家庭", "入户"), "school": ("进学校", "进校园"),
    "enterprise": ("进企业", "企业", "进单位"), "venue": ("进场所", "场所"),
}  # fmt: skip


class Hand:
    """Writes the cells of one style."""

    def __init__(self, style: Style) -> None:
        """Take up the style's pen."""
        self.pen = style.pen
        self.rng = Random(style.seed + 1)
        self.text_only = bool(style.encoding)

    def cell(self, row: Row, name: str) -> Any:
        """The cell of a field; what the row overrules comes before the pen."""
        base = name.split(":")[0]
        for key in (name, base):
            if key in row.raw:
                return row.raw[key]
        value = row.meant.get(base)
        if name.startswith("kinds:"):
            return "√" if name[6:] in row.meant["kinds"] else None
        if base in UNITS and value is not None:
            return self._count(row, base, value)
        if value is None or value == []:
            return self.rng.choice([w for w in self.pen.nothing if not isinstance(w, int)] or [None])
        return self._plain(base, name, value)

    def _plain(self, base: str, name: str, value: Any) -> Any:
        """Anything but a count."""
        if isinstance(value, Officer):
            return self._who(value, name)
        if isinstance(value, datetime):
            return value
        if isinstance(value, date):
            return self._day(value, base)
        if isinstance(value, time):
            return self._time(value)
        if isinstance(value, list):
            return self._list(base, value)
        whole = self.pen.whole_badges if base == "badge" else self.pen.whole_grids
        if whole and base in ("badge", "grid", "number") and value.isdigit():
            return int(value)
        if base == "name" and self.pen.who == "spaced" and len(value) == 2:
            return "　".join(value)
        return value

    def _day(self, value: date, base: str) -> Any:
        """A day in one of the pen's forms; a day of appointment always bears its year."""
        forms = [f for f in self.pen.days.split() if base == "day" or f != "short"]
        form = self.rng.choice(forms or ["dot"])
        y, m, d = value.year, value.month, value.day
        return {
            "real": datetime.combine(value, time()), "serial": (value - date(1899, 12, 30)).days,
            "whole": int(f"{value:%Y%m%d}"), "compact": f"{value:%Y%m%d}", "dot": f"{y}.{m}.{d}",
            "slash": f"{y}/{m}/{d}",
            "long": f"{y}年{m}月{d}日", "short": f"{m}月{d}日",
        }[form]  # fmt: skip

    def _time(self, value: time) -> Any:
        """An hour in one of the pen's forms."""
        h, minute = value.hour, value.minute
        hour = f"{h}点{minute}分" if minute else f"{h}点"
        form = self.rng.choice(self.pen.times.split())
        return {"real": value, "colon": f"{h}:{minute:02d}", "wide": f"{h}：{minute:02d}", "hour": hour}[form]

    def _count(self, row: Row, base: str, value: Any) -> Any:
        """A count or a sum of money; an empty word for zero where the figure isn't required."""
        if not value and base != "met":
            return self.rng.choice((0, 0, *self.pen.nothing))
        if isinstance(value, Decimal) and value % 1:
            return float(value)
        number, unit, forms = int(value), UNITS[base], self.pen.counts.split()
        may_guess = row.table == "events" and not row.fault and row.meant["form"] not in UNATTENDED
        form = self.rng.choice([f for f in forms if f != "about" or may_guess])
        if form == "about":
            row.about += 1
        return {
            "int": number, "text": str(number), "unit": f"{number}{unit}", "apart": f"{number} {unit}",
            "times": f"{number} 人次" if base == "people" else f"{number}{unit}",
            "wide": str(number).translate(WIDE), "comma": f"{number:,}", "about": f"约{number}",
        }[form]  # fmt: skip

    def _who(self, officer: Officer, name: str) -> Any:
        """A badge or a name; never the name where two bear it, unless the badge stands beside it."""
        asked = name.split(":")[1] if ":" in name else self.pen.who
        form = self.rng.choice(("badge", "name", "spaced")) if asked == "mix" else asked
        if form == "badge" or (not officer.known_by_name and ":" not in name):
            return int(officer.badge) if self.pen.whole_badges and officer.badge.isdigit() else officer.badge
        if form == "spaced" and len(officer.name) == 2:
            return self.rng.choice(("{}　{}", "{} {}", "{}  {}")).format(*officer.name)
        return officer.name

    def _list(self, base: str, values: list[Any]) -> str:
        """Several in one cell, by one of the pen's separators; a name keeps no inner space among others."""
        if base == "helpers":
            if len(values) == 1:
                return str(self._who(values[0], base))
            by_badge = self.pen.who == "badge" or (self.pen.who == "mix" and self.rng.random() < 0.4)
            words = [o.badge if by_badge or not o.known_by_name else o.name for o in values]
        else:
            words = [self.rng.choice(KINDS[v]) if base == "kinds" else v for v in values]
        return self.rng.choice(self.pen.between).join(words)
