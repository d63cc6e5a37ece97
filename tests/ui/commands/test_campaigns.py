"""campaign, codes and leaflets from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.workspace import Workspace
from tests.outreach.staging import Stage
from tests.ui.commands.conftest import Ask

ADDRESS = "https://app.example.gov.cn/a/{code}"


@pytest.fixture
def staffed(founded: Ask, tmp_path: Path) -> Ask:
    """A book with two officers and a grid."""
    workspace = Workspace.open(str(tmp_path / "book.sqlite"))
    stage = Stage(workspace)
    stage.officer("031202")
    stage.officer("031203")
    stage.grid("SC01", lead="031202")
    workspace.close()
    return founded


def test_a_campaign_goes_from_an_allowed_host_to_leaflets(staffed: Ask, tmp_path: Path) -> None:
    assert staffed("campaign", "new", "秋季推广", "--address", ADDRESS).code == 3
    assert staffed("campaign", "allow", "app.example.gov.cn").code == 0
    assert staffed("campaign", "new", "秋季推广", "--address", ADDRESS, "--goal", "500").code == 0
    codes = staffed("codes", "秋季推广", "--for", "officers", "--json").document
    assert [code["subject"] for code in codes] == ["031202", "031203"]
    assert [code["address"] for code in codes] == [ADDRESS.replace("{code}", code["code"]) for code in codes]
    path = tmp_path / "leaflets.pdf"
    made = staffed("leaflets", "秋季推广", "--template", "four-frauds", "--pdf", path)
    assert made.code == 0
    assert "2 pages, 2 codes read back" in made.out
    (listed,) = staffed("campaign", "list", "--json").document
    assert (listed["name"], listed["goal"], listed["codes"]) == ("秋季推广", 500, 2)


def test_an_unknown_template_or_campaign_is_named(staffed: Ask, tmp_path: Path) -> None:
    staffed("campaign", "allow", "app.example.gov.cn")
    staffed("campaign", "new", "秋季推广", "--address", ADDRESS)
    staffed("codes", "秋季推广", "--for", "grids")
    wrong = staffed("leaflets", "秋季推广", "--template", "no-such", "--pdf", tmp_path / "x.pdf")
    assert (wrong.code, "no-such" in wrong.err) == (3, True)
    wrong = staffed("codes", "春季推广", "--for", "grids")
    assert (wrong.code, "春季推广" in wrong.err) == (3, True)
    assert not (tmp_path / "x.pdf").exists()


def test_codes_stand_in_columns(staffed: Ask) -> None:
    staffed("campaign", "allow", "app.example.gov.cn")
    staffed("campaign", "new", "秋季推广", "--address", ADDRESS)
    assert "SC01" in staffed("codes", "秋季推广", "--for", "grids").out
