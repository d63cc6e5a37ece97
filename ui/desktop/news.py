"""Tell the screens what changed; each looks again for itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class News(QObject):
    """One signal for each kind of fact; none carries a value."""

    people = Signal()
    grids = Signal()
    events = Signal()
    cases = Signal()
    alerts = Signal()
    goals = Signal()
    boards = Signal()
    campaigns = Signal()
    imports = Signal()

    def everything(self) -> None:
        """Tell that any fact may have changed, as after an import or its undoing."""
        for signal in (
            self.people,
            self.grids,
            self.events,
            self.cases,
            self.alerts,
            self.goals,
            self.boards,
            self.campaigns,
            self.imports,
        ):
            signal.emit()
