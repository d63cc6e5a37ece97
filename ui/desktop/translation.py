"""Choose the language; our own text is `outreach.language`, Qt's dialogs bring their own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from outreach.language import Language


def language_of(chosen: str) -> Language:
    """Give the language chosen; "" is the system's, Chinese unless the system speaks English."""
    if chosen:
        return Language(chosen)
    english = QLocale.system().language() == QLocale.Language.English
    return Language("en" if english else "zh_CN")


class QtWords:
    """Qt's own dialogs and buttons in the language of the window."""

    def __init__(self) -> None:
        self._translator: QTranslator | None = None

    def speak(self, language: Language) -> None:
        """Put Qt's own words into a language."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        QLocale.setDefault(QLocale(language.code))
        if language.code == "en":
            return
        translator = QTranslator()
        place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{language.code}", place):
            QCoreApplication.installTranslator(translator)
            self._translator = translator
