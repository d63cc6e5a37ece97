"""What cannot be told for certain is asked, not guessed: one line and one choice for each question."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QPushButton

from outreach.language import Language
from outreach.ledgers.facts import Mapping, Question
from outreach.ledgers.words import TABLES, field_words
from outreach.papers.words import word
from ui.desktop.screens.import_ledger import taking
from ui.desktop.theme import set_role


class Questions(QFrame):
    """Shows the open questions above the lists; hidden while there are none."""

    answered = Signal(object, str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(16, 8, 16, 8)
        self._layout.setHorizontalSpacing(12)
        self._layout.setVerticalSpacing(6)
        self._layout.setColumnStretch(0, 1)
        set_role(self, "card")
        self.hide()

    def ask(self, mapping: Mapping) -> None:
        """Ask what the mapping leaves open."""
        while self._layout.count():
            taken = self._layout.takeAt(0)
            old = taken.widget() if taken is not None else None
            if old is not None:
                old.deleteLater()
        if mapping.questions:
            head = QLabel(self._language.say("Before anything is taken, please answer:"))
            set_role(head, "caution")
            self._layout.addWidget(head, 0, 0, 1, 3)
        for number, question in enumerate(mapping.questions, 1):
            self._line(number, question, mapping)
        self.setVisible(bool(mapping.questions))

    def _line(self, number: int, question: Question, mapping: Mapping) -> None:
        say = self._language.say
        words = QLabel(say(question.text.message, **self._values(question)))
        words.setWordWrap(True)
        choices = QComboBox()
        choices.setAccessibleName(words.text())
        for choice in question.choices:
            choices.addItem(self._choice_words(question, choice, mapping), choice)
        answer = QPushButton(say("Answer"))
        answer.setEnabled(choices.count() > 0)
        answer.clicked.connect(lambda: self.answered.emit(question, str(choices.currentData())))
        self._layout.addWidget(words, number, 0)
        self._layout.addWidget(choices, number, 1)
        self._layout.addWidget(answer, number, 2)

    def _values(self, question: Question) -> dict[str, object]:
        values = dict(question.text.values)
        if "field" in values:
            table = word(self._language, TABLES, question.table)
            values["field"] = f"{table}: {field_words(self._language, question.field)}"
        return values

    def _choice_words(self, question: Question, choice: str, mapping: Mapping) -> str:
        if choice == question.field:
            return self._language.say("Yes")
        if not choice:
            return self._language.say("No, do not read it")
        table = taking.table_of(mapping, question)
        heading = next((use.heading for use in table.columns if use.letter == choice), "") if table else ""
        return f"{choice}  {heading}".strip()
