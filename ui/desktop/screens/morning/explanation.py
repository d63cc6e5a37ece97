"""What earned the points: indicator by indicator, count × weight, where the cap cut, down to the rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from outreach.boards.facts import Earned, SourceRow
from outreach.boards.rules import show_points
from outreach.language import Language
from outreach.papers.wording import exact_points
from outreach.papers.words import KINDS, word
from ui.desktop.screens.morning.lines import goal_words
from ui.desktop.screens.morning.reading import Explained
from ui.desktop.theme import set_role, tabular
from ui.desktop.wording import count, points, short_day
from ui.desktop.words import INDICATORS


class Explanation(QWidget):
    """The content of the side panel for one officer and one day."""

    def __init__(self, language: Language, explained: Explained) -> None:
        super().__init__()
        self._language = language
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 0, 16, 16)
        self._layout.setSpacing(4)
        self._head(explained)
        for part in explained.parts:
            self._part(part, explained)
        if not explained.parts:
            self._text(language.say("Nothing was entered for this officer on this day."), "muted")
        self._layout.addStretch(1)

    def _head(self, explained: Explained) -> None:
        say, line = self._language.say, explained.line
        self._line(points(line.points), say("points this day"), "figure")
        self._pair(say("Rank"), count(line.rank))
        self._pair(say("Own goal"), goal_words(self._language, line))
        self._pair(say("Month until this day"), points(line.month_points))
        if line.grids:
            self._pair(say("Grids"), " ".join(line.grids))

    def _part(self, part: Earned, explained: Explained) -> None:
        say = self._language.say
        self._rule()
        self._pair(
            word(self._language, INDICATORS, part.indicator),
            f"{count(part.count)} × {exact_points(part.weight)} = {points(part.uncapped)}",
            "heading",
        )
        if part.cut:
            self._text(
                say(
                    "The cap cut {cut} off: at most {most} a day, so {points} count.",
                    cut=show_points(part.uncapped - part.points),
                    most=exact_points(part.points),
                    points=show_points(part.points),
                ),
                "caution",
            )
        rows = explained.rows_of(part.indicator)
        for row in rows:
            self._source(row)
        if sum(row.count for row in rows) != part.count:
            self._text(say("The rows were changed after this board was sealed."), "caution")

    def _source(self, row: SourceRow) -> None:
        kinds = "、".join(word(self._language, KINDS, kind) for kind in row.kinds)
        when = f"{row.time:%H:%M}" if row.time else short_day(self._language, row.day)
        where = " · ".join(part for part in (row.place, row.grid, kinds) if part)
        self._pair(f"{when}  {where}", count(row.count), "caption")

    def _rule(self) -> None:
        rule = QFrame()
        set_role(rule, "rule")
        self._layout.addSpacing(8)
        self._layout.addWidget(rule)
        self._layout.addSpacing(4)

    def _text(self, words: str, role: str) -> None:
        label = QLabel(words)
        label.setWordWrap(True)
        set_role(label, role)
        self._layout.addWidget(label)

    def _line(self, figure: str, words: str, role: str) -> None:
        big, small = QLabel(figure), QLabel(words)
        set_role(big, role)
        set_role(small, "muted")
        line = QHBoxLayout()
        line.addWidget(big)
        line.addWidget(small, 1, Qt.AlignmentFlag.AlignBottom)
        self._layout.addLayout(line)

    def _pair(self, words: str, figure: str, role: str = "") -> None:
        left, right = QLabel(words), QLabel(figure)
        left.setWordWrap(True)
        for label in (left, right):
            set_role(label, role)
        right.setFont(tabular(right.font()))
        right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        right.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(left, 1)
        line.addWidget(right)
        self._layout.addLayout(line)
