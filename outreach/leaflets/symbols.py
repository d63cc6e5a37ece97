"""QR symbols in bulk: what the `qrcode` library would draw, some forty times faster.

With version, level and length fixed, the modules before masking are an affine function over GF(2) of the
data bits (the padding is constant, Reed-Solomon parity is linear, placement is a permutation). So the library
draws one address, and once each bit in which another address differs; any further symbol is the XOR of these.
A symbol is one integer, row by row, the top left module first. The eight masks stand side by side in one
integer eight times as long and are scored at once, by the library's own penalties (in qrcode 8.2 that is with
the format information left white), so that the mask chosen is the one it would choose.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from qrcode import constants
from qrcode.main import QRCode
from qrcode.util import MODE_8BIT_BYTE, QRData

from outreach.errors import Invalid

QUIET_ZONE = 4  # modules of white on every side, ISO/IEC 18004
_LEVEL = constants.ERROR_CORRECT_M
_MASKS = 8
MOST_BYTES = 213  # version 10 at level M: denser symbols do not scan well at a leaflet's size


@dataclass(frozen=True, slots=True)
class Symbol:
    """One QR symbol without its quiet zone: `modules` is row by row, the first module the highest bit."""

    size: int
    mask: int
    modules: int

    def rows(self) -> list[str]:
        """Write each row as 0 (white) and 1 (black)."""
        bits = f"{self.modules:0{self.size * self.size}b}"
        return [bits[at : at + self.size] for at in range(0, len(bits), self.size)]


def _drawn(data: bytes, mask: int, *, blank_format: bool = False) -> tuple[int, int]:
    """Let the library draw: the side in modules, and the modules as one integer."""
    code: Any = QRCode(error_correction=_LEVEL, border=0, mask_pattern=mask)
    code.add_data(QRData(data, mode=MODE_8BIT_BYTE, check_data=False), optimize=0)
    code.best_fit()
    code.makeImpl(blank_format, mask)
    rows = ("".join("1" if module else "0" for module in row) for row in code.modules)
    return code.modules_count, int("".join(rows), 2)


@dataclass(slots=True)
class _Form:
    """All symbols of one length of address: learned from the library, bit by bit as needed."""

    first: bytes
    size: int
    start: int  # the first address under mask 0, format information drawn
    finals: list[int]  # from mask 0 to each mask, format information drawn
    trials: int  # from mask 0, eight times over, to the eight trial symbols side by side
    deltas: list[dict[int, int]] = field(default_factory=list)

    def unmasked(self, data: bytes) -> int:
        """Give the symbol of `data` under mask 0."""
        modules = self.start
        for at, (ours, first) in enumerate(zip(data, self.first, strict=True)):
            if ours != first:
                change = ours ^ first
                known = self.deltas[at]
                modules ^= known[change] if change in known else self._learn(at, change)
        return modules

    def _learn(self, at: int, change: int) -> int:
        delta = 0
        for bit in range(8):
            one = change & (1 << bit)
            if one and one not in self.deltas[at]:
                flipped = bytearray(self.first)
                flipped[at] ^= one
                self.deltas[at][one] = _drawn(bytes(flipped), 0)[1] ^ self.start
            delta ^= self.deltas[at][one] if one else 0
        self.deltas[at][change] = delta
        return delta


def _learn_form(first: bytes) -> _Form:
    size, start = _drawn(first, 0)
    finals = [_drawn(first, mask)[1] ^ start for mask in range(_MASKS)]
    trials = 0
    for mask in range(_MASKS):
        trials |= (_drawn(first, mask, blank_format=True)[1] ^ start) << (mask * size * size)
    return _Form(first, size, start, finals, trials, [{} for _ in first])


@dataclass(frozen=True, slots=True)
class _Sieve:
    """Where, in eight symbols side by side, a window of modules fits into its row, column or square."""

    area: int
    eightfold: int  # multiplies one symbol to eight
    every: int
    pair_along: int
    pair_down: int
    window_along: int  # five modules in a row
    window_down: int
    finder_along: int  # eleven modules in a row
    finder_down: int
    square: int


@cache
def _sieve(size: int) -> _Sieve:
    area = size * size
    eightfold = sum(1 << (mask * area) for mask in range(_MASKS))

    def fits(columns: int, rows: int) -> int:
        # a window is known by its lowest bit: its last module, so it must have room to the left and above
        row = (1 << (size - columns + 1)) - 1
        return sum(row << (at * size) for at in range(size - rows + 1)) * eightfold

    return _Sieve(
        area, eightfold, fits(1, 1), fits(2, 1), fits(1, 2), fits(5, 1), fits(1, 5), fits(11, 1), fits(1, 11),
        fits(2, 2),
    )  # fmt: skip


def _runs(same: int, step: int, room: int) -> tuple[int, int]:
    """Find the windows of five like modules, and those windows that begin a run."""
    two = same & (same >> step)
    windows = two & (two >> (2 * step)) & room
    return windows, windows & ~(windows << step)


def _finders(dark: int, light: int, step: int, room: int) -> tuple[int, int]:
    """Find 1011101 with four light modules before it, or behind it."""
    edge = light & (light >> (4 * step))  # the light modules inside the finder, four apart
    core = dark & (dark >> (2 * step)) & (dark >> (3 * step)) & (dark >> (4 * step)) & (dark >> (6 * step))
    core &= edge >> step
    four = light & (light >> step)
    four &= four >> (2 * step)
    return core & (four >> (7 * step)) & room, (core >> (4 * step)) & four & room


def _penalties(trials: int, size: int) -> list[int]:
    """Score eight trial symbols side by side as qrcode's `lost_point` does."""
    sieve = _sieve(size)
    light = trials ^ sieve.every
    along = ~(trials ^ (trials >> 1)) & sieve.pair_along
    down = ~(trials ^ (trials >> size)) & sieve.pair_down
    squares = along & (along >> size) & down & sieve.square
    weighed = [(squares, 3)]
    for same, step, room in ((along, 1, sieve.window_along), (down, size, sieve.window_down)):
        windows, starts = _runs(same, step, room)
        weighed += [(windows, 1), (starts, 2)]
    for step, room in ((1, sieve.finder_along), (size, sieve.finder_down)):
        weighed += [(found, 40) for found in _finders(trials, light, step, room)]
    one = (1 << sieve.area) - 1
    scores = []
    for shift in range(0, _MASKS * sieve.area, sieve.area):
        score = sum(weight * ((found >> shift) & one).bit_count() for found, weight in weighed)
        scores.append(score + _imbalance(((trials >> shift) & one).bit_count(), sieve.area))
    return scores


def _imbalance(dark: int, area: int) -> int:
    # the library's own arithmetic, rounding included: another order of operations can differ at a border
    return int(abs(float(dark) / area * 100 - 50) / 5) * 10


def check_length(address: str) -> None:
    """Refuse an address whose symbol would be too dense for a leaflet."""
    if not 0 < len(address) <= MOST_BYTES:
        raise Invalid(
            "The address {address} is too long for a code that scans well: "
            "{length} characters, {most} at most.",
            address=address, length=len(address), most=MOST_BYTES,
        )  # fmt: skip


class SymbolPress:
    """Make the QR symbols of many addresses; those of one length share what was learned."""

    def __init__(self) -> None:
        self._forms: dict[int, _Form] = {}

    def symbol(self, address: str) -> Symbol:
        """Give the symbol of an address at level M, as the `qrcode` library would draw it in byte mode."""
        data = address.encode("ascii")
        check_length(address)
        form = self._forms.get(len(data))
        if form is None:
            form = self._forms[len(data)] = _learn_form(data)
        modules = form.unmasked(data)
        scores = _penalties((modules * _sieve(form.size).eightfold) ^ form.trials, form.size)
        mask = scores.index(min(scores))
        return Symbol(form.size, mask, modules ^ form.finals[mask])
