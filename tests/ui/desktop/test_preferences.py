"""The settings file: typed, small, harmless when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.desktop.preferences import PreferenceFile, Preferences


def test_what_was_changed_is_there_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    PreferenceFile(path).change(language="en", rail_folded=True, book="/书/站.book")
    assert PreferenceFile(path).values == Preferences(language="en", rail_folded=True, book="/书/站.book")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "{",
        "[]",
        "null",
        '{"language": "fr"}',
        '{"theme": 3, "rail_folded": "yes", "book": null}',
        '{"other": 1}',
    ],
)
def test_what_cannot_be_right_counts_as_not_chosen(tmp_path: Path, written: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(written, encoding="utf-8")
    assert PreferenceFile(path).values == Preferences()


def test_what_is_right_beside_what_is_wrong_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark", "language": 5}', encoding="utf-8")
    assert PreferenceFile(path).values == Preferences(theme="dark")


def test_no_half_written_file_stays_behind(tmp_path: Path) -> None:
    PreferenceFile(tmp_path / "settings.json").change(theme="light")
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]
