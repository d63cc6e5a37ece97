"""See to it that Chinese can be read where the system has no Chinese font."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from resources import folder

BUNDLED = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


def has_chinese() -> bool:
    """Tell whether the system brings a font for simplified Chinese."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def ensure_chinese(application: QApplication) -> bool:
    """Load the bundled font if the system has none for Chinese; tells whether it did."""
    if has_chinese():
        return False
    families: list[str] = []
    for name in BUNDLED:
        number = QFontDatabase.addApplicationFont(str(folder / "fonts" / name))
        families += [f for f in QFontDatabase.applicationFontFamilies(number) if f not in families]
    if not families:
        return False
    font = QFont(application.font())
    font.setFamilies([*families, *font.families()])
    application.setFont(font)
    return True
