"""A station's name and code are cleaned, and refused where they are missing or too long."""

from __future__ import annotations

import pytest

from outreach.errors import Invalid
from outreach.stations.rules import fit_name_and_code


def test_a_name_and_a_code_are_cleaned() -> None:
    assert fit_name_and_code("  睢城  派出所\u200b ", "\t320324510000 ") == ("睢城 派出所", "320324510000")


@pytest.mark.parametrize(("name", "code"), [("", "1"), ("所", ""), (" ", "1"), ("所", "\u200b"), ("", "")])
def test_a_station_without_a_name_or_a_code_is_refused(name: str, code: str) -> None:
    with pytest.raises(Invalid, match="a name and a code"):
        fit_name_and_code(name, code)


def test_a_name_has_at_most_60_characters_and_a_code_20() -> None:
    assert fit_name_and_code("所" * 60, "9" * 20) == ("所" * 60, "9" * 20)
    with pytest.raises(Invalid, match="name of the station"):
        fit_name_and_code("所" * 61, "9")
    with pytest.raises(Invalid, match="code of the station"):
        fit_name_and_code("所", "9" * 21)
