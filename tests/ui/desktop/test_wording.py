"""Days, moves and choices of language as people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from outreach.language import Language
from ui.desktop.translation import QtWords, language_of
from ui.desktop.wording import count, long_day, moved, points, short_day

FRIDAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("code", "long", "short"),
    [("en", "Fri 20 Nov 2026", "Fri 20 Nov"), ("zh_CN", "2026年11月20日 周五", "11月20日 周五")],
)
def test_a_day_is_written_as_its_readers_write_it(code: str, long: str, short: str) -> None:
    language = Language(code)
    assert (long_day(language, FRIDAY), short_day(language, FRIDAY)) == (long, short)


@pytest.mark.parametrize(
    ("places", "written"), [(8, "▲ 8"), (-2, "▼ 2"), (0, "="), (None, "—")], ids=["up", "down", "same", "new"]
)
def test_a_move_has_a_sign_and_not_only_a_colour(places: int | None, written: str) -> None:
    assert moved(places) == written


def test_figures_have_their_thousands_set_apart_and_nothing_is_a_dash() -> None:
    assert (count(18340), count(None)) == ("18,340", "—")
    assert (points(15_834_200), points(850_000), points(None)) == ("1,583.42", "85.00", "—")


def test_qts_own_buttons_speak_the_language_of_the_window(qapp: QApplication) -> None:
    words = QtWords()
    try:
        words.speak(Language("zh_CN"))
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
        words.speak(Language("en"))
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    finally:
        words.speak(Language("en"))
        QLocale.setDefault(QLocale.c())


def test_a_language_chosen_is_the_language_spoken() -> None:
    assert language_of("en").code == "en"
    assert language_of("zh_CN").code == "zh_CN"
    assert language_of("").code in ("en", "zh_CN")
