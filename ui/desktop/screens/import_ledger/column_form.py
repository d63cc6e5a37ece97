"""Say what one column of the file is to be taken for; stands in the side panel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from outreach.language import Language
from outreach.ledgers.words import CERTAINTIES, TABLES, field_words
from outreach.papers.words import word
from ui.desktop.parts.choice_list import ChoiceList
from ui.desktop.screens.import_ledger import taking
from ui.desktop.screens.import_ledger.lists import ReadColumn
from ui.desktop.theme import set_role


class ColumnForm(QWidget):
    """A list of what the column may be; Enter takes the one chosen."""

    chosen = Signal(object, str)

    def __init__(self, language: Language, read: ReadColumn) -> None:
        super().__init__()
        self._read = read
        say = language.say
        self.fields = ChoiceList(say("Taken for"))
        self.take = QPushButton(say("Read it so"))

        where = QLabel(
            say(
                "Sheet “{sheet}”, table “{table}”: what does this column hold?",
                sheet=read.table.sheet,
                table=word(language, TABLES, read.table.table),
            )
        )
        where.setWordWrap(True)
        why = QLabel(word(language, CERTAINTIES, read.use.certainty))
        set_role(where, "muted")
        set_role(why, "caption")
        set_role(self.take, "main")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 16)
        for widget in (where, why, self.fields, self.take):
            layout.addWidget(widget)
        layout.setStretchFactor(self.fields, 1)
        self._fill(language)
        self.take.clicked.connect(self._choose)
        self.fields.itemActivated.connect(lambda _item: self._choose())

    def _fill(self, language: Language) -> None:
        now = self._read.use.field
        names = ["", *taking.choices_of(self._read.table.table)]
        if now not in names:
            names.insert(1, now)
        for name in names:
            self.fields.offer(field_words(language, name) if name else language.say("not read"), name)
        self.fields.choose(now)

    def _choose(self) -> None:
        self.chosen.emit(self._read, str(self.fields.value))
