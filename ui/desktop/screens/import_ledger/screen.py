"""Import: drop a ledger, see how it is read and what is wrong with it, take it or leave it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel, QStackedWidget

from outreach.errors import Refused
from outreach.ledgers.facts import ImportReport, Question, Rejection, UndoReport
from outreach.ledgers.words import TABLES
from outreach.papers.words import word
from ui.desktop.background import Job, Progress
from ui.desktop.desk import Desk
from ui.desktop.parts.drop_area import DropArea
from ui.desktop.parts.progress import ProgressStrip
from ui.desktop.parts.screen import Screen
from ui.desktop.screens.import_ledger import taking
from ui.desktop.screens.import_ledger.column_form import ColumnForm
from ui.desktop.screens.import_ledger.lists import ReadColumn
from ui.desktop.screens.import_ledger.problem import Problem
from ui.desktop.screens.import_ledger.review import Review
from ui.desktop.theme import set_role
from ui.desktop.wording import count

ENDINGS = (".xlsx", ".xlsm", ".xls", ".csv", ".ods")


class ImportScreen(Screen):
    """One file at a time; nothing changes in the book until it is taken."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.language.say("Import"))
        say = desk.language.say
        self._checked: taking.Checked | None = None
        self._report: ImportReport | None = None
        self._answers = taking.Answers()
        self._job: Job[taking.Checked] | None = None
        self.file = QLabel()
        self.leave_it = self.action(say("Leave it"))
        self.save = self.action(say("Save the refused rows …"))
        self.take = self.main_action(say("Take into the book"), "Ctrl+Return")
        self.drop = DropArea(
            desk,
            say(
                "Drop a ledger here: a workbook or a CSV file. "
                "First you see how it is read; nothing is taken yet."
            ),
            ENDINGS,
            say("Ledgers"),
        )
        self.review = Review(desk)
        self.progress = ProgressStrip(desk.language)
        self._stack = QStackedWidget()

        self._arrange()
        self._connect()
        self._tell()

    def _arrange(self) -> None:
        set_role(self.file, "muted")
        self.head.addWidget(self.file)
        self._stack.addWidget(self.drop)
        self._stack.addWidget(self.review)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.progress)
        self.body.addSpacing(4)

    def _connect(self) -> None:
        self.drop.dropped.connect(self.look_at)
        self.drop.refused.connect(self._wrong_ending)
        self.leave_it.clicked.connect(self.leave_file)
        self.save.clicked.connect(self._ask_where)
        self.take.clicked.connect(self.take_in)
        self.review.problem.connect(self._open_problem)
        self.review.column.connect(self._open_column)
        self.review.questions.answered.connect(self._answer)

    def _wrong_ending(self, name: str) -> None:
        self.announce(
            "bad",
            self.language.say(
                "“{name}” is no ledger this program reads. It reads {endings}.",
                name=name,
                endings=", ".join(ENDINGS),
            ),
        )

    def look_at(self, path: Path) -> None:
        """Look at a file; the book stays as it is."""
        self._answers = taking.Answers()
        self._check(path)

    def _check(self, path: Path) -> None:
        if self._job is not None:
            self._job.drop()
        workspace, answers = self.desk.book, self._answers

        def work(progress: Progress) -> taking.Checked:
            return taking.check(workspace, path, answers, progress)

        self.file.setText(path.name)
        self._job = self.desk.jobs.start(self, work)
        self.progress.follow(self._job, self.language.say("Reading {name} …", name=path.name))
        self._job.on(done=self._seen, refused=self._unreadable, ended=self._tell)
        self._tell()

    def _seen(self, checked: taking.Checked) -> None:
        self._checked, self._report = checked, None
        self._stack.setCurrentWidget(self.review)
        self.review.show_checked(checked)
        self.review.tabs.take_keys()

    def _unreadable(self, refused: Refused) -> None:
        self.announce("bad", self.language.refusal(refused))
        if self._checked is None:
            self.file.clear()

    def _tell(self) -> None:
        checked, busy = self._checked, self.desk.jobs.running > 0 and self.progress.isVisible()
        report = self._report or (checked.report if checked else None)
        open_questions = bool(checked and checked.mapping.questions)
        self.leave_it.setVisible(checked is not None)
        self.leave_it.setText(
            self.language.say("Another file") if self._report else self.language.say("Leave it")
        )
        self.save.setVisible(bool(report and report.rejected))
        self.take.setVisible(checked is not None and self._report is None)
        self.take.setEnabled(report is not None and not open_questions and not busy)
        self.foot.setText(self._summary(report) if report and not open_questions else "")

    def _summary(self, report: ImportReport) -> str:
        said = self.language
        parts = [
            f"{word(said, TABLES, table)} {number:,}" for table, number in report.imported.items() if number
        ]
        unchanged = sum(report.unchanged.values())
        if unchanged:
            parts.append(said.say_many("{n} row unchanged", "{n} rows unchanged", unchanged))
        parts.append(said.say_many("{n} row not taken", "{n} rows not taken", len(report.rejected)))
        return " · ".join(parts)

    def take_in(self) -> None:
        """Take the file into the book: all of it that is right, or nothing."""
        if self._checked is None:
            return
        workspace, path, answers = self.desk.book, self._checked.path, self._answers
        self.take.setEnabled(False)
        self.panel.shut()
        job = self.desk.jobs.start(self, lambda progress: taking.take(workspace, path, answers, progress))
        self.progress.follow(job, self.language.say("Taking {name} into the book …", name=path.name))
        job.on(done=self._taken, refused=self._unreadable, ended=self._tell)

    def _taken(self, report: ImportReport) -> None:
        if self._checked is None:
            return
        self._report = report
        self.review.show_checked(taking.Checked(self._checked.path, report.mapping, report), taken=True)
        self.review.tabs.take_keys()
        if not report.batch:
            self.announce("good", self.language.say("Everything in this file is in the book already."))
            return
        rows = sum(report.imported.values())
        sentence = self.language.say_many(
            "{rows} row was taken.", "{rows} rows were taken.", rows, rows=count(rows)
        )
        self.announce("good", sentence, lambda: self.undo(report.batch))
        self.desk.news.everything()

    def undo(self, batch: str) -> None:
        """Take an import back."""
        workspace = self.desk.book
        job = self.desk.jobs.start(self, lambda _: taking.undo(workspace, batch))
        self.progress.follow(job, self.language.say("Taking the import back …"))
        job.on(done=self._undone)

    def _undone(self, report: UndoReport) -> None:
        self.leave_file()
        self.desk.news.everything()
        gone = sum(report.removed.values())
        sentence = self.language.say_many(
            "{rows} row was taken back.", "{rows} rows were taken back.", gone, rows=count(gone)
        )
        if report.kept:
            kept = self.language.say_many(
                "{n} row stays, for it was changed or used since.",
                "{n} rows stay, for they were changed or used since.",
                len(report.kept),
            )
            self.announce("caution", f"{sentence} {kept}")
        else:
            self.announce("good", sentence)

    def leave_file(self) -> None:
        """Forget the file; what was taken from it stays."""
        if self._job is not None:
            self._job.drop()
            self.progress.hide()
        self._checked = self._report = self._job = None
        self.file.clear()
        self.panel.shut()
        self._stack.setCurrentWidget(self.drop)
        self._tell()
        self.drop.button.setFocus()

    def _open_problem(self, rejection: Rejection) -> None:
        title = self.language.say("{sheet}, row {row}", sheet=rejection.sheet, row=rejection.row)
        self.panel.open(title, Problem(self.language, rejection, self.review.also_words(rejection)))

    def _open_column(self, read: ReadColumn) -> None:
        if self._report is not None:
            return
        form = ColumnForm(self.language, read)
        form.chosen.connect(self._correct)
        self.panel.open(f"{read.use.letter}  {read.use.heading}", form)
        form.fields.setFocus()

    def _correct(self, read: ReadColumn, field: str) -> None:
        if self._checked is not None:
            self._answers = self._answers.with_one(read.table, read.use.letter, field)
            self.panel.shut()
            self._check(self._checked.path)

    def _answer(self, question: Question, choice: str) -> None:
        if self._checked is not None:
            self._answers = taking.answer(self._answers, self._checked.mapping, question, choice)
            self._check(self._checked.path)

    def _ask_where(self) -> None:
        if self._checked is None:
            return
        start = self._checked.path.with_name(
            f"{self._checked.path.stem} - {self.language.say('refused rows')}.xlsx"
        )
        chosen, _ = QFileDialog.getSaveFileName(self, self.save.text(), str(start), "Excel (*.xlsx)")
        if chosen:
            self.save_refused(Path(chosen))

    def save_refused(self, target: Path) -> None:
        """Save the refused rows as a workbook."""
        checked, language = self._checked, self.language
        report = self._report or (checked.report if checked else None)
        if checked is None or report is None:
            return
        source = checked.path
        job = self.desk.jobs.start(self, lambda _: taking.save(report, source, target, language))
        job.on(done=lambda path: self.announce("good", language.say("Saved as {path}.", path=path)))

    def arrive(self) -> None:
        """Put the keyboard where work goes on."""
        if self._checked is None:
            self.drop.button.setFocus()
        else:
            self.review.tabs.take_keys()
