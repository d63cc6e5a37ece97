"""Decisions about stations."""

from __future__ import annotations

from outreach.cleaning import clean
from outreach.errors import Invalid
from outreach.language import mark

LONGEST_NAME = 60
LONGEST_CODE = 20


def fit_name_and_code(name: str, code: str) -> tuple[str, str]:
    """Clean a station's name and code; raises Invalid where one is missing or cannot be kept."""
    name = clean(name, mark("name of the station"), LONGEST_NAME)
    code = clean(code, mark("code of the station"), LONGEST_CODE)
    if not name or not code:
        raise Invalid("A station needs a name and a code.")
    return name, code
