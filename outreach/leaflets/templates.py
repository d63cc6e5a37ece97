"""Read the leaflet templates and fill in their {{fields}}: fixed words replaced, nothing cleverer."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from outreach.errors import Invalid, NotFound
from outreach.leaflets.facts import LeafletTemplate
from resources import folder

RUN_FIELDS = frozenset({"station", "app", "hotline", "host"})  # the same on every page of a run
ITEM_FIELDS = frozenset({"officer", "place", "code"})  # only in the foot, where pages differ
_FIELD = re.compile(r"\{\{([a-z_]+)\}\}")


def _folder() -> Any:
    return folder / "templates" / "leaflets"


@cache
def _read(name: str) -> Mapping[str, Any]:
    content: Mapping[str, Any] = json.loads((_folder() / f"{name}.json").read_text(encoding="utf-8"))
    return content


def _names() -> list[str]:
    return sorted(path.stem for path in _folder().glob("*.json"))


def templates() -> list[LeafletTemplate]:
    """List the templates there are, by name."""
    found = []
    for name in _names():
        texts = _read(name)["texts"]
        titles = {language: str(text["title"]) for language, text in texts.items()}
        purposes = {language: str(text["purpose"]) for language, text in texts.items()}
        found.append(LeafletTemplate(name, titles, purposes))
    return found


def template_text(name: str, language: str) -> Mapping[str, Any]:
    """Give one template's blocks and foot in one language."""
    if name not in _names():
        raise NotFound("There is no leaflet template {template}. There are: {known}.",
                       template=name, known=", ".join(_names()))  # fmt: skip
    texts: Mapping[str, Mapping[str, Any]] = _read(name)["texts"]
    if language not in texts:
        raise NotFound("The leaflet template {template} is not there in {language}.",
                       template=name, language=language)  # fmt: skip
    return texts[language]


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values in place of {{fields}}, once: what stands inside a value stays as it is."""

    def value(found: re.Match[str]) -> str:
        if found[1] not in values:
            raise Invalid("The template asks for {field}, which is not known there.", field=found[1])
        return values[found[1]]

    return _FIELD.sub(value, text)


def filled(content: Any, values: Mapping[str, str]) -> Any:
    """Fill in every text of a template's part."""
    if isinstance(content, str):
        return fill(content, values)
    if isinstance(content, list):
        return [filled(part, values) for part in content]
    if isinstance(content, Mapping):
        return {key: filled(part, values) for key, part in content.items()}
    return content
