"""The frame's few dialogs: which book, which keys, what this program is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ui.desktop.desk import Desk


def book_to_open(parent: QWidget, desk: Desk) -> str:
    """Ask which book to open; "" if none."""
    say = desk.language.say
    wording = f"{say('Books')} (*.book *.db *.sqlite);;{say('All files')} (*)"
    name, _ = QFileDialog.getOpenFileName(
        parent, say("Open a book"), desk.preferences.values.last_folder, wording
    )
    return name


def tell_keys(parent: QWidget, desk: Desk) -> None:
    """List the keys."""
    say = desk.language.say
    rows = (
        ("Alt+1 … Alt+0", say("go to a place of the rail")),
        ("Ctrl+K", say("go to or do anything by a few letters of its name")),
        ("T   +   −", say("today, the next day, the day before")),
        ("Enter", say("open the row's detail beside the list")),
        ("Ctrl+C", say("copy the selected rows; they paste into Excel and WPS")),
        ("Esc", say("close the panel")),
        ("PageUp  PageDown", say("turn the pages of a preview")),
        ("F10", say("full screen")),
    )
    lines = "".join(
        f"<tr><td style='padding:3px 18px 3px 0'><b>{key}</b></td><td>{what}</td></tr>" for key, what in rows
    )
    _show(parent, say("Keys"), f"<table>{lines}</table>")


def tell_about(parent: QWidget, desk: Desk) -> None:
    """Say what this program is and under which licences it and its parts come."""
    say = desk.language.say
    try:
        edition = version("outreach")
    except PackageNotFoundError:
        edition = ""
    text = say(
        "Keeps a police station's anti-fraud community book: the ledger, the morning board, the leaflets."
    )
    licences = say(
        "Licence: Apache-2.0. Qt and PySide6: LGPL-3. Font Noto Sans SC: OFL-1.1. Icons by Tabler: MIT."
    )
    _show(
        parent,
        say("About Outreach"),
        f"<h3>{say('Outreach, the community book')} {edition}</h3><p>{text}</p><p>{licences}</p>",
    )


def _show(parent: QWidget, title: str, text: str) -> None:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(text)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
