"""A new campaign, entered in the side panel."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from outreach.errors import Refused
from ui.desktop.background import Job
from ui.desktop.desk import Desk
from ui.desktop.screens.leaflets import making
from ui.desktop.theme import set_role

APP = "国家反诈中心"


class CampaignForm(QWidget):
    """Name, app, address, days; what is wrong stands beneath in words."""

    started = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        say = desk.language.say
        self.name = QLineEdit()
        self.app = QLineEdit(APP)
        hosts = desk.book.station.code_hosts
        self.address = QLineEdit(f"https://{hosts[0]}/{{code}}" if hosts else "https://")
        self.allow = QCheckBox()
        self.first = _day(desk)
        self.ends = QCheckBox(say("ends on"))
        self.last = _day(desk)
        self.start = QPushButton(say("Start the campaign"))
        self._wrong = QLabel()
        self._job: Job[str] | None = None

        self._arrange()
        self.ends.toggled.connect(self.last.setEnabled)
        self.start.clicked.connect(self.submit)
        self.address.textChanged.connect(self._offer_host)
        self._offer_host()
        for field in (self.name, self.app, self.address):
            field.returnPressed.connect(self.submit)

    def _arrange(self) -> None:
        say = self._desk.language.say
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 16)
        layout.setSpacing(4)
        for words, field in (
            (say("Name of the campaign"), self.name),
            (say("App that is promoted"), self.app),
            (
                say("Address the codes lead to, with {code} in it"),
                self.address,
            ),
            (say("From"), self.first),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            layout.addWidget(label)
            layout.addWidget(field)
            if field is self.address:
                layout.addWidget(self.allow)
            layout.addSpacing(8)
        line = QHBoxLayout()
        line.addWidget(self.ends)
        line.addWidget(self.last, 1)
        layout.addLayout(line)
        self.last.setEnabled(False)
        self.last.setAccessibleName(say("Last day"))
        hint = QLabel(say("Installs are counted but earn no points; nobody is ranked by them."))
        for label, role in ((hint, "caption"), (self._wrong, "bad")):
            label.setWordWrap(True)
            set_role(label, role)
            layout.addWidget(label)
        self._wrong.hide()
        set_role(self.start, "main")
        layout.addSpacing(8)
        layout.addWidget(self.start)
        layout.addStretch(1)

    @property
    def host(self) -> str:
        """Give the host of the address if the station has not allowed it yet, else ""."""
        host = self.address.text().strip().removeprefix("https://").partition("/")[0]
        return "" if host in self._desk.book.station.code_hosts else host

    def _offer_host(self) -> None:
        self.allow.setVisible(bool(self.host))
        self.allow.setText(self._desk.language.say("Let codes lead to {host}", host=self.host))

    def draft(self) -> making.CampaignDraft:
        """Give what was entered."""
        return making.CampaignDraft(
            name=self.name.text().strip(),
            address=self.address.text().strip(),
            app=self.app.text().strip(),
            from_day=self.first.date().toPython(),  # type: ignore[arg-type]
            until_day=self.last.date().toPython() if self.ends.isChecked() else None,  # type: ignore[arg-type]
        )

    def submit(self) -> None:
        """Start the campaign, or say under the fields why not."""
        self._wrong.hide()
        self.start.setEnabled(False)
        workspace, draft = self._desk.book, self.draft()
        host = self.host if self.allow.isChecked() else ""
        self._job = self._desk.jobs.start(self, lambda _: making.start(workspace, draft, host))
        self._job.on(done=self._done, refused=self._refused, ended=lambda: self.start.setEnabled(True))

    def _done(self, name: str) -> None:
        self.started.emit(name)

    def _refused(self, refused: Refused) -> None:
        self._wrong.setText(self._desk.language.refusal(refused))
        self._wrong.show()
        self.name.setFocus()


def _day(desk: Desk) -> QDateEdit:
    today = desk.book.today()
    field = QDateEdit(QDate(today.year, today.month, today.day))
    field.setCalendarPopup(True)
    field.setDisplayFormat("yyyy-MM-dd")
    field.setLocale(QLocale(desk.language.code))
    return field
