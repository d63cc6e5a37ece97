"""Say things in the reader's language."""

from __future__ import annotations

import gettext
from functools import cache

from outreach.errors import Refused
from resources import folder

LANGUAGES = {"zh_CN": "简体中文", "en": "English"}
DOMAIN = "outreach"


class Marked(str):
    """An English text that is translated where it is shown."""

    __slots__ = ()


def mark(message: str) -> Marked:
    """Mark a constant for translation where it is written; it is said where it is shown."""
    return Marked(message)


@cache
def _translations(code: str) -> gettext.NullTranslations:
    if code == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, folder / "translations", languages=[code])


class Language:
    """One reader's language; hand it to whatever has something to say."""

    def __init__(self, code: str = "zh_CN") -> None:
        if code not in LANGUAGES:
            raise ValueError(f"no such language: {code}")
        self.code = code
        self._translations = _translations(code)

    def say(self, message: str, /, **values: object) -> str:
        """Translate an English sentence and fill in its named values, marked ones translated too."""
        said = self._translations.gettext(message) if message else ""
        return said.format(**self._said(values)) if values else said

    def say_many(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Translate a sentence that counts: `{n}` is the count."""
        return self._translations.ngettext(one, many, n).format(n=n, **self._said(values))

    def refusal(self, refused: Refused) -> str:
        """Say why something was refused."""
        return self.say(refused.message, **refused.values)

    def _said(self, values: dict[str, object]) -> dict[str, object]:
        return {
            name: self._translations.gettext(value) if isinstance(value, Marked) else value
            for name, value in values.items()
        }
