"""What one person of this computer prefers; kept beside the programs, never in the book."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

from platformdirs import user_config_path

PROGRAM = "outreach"
_CHOICES = {"language": ("", "zh_CN", "en"), "theme": ("system", "light", "dark")}


@dataclass(frozen=True, slots=True)
class Preferences:
    """What was chosen: a language ("" is the system's), a theme, the last book, the folded rail."""

    language: str = ""
    theme: str = "system"
    book: str = ""
    rail_folded: bool = False
    last_folder: str = ""


def _read(written: Mapping[str, object]) -> Preferences:
    """Take what is of the right type and among the choices; leave the rest at its default."""
    kept: dict[str, object] = {}
    for known in fields(Preferences):
        value = written.get(known.name)
        if type(value) is type(known.default) and value in _CHOICES.get(known.name, (value,)):
            kept[known.name] = value
    return replace(Preferences(), **kept)  # type: ignore[arg-type]


@dataclass(slots=True)
class PreferenceFile:
    """The settings file; a damaged one counts as empty."""

    path: Path = field(default_factory=lambda: user_config_path(PROGRAM, appauthor=False) / "settings.json")
    values: Preferences = field(init=False)

    def __post_init__(self) -> None:
        self.values = self._load()

    def _load(self) -> Preferences:
        try:
            written = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Preferences()
        return _read(written) if isinstance(written, dict) else Preferences()

    def change(self, **changes: object) -> None:
        """Change some preferences and write the file whole or not at all."""
        self.values = replace(self.values, **changes)  # type: ignore[arg-type]
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_suffix(".new")
        beside.write_text(json.dumps(asdict(self.values), ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(self.path)

    @property
    def window_state(self) -> Path:
        """Where Qt keeps sizes and column widths."""
        return self.path.with_name("window.ini")
