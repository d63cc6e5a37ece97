"""A second count: the written file read again by column positions alone, judged afresh, and compared.

Nothing here knows what a row was meant to say: only the fields in order, where data begin, and today.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.samples.styles.meaning import ALREADY, ORDER, REQUIRED, TABLES, UNATTENDED, Style, words
from tests.samples.styles.pages import Page

NOTHING = ("", "无", "—")
NUMBERS = words("people households leaflets met already scanned installed registered refused loss money")
DAYS, TIMES = ("day", "received", "reported", "since", "until"), ("start", "end")
NOT_ROWS = re.compile(r"合\s*计|小计|总计|填表人|审核人|登记人|制表|注：")
KINDS = re.compile(r"进?(社区|农村|村庄|村居|家庭|学校|校园|企业|单位|场所)|入户")
Read = dict[str, Any]


class Fault(Exception):
    """A cell that cannot be read; its text is the reason."""


def recount(style: Style, pages: list[Page], path: Path) -> dict[str, Any]:
    """The truth again, from the file."""
    found: dict[str, list[tuple[str, int, Read]]] = {table: [] for table in TABLES}
    for page in pages:
        for line, cells in _lines(style, page, path):
            found[page.sheet.table].append(("" if style.encoding else page.name, line, _named(page, cells)))
    judge = Judge(style)
    for table in TABLES:
        for sheet, line, named in found[table]:
            judge.take(table, sheet, line, named)
    return judge.answer()


def _lines(style: Style, page: Page, path: Path) -> list[tuple[int, list[Any]]]:
    """The lines that hold rows, a merged cell's value in each line it covers."""
    if style.encoding:
        with path.open(encoding=style.encoding, newline="") as stream:
            lines: list[list[Any]] = [list(line) for line in csv.reader(stream)]
    else:
        sheet = load_workbook(path)[page.name]
        lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
        for area in sheet.merged_cells.ranges:
            for n in range(area.min_row, area.max_row + 1):
                lines[n - 1][area.min_col - 1] = sheet.cell(area.min_row, area.min_col).value
    kept = []
    for number, line in enumerate(lines, 1):
        cells = line[page.sheet.left :]
        filled = [c for c in cells if c not in (None, "")]
        if number >= page.first and filled and not any(NOT_ROWS.match(str(cell)) for cell in filled[:2]):
            kept.append((number, cells))
    return kept


def _named(page: Page, cells: list[Any]) -> Read:
    """Cells by their fields; ticked columns become one list of kinds."""
    named: Read = {"_year": page.year}
    for name, cell in zip(page.sheet.fields(), cells, strict=False):
        if name.startswith("kinds:"):
            named["kinds"] = (named.get("kinds") or "") + ("、进家庭" if cell == "√" else "")
        elif name[0] not in "#~":
            named[name] = cell
    if "officer:badge" in named:
        named["officer"] = named["officer:badge"]
    if isinstance(named.get("kinds"), str):
        named["kinds"] = named["kinds"].strip("、")
    return named


def text(cell: Any) -> str:
    """A cell as plain text, nothing where it says there is nothing."""
    plain = unicodedata.normalize("NFKC", "" if cell is None else str(cell)).strip()
    return "" if plain in NOTHING else plain


def day(cell: Any, year: int) -> date:
    """A day in any accepted form."""
    if isinstance(cell, datetime):
        return cell.date()
    plain = text(cell)
    if len(plain) == 5 and plain.isdigit():
        return date(1899, 12, 30) + timedelta(int(plain))
    parts = [int(part) for part in re.findall(r"\d+", plain)]
    if len(plain) == 8 and plain.isdigit():
        parts = [int(plain[:4]), int(plain[4:6]), int(plain[6:])]
    try:
        return date(*([year] if len(parts) == 2 else []), *parts)
    except (TypeError, ValueError):
        raise Fault("bad_date") from None


def hour(cell: Any) -> time:
    """An hour in any accepted form."""
    if isinstance(cell, time):
        return cell
    read = re.fullmatch(r"(\d+)[:点](?:(\d+)分?)?", text(cell))
    try:
        return time(int(read[1]), int(read[2] or 0)) if read else time(99)
    except ValueError:
        raise Fault("bad_time") from None


def number(cell: Any) -> Decimal:
    """A count or a sum, its unit and commas aside."""
    plain = re.sub(r"\s*(人次|人|户|份|元)$", "", text(cell)).replace(",", "").removeprefix("约")
    try:
        return Decimal(plain or 0)
    except InvalidOperation:
        raise Fault("bad_number") from None


