"""The menu bar: every place and every choice of the frame, by name and by key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from outreach.language import LANGUAGES, mark

if TYPE_CHECKING:
    from ui.desktop.main_window import MainWindow

_THEMES = {"system": mark("As the system"), "light": mark("Light"), "dark": mark("Dark")}


class Menus:
    """Fills the menu bar of a window and keeps the actions that need a book."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.say = window.desk.language.say
        self._need_book: list[QAction] = []
        self._fill_book()
        self._fill_places()
        self._fill_view()
        self._fill_help()

    def enable(self, there_is_a_book: bool) -> None:
        """Offer what needs a book only while there is one."""
        for action in self._need_book:
            action.setEnabled(there_is_a_book)

    def _menu(self, word: str) -> QMenu:
        return self._window.menuBar().addMenu(word)

    def _add(self, menu: QMenu, words: str, act: Callable[[], object], key: str = "") -> QAction:
        action = QAction(words, self._window)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)
        return action

    def _ask(self, what: str, value: str = "") -> Callable[[], object]:
        return lambda: self._window.asked.emit(what, value)

    def _fill_book(self) -> None:
        menu = self._menu(self.say("&Book"))
        self._add(menu, self.say("Open a book …"), self._ask("open"), "Ctrl+O")
        self._add(menu, self.say("New book …"), self._ask("new"), "Ctrl+N")
        menu.addSeparator()
        self._add(menu, self.say("Quit"), self._window.close, "Ctrl+Q")

    def _fill_places(self) -> None:
        menu = self._menu(self.say("&Go"))
        for number, place in enumerate(self._window.places):
            self._need_book.append(
                self._add(menu, self.say(place.word), lambda number=number: self._window.go(number))  # type: ignore[misc]
            )
        menu.addSeparator()
        palette = self._add(menu, self.say("Go to or do …"), self._open_palette, "Ctrl+K")
        self._need_book.append(palette)

    def _fill_view(self) -> None:
        menu = self._menu(self.say("&View"))
        desk = self._window.desk
        themes = menu.addMenu(self.say("Colours"))
        self._choices(themes, _THEMES, desk.theme.chosen, "theme", translate=True)
        languages = menu.addMenu(self.say("Language"))
        self._choices(languages, LANGUAGES, desk.language.code, "language", translate=False)
        menu.addSeparator()
        self._add(menu, self.say("Full screen"), self._turn_full_screen, "F10")

    def _choices(
        self, menu: QMenu, words: Mapping[str, str], chosen: str, what: str, translate: bool
    ) -> None:
        group = QActionGroup(self._window)
        for value, word in words.items():
            action = self._add(menu, self.say(word) if translate else word, self._ask(what, value))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            group.addAction(action)

    def _fill_help(self) -> None:
        menu = self._menu(self.say("&Help"))
        self._add(menu, self.say("Keys"), self._ask("keys"), "F1")
        self._add(menu, self.say("About Outreach"), self._ask("about"))

    def _turn_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _open_palette(self) -> None:
        from ui.desktop.command_palette import CommandPalette

        CommandPalette(self._window).open()
