"""What a file would bring: its problems, its columns, its reservations, its counts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from outreach.ledgers.facts import Caution, Rejection
from outreach.ledgers.words import REASONS
from outreach.papers.words import word
from ui.desktop.desk import Desk
from ui.desktop.parts.empty_state import EmptyState
from ui.desktop.parts.segments import Segments
from ui.desktop.parts.table import RowModel, TableView
from ui.desktop.screens.import_ledger import lists
from ui.desktop.screens.import_ledger.questions import Questions
from ui.desktop.screens.import_ledger.taking import Checked

VIEWS = ("counts", "problems", "cautions", "columns")


class Review(QWidget):
    """Four lists under one another's tabs, the open questions above them."""

    problem = Signal(object)
    column = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._language = desk.language
        say = desk.language.say
        self.questions = Questions(desk.language)
        self.tabs = Segments(say("What to look at"))
        self.counts = RowModel(lists.count_columns(desk.language), desk.theme)
        self.problems: RowModel[Rejection] = RowModel(lists.problem_columns(desk.language), desk.theme)
        self.cautions: RowModel[Caution] = RowModel(lists.caution_columns(desk.language), desk.theme)
        self.columns = RowModel(lists.mapping_columns(desk.language), desk.theme)
        self.tables = {
            "counts": TableView(self.counts, say("What would be taken")),
            "problems": TableView(self.problems, say("Rows not taken")),
            "cautions": TableView(self.cautions, say("Cells taken with a reservation")),
            "columns": TableView(self.columns, say("How the file is read")),
        }
        self._fine = EmptyState(desk.theme, "circle-check", say("Every row can be taken as it stands."))
        self._none = EmptyState(desk.theme, "circle-check", say("No cell needs a reservation."))
        self._stack = QStackedWidget()

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.questions)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        for table in (*self.tables.values(), self._fine, self._none):
            self._stack.addWidget(table)
        self.tabs.chosen.connect(self.show_view)
        self.tables["problems"].opened.connect(self.problem)
        self.tables["columns"].opened.connect(self.column)

    def show_checked(self, checked: Checked, taken: bool = False) -> None:
        """Show what was found in a file, or what came of taking it."""
        report, say = checked.report, self._language.say
        rejected = report.rejected if report else ()
        warnings = report.warnings if report else ()
        self.counts.show_rows(lists.counted(report) if report else [])
        self.problems.show_rows(rejected)
        self.cautions.show_rows(warnings)
        self.columns.show_rows(lists.read_columns(checked.mapping))
        self.questions.ask(checked.mapping)
        # what is asked is about columns: show them
        key = "columns" if report is None or checked.mapping.questions else self.tabs.key
        self.tabs.offer(
            [
                ("counts", say("Taken") if taken else say("Would be taken")),
                ("problems", f"{say('Problems')}  {len(rejected):,}"),
                ("cautions", f"{say('Reservations')}  {len(warnings):,}"),
                ("columns", say("How it is read")),
            ],
            key,
        )
        self.show_view(self.tabs.key)

    def show_view(self, key: str) -> None:
        """Show one of the lists, or the sentence that it has nothing to tell."""
        empty = {"problems": self._fine, "cautions": self._none}.get(key)
        table = self.tables[key]
        shown = empty if empty is not None and not table.model().rowCount() else table
        self._stack.setCurrentWidget(shown)

    def also_words(self, rejection: Rejection) -> list[str]:
        """Say what else is wrong with a row."""
        return [
            f"{also.column}: {word(self._language, REASONS, also.reason)} ({also.read})"
            for also in rejection.also
        ]
