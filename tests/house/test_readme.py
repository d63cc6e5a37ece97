"""The README is true: its map, its pictures, and every command and option it shows or leaves out."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Helper = Callable[..., str]
NOT_ON_THE_MAP = {"build", "dist", "out", "htmlcov"}
# Every command says it the same way: nothing to document.
EVERYWHERE = {"--help"}


@pytest.fixture(scope="session")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def ask_help(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Helper:
    """Type `outreach COMMAND --help` and read the answer."""
    from ui.commands.main import run

    def ask(*command: str) -> str:
        monkeypatch.setenv("COLUMNS", "300")
        monkeypatch.setattr(sys, "argv", ["outreach", "--language", "en", *command, "--help"])
        with pytest.raises(SystemExit) as left:
            raise SystemExit(run())
        assert left.value.code in (0, None)
        return capsys.readouterr().out

    return ask


def subcommands(text: str) -> list[str]:
    """The commands argparse lists: four blanks deep, where arguments are two."""
    listed = re.findall(r"^ {4}([a-z][a-z-]+)(?= {2,}|$)", text, re.MULTILINE)
    return list(dict.fromkeys(listed))


def options(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)) - EVERYWHERE


def every_command(ask: Helper) -> dict[tuple[str, ...], str]:
    """Each command with its help; `goal set` is a command of its own."""
    found: dict[tuple[str, ...], str] = {}
    for name in subcommands(ask()):
        text = ask(name)
        below = subcommands(text)
        found.update({(name, word): ask(name, word) for word in below})
        if not below:
            found[name,] = text
    return found


def shown_commands(readme: str) -> list[list[str]]:
    """Every line of the README's shell blocks that starts the program, in words."""
    blocks = re.findall(r"^```(?:sh|console|bash)\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines()
    words = [shlex.split(line.removeprefix("$ "), comments=True) for line in lines]
    return [line[1:] for line in words if line and Path(line[0]).name == "outreach"]


def without_global_options(words: list[str]) -> list[str]:
    while words and words[0] in ("--database", "--language", "--today"):
        words = words[2:]
    return words


def test_the_map_of_the_house_lists_every_top_folder(root: Path, readme: str) -> None:
    map_of_the_house = readme.split("## The map of the house")[1].split("\n## ")[0]
    listed = set(re.findall(r"^\| `(\w+)/`", map_of_the_house, re.MULTILINE))
    standing = {
        path.name
        for path in root.iterdir()
        if path.is_dir()
        and not path.name.startswith((".", "__"))
        and not path.name.endswith(".egg-info")
        and path.name not in NOT_ON_THE_MAP
    }
    assert listed == standing


def test_every_file_the_readme_points_to_is_there(root: Path, readme: str) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)|\ssrc=\"([^\"]+)", readme)
    near = {one or other for one, other in targets if "://" not in (one or other)}
    assert {target for target in near if not (root / target).exists()} == set()
    assert {"packaging/run.sh", "packaging/test.sh"} <= set(re.findall(r"sh (packaging/\w+\.sh)", readme))


def test_the_readme_leads_with_pictures_and_the_two_commands(readme: str) -> None:
    pictures = [found.start() for found in re.finditer(r"!\[|<img ", readme)]
    assert pictures
    assert pictures[0] < readme.index("sh packaging/run.sh") < readme.index("## ")


def test_every_command_the_readme_shows_exists(readme: str, ask_help: Helper) -> None:
    known = every_command(ask_help)
    everywhere = options(ask_help())
    wrong = []
    shown = shown_commands(readme)
    for words in shown:
        command = tuple(without_global_options(words))
        name = next((key for key in (command[:2], command[:1]) if key in known), None)
        if command and (name is None or not options(" ".join(words)) <= options(known[name]) | everywhere):
            wrong.append(" ".join(words))
    assert wrong == []
    assert shown, "the README shows no command"


def test_every_command_and_option_is_in_the_readme(readme: str, ask_help: Helper) -> None:
    known = every_command(ask_help)
    assert len(known) > 10
    undocumented = [
        " ".join([*name, option]).strip()
        for name, text in known.items()
        for option in ["", *sorted(options(text))]
        if not documented(readme, name, option)
    ]
    assert undocumented == []
    assert options(ask_help()) - options(readme) == set()


def documented(readme: str, name: tuple[str, ...], option: str) -> bool:
    """Whether one line of the README speaks of the command, and one such line of the option."""
    # `campaign new|list` speaks of two.
    spoken = re.compile(rf"\b{name[0]}\b" + "".join(rf".*\b{below}\b" for below in name[1:]))
    joined = readme.replace("\\\n", " ")
    return any(
        spoken.search(line) and (not option or option in options(line)) for line in joined.splitlines()
    )


def test_every_place_of_the_window_is_in_the_readme(root: Path, readme: str) -> None:
    navigation = (root / "ui/desktop/navigation.py").read_text(encoding="utf-8")
    places = re.findall(r"^\s*Place\(.*?mark\(\"([^\"]+)\"\)", navigation, re.MULTILINE | re.DOTALL)
    assert places
    assert [place for place in places if place not in readme] == []
