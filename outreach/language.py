"""Say things in the reader's language."""

from __future__ import annotations

import gettext
from functools import cache

from outreach.errors import Refused
from resources import folder

LANGUAGES = {"zh_CN": "简体中文", "en": "English"}
DOMAIN = "outreach"


def mark(message: str) -> str:
    """Mark a constant for translation where it is written; it is said where it is shown."""
    return message


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
        """Translate an English sentence and fill in its named values."""
        said = self._translations.gettext(message) if message else ""
        return said.format(**values) if values else said

    def say_many(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Translate a sentence that counts: `{n}` is the count."""
        return self._translations.ngettext(one, many, n).format(n=n, **values)

    def refusal(self, refused: Refused) -> str:
        """Say why something was refused."""
        return self.say(refused.message, **refused.values)
