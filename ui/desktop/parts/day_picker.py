"""Pick a day: ‹ and ›, a calendar, or T, + and − on the keyboard."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QMenu, QToolButton, QWidget, QWidgetAction

from ui.desktop.desk import Desk
from ui.desktop.icons import icon
from ui.desktop.theme import set_role
from ui.desktop.wording import long_day


class DayPicker(QWidget):
    """One day, never after `latest`; the wheel does not change it."""

    picked = Signal(date)

    def __init__(self, desk: Desk, day: date, latest: date) -> None:
        super().__init__()
        self._desk = desk
        self._latest = latest
        self._day = min(day, latest)
        self._before = QToolButton()
        self._shown = QToolButton()
        self._after = QToolButton()

        say = desk.language.say
        for button, words in (
            (self._before, say("The day before (−)")),
            (self._shown, say("Choose a day (T: today, +, −)")),
            (self._after, say("The day after (+)")),
        ):
            set_role(button, "step")
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._shown.setMinimumWidth(150)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._before)
        layout.addWidget(self._shown)
        layout.addWidget(self._after)
        self._connect()

    def _connect(self) -> None:
        self._before.clicked.connect(lambda: self.pick(self._day - timedelta(days=1)))
        self._after.clicked.connect(lambda: self.pick(self._day + timedelta(days=1)))
        self._shown.clicked.connect(self._open)
        self._desk.theme.changed.connect(self._dress)
        self._dress()
        self._tell()

    @property
    def day(self) -> date:
        """Give the day picked."""
        return self._day

    def pick(self, day: date) -> None:
        """Pick a day; one after the latest is the latest."""
        day = min(day, self._latest)
        if day != self._day:
            self._day = day
            self._tell()
            self.picked.emit(day)

    def settle(self, day: date) -> None:
        """Show a day that was found rather than picked; nothing is announced."""
        self._day = min(day, self._latest)
        self._tell()

    def _tell(self) -> None:
        words = long_day(self._desk.language, self._day)
        self._shown.setText(words)
        self._shown.setAccessibleName(words)
        self._after.setEnabled(self._day < self._latest)

    def _dress(self) -> None:
        colours = self._desk.theme.colours
        self._before.setIcon(icon("chevron-left", colours.text, 16))
        self._after.setIcon(icon("chevron-right", colours.text, 16, disabled=colours.line))

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(self._desk.language.code))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setMaximumDate(QDate(self._latest.year, self._latest.month, self._latest.day))
        calendar.setMinimumSize(QSize(280, 220))
        calendar.setSelectedDate(QDate(self._day.year, self._day.month, self._day.day))
        for chosen in (calendar.clicked, calendar.activated):
            chosen.connect(self._take)
            chosen.connect(menu.close)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.popup(self._shown.mapToGlobal(self._shown.rect().bottomLeft()))
        calendar.setFocus()

    def _take(self, chosen: QDate) -> None:
        self.pick(date(chosen.year(), chosen.month(), chosen.day()))

    def take_key(self, event: QKeyEvent) -> bool:
        """Change the day by T, + or −; False for any other key."""
        step = {
            Qt.Key.Key_T: self._latest - self._day,
            Qt.Key.Key_Plus: timedelta(days=1),
            Qt.Key.Key_Equal: timedelta(days=1),
            Qt.Key.Key_Minus: timedelta(days=-1),
        }.get(Qt.Key(event.key()))
        plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if step is None or plain != Qt.KeyboardModifier.NoModifier:
            return False
        self.pick(self._day + step)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take T, + and −."""
        if not self.take_key(event):
            super().keyPressEvent(event)
