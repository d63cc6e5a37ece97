"""Who may do what: every action declares it, and checks the acting person itself."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

from outreach.errors import Forbidden
from outreach.language import mark

if TYPE_CHECKING:
    from outreach.workspace import Workspace

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


class Role(StrEnum):
    """What a person may be at this desk."""

    OFFICER = mark("officer")
    CHIEF = mark("chief")
    ADMINISTRATOR = mark("administrator")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acts at this desk."""

    name: str
    role: Role


declared: dict[str, frozenset[Role]] = {}


def allowed(
    *roles: Role,
) -> Callable[
    [Callable[Concatenate[Workspace, Arguments], Answer]], Callable[Concatenate[Workspace, Arguments], Answer]
]:
    """Let only these roles ask for an action; anybody else is refused with Forbidden."""

    def guard(
        action: Callable[Concatenate[Workspace, Arguments], Answer],
    ) -> Callable[Concatenate[Workspace, Arguments], Answer]:
        declared[f"{action.__module__}.{action.__name__}"] = frozenset(roles)

        @functools.wraps(action)
        def guarded(workspace: Workspace, *arguments: Arguments.args, **named: Arguments.kwargs) -> Answer:
            if workspace.person.role not in roles:
                raise Forbidden(
                    "{person} may not do this: it takes the rights of {roles}.",
                    person=workspace.person.name,
                    roles=", ".join(sorted(roles)),
                )
            return action(workspace, *arguments, **named)

        return cast("Callable[Concatenate[Workspace, Arguments], Answer]", guarded)

    return guard


EVERYBODY = (Role.OFFICER, Role.CHIEF, Role.ADMINISTRATOR)
CHIEFS = (Role.CHIEF, Role.ADMINISTRATOR)
