"""Whatever the program says, it says in Chinese too; and the tool that sees to it."""

from __future__ import annotations

import gettext
import importlib.util
import io
import json
import string
import sys
from pathlib import Path
from types import ModuleType

import pytest


def load_tool(root: Path) -> ModuleType:
    specification = importlib.util.spec_from_file_location("translations", root / "packaging/translations.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules["translations"] = module
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def tool(root: Path) -> ModuleType:
    return load_tool(root)


@pytest.fixture(scope="module")
def place(root: Path, tool: ModuleType) -> Path:
    return root / str(tool.PLACE)


def fields(sentence: str) -> set[str]:
    return {
        name for _text, name, _form, _conversion in string.Formatter().parse(sentence) if name is not None
    }


def write(folder: Path, source: str) -> Path:
    (folder / "outreach").mkdir(exist_ok=True)
    (folder / "outreach/speech.py").write_text(source, encoding="utf-8")
    return folder


def test_every_sentence_has_its_chinese(tool: ModuleType, place: Path) -> None:
    catalogue = tool.read_catalogue(place / "outreach.po")
    silent = [
        english
        for english in tool.extract_messages()
        if not (message := catalogue.get(english)) or not "".join(message.string).strip()
    ]
    assert silent == [], "run packaging/translations.py"


def test_a_sentence_and_its_chinese_have_the_same_fields(tool: ModuleType, place: Path) -> None:
    catalogue = tool.read_catalogue(place / "outreach.po")
    differing = []
    for english, sentence in tool.extract_messages().items():
        if message := catalogue.get(english):
            said = message.string[0] if isinstance(message.string, tuple) else message.string
            if said and fields(said) != fields(sentence.plural or english):
                differing.append((english, said))
    assert differing == []


def test_the_catalogue_is_what_the_tool_would_write(tool: ModuleType, place: Path) -> None:
    catalogue = tool.read_catalogue(place / "outreach.po")
    renewed = tool.as_po(tool.renew(tool.extract_messages(), catalogue, {}))
    assert (place / "outreach.po").read_bytes() == renewed, "run packaging/translations.py"


def test_the_compiled_catalogue_is_the_written_one(tool: ModuleType, place: Path) -> None:
    assert (place / "outreach.mo").read_bytes() == tool.as_mo((place / "outreach.po").read_bytes())


def test_sentences_are_found_wherever_they_are_said(tool: ModuleType, tmp_path: Path) -> None:
    root = write(
        tmp_path,
        'language.say("One {day}.", day=1)\n'
        'say("Yes." if so else "No.")\n'
        'language.say_many("{n} row", "{n} rows", 2)\n'
        'WORD = mark("Two " "halves")\n'
        "class Older(Unusable): ...\n"
        'raise Older("Too old.")\n'
        "language.say(WORD)\n"
        'print("not a sentence")\n',
    )
    found = tool.extract_messages(root)
    assert set(found) == {"One {day}.", "Yes.", "No.", "{n} row", "Two halves", "Too old."}
    assert found["{n} row"].plural == "{n} rows"


@pytest.mark.parametrize("spoken", ['say(f"Day {day}")', 'Invalid("Day " + day)', 'mark("Day %s" % day)'])
def test_a_sentence_put_together_while_running_is_refused(
    tool: ModuleType, tmp_path: Path, spoken: str
) -> None:
    with pytest.raises(tool.Unreadable, match=r"outreach/speech\.py:1"):
        tool.extract_messages(write(tmp_path, spoken))


def test_what_was_translated_stays_and_what_is_filled_in_prevails(tool: ModuleType, tmp_path: Path) -> None:
    found = tool.extract_messages(
        write(tmp_path, 'say("Day")\nsay("Month")\nsay_many("a", "b", 1)\nsay("Year")')
    )
    first = tool.renew(
        found, tool.read_catalogue(tmp_path / "none.po"), {"Day": "日", "Month": "月", "b": "乙"}
    )
    (tmp_path / "first.po").write_bytes(tool.as_po(first))
    (tmp_path / "fill").mkdir()
    (tmp_path / "fill/board.json").write_text(json.dumps({"Month": "月份"}), encoding="utf-8")
    fill = tool.read_fill(tmp_path / "fill")
    second = tool.as_mo(tool.as_po(tool.renew(found, tool.read_catalogue(tmp_path / "first.po"), fill)))
    said = gettext.GNUTranslations(io.BytesIO(second))
    assert [said.gettext(word) for word in ("Day", "Month", "Year")] == ["日", "月份", "Year"]
    assert [said.ngettext("a", "b", n) for n in (1, 2)] == ["乙", "乙"]


def test_the_same_sentences_give_the_same_bytes(tool: ModuleType, tmp_path: Path) -> None:
    found = tool.extract_messages(write(tmp_path, 'say("Day {d} 100%", d=1)\nsay("Month")'))
    backwards = dict(reversed(found.items()))
    empty = tool.read_catalogue(tmp_path / "none.po")
    written = tool.as_po(tool.renew(found, empty, {"Month": "月"}))
    assert written == tool.as_po(tool.renew(backwards, empty, {"Month": "月"}))
    (tmp_path / "again.po").write_bytes(written)
    assert written == tool.as_po(tool.renew(found, tool.read_catalogue(tmp_path / "again.po"), {}))
    assert b"python-format" not in written
