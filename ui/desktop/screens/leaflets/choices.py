"""What decides a run of leaflets: for whom, which template, which paper, which language."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from outreach.language import LANGUAGES, mark
from ui.desktop.desk import Desk
from ui.desktop.parts.choice_list import ChoiceList
from ui.desktop.parts.segments import Segments
from ui.desktop.screens.leaflets import making
from ui.desktop.theme import set_role

WIDTH = 300
FOR = {"officers": mark("officers"), "grids": mark("grids"), "venues": mark("venues")}
PAPERS = ("A5", "A4")


class Choices(QFrame):
    """A column of choices; `changed` tells that the page will look different."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        say = desk.language.say
        self.kind = Segments(say("For whom"), [(kind, say(FOR[kind])) for kind in making.KINDS])
        self.template = ChoiceList(say("Template"))
        self._purposes: dict[str, str] = {}
        self.purpose = QLabel()
        self.paper = Segments(say("Paper"), [(paper, paper) for paper in PAPERS])
        self.language = Segments(say("Language of the leaflet"), list(LANGUAGES.items()))
        self.codes = QLabel()
        self.give = QPushButton(say("Give codes to those who have none"))

        self._arrange()
        for choice in (self.kind, self.paper, self.language):
            choice.chosen.connect(lambda _key: self.changed.emit())
        self.template.currentItemChanged.connect(self._choose_template)

    def _arrange(self) -> None:
        say = self._desk.language.say
        set_role(self, "card")
        self.setFixedWidth(WIDTH)
        for label, role in ((self.purpose, "caption"), (self.codes, "muted")):
            set_role(label, role)
            label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(4)
        for words, choice in (
            (say("For whom"), self.kind),
            (say("Template"), self.template),
            ("", self.purpose),
            (say("Paper"), self.paper),
            (say("Language of the leaflet"), self.language),
        ):
            if words:
                layout.addSpacing(6)
                layout.addWidget(QLabel(words))
            layout.addWidget(choice, 1 if choice is self.template else 0)
        layout.addSpacing(8)
        layout.addWidget(self.codes)
        layout.addWidget(self.give)

    def offer(self, offer: making.Offer) -> None:
        """Offer the templates there are; the one chosen stays chosen."""
        chosen, code = self.template_name, self._desk.language.code
        self._purposes = {one.name: one.purposes.get(code, "") for one in offer.templates}
        self.template.blockSignals(True)
        self.template.clear()
        for template in offer.templates:
            title = template.titles.get(code) or template.name
            self.template.offer(title, template.name, self._purposes[template.name])
        self.template.choose(chosen)
        self.template.blockSignals(False)
        self._tell_purpose()

    @property
    def template_name(self) -> str:
        """Give the name of the template chosen; "" before any was offered."""
        return str(self.template.value or "")

    def _choose_template(self) -> None:
        self._tell_purpose()
        self.changed.emit()

    def _tell_purpose(self) -> None:
        self.purpose.setText(self._purposes.get(self.template_name, ""))

    def order(self, campaign: str) -> making.LeafletOrder:
        """Give the run that is asked for."""
        return making.LeafletOrder(
            campaign, self.template_name, self.paper.key, self.language.key, self.kind.key
        )

    def tell_codes(self, number: int) -> None:
        """Say how many codes of this kind there are."""
        self.codes.setText(
            self._desk.language.say_many("{n} code of this kind", "{n} codes of this kind", number)
        )
