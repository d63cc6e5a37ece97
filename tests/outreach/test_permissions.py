"""Every action declares who may ask for it, and checks the acting person itself."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

import outreach
from outreach.errors import Forbidden
from outreach.grids.actions import set_goal
from outreach.permissions import Person, Role, declared
from outreach.workspace import Workspace


def action_modules() -> list[str]:
    found = pkgutil.walk_packages(outreach.__path__, "outreach.")
    return sorted(module.name for module in found if module.name.endswith(".actions"))


@pytest.mark.parametrize("name", [name for name in action_modules() if name != "outreach.stations.actions"])
def test_every_public_function_of_an_actions_module_declares_its_roles(name: str) -> None:
    module = importlib.import_module(name)
    takes_workspace = [
        f"{name}.{function.__name__}"
        for _, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == name
        and not function.__name__.startswith("_")
        and list(inspect.signature(function).parameters)[:1] == ["workspace"]
    ]
    assert takes_workspace
    reads = {"outreach.boards.actions.sealed_sheet", "outreach.campaigns.actions.leaflet_run"}
    assert [action for action in takes_workspace if action not in declared and action not in reads] == []


def test_an_officer_may_not_do_what_is_the_chiefs(sqlite_workspace: Workspace) -> None:
    sqlite_workspace.person = Person("李敏", Role.OFFICER)
    with pytest.raises(Forbidden, match="李敏"):
        set_goal(sqlite_workspace, "G1", 10, sqlite_workspace.today())
