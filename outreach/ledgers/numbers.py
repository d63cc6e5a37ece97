"""Counts and money as stations write them: 120人, １２０, 1,200, 约80, 1.2万元."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from outreach.language import mark
from outreach.ledgers.facts import Fault, Said
from outreach.ledgers.sheets import Cell, FailedFormula
from outreach.ledgers.texts import is_nothing, said, without_spaces

MOST_PEOPLE = 100_000_000
MOST_FEN = 100_000_000_000_00

_BEFORE = r"(?P<before>约为|大约|大概|将近|接近|约|近|≈|~)?"
_AFTER = r"(?P<after>余|多|来)?"
_UNIT = (
    r"(?:人次|户次|人|户|份|册|张|次|个|名|条|台|家|场|起|本|件|位|群|块|处|点|分|份次|套|例|只|屏"
    r"|元整|元|圆|块钱|rmb|cny)?"
)
_END = r"(?P<end>左右|上下|以上|余)?"
_NUMBER = re.compile(
    _BEFORE
    + r"(?P<sign>[+-])?[¥￥]?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?(?P<thousand>[万千百])?"
    + _AFTER
    + _UNIT
    + _END
)
_TIMES = {None: 1, "百": 100, "千": 1_000, "万": 10_000}
_EPOCH = dt.date(1899, 12, 30)

FORMULA = mark("The cell's formula failed. Type the number itself.")
NUMBER = mark("Write a whole number, such as 120.")
MONEY = mark("Write an amount of money, such as 12000 or 1.2万元.")
NEGATIVE = mark("A count cannot be below 0.")
TOO_GREAT = mark("The number is too great to be right.")


def count(cell: Cell) -> int | Fault:
    """Read a count of people, households, pieces ...; blank is 0."""
    amount = _amount(cell, NUMBER)
    if isinstance(amount, Fault):
        return amount
    if amount < 0:
        return Fault("negative_number", Said(NEGATIVE))
    if amount != amount.to_integral_value():
        return Fault("bad_number", Said(NUMBER))
    return int(amount) if amount <= MOST_PEOPLE else Fault("bad_number", Said(TOO_GREAT))


def money(cell: Cell, unit: str = "") -> int | Fault:
    """Read an amount in fen; `unit` is the column's own (元 or 万元) where a cell names none; blank is 0."""
    amount = _amount(cell, MONEY)
    if isinstance(amount, Fault):
        return amount
    if amount < 0:
        return Fault("negative_number", Said(NEGATIVE))
    own = isinstance(cell, str) and ("元" in cell or "万" in cell)
    fen = (amount * (100 if own or "万" not in unit else 1_000_000)).to_integral_value(ROUND_HALF_UP)
    return int(fen) if fen <= MOST_FEN else Fault("bad_number", Said(TOO_GREAT))


def is_rough(cell: Cell) -> bool:
    """Tell whether a cell calls its own number rough (约80, 100余人)."""
    if not isinstance(cell, str):
        return False
    found = _NUMBER.fullmatch(_plain(cell))
    return bool(found and (found["before"] or found["after"] or found["end"]))


def is_number(cell: Cell) -> bool:
    """Tell whether a cell holds a number, however it is written."""
    return isinstance(cell, float) or (isinstance(cell, str) and bool(_NUMBER.fullmatch(_plain(cell))))


def _plain(text: str) -> str:
    return without_spaces(said(text)).lower().replace("−", "-")


def _amount(cell: Cell, hint: str) -> Decimal | Fault:
    if isinstance(cell, float):
        return Decimal(repr(cell)) if abs(cell) < 1e15 else Fault("bad_number", Said(TOO_GREAT))
    if isinstance(cell, FailedFormula):
        return Fault("bad_number", Said(FORMULA))
    if is_nothing(cell):
        return Decimal(0)
    if isinstance(cell, dt.date) and not isinstance(cell, dt.datetime) and cell.year < 1905:
        # A small number in a cell formatted as a date: 43 shows as 1900-02-12.
        # (Excel counts a 29 February 1900 that never was.)
        return Decimal((cell - _EPOCH).days - (cell < dt.date(1900, 3, 1)))
    found = _NUMBER.fullmatch(_plain(cell)) if isinstance(cell, str) else None
    if found is None:
        return Fault("bad_number", Said(hint))
    try:
        amount = Decimal(found["digits"].replace(",", "") + (found["rest"] or "")) * _TIMES[found["thousand"]]
    except InvalidOperation:
        return Fault("bad_number", Said(TOO_GREAT))
    return -amount if found["sign"] == "-" else amount
