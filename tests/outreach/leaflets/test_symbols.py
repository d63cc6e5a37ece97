"""A symbol made fast is the symbol the qrcode library would have drawn."""

from __future__ import annotations

import random

import pytest
from qrcode import constants
from qrcode.main import QRCode
from qrcode.util import lost_point

from outreach.campaigns.rules import ALPHABET
from outreach.errors import Invalid
from outreach.leaflets.symbols import MOST_BYTES, SymbolPress, _penalties

PREFIXES = [
    "https://x.cn/",
    "https://fanzha.example.gov.cn/i/",
    "https://app.example.org/install/2026/autumn/community/officers?from=leaflet&code=",
]


def _library_rows(address: str) -> list[str]:
    code = QRCode(error_correction=constants.ERROR_CORRECT_M, border=0)
    code.add_data(address)
    code.make()
    return ["".join("1" if module else "0" for module in row) for row in code.modules]


def _addresses(prefix: str, how_many: int, seed: int) -> list[str]:
    source = random.Random(seed)
    return [prefix + "".join(source.choices(ALPHABET, k=7)) for _ in range(how_many)]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_symbols_equal_the_librarys_module_by_module(prefix: str) -> None:
    press = SymbolPress()
    for address in _addresses(prefix, 16, seed=len(prefix)):
        assert press.symbol(address).rows() == _library_rows(address)


def test_any_character_may_differ_and_lengths_may_mix() -> None:
    source = random.Random(4)
    printable = [chr(code) for code in range(33, 127)]
    press = SymbolPress()
    for length in [30, 44, 30, 31, 44, 30]:
        address = "h" + "".join(source.choices(printable, k=length))
        if not any(part.isupper() and len(part) > 19 for part in address.split()):
            assert press.symbol(address).rows() == _library_rows(address)


def test_a_symbol_does_not_depend_on_what_the_press_made_before() -> None:
    addresses = _addresses(PREFIXES[1], 12, seed=9)
    press, backwards = SymbolPress(), SymbolPress()
    forth = [press.symbol(address) for address in addresses]
    back = [backwards.symbol(address) for address in reversed(addresses)]
    assert forth == back[::-1]


@pytest.mark.parametrize("size", [21, 25, 29, 33, 41])
@pytest.mark.parametrize("density", [0.2, 0.5, 0.8])
def test_the_penalties_of_eight_masks_equal_the_librarys(size: int, density: float) -> None:
    source = random.Random(size * density)
    trials, expected = 0, []
    for mask in range(8):
        # columns repeated now and then give long runs, squares and finder-like rows
        rows = [[source.random() < density for _ in range(size)] for _ in range(size)]
        for row in rows[:: mask + 2]:
            row[3:14] = [module == "1" for module in ("10111010000", "00001011101")[mask % 2]]
        for at in range(0, size - 1, 3):
            rows[at + 1] = list(rows[at])
        expected.append(lost_point(rows))
        bits = int("".join("1" if module else "0" for row in rows for module in row), 2)
        trials |= bits << (mask * size * size)
    assert _penalties(trials, size) == expected


def test_an_address_too_long_to_scan_well_is_refused_with_its_length() -> None:
    with pytest.raises(Invalid, match=f"{MOST_BYTES + 1} characters, {MOST_BYTES} at most"):
        SymbolPress().symbol("h" * (MOST_BYTES + 1))
    assert SymbolPress().symbol("h" * MOST_BYTES).size == 57  # version 10
