"""One's own station: name, code, street, and where its book lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from ui.desktop.background import Job
from ui.desktop.desk import Desk
from ui.desktop.icons import icon
from ui.desktop.parts.choice_list import ChoiceList
from ui.desktop.screens.welcome import founding
from ui.desktop.theme import set_role

if TYPE_CHECKING:
    from outreach.places import Street

_CARD, _PAUSE = 440, 150
_LIST = 132


class OwnStation(QFrame):
    """A form whose mistakes stand under their fields."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__()
        self._desk = desk
        self._folder = folder
        self._street = ""
        self._touched = False
        self._looking: Job[tuple[Street, ...]] | None = None
        self._pause = QTimer(self)
        self.name = QLineEdit()
        self.code = QLineEdit()
        self.street = QLineEdit()
        self.found = ChoiceList(desk.language.say("Streets found"))
        self.path = QLineEdit(str(folder / "station.book"))
        self.choose = QToolButton()
        self.make = QPushButton(desk.language.say("Make the book"))
        self._wrong: dict[QLineEdit, QLabel] = {}

        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        say = self._desk.language.say
        set_role(self, "card")
        self.setFixedWidth(_CARD)
        heading = QLabel(say("Your own station"))
        set_role(heading, "title")
        set_role(self.choose, "quiet")
        set_role(self.make, "main")
        self.choose.setIcon(icon("folder-open", self._desk.theme.colours.text))
        self.choose.setToolTip(say("Choose where the book lies"))
        self.choose.setAccessibleName(say("Choose where the book lies"))
        self.found.setFixedHeight(_LIST)
        self.found.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(4)
        layout.addWidget(heading)
        layout.addSpacing(8)
        self._field(layout, self.name, say("Name of the station"), say("as it stands on papers"))
        self._field(layout, self.code, say("Code of the station"), say("the one your papers use"))
        self._field(
            layout, self.street, say("Street or town"), say("name or pinyin initials; may stay empty")
        )
        layout.addWidget(self.found)
        line = QHBoxLayout()
        line.addWidget(self.path, 1)
        line.addWidget(self.choose)
        self._field(layout, self.path, say("The book lies at"), "", line)
        layout.addSpacing(8)
        layout.addWidget(self.make)

    def _field(
        self, layout: QVBoxLayout, field: QLineEdit, words: str, hint: str, line: QHBoxLayout | None = None
    ) -> None:
        label, wrong = QLabel(words), QLabel()
        label.setBuddy(field)
        field.setPlaceholderText(hint)
        field.setAccessibleName(words)
        set_role(wrong, "bad")
        wrong.setWordWrap(True)
        wrong.hide()
        self._wrong[field] = wrong
        layout.addWidget(label)
        if line is None:
            layout.addWidget(field)
        else:
            layout.addLayout(line)
        layout.addWidget(wrong)
        layout.addSpacing(4)

    def _connect(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self.street.textEdited.connect(self._street_edited)
        self.street.returnPressed.connect(self._take_first)
        self.name.textEdited.connect(self._name_the_book)
        self.path.textEdited.connect(self._path_touched)
        self.found.itemClicked.connect(self._take)
        self.found.itemActivated.connect(self._take)
        self.choose.clicked.connect(self._choose)
        self.make.clicked.connect(self.submit)
        for field in (self.name, self.code, self.path):
            field.returnPressed.connect(self.submit)

    def _path_touched(self) -> None:
        self._touched = True

    def _name_the_book(self, name: str) -> None:
        if not self._touched:
            kept = "".join(letter for letter in name.strip() if letter.isalnum()) or "station"
            self.path.setText(str(self._folder / f"{kept}.book"))

    def _street_edited(self) -> None:
        self._street = ""
        self._pause.start()

    def _look(self) -> None:
        text = self.street.text().strip()
        if self._looking is not None:
            self._looking.drop()
            self._looking = None
        if not text:
            self.found.hide()
            return
        self._looking = self._desk.jobs.start(self, lambda _: founding.streets(text)).on(
            done=self._show_found
        )

    def _show_found(self, streets: tuple[Street, ...]) -> None:
        self._looking = None
        self.found.clear()
        for street in streets:
            self.found.offer(f"{street.in_full}  {street.code}", (street.code, street.in_full))
        self.found.setVisible(bool(streets))
        self._tell(
            self.street, "" if streets else self._desk.language.say("No street is found by these letters.")
        )

    def _take(self, item: QListWidgetItem) -> None:
        self._street, name = item.data(Qt.ItemDataRole.UserRole)
        self.street.setText(name)
        self.found.hide()
        self.path.setFocus()

    def _take_first(self) -> None:
        item = self.found.currentItem()
        if item is not None and self.found.isVisible():
            self._take(item)
        else:
            self.submit()

    def _choose(self) -> None:
        words = self._desk.language.say("The book lies at")
        name, _ = QFileDialog.getSaveFileName(self, words, self.path.text(), "*.book")
        if name:
            self._touched = True
            self.path.setText(name)

    def _tell(self, field: QLineEdit, words: str) -> None:
        self._wrong[field].setText(words)
        self._wrong[field].setVisible(bool(words))

    def submit(self) -> None:
        """Ask for the book, if every field is right."""
        say = self._desk.language.say
        needed = {
            self.name: say("Give the station's name."),
            self.code: say("Give the station's code."),
            self.path: say("Say where the book shall lie."),
        }
        missing = [field for field in needed if not field.text().strip()]
        for field, words in needed.items():
            self._tell(field, words if field in missing else "")
        unknown = bool(self.street.text().strip()) and not self._street
        if unknown:
            self._tell(self.street, say("Choose one of the streets found, or leave this empty."))
            missing.append(self.street)
        if missing:
            missing[0].setFocus()
            return
        self.wanted.emit(
            founding.Founding(
                self.name.text().strip(),
                self.code.text().strip(),
                self._street,
                Path(self.path.text().strip()),
            )
        )
