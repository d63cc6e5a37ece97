"""晨会: the board of a day, read standing up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMessageBox, QStackedWidget, QWidget

from outreach.boards.facts import BoardFacts
from outreach.boards.queries import newest_worked_day
from outreach.papers.words import GROUPS, word
from ui.desktop.background import Job, Progress
from ui.desktop.desk import Desk
from ui.desktop.parts.day_picker import DayPicker
from ui.desktop.parts.screen import Screen
from ui.desktop.parts.segments import Segments
from ui.desktop.screens.morning import reading
from ui.desktop.screens.morning.board_view import BoardView
from ui.desktop.screens.morning.lines import Shown, sums_of
from ui.desktop.wording import long_day, short_day

if TYPE_CHECKING:
    from ui.desktop.parts.paper_view import PaperView


class MorningScreen(Screen):
    """Who did what the day before, in the order of points or of one's own goal."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.language.say("Morning"))
        today = desk.book.today()
        self._day = today - timedelta(days=1)
        self._picked = False
        self._morning: reading.Morning | None = None
        self._board: BoardFacts | None = None
        self._reading: Job[reading.Morning] | None = None
        self._explaining: Job[reading.Explained] | None = None
        say = desk.language.say

        self.days = DayPicker(desk, self._day, today)
        self.span = Segments(
            say("Which boards"), [("day", say("this day")), ("roll", say("since the last roll"))]
        )
        self.boards = Segments(say("Boards since the last roll"))
        self.order = Segments(say("Order"), [("points", say("by points")), ("goal", say("by own goal"))])
        self.group = QComboBox()
        self.seal = self.action(say("Seal …"), "Ctrl+Shift+S")
        self.print = self.main_action(say("Print"), "Ctrl+P")
        self.view = BoardView(desk)
        self.paper: PaperView | None = None
        self._choices = QWidget()
        self._stack = QStackedWidget()

        self._arrange()
        self._connect()
        self.read()

    def _arrange(self) -> None:
        self.group.setAccessibleName(self.language.say("Group"))
        self.seal.setEnabled(False)
        self.print.setEnabled(False)
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.head.addWidget(self.days)
        choices = QHBoxLayout(self._choices)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(16)
        for widget in (self.span, self.order, self.group):
            choices.addWidget(widget)
        choices.addStretch(1)
        self.body.addWidget(self._choices)
        self.boards.hide()
        self.body.addWidget(self.boards)
        self._stack.addWidget(self.view)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.days.picked.connect(self._pick)
        self.span.chosen.connect(self.read)
        self.group.activated.connect(self.read)
        self.boards.chosen.connect(self._choose_board)
        self.order.chosen.connect(lambda _order: self._show())
        self.view.opened.connect(self._explain)
        self.view.print_corrections.connect(self.show_corrections)
        self.seal.clicked.connect(self.ask_to_seal)
        self.print.clicked.connect(self.show_paper)
        news = self.desk.news
        self.look_again_on(news.people, news.grids, news.events, news.alerts, news.goals, news.boards)

    @property
    def board(self) -> BoardFacts | None:
        """Give the board shown."""
        return self._board

    def _pick(self, day: date) -> None:
        self._day, self._picked = day, True
        self.read()

    def _choose_board(self, key: str) -> None:
        self._day = date.fromisoformat(key)
        self._show()

    def read(self) -> None:
        """Look at the book again."""
        if self._reading is not None:
            self._reading.drop()
        workspace, group = self.desk.book, self.group.currentData() or "community"
        picked_day, span, picked = self.days.day, self.span.key, self._picked

        def work(_progress: Progress) -> reading.Morning:
            day = picked_day if picked else newest_worked_day(workspace)
            return reading.read_morning(workspace, reading.days_of(day, span, workspace.today()), group)

        self._reading = self.desk.jobs.start(self, work).on(done=self._take)

    def _take(self, morning: reading.Morning) -> None:
        self._reading = None
        self._morning = morning
        if not self._picked and morning.boards:
            self._settle(morning.boards[-1].day)
        self.boards.offer(
            [(board.day.isoformat(), short_day(self.language, board.day)) for board in morning.boards],
            self._day.isoformat(),
        )
        self.boards.setVisible(len(morning.boards) > 1)
        self._offer_groups(morning)
        self._show()

    def _settle(self, day: date) -> None:
        """Open on the newest day that has something to show, until a day is picked."""
        self._day, self._picked = day, True
        self.days.settle(day)

    def _offer_groups(self, morning: reading.Morning) -> None:
        if self.group.count() != len(morning.groups):
            self.group.clear()
            for group in morning.groups:
                self.group.addItem(word(self.language, GROUPS, group), group)
        if morning.boards:
            self.group.setCurrentIndex(self.group.findData(morning.boards[0].group))

    def _show(self) -> None:
        if self._morning is None or not self._morning.boards:
            return
        wanted = date.fromisoformat(self.boards.key)
        board = next(board for board in self._morning.boards if board.day == wanted)
        changed = self._board is None or (self._board.day, self._board.group) != (board.day, board.group)
        self._board = board
        self.view.show_board(board, self.order.key)
        self.foot.setText(sums_of(self.language, board))
        over = board.day < self.desk.book.today()
        self.seal.setVisible(board.seal is None and self._stack.currentWidget() is self.view)
        self.seal.setEnabled(over and bool(board.lines))
        self.print.setEnabled(bool(board.lines))
        if changed:
            self.panel.shut()
            self._leave_paper()

    def _explain(self, shown: Shown) -> None:
        if shown.line is None or self._board is None:
            return
        if self._explaining is not None:
            self._explaining.drop()
        workspace, board, line = self.desk.book, self._board, shown.line
        self._explaining = self.desk.jobs.start(self, lambda _: reading.explain(workspace, board, line))
        self._explaining.on(done=self._explained)

    def _explained(self, explained: reading.Explained) -> None:
        from ui.desktop.screens.morning.explanation import Explanation

        self._explaining = None
        if self._board is not None:
            title = (
                f"{explained.line.name}  {explained.line.badge} · {long_day(self.language, self._board.day)}"
            )
            self.panel.open(title, Explanation(self.language, explained))

    def ask_to_seal(self) -> None:
        """Ask before sealing: a seal is never broken."""
        if self._board is None:
            return
        say = self.language.say
        box = QMessageBox(
            QMessageBox.Icon.Question,
            say("Seal the board"),
            say(
                "Seal the board of {day}? It and its printed sheet never change again; "
                "later corrections stand beside it.",
                day=long_day(self.language, self._board.day),
            ),
            parent=self,
        )
        yes = box.addButton(say("Seal"), QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(say("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        yes.clicked.connect(self._seal)
        box.setModal(True)
        box.finished.connect(box.deleteLater)
        box.open()

    def _seal(self) -> None:
        if self._board is None:
            return
        workspace, board = self.desk.book, self._board
        self.seal.setEnabled(False)
        job = self.desk.jobs.start(self, lambda _: reading.seal(workspace, board), pages=True)
        job.on(done=self._sealed, ended=self._show)

    def _sealed(self, board: BoardFacts) -> None:
        self.announce(
            "good", self.language.say("The board of {day} is sealed.", day=long_day(self.language, board.day))
        )
        self.desk.news.boards.emit()

    def show_paper(self) -> None:
        """Show the morning sheet as it will be printed."""
        if self._board is None:
            return
        boards = self._morning.boards if self._morning and self.span.key == "roll" else (self._board,)
        order, code, workspace = self.order.key, self.language.code, self.desk.book
        self._make_paper(lambda _: reading.sheet(workspace, boards, order, code), self.title.text())

    def show_corrections(self) -> None:
        """Show the separate sheet of what was corrected since the seal."""
        if self._board is not None:
            workspace, board, code = self.desk.book, self._board, self.language.code
            self._make_paper(
                lambda _: reading.corrections_sheet(workspace, board, code),
                self.language.say("Corrections since the seal"),
            )

    def _make_paper(self, work: Callable[[Progress], bytes], name: str) -> None:
        self.print.setEnabled(False)
        job = self.desk.jobs.start(self, work, pages=True)
        job.on(done=lambda pdf: self._paper_made(pdf, name), ended=lambda: self.print.setEnabled(True))

    def _paper_made(self, pdf: bytes, name: str) -> None:
        if self._board is None:
            return
        self.panel.shut()
        paper = self._paper_view()
        self._stack.setCurrentWidget(paper)
        for widget in (self.print, self.seal, self._choices, self.boards):
            widget.hide()
        paper.show_paper(pdf, f"{name} {self._board.day.isoformat()}.pdf")

    def _paper_view(self) -> PaperView:
        from ui.desktop.parts.paper_view import PaperView

        if self.paper is None:
            self.paper = PaperView(self.desk)
            self.paper.left.connect(self._leave_paper)
            self.paper.said.connect(self.announce)
            self._stack.addWidget(self.paper)
        return self.paper

    def _leave_paper(self) -> None:
        if self._stack.currentWidget() is not self.view:
            self._stack.setCurrentWidget(self.view)
            self.print.show()
            self._choices.show()
            self.boards.setVisible(self._morning is not None and len(self._morning.boards) > 1)
            self._show()
            self.view.table.setFocus()

    def step_back(self) -> None:
        """Take Esc: leave the sheet, or close the side panel."""
        if self._stack.currentWidget() is not self.view:
            self._leave_paper()
        else:
            super().step_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the day by T, + and −, wherever the keyboard is on this screen."""
        if not self.days.take_key(event):
            super().keyPressEvent(event)

    def arrive(self) -> None:
        """Put the keyboard on the board."""
        self.view.table.setFocus()

    def leave(self) -> None:
        """Keep the column widths."""
        self.view.remember()
