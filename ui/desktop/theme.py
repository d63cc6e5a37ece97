"""Dress the program: Fusion, one light and one dark palette, one small style sheet."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.desktop.stylesheet import style_sheet
from ui.desktop.tokens import DARK, LIGHT, TEXT, Colours

THEMES = ("system", "light", "dark")


def palette_of(colours: Colours) -> QPalette:
    """Make the palette of a theme."""
    palette = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.base),
        (role.AlternateBase, colours.window),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Button, colours.raised),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.bad),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.text),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Accent, colours.accent),
        (role.Mid, colours.line),
        (role.Midlight, colours.raised),
        (role.Dark, colours.line),
        (role.Light, colours.base),
        (role.Shadow, colours.line),
    ):
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(colours.muted))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colours.line))
    return palette


class Theme(QObject):
    """The colours in use; tells when they change."""

    changed = Signal()

    def __init__(self, application: QApplication, chosen: str = "system") -> None:
        super().__init__()
        self._application = application
        self._chosen = chosen
        self.colours = LIGHT
        application.setStyle(QStyleFactory.create("Fusion"))
        font = QFont(application.font())
        font.setPixelSize(TEXT)
        application.setFont(font)
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply()

    @property
    def chosen(self) -> str:
        """Tell what was asked for: system, light or dark."""
        return self._chosen

    def choose(self, chosen: str) -> None:
        """Change to `system`, `light` or `dark`."""
        if chosen not in THEMES:
            raise ValueError(f"no such theme: {chosen}")
        self._chosen = chosen
        self._apply()

    def _follow(self) -> None:
        if self._chosen == "system":
            self._apply()

    def _is_dark(self) -> bool:
        if self._chosen != "system":
            return self._chosen == "dark"
        return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _apply(self) -> None:
        self.colours = DARK if self._is_dark() else LIGHT
        self._application.setPalette(palette_of(self.colours))
        self._application.setStyleSheet(style_sheet(self.colours))
        self.changed.emit()


def set_role(widget: QObject, role: str) -> None:
    """Give a widget a role that the style sheet dresses: title, caption, figure, main, quiet ..."""
    widget.setProperty("role", role)


def tabular(font: QFont) -> QFont:
    """Make a font's figures equally wide."""
    figures = QFont(font)
    figures.setFeature(QFont.Tag("tnum"), 1)
    return figures
