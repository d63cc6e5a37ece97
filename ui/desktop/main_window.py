"""The frame: rail, screens, menus, message bar, status line; no business."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from outreach.errors import Refused
from ui.desktop.desk import Desk
from ui.desktop.menus import Menus
from ui.desktop.navigation import PLACES, Place
from ui.desktop.parts.empty_state import EmptyState
from ui.desktop.parts.message_bar import MessageBar
from ui.desktop.parts.tab_order import follow_the_eye
from ui.desktop.rail import Rail

if TYPE_CHECKING:
    from ui.desktop.parts.screen import Screen

SMALLEST = (960, 600)
USUAL = (1280, 740)
ROOMY = 1440  # on a narrower screen the window takes all of it


class MainWindow(QMainWindow):
    """Holds the places; each screen is made when it is first visited."""

    asked = Signal(str, str)
    left = Signal()

    def __init__(self, desk: Desk, places: Sequence[Place] = PLACES) -> None:
        super().__init__()
        self.desk = desk
        self.places = places
        self._settings = QSettings(str(desk.preferences.window_state), QSettings.Format.IniFormat)
        self._screens: dict[int, Screen] = {}
        self._wanted = 0
        self.rail = Rail(desk.language, places)
        self.stack = QStackedWidget()
        self.messages = MessageBar(desk.language, desk.theme)
        self._waiting = EmptyState(desk.theme, "sunrise", "")
        self._where = QLabel()
        self._who = QLabel()
        self._state = QLabel()
        self.menus = Menus(self)

        self._lay_out()
        self._connect()
        self._recall()
        self.tell_book()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.stack.addWidget(self._waiting)
        column.addWidget(self.stack, 1)
        column.addWidget(self.messages)
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addLayout(column, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(*SMALLEST)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        for label in (self._where, self._who):
            bar.addWidget(label)
        bar.addPermanentWidget(self._state)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go)
        self.rail.folded.connect(lambda folded: self.desk.preferences.change(rail_folded=folded))
        self.desk.theme.changed.connect(self._dress)
        self.desk.jobs.refused.connect(self.say_refused)
        self.desk.jobs.busy.connect(self._tell_busy)
        self._dress()

    def _dress(self) -> None:
        self.rail.dress(self.desk.theme.colours)

    def _recall(self) -> None:
        self.rail.fold(self.desk.preferences.values.rail_folded)
        kept = self._settings.value("window/geometry")
        if not (isinstance(kept, QByteArray) and self.restoreGeometry(kept)):
            self.resize(*USUAL)
            if self.screen().availableGeometry().width() < ROOMY:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    @property
    def place(self) -> int:
        """Tell the place that is open."""
        return self._wanted

    def tell_book(self) -> None:
        """Say in title and status line which book is open, and let its places be visited."""
        say = self.desk.language.say
        workspace = self.desk.workspace
        self.rail.enable(workspace is not None)
        self.menus.enable(workspace is not None)
        if workspace is None:
            self.setWindowTitle(say("Outreach, the community book"))
            for label in (self._where, self._who, self._state):
                label.clear()
            return
        name = workspace.station.name
        self.setWindowTitle(f"{name} — {say('Outreach, the community book')}")
        self._where.setText(name)
        self._who.setText(say("signed in as {person}", person=say(workspace.person.name)))
        self._tell_busy(False)

    def _tell_busy(self, busy: bool) -> None:
        workspace = self.desk.workspace
        if workspace is None:
            return
        say = self.desk.language.say
        kind = "PostgreSQL" if workspace.book.dialect == "postgresql" else say("this computer")
        self._state.setText(say("working …") if busy else say("book open on {place}", place=kind))

    def wait(self, sentence: str) -> None:
        """Show one sentence where the screen will be."""
        self._waiting.tell(sentence)
        self.stack.setCurrentWidget(self._waiting)

    def present(self, widget: QWidget) -> None:
        """Show a widget instead of the places, as the welcome is before there is a book."""
        self.stack.addWidget(widget)
        follow_the_eye(widget)
        self.stack.setCurrentWidget(widget)

    def go(self, number: int) -> None:
        """Visit a place; the first time its screen is loaded beside the window."""
        if self.desk.workspace is None or not 0 <= number < len(self.places):
            return
        self._wanted = number
        self.rail.point_at(number)
        if number in self._screens:
            self._arrive(number)
            return
        place = self.places[number]
        if place.is_loaded:
            self._made(number, place.load())
            return
        self.wait(self.desk.language.say("Opening {place} …", place=self.desk.language.say(place.word)))
        self.desk.jobs.start(self, lambda _: place.load()).on(done=lambda made: self._made(number, made))

    def _made(self, number: int, made: Callable[[Desk], Screen]) -> None:
        if number not in self._screens:
            screen = made(self.desk)
            screen.said.connect(self._hear)
            self._screens[number] = screen
            self.stack.addWidget(screen)
            follow_the_eye(screen)
        if number == self._wanted:
            self._arrive(number)

    def _arrive(self, number: int) -> None:
        self.stack.setCurrentWidget(self._screens[number])
        self._screens[number].arrive()

    def screen_of(self, key: str) -> Screen | None:
        """Give the screen of a place, if it was visited."""
        for number, place in enumerate(self.places):
            if place.key == key:
                return self._screens.get(number)
        return None

    def _hear(self, kind: str, sentence: str, undo: Callable[[], None] | None) -> None:
        self.messages.announce(kind, sentence, undo)

    def say_refused(self, refused: Refused) -> None:
        """Say why something was refused."""
        self.messages.announce("bad", self.desk.language.refusal(refused))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's size, and let go of everything."""
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._settings.sync()
        for screen in self._screens.values():
            screen.leave()
        super().closeEvent(event)
        self.left.emit()
        self.deleteLater()
