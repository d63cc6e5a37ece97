"""Commands about app campaigns: campaign, codes, leaflets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from outreach.campaigns.rules import KINDS
from outreach.language import Language
from ui.commands import words
from ui.commands.desk import Desk, Exit, a_day, argument


def add(commands: Any, language: Language) -> None:
    """Add this family to the parser."""
    _add_campaign(commands, language)
    say = language.say
    codes = commands.add_parser("codes", help=say("give codes to officers, grids or venues, and list them"))
    codes.add_argument("campaign", metavar="CAMPAIGN", help=say("the campaign's name"))
    codes.add_argument("--for", dest="kind", required=True, choices=KINDS, help=say("who gets a code"))
    codes.add_argument("--json", action="store_true", help=say("answer as JSON"))
    codes.set_defaults(run=run_codes)
    leaflets = commands.add_parser("leaflets", help=say("print a campaign's leaflets, every code read back"))
    leaflets.add_argument("campaign", metavar="CAMPAIGN", help=say("the campaign's name"))
    leaflets.add_argument("--template", required=True, metavar="NAME", help=say("the leaflet's template"))
    leaflets.add_argument("--paper", choices=["A5", "A4"], default="A5", help=say("the paper's size"))
    leaflets.add_argument(
        "--for", dest="kind", choices=KINDS, default="", help=say("only codes of this kind")
    )
    leaflets.add_argument("--pdf", required=True, type=Path, metavar="FILE", help=say("the file to make"))
    leaflets.set_defaults(run=run_leaflets)


def _add_campaign(commands: Any, language: Language) -> None:
    say = language.say
    campaign = commands.add_parser("campaign", help=say("start a campaign, list campaigns, allow an address"))
    actions = campaign.add_subparsers(dest="action", required=True, metavar="new|list|allow")
    new = actions.add_parser("new", help=say("start a campaign"))
    new.add_argument("name", metavar="NAME", help=say("the campaign's name"))
    new.add_argument(
        "--address",
        required=True,
        help=say("where its codes lead: https://… with {code} once", code="{code}"),
    )
    new.add_argument("--app", default="国家反诈中心", help=say("the app's name"))
    new.add_argument(
        "--from",
        dest="first",
        type=argument(a_day),
        metavar="D",
        help=say("the first day; today if left out"),
    )
    new.add_argument("--until", dest="last", type=argument(a_day), metavar="D", help=say("the last day"))
    new.add_argument("--goal", type=int, default=0, metavar="N", help=say("how many installs are hoped for"))
    new.set_defaults(run=run_new)
    listed = actions.add_parser("list", help=say("list campaigns"))
    listed.add_argument("--json", action="store_true", help=say("answer as JSON"))
    listed.set_defaults(run=run_list)
    allow = actions.add_parser("allow", help=say("let codes lead to a host"))
    allow.add_argument("host", metavar="HOST", help=say("the host, such as app.example.gov.cn"))
    allow.set_defaults(run=run_allow)


def run_new(desk: Desk) -> int:
    """Start a campaign."""
    from outreach.campaigns.actions import CampaignDraft, start_campaign

    options = desk.options
    draft = CampaignDraft(
        name=options.name,
        address=options.address,
        app=options.app,
        from_day=options.first,
        until_day=options.last,
        goal=options.goal,
    )
    with desk.workspace() as workspace:
        start_campaign(workspace, draft)
    desk.answer("Started the campaign “{name}”.", name=options.name)
    return Exit.DONE


def run_list(desk: Desk) -> int:
    """List campaigns."""
    from outreach.campaigns.queries import campaigns

    with desk.workspace() as workspace:
        found = campaigns(workspace)
    if desk.options.json:
        desk.document(
            [
                {
                    "name": one.name,
                    "app": one.app,
                    "address": one.address,
                    "from": one.from_day.isoformat(),
                    "until": one.until_day.isoformat() if one.until_day else None,
                    "goal": one.goal,
                    "codes": one.codes,
                }
                for one in found
            ]
        )
        return Exit.DONE
    rows = [(one.name, one.app, one.from_day, one.until_day or "—", one.codes, one.address) for one in found]
    desk.table(words.CAMPAIGNS, rows, right=(4,))
    return Exit.DONE


def run_allow(desk: Desk) -> int:
    """Allow a host."""
    from outreach.campaigns.actions import allow_host

    with desk.workspace() as workspace:
        allow_host(workspace, desk.options.host)
    desk.answer("Codes of this station may now lead to {host}.", host=desk.options.host)
    return Exit.DONE


def run_codes(desk: Desk) -> int:
    """Give codes and list them."""
    from outreach.campaigns.actions import give_codes

    options = desk.options
    with desk.workspace() as workspace:
        found = give_codes(workspace, options.campaign, options.kind)
    if options.json:
        desk.document(
            [
                {
                    "code": one.letters,
                    "for": one.kind,
                    "subject": one.subject,
                    "officer": one.officer,
                    "place": one.place,
                    "address": one.address,
                }
                for one in found
            ]
        )
        return Exit.DONE
    rows = [(one.letters, one.subject, one.officer or one.place, one.address) for one in found]
    desk.table(words.CODES, rows)
    return Exit.DONE


def run_leaflets(desk: Desk) -> int:
    """Print leaflets."""
    from outreach.campaigns.actions import LeafletOrder, print_campaign

    options = desk.options
    order = LeafletOrder(
        campaign=options.campaign,
        template=options.template,
        paper=options.paper,
        language=desk.language.code,
        kind=options.kind,
    )
    with desk.workspace() as workspace:
        report = print_campaign(workspace, order, options.pdf)
    desk.answer(
        "Made {path}: {pages} pages, {read} codes read back from them.",
        path=report.path,
        pages=report.pages,
        read=report.read_back,
    )
    return Exit.DONE
