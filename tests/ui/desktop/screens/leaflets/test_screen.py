"""Leaflets: a campaign begun, codes given, the real page seen, the run saved and stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from outreach.campaigns.queries import campaigns, codes
from ui.desktop.desk import Desk
from ui.desktop.screens.leaflets.campaign_form import CampaignForm
from ui.desktop.screens.leaflets.screen import LeafletsScreen

Settled = Callable[[], None]


def shown(desk: Desk, qtbot: QtBot, settled: Settled) -> LeafletsScreen:
    made = LeafletsScreen(desk)
    made.resize(1218, 700)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    settled()
    settled()
    return made


@pytest.fixture
def screen(example_desk: Desk, qtbot: QtBot, settled: Settled) -> LeafletsScreen:
    return shown(example_desk, qtbot, settled)


def sentences(screen: LeafletsScreen) -> list[tuple[str, str]]:
    heard: list[tuple[str, str]] = []
    screen.said.connect(lambda kind, sentence, _undo: heard.append((kind, sentence)))
    return heard


def test_the_page_shown_is_the_first_of_the_run(screen: LeafletsScreen) -> None:
    assert screen.preview.isVisible()
    assert not screen.preview._picture.pixmap().isNull()
    assert screen.preview._pages > 1


@pytest.mark.parametrize("kind", ["grids", "venues"])
def test_another_kind_shows_its_own_codes(
    screen: LeafletsScreen, example_desk: Desk, settled: Settled, kind: str
) -> None:
    screen.choices.kind.click(kind)
    settled()
    settled()
    known = codes(example_desk.book, screen.campaign.currentData(), kind)
    assert screen.choices.codes.text() == f"{len(known)} codes of this kind"
    assert screen.preview._pages == min(len(known), 60)


def test_the_pages_are_turned_by_the_keyboard(screen: LeafletsScreen, settled: Settled) -> None:
    for key, page in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageDown, 2), (Qt.Key.Key_PageUp, 1)):
        QTest.keyClick(screen.preview, key)
        settled()
        assert screen.preview._page == page


def test_the_run_is_saved_with_every_code_read_back(
    screen: LeafletsScreen, example_desk: Desk, settled: Settled, tmp_path: Path
) -> None:
    heard, path = sentences(screen), tmp_path / "run.pdf"
    screen.save_run(path)
    settled()
    known = codes(example_desk.book, screen.campaign.currentData(), "officers")
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) == len(known)
    assert heard == [
        ("good", f"{len(known)} leaflets saved as {path}; every code was read back from its page.")
    ]
    assert screen.save.isEnabled()


def test_a_run_that_is_stopped_leaves_no_file(
    screen: LeafletsScreen, settled: Settled, tmp_path: Path
) -> None:
    screen.choices.kind.click("venues")
    settled()
    settled()
    path = tmp_path / "run.pdf"
    screen.save_run(path)
    QTest.mouseClick(screen.progress.cancel, Qt.MouseButton.LeftButton)
    settled()
    assert list(tmp_path.glob("*run*")) == []
    assert not screen.progress.isVisible()


def test_a_folder_that_is_not_there_is_told(
    screen: LeafletsScreen, example_desk: Desk, settled: Settled, tmp_path: Path
) -> None:
    refused: list[str] = []
    example_desk.jobs.refused.connect(lambda error: refused.append(str(error)))
    screen.save_run(tmp_path / "none" / "run.pdf")
    settled()
    assert len(refused) == 1
    assert str(tmp_path / "none" / "run.pdf") in refused[0]


def test_without_a_campaign_the_first_step_is_offered(desk: Desk, qtbot: QtBot, settled: Settled) -> None:
    screen = shown(desk, qtbot, settled)
    assert screen.no_campaign.isVisible()
    assert not screen.save.isEnabled()
    QTest.mouseClick(screen.no_campaign.button, Qt.MouseButton.LeftButton)
    assert isinstance(screen.panel.content, CampaignForm)


def test_a_campaign_is_begun_from_the_panel_by_the_keyboard(
    desk: Desk, qtbot: QtBot, settled: Settled
) -> None:
    screen = shown(desk, qtbot, settled)
    screen.enter_campaign()
    form = screen.panel.content
    assert isinstance(form, CampaignForm)
    form.name.insert("十一月推广")
    form.address.clear()
    QTest.keyClicks(form.address, "https://app.example.gov.cn/a/{code}")
    QTest.keyClick(form.address, Qt.Key.Key_Return)
    settled()
    assert "app.example.gov.cn" in form._wrong.text()
    assert campaigns(desk.book) == ()
    form.allow.setChecked(True)
    QTest.keyClick(form.address, Qt.Key.Key_Return)
    settled()
    settled()
    assert [one.name for one in campaigns(desk.book)] == ["十一月推广"]
    assert screen.campaign.currentData() == "十一月推广"
    assert not screen.panel.isVisible()
    assert screen.no_codes.isVisible()


def test_an_empty_book_has_nobody_to_give_codes_to_and_says_so(
    desk: Desk, qtbot: QtBot, settled: Settled
) -> None:
    test_a_campaign_is_begun_from_the_panel_by_the_keyboard(desk, qtbot, settled)
    screen = shown(desk, qtbot, settled)
    heard = sentences(screen)
    QTest.mouseClick(screen.no_codes.button, Qt.MouseButton.LeftButton)
    settled()
    assert heard == [("caution", "The book knows none of this kind yet: import a ledger first.")]
