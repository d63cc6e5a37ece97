"""Templates are data: complete in both languages, filled in word by word and nothing more."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from outreach.errors import Invalid, NotFound
from outreach.leaflets.templates import ITEM_FIELDS, RUN_FIELDS, fill, filled, template_text, templates

NAMES = [template.name for template in templates()]
LANGUAGES = ["zh_CN", "en"]
PAYLOADS = [
    "{{ station }}",
    "{{station.__class__}}",
    "{{station|upper}}",
    "{{7*7}}",
    "{{''.__class__.__mro__[1].__subclasses__()}}",
    "{{Config}}",
    "{% for x in range(9) %}x{% endfor %}",
    "{# comment #}",
    "{station}",
    "{0.__class__}",
    "{station!r:>99999999}",
    "%(station)s",
    "$station ${station}",
    "<%= station %>",
    "#{station}",
    "\\u007b\\u007bstation}}",
]


def _shape(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _shape(value) for key, value in part.items() if key != "size"}
    return [_shape(value) for value in part] if isinstance(part, list) else type(part).__name__


def test_there_are_templates_for_the_four_commonest_frauds_for_installing_and_for_the_old() -> None:
    assert {"four-frauds", "install-app", "large-type"} <= set(NAMES)
    for template in templates():
        assert set(template.titles) == set(template.purposes) == set(LANGUAGES)


@pytest.mark.parametrize("name", ["four-frauds", "install-app", "large-type"])
def test_the_general_leaflets_name_all_four_frauds(name: str) -> None:
    text = json.dumps(template_text(name, "zh_CN"), ensure_ascii=False)
    for kind in ("刷单返利", "投资理财", "虚假购物", "客服"):
        assert kind in text


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_parts(name: str) -> None:
    assert _shape(template_text(name, "zh_CN")) == _shape(template_text(name, "en"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_asks_only_for_fields_there_are(name: str, language: str) -> None:
    text = dict(template_text(name, language))
    foot = dict(text.pop("foot"))
    own = set(re.findall(r"\{\{(.*?)\}\}", foot.pop("officer") + foot.pop("place")))
    assert own == {"officer", "place"}
    assert own <= ITEM_FIELDS
    assert set(re.findall(r"\{\{(.*?)\}\}", json.dumps([text, foot]))) <= RUN_FIELDS


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_no_field_stays_as_it_is(payload: str) -> None:
    assert fill(payload, {"station": "S"}) in (payload, payload.replace("{{station}}", "S"))
    assert "49" not in fill(payload, {"station": "S"}) and "class '" not in fill(payload, {"station": "S"})


@pytest.mark.parametrize("payload", [*PAYLOADS, "{{station}}", "{{app}}"])
def test_what_stands_in_a_value_is_never_filled_in_itself(payload: str) -> None:
    assert fill("至 {{station}}", {"station": payload, "app": "X"}) == f"至 {payload}"


def test_an_unknown_field_is_refused_by_name() -> None:
    with pytest.raises(Invalid, match="password"):
        fill("{{password}}", {"station": "S"})


def test_every_text_of_a_part_is_filled_in_and_numbers_are_kept() -> None:
    part = {"text": "{{app}}", "size": 12, "cards": [{"name": "{{app}} {{app}}"}]}
    assert filled(part, {"app": "A"}) == {"text": "A", "size": 12, "cards": [{"name": "A A"}]}


@pytest.mark.parametrize("name", ["", "no-such", "../../translations/zh_CN", "four-frauds.json"])
def test_an_unknown_template_is_refused_and_the_known_are_named(name: str) -> None:
    with pytest.raises(NotFound, match="four-frauds"):
        template_text(name, "zh_CN")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(NotFound, match="fr"):
        template_text("four-frauds", "fr")