class Judge:
    """Takes rows in order, refuses those it must, and adds up the rest."""

    def __init__(self, style: Style) -> None:
        """Begin with an empty book."""
        self.style = style
        self.kept: dict[str, list[Read]] = {table: [] for table in TABLES}
        self.rejected: dict[str, list[list[Any]]] = {}
        self.about = 0
        self.keys: set[tuple[Any, ...]] = set()

    def take(self, table: str, sheet: str, line: int, cells: Read) -> None:
        """One row, whole or not at all."""
        row, faults = dict(cells), set()
        for name in REQUIRED[table]:
            if not text(cells["reported"] if name == "day" and name not in cells else cells.get(name)):
                faults.add("missing_required")
        for name, cell in cells.items():
            try:
                row[name] = self._read(name, cell, cells["_year"])
            except Fault as fault:
                faults.add(str(fault))
                row[name] = None
        if table == "officers":
            row["name"] = re.sub(r"\s", "", row["name"])
        row["day"] = row.get("day") or row.get("received") or row.get("reported")
        if row["day"] and row["day"] > self.style.as_of:
            faults.add("future_date")
        self._compare(table, row, faults)
        if not faults and table == "events":
            key = (row["day"], row.get("start"), row.get("place"), row["lead"])
            faults |= {"duplicate"} if key in self.keys else set()
            self.keys.add(key)
        if faults:
            self.rejected.setdefault(table, []).append([sheet, line, min(faults, key=ORDER.index)])
            return
        self.about += sum(text(cell).startswith("约") for cell in cells.values())
        self.kept[table].append(row)

    def _read(self, name: str, cell: Any, year: int) -> Any:
        """One cell by its field."""
        if name in DAYS:
            return day(cell, year) if text(cell) else None
        if name in TIMES:
            return hour(cell) if text(cell) else None
        if name in NUMBERS:
            return number(cell)
        if name in ("lead", "officer", "claimed"):
            return self._who(re.sub(r"\s", "", text(cell)))
        if name == "helpers":
            whole = re.sub(r"\s", "", text(cell))
            if any(whole in (o["badge"], o["name"]) for o in self.kept["officers"]):
                return [self._who(whole)]
            return [self._who(word) for word in re.split(r"[、,/;\s]+", text(cell)) if word]
        kinds = re.split(r"[、,/;\s]+", text(cell)) if name == "kinds" and text(cell) else []
        if not all(KINDS.fullmatch(word) for word in kinds):
            raise Fault("unknown_kind")
        known = [grid["number"] for grid in self.kept["grids"]]
        if name == "grid" and text(cell) and text(cell) not in known:
            raise Fault("unknown_grid")
        return cell if isinstance(cell, datetime) else text(cell)

    def _who(self, word: str) -> str | None:
        """The badge of one officer."""
        if not word:
            return None
        badges = [o["badge"] for o in self.kept["officers"] if word in (o["badge"], o["name"])]
        if len(badges) != 1:
            raise Fault("ambiguous_officer" if badges else "unknown_officer")
        return str(badges[0])

    def _compare(self, table: str, row: Read, faults: set[str]) -> None:
        """What cells say together."""
        if row.get("start") and row.get("end") and row["end"] < row["start"]:
            faults.add("ends_before_start")
        counts = {name: row.get(name) or Decimal(0) for name in NUMBERS}
        if min(counts.values()) < 0:
            faults.add("negative_number")
        if table == "tallies":
            steps = [counts[name] for name in ("met", "scanned", "installed", "registered") if name in row]
            if steps != sorted(steps, reverse=True) or counts["scanned"] + counts["refused"] > counts["met"]:
                faults.add("impossible_funnel")
        since = {o["badge"]: o.get("since") for o in self.kept["officers"]}
        who = [row.get("lead"), row.get("officer"), *(row.get("helpers") or [])] if table != "grids" else []
        if row["day"] and any(since[badge] and row["day"] < since[badge] for badge in who if badge):
            faults.add("not_in_post")

    def answer(self) -> dict[str, Any]:
        """Everything the truth says."""
        attended = [row for row in self.kept["events"] if row.get("form") not in UNATTENDED]
        imported = {table: len(rows) for table, rows in self.kept.items()}
        imported |= {"assignments": imported["grids"], "events": len(attended)}
        imported["grids"] = len({row["number"] for row in self.kept["grids"]})
        imported["channel_logs"] = len(self.kept["events"]) - len(attended)
        months = {f"{y}-{m:02d}": self._month(y, m) for y, m in self.style.months}
        answer = {"imported": imported, "rejected": self.rejected, "months": months}
        return answer | {"about_numbers_warned": self.about}

    def _month(self, year: int, number: int) -> dict[str, Any]:
        """One month's figures."""
        sums: dict[str, Any] = {}

        def add(name: str, more: Any = 1) -> None:
            sums[name] = sums.get(name, 0) + more

        for table in ("events", "tallies", "cases", "alerts"):
            for row in self.kept[table]:
                if (row["day"].year, row["day"].month) != (year, number):
                    continue
                if table == "events" and row.get("form") in UNATTENDED:
                    add("channel_logs")
                    continue
                if table != "tallies":
                    add(table)
                had = row.get("reason") in ALREADY
                for name in NUMBERS:
                    add("already" if had and name == "refused" else name, row.get(name) or 0)
                if table == "alerts":
                    add("in_person", bool(row.get("in_person")))
                    add("dissuaded", row.get("result") == "劝阻成功")
                    add("saved" if row.get("result") == "劝阻成功" else "at_stake", row.get("money") or 0)
        return sums


def same(told: dict[str, Any], again: dict[str, Any]) -> list[str]:
    """What differs between the truth and the second count."""
    wrong = [name for name in ("imported", "about_numbers_warned") if told[name] != again[name]]
    for table in {*told["rejected"], *again["rejected"]}:
        one, two = (sorted(each["rejected"].get(table, [])) for each in (told, again))
        wrong += [f"{table}: {row}" for row in one + two if row not in one or row not in two]
    for month, figures in told["months"].items():
        for name, figure in figures.items():
            if Decimal(figure) != again["months"][month].get(name, 0):
                wrong.append(f"{month} {name}: {figure}, again {again['months'][month].get(name, 0)}")
    return wrong
