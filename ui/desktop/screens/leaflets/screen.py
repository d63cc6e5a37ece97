"""Leaflets: choose campaign and template, see the real page, print or save the run."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QHBoxLayout, QStackedWidget

from outreach.campaigns.facts import CampaignFacts
from outreach.leaflets.facts import LeafletReport
from outreach.papers.wording import day
from ui.desktop.background import Job, Progress
from ui.desktop.desk import Desk
from ui.desktop.parts.empty_state import EmptyState
from ui.desktop.parts.page_preview import PagePreview
from ui.desktop.parts.paper_output import print_paper
from ui.desktop.parts.progress import ProgressStrip
from ui.desktop.parts.screen import Screen
from ui.desktop.screens.leaflets import making
from ui.desktop.screens.leaflets.campaign_form import CampaignForm
from ui.desktop.screens.leaflets.choices import Choices


class LeafletsScreen(Screen):
    """One run at a time: what is chosen on the left, the page itself in the middle."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.language.say("QR leaflets"))
        say = desk.language.say
        self._campaigns: tuple[CampaignFacts, ...] = ()
        self._codes = 0
        self._wanted = ""
        self._previewing: Job[making.Preview] | None = None
        self.campaign = QComboBox()
        self.new = self.action(say("New campaign"), "Ctrl+Shift+N")
        self.print = self.action(say("Print …"), "Ctrl+P")
        self.save = self.main_action(say("Save as PDF …"), "Ctrl+S")
        self.choices = Choices(desk)
        self.preview = PagePreview(desk)
        self.progress = ProgressStrip(desk.language)
        self.no_campaign = EmptyState(
            desk.theme,
            "qrcode",
            say("A campaign gives every officer, grid or venue a code of its own."),
            say("New campaign"),
        )
        self.no_codes = EmptyState(
            desk.theme, "qrcode", say("There are no codes of this kind yet."), say("Give codes")
        )
        self._stack = QStackedWidget()

        self._arrange()
        self._connect()
        self.read()

    def _arrange(self) -> None:
        self.campaign.setAccessibleName(self.language.say("Campaign"))
        self.campaign.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.campaign.setMinimumWidth(180)
        self.head.addWidget(self.campaign)
        for widget in (self.no_campaign, self.no_codes, self.preview):
            self._stack.addWidget(widget)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.choices)
        line.addWidget(self._stack, 1)
        self.body.addLayout(line, 1)
        self.body.addWidget(self.progress)

    def _connect(self) -> None:
        self.campaign.activated.connect(self.look)
        self.choices.changed.connect(self.look)
        self.choices.give.clicked.connect(self.give_codes)
        self.no_codes.button.clicked.connect(self.give_codes)
        self.no_campaign.button.clicked.connect(self.enter_campaign)
        self.new.clicked.connect(self.enter_campaign)
        self.save.clicked.connect(self._ask_where)
        self.print.clicked.connect(self._print)
        news = self.desk.news
        self.look_again_on(news.campaigns, news.people, news.grids)

    def read(self) -> None:
        """Look at the book again."""
        workspace = self.desk.book
        self.desk.jobs.start(self, lambda _: making.offer(workspace)).on(done=self._offered)

    def _offered(self, offer: making.Offer) -> None:
        chosen = self._wanted or self.campaign.currentData()
        self._wanted = ""
        self._campaigns = offer.campaigns
        self.campaign.clear()
        for campaign in offer.campaigns:
            self.campaign.addItem(campaign.name, campaign.name)
        self.campaign.setCurrentIndex(max(self.campaign.findData(chosen), 0))
        self.choices.offer(offer)
        self.look()
        if self.isVisible() and (self.new.hasFocus() or QApplication.focusWidget() is None):
            self.arrive()

    def look(self) -> None:
        """Compose the pages again."""
        self._tell()
        if self._previewing is not None:
            self._previewing.drop()
        name = self.campaign.currentData()
        if not name:
            self._stack.setCurrentWidget(self.no_campaign)
            return
        workspace, order = self.desk.book, self.choices.order(name)

        def work(progress: Progress) -> making.Preview:
            return making.preview(workspace, order, progress)

        self._previewing = self.desk.jobs.start(self, work, pages=True).on(done=self._previewed)

    def _previewed(self, preview: making.Preview) -> None:
        self._previewing = None
        self._codes = preview.codes
        self._tell()
        if preview.codes:
            self._stack.setCurrentWidget(self.preview)
            self.preview.show_pdf(preview.pdf)
        else:
            self._stack.setCurrentWidget(self.no_codes)

    def _tell(self) -> None:
        there = bool(self._campaigns)
        self.choices.setVisible(there)
        self.campaign.setVisible(there)
        self.choices.tell_codes(self._codes)
        for button in (self.save, self.print):
            button.setEnabled(there and self._codes > 0)
        chosen = next((c for c in self._campaigns if c.name == self.campaign.currentData()), None)
        self.foot.setText(self._about(chosen) if chosen else "")

    def _about(self, campaign: CampaignFacts) -> str:
        say = self.language.say
        since = say("since {day}", day=day(self.language, campaign.from_day))
        codes = self.language.say_many("{n} code in all", "{n} codes in all", campaign.codes)
        return " · ".join([campaign.app, campaign.address, since, codes])

    def enter_campaign(self) -> None:
        """Open the form of a new campaign beside the page."""
        form = CampaignForm(self.desk)
        form.started.connect(self._started)
        self.panel.open(self.language.say("New campaign"), form)
        form.name.setFocus()

    def _started(self, name: str) -> None:
        self.panel.shut()
        self._wanted = name
        self.announce("good", self.language.say("The campaign {name} has begun.", name=name))
        self.desk.news.campaigns.emit()

    def give_codes(self) -> None:
        """Give a code to everybody or everything of this kind that has none."""
        name, kind, workspace = self.campaign.currentData(), self.choices.kind.key, self.desk.book
        job = self.desk.jobs.start(self, lambda _: making.give(workspace, name, kind))
        job.on(done=self._given)

    def _given(self, number: int) -> None:
        if number:
            words = self.language.say_many("{n} code is ready.", "{n} codes are ready.", number)
            self.announce("good", words)
        else:
            self.announce(
                "caution", self.language.say("The book knows none of this kind yet: import a ledger first.")
            )
        self.desk.news.campaigns.emit()

    def _ask_where(self) -> None:
        name = self.campaign.currentData()
        start = Path(self.desk.preferences.values.last_folder or Path.home()) / f"{name}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, self.save.text(), str(start), "PDF (*.pdf)")
        if chosen:
            self.desk.preferences.change(last_folder=str(Path(chosen).parent))
            self.save_run(Path(chosen))

    def save_run(self, path: Path) -> None:
        """Make the whole run into a file."""
        workspace, order = self.desk.book, self.choices.order(self.campaign.currentData())

        def work(progress: Progress) -> LeafletReport:
            return making.save(workspace, order, path, progress)

        job = self.desk.jobs.start(self, work, pages=True)
        self.progress.follow(job, self.language.say("Composing, then reading every code back …"))
        job.on(done=self._saved, ended=self._tell)
        self.save.setEnabled(False)

    def _saved(self, report: LeafletReport) -> None:
        self.announce(
            "good",
            self.language.say_many(
                "{n} leaflet saved as {path}; its code was read back from the page.",
                "{n} leaflets saved as {path}; every code was read back from its page.",
                report.read_back,
                path=report.path,
            ),
        )

    def _print(self) -> None:
        workspace, order = self.desk.book, self.choices.order(self.campaign.currentData())
        job = self.desk.jobs.start(
            self, lambda progress: making.pages(workspace, order, progress), pages=True
        )
        self.progress.follow(job, self.language.say("Composing, then reading every code back …"))
        job.on(done=self._made, ended=self._tell)

    def _made(self, pdf: bytes) -> None:
        job = print_paper(self, self.desk, pdf)
        if job is not None:
            self.progress.follow(job, self.language.say("Printing …"))
            job.on(done=self._printed)

    def _printed(self, pages: int) -> None:
        self.announce(
            "good",
            self.language.say_many("{n} page went to the printer.", "{n} pages went to the printer.", pages),
        )

    def arrive(self) -> None:
        """Put the keyboard on the campaign, or on the first step."""
        (self.campaign if self._campaigns else self.new).setFocus()
