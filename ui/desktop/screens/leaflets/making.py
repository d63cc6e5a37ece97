"""What the leaflet screen asks of the book; runs beside the window."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from outreach.campaigns.actions import (
    CampaignDraft,
    LeafletOrder,
    allow_host,
    give_codes,
    leaflet_run,
    print_campaign,
    start_campaign,
)
from outreach.campaigns.facts import CampaignFacts
from outreach.campaigns.queries import campaigns, codes
from outreach.leaflets.compose import compose
from outreach.leaflets.facts import LeafletReport, LeafletTemplate
from outreach.leaflets.templates import templates

if TYPE_CHECKING:
    from outreach.workspace import Workspace
    from ui.desktop.background import Progress

KINDS = ("officers", "grids", "venues")
_PREVIEWED = 60


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to choose from."""

    campaigns: tuple[CampaignFacts, ...]
    templates: tuple[LeafletTemplate, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The first pages of a run, as they will be printed; `codes` counts all of them."""

    pdf: bytes
    codes: int


def offer(workspace: Workspace) -> Offer:
    """Read the campaigns and the templates."""
    return Offer(campaigns(workspace), tuple(templates()))


def start(workspace: Workspace, draft: CampaignDraft, host: str = "") -> str:
    """Enter a campaign, its address's host allowed first if one is given; gives its name."""
    if host:
        allow_host(workspace, host)
    start_campaign(workspace, draft)
    return draft.name.strip()


def give(workspace: Workspace, campaign: str, kind: str) -> int:
    """Give codes to all of a kind that have none; tells how many have one now."""
    return len(give_codes(workspace, campaign, kind))


def preview(workspace: Workspace, order: LeafletOrder, progress: Progress) -> Preview:
    """Compose the first pages of a run; none where there are no codes yet."""
    found = codes(workspace, order.campaign, order.kind)
    if not found:
        return Preview(b"", 0)
    progress.check()
    run = leaflet_run(workspace, order)
    written = BytesIO()
    compose(replace(run, items=tuple(run.items[:_PREVIEWED])), written)
    return Preview(written.getvalue(), len(found))


def save(workspace: Workspace, order: LeafletOrder, path: Path, progress: Progress) -> LeafletReport:
    """Make the whole run into a file, every code read back."""
    return print_campaign(workspace, order, path, progress, lambda: progress.stopped)


def pages(workspace: Workspace, order: LeafletOrder, progress: Progress) -> bytes:
    """Make the whole run for the printer, every code read back."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "leaflets.pdf"
        print_campaign(workspace, order, path, progress, lambda: progress.stopped)
        return path.read_bytes()


__all__ = [
    "KINDS",
    "CampaignDraft",
    "LeafletOrder",
    "Offer",
    "Preview",
    "give",
    "offer",
    "pages",
    "preview",
    "save",
    "start",
]
