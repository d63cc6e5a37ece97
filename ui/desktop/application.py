"""Start the window: the frame first, everything slow after it is on the screen."""

from __future__ import annotations

import gc
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.desktop.background import Jobs, Progress
from ui.desktop.crash import CrashDesk
from ui.desktop.desk import Desk
from ui.desktop.fonts import ensure_chinese
from ui.desktop.main_window import MainWindow
from ui.desktop.navigation import PLACES
from ui.desktop.news import News
from ui.desktop.preferences import PreferenceFile
from ui.desktop.single_instance import SingleInstance
from ui.desktop.theme import Theme
from ui.desktop.translation import QtWords, language_of

if TYPE_CHECKING:
    from outreach.errors import Refused
    from outreach.workspace import Workspace


class Desktop(QObject):
    """Joins the parts: one window at a time, one open book, one set of jobs."""

    def __init__(
        self,
        application: QApplication,
        preferences: PreferenceFile,
        crashes: CrashDesk,
        language: str | None = None,
        today: date | None = None,
    ) -> None:
        super().__init__()
        self._application = application
        self._crashes = crashes
        self._qt_words = QtWords()
        self._place = 0
        self._rebuilding = False
        self._left_books: list[Workspace] = []
        self.instance = SingleInstance()
        ensure_chinese(application)
        chosen = language_of(language or preferences.values.language)
        self._qt_words.speak(chosen)
        self.desk = Desk(
            language=chosen,
            theme=Theme(application, preferences.values.theme),
            jobs=Jobs(lambda error: crashes.take(type(error), error, error.__traceback__)),
            news=News(),
            preferences=preferences,
            today=today,
        )
        crashes.tell = self._say_crash
        self.instance.raised.connect(self.come_forward)
        self.desk.jobs.busy.connect(self._settle)
        self.window: MainWindow | None = self._make_window()

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.desk)
        window.asked.connect(self._take)
        window.left.connect(self._window_left)
        return window

    def begin(self, book: str | None) -> bool:
        """Show the window and open a book beside it; False if another window has that book."""
        known = book or self.desk.preferences.values.book
        if book is None and known and "://" not in known and not Path(known).is_file():
            known = ""
        if known and not self.instance.take(_identity(known)):
            return False
        # a start only makes things; looking for what may be thrown away is work for the first idle moment
        gc.disable()
        if self.window is not None:
            if known:
                self.window.wait(self.desk.language.say("Opening the book …"))
            self.window.show()
        # zero milliseconds after the first turn of the event loop: the frame is painted by then
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, lambda: self._after_paint(known)))
        return True

    def _after_paint(self, known: str) -> None:
        if known:
            self.open_book(known)
        else:
            self._welcome()
            self._settle(False)

    def open_book(self, address: str) -> None:
        """Open a book beside the window, and the first place while that goes on."""
        today = self.desk.today
        window = self.window
        if window is None:
            return
        if not self.instance.take(_identity(address)):
            window.messages.announce(
                "caution",
                self.desk.language.say("This book is open in another window, which has come forward."),
            )
            return
        window.wait(self.desk.language.say("Opening the book …"))

        first = PLACES[self._place]

        def work(_progress: Progress) -> Workspace:
            from outreach.workspace import Workspace

            workspace = Workspace.open(address, today=today)
            first.load()
            return workspace

        self.desk.jobs.start(self, work).on(
            done=lambda workspace: self.take_workspace(workspace, address), refused=self._not_opened
        )

    def take_workspace(self, workspace: Workspace, address: str) -> None:
        """Work with a book that was opened."""
        before, self.desk.workspace = self.desk.workspace, workspace
        if "://" not in address:
            address = str(Path(address).absolute())
            self.desk.preferences.change(book=address)
        self.instance.take(_identity(address))
        if before is not None:
            self._left_books.append(before)
            self.rebuild()
        elif self.window is not None:
            self.window.tell_book()
            self.window.go(self._place)

    def _not_opened(self, refused: Refused) -> None:
        if self.window is None:
            return
        if self.desk.workspace is None:
            self.instance.release()
            self._welcome()
        else:
            self.window.go(self._place)
        self.window.say_refused(refused)

    def _welcome(self) -> None:
        from ui.desktop.screens.welcome.screen import Welcome

        if self.window is not None:
            welcome = Welcome(self.desk)
            welcome.opened.connect(self.take_workspace)
            welcome.asked.connect(self._take)
            self.window.present(welcome)

    def _take(self, what: str, value: str) -> None:
        if what == "language":
            self.desk.preferences.change(language=value)
            self.desk.language = language_of(value)
            self._qt_words.speak(self.desk.language)
            if self.desk.jobs.running:
                # a window that goes would take the answer of its work along
                self.desk.jobs.busy.connect(self._rebuild_when_idle)
            else:
                QTimer.singleShot(0, self, self.rebuild)
        elif what == "theme":
            self.desk.preferences.change(theme=value)
            self.desk.theme.choose(value)
        else:
            self._ask(what)

    def _ask(self, what: str) -> None:
        from ui.desktop import asking

        if self.window is None:
            return
        if what in ("open", "new") and self.desk.jobs.running:
            words = self.desk.language.say("Wait until the work in progress is done, or cancel it.")
            self.window.messages.announce("caution", words)
        elif what == "open":
            chosen = asking.book_to_open(self.window, self.desk)
            if chosen:
                self.open_book(chosen)
        elif what == "new":
            self._welcome()
        elif what == "keys":
            asking.tell_keys(self.window, self.desk)
        elif what == "about":
            asking.tell_about(self.window, self.desk)

    def _rebuild_when_idle(self, busy: bool) -> None:
        if not busy:
            self.desk.jobs.busy.disconnect(self._rebuild_when_idle)
            QTimer.singleShot(0, self, self.rebuild)

    def rebuild(self) -> None:
        """Make the window again, on the same place, as after a change of language or book."""
        old = self.window
        if old is None:
            return
        self._place = max(old.place, 0)
        self._rebuilding = True
        old.close()
        self._rebuilding = False
        self.window = self._make_window()
        self.window.show()
        if self.desk.workspace is not None:
            self.window.go(self._place)
        else:
            self._welcome()

    def _settle(self, busy: bool) -> None:
        """Do what the first board did not need to wait for."""
        if not busy:
            while self._left_books:
                # not before: a job may still have read in it
                self._left_books.pop().close()
            gc.enable()
            self.instance.listen()

    def come_forward(self) -> None:
        """Bring the window to the front."""
        if self.window is not None:
            if self.window.isMinimized():
                self.window.showNormal()
            self.window.raise_()
            self.window.activateWindow()

    def _say_crash(self, report: Path) -> None:
        if self.window is not None:
            self.window.messages.announce(
                "bad",
                self.desk.language.say(
                    "Something in the program went wrong; the book is unharmed. "
                    "A report for its makers lies at {path}.",
                    path=report,
                ),
            )

    def _window_left(self) -> None:
        if not self._rebuilding:
            self.window = None
            self.close()
            self._application.quit()

    def close(self) -> None:
        """Stop the jobs, let go of the book."""
        gc.enable()
        self.desk.jobs.close()
        while self._left_books:
            self._left_books.pop().close()
        if self.desk.workspace is not None:
            self.desk.workspace.close()
            self.desk.workspace = None
        self.instance.release()
        self._crashes.tell = None


def _identity(book: str) -> str:
    return book if "://" in book else str(Path(book).absolute())


def make_application() -> QApplication:
    """Give the one QApplication, named."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("outreach")
    application.setQuitOnLastWindowClosed(False)
    return application


def open_window(
    database: str | Path | None = None, language: str | None = None, today: date | None = None
) -> int:
    """Open the window on a book (a path, an address, or None for the last one); gives the exit code."""
    application = make_application()
    crashes = CrashDesk()
    crashes.install()
    desktop = Desktop(application, PreferenceFile(), crashes, language, today)
    try:
        if not desktop.begin(str(database) if database is not None else None):
            return 0
        return application.exec()
    finally:
        desktop.close()
        crashes.remove()
