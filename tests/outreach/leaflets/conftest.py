"""A run of leaflets as a station would order it."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from outreach.campaigns.rules import address_for, new_code
from outreach.leaflets.facts import LeafletItem, LeafletRun

MakeRun = Callable[..., LeafletRun]
WORDS = {
    "zh_CN": ("滨江市公安局城南派出所", "国家反诈中心", "李敏", "幸福里社区南门快递点"),
    "en": ("Chengnan Police Station", "National Anti-Fraud Centre", "Li Min", "Xingfuli Estate, south gate"),
}


@pytest.fixture
def make_run() -> MakeRun:
    """Make a run of `pages` leaflets; other words replace a run's fields."""

    def make(
        pages: int = 2,
        template: str = "four-frauds",
        language: str = "zh_CN",
        paper: str = "A5",
        **words: str,
    ) -> LeafletRun:
        station, app, officer, place = WORDS[language]
        source = random.Random(20261122)
        codes = [new_code(source, ()) for _ in range(pages)]
        items = [
            LeafletItem(
                code,
                address_for("https://fanzha.example.gov.cn/i/{code}", code),
                words.get("officer", officer),
                words.get("place", place),
            )
            for code in codes
        ]
        return LeafletRun(
            template=template,
            station=words.get("station", station),
            app=words.get("app", app),
            items=items,
            paper=paper,
            language=language,
            hotline=words.get("hotline", "96110"),
        )

    return make
