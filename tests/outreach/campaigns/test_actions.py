"""Campaigns: addresses, codes in bulk, and the leaflets made of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from sqlmodel import select

from db.models import Code, Officer
from outreach.campaigns.actions import (
    CampaignDraft,
    LeafletOrder,
    allow_host,
    give_codes,
    leaflet_run,
    print_campaign,
    start_campaign,
)
from outreach.campaigns.queries import campaigns, codes
from outreach.campaigns.rules import check_code
from outreach.errors import Conflict, Invalid, NotFound
from tests.outreach.staging import Stage

DRIVE = CampaignDraft(name="秋季推广", address="https://app.example.gov.cn/a/{code}")


@pytest.fixture
def drive(stage: Stage) -> Stage:
    """A station whose campaign has started."""
    stage.officer("031202")
    stage.officer("031203")
    stage.officer("031299", last=dt.date(2026, 11, 21))
    allow_host(stage.workspace, "app.example.gov.cn")
    start_campaign(stage.workspace, DRIVE)
    return stage


def test_a_campaign_starts_today_unless_told_otherwise(drive: Stage) -> None:
    (found,) = campaigns(drive.workspace)
    assert (found.name, found.app, found.codes) == ("秋季推广", "国家反诈中心", 0)
    assert (found.from_day, found.until_day) == (drive.workspace.today(), None)


def test_an_address_on_a_host_nobody_allowed_is_refused_with_the_host_in_the_sentence(stage: Stage) -> None:
    with pytest.raises(Invalid, match=r"app\.example\.gov\.cn"):
        start_campaign(stage.workspace, DRIVE)
    assert campaigns(stage.workspace) == ()


def test_a_name_is_given_once(drive: Stage) -> None:
    with pytest.raises(Conflict, match="秋季推广"):
        start_campaign(drive.workspace, DRIVE)


def test_a_campaign_that_ends_before_it_starts_is_refused(drive: Stage) -> None:
    draft = CampaignDraft(
        "冬季推广", DRIVE.address, from_day=dt.date(2026, 12, 2), until_day=dt.date(2026, 12, 1)
    )
    with pytest.raises(Invalid, match="2026-12-01"):
        start_campaign(drive.workspace, draft)


def test_every_officer_in_post_gets_one_code_and_keeps_it(drive: Stage) -> None:
    first = give_codes(drive.workspace, "秋季推广", "officers")
    assert [code.subject for code in first] == ["031202", "031203"]
    drive.officer("031204")
    again = give_codes(drive.workspace, "秋季推广", "officers")
    assert [code.subject for code in again] == ["031202", "031203", "031204"]
    assert again[:2] == first
    assert len({code.letters for code in again}) == 3
    assert [check_code(code.letters) for code in again] == [code.letters for code in again]


def test_a_code_leads_to_the_campaigns_address(drive: Stage) -> None:
    (code,) = give_codes(drive.workspace, "秋季推广", "grids")
    assert code.address == f"https://app.example.gov.cn/a/{code.letters}"
    assert (code.place, code.officer) == ("G1", "")


def test_letters_once_given_are_never_given_again_even_when_their_code_is_removed(drive: Stage) -> None:
    give_codes(drive.workspace, "秋季推广", "officers")
    with drive.workspace.book.transaction() as session:
        for row in session.exec(select(Code)):
            row.removed = row.made
            session.add(row)
    renewed = {code.letters for code in give_codes(drive.workspace, "秋季推广", "officers")}
    with drive.workspace.reading() as session:
        every = [row.letters for row in session.exec(select(Code))]
    assert len(set(every)) == len(every) == 4
    assert len(renewed) == 2


def test_codes_of_an_unknown_campaign_or_kind_are_refused(drive: Stage) -> None:
    with pytest.raises(NotFound, match="春季推广"):
        codes(drive.workspace, "春季推广")
    with pytest.raises(Invalid, match="villages"):
        give_codes(drive.workspace, "秋季推广", "villages")


def test_leaflets_need_codes_first(drive: Stage) -> None:
    with pytest.raises(Invalid, match="no codes yet"):
        leaflet_run(drive.workspace, LeafletOrder("秋季推广", "four-frauds"))


def test_leaflets_are_printed_one_a_code_and_every_code_is_read_back(drive: Stage, tmp_path: Path) -> None:
    give_codes(drive.workspace, "秋季推广", "officers")
    path = tmp_path / "leaflets.pdf"
    report = print_campaign(drive.workspace, LeafletOrder("秋季推广", "four-frauds"), path)
    assert (report.pages, report.read_back) == (2, 2)
    assert path.read_bytes().startswith(b"%PDF")


def test_a_name_the_font_cannot_write_stops_the_run_and_no_file_appears(drive: Stage, tmp_path: Path) -> None:
    with drive.workspace.book.transaction() as session:
        row = session.exec(select(Officer).where(Officer.badge == "031202")).one()
        row.name = "李\U000323b0"  # a character no bundled font has
        session.add(row)
    give_codes(drive.workspace, "秋季推广", "officers")
    path = tmp_path / "leaflets.pdf"
    with pytest.raises(Invalid, match="\U000323b0"):
        print_campaign(drive.workspace, LeafletOrder("秋季推广", "four-frauds"), path)
    assert list(tmp_path.glob("*.pdf*")) == []
