"""Clean every text that comes in, and make every text that leaves for a spreadsheet safe there."""

from __future__ import annotations

import re
import unicodedata

from outreach.errors import Invalid

# What is neither changed nor refused: ASCII, Han and common Chinese punctuation, parted by single spaces.
# Imports clean a million such cells, and one match is cheaper than looking at each character.
_SURE = r"[!-~\u3001-\u3017\u4e00-\u9fff\uff01-\uff5e]+"
_PLAIN = re.compile(f"{_SURE}(?: {_SURE})*")

# Nobody sees these, yet they make two equal names unequal or turn the text around them: marks of direction,
# joiners and breaks of no width, fillers, choosers of a variant, tags (Unicode's Default_Ignorable), and the
# empty Braille cell.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SPACE = re.compile(r"\s+")
_SPACE_IN_LINE = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_SPACES = frozenset("\t\n\v\f\r\x85")  # controls that stand for space; the others are refused

_TWINS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_FORMULA = re.compile("'*\\s*[=+\\-−@＝＋－＠\t\r\n]")


def clean(text: str, field: str, longest: int) -> str:
    """Make one line of text fit to be stored: NFC, single spaces, nothing unseen.

    Raises Invalid naming `field` where a character can't be kept, or more than `longest` characters remain.
    What can't be kept: NUL and other controls, lone surrogates, what Unicode has not assigned.
    """
    kept = text if _PLAIN.fullmatch(text) else _SPACE.sub(" ", _seen(text, field)).strip()
    return _short_enough(kept, field, longest)


def clean_lines(text: str, field: str, longest: int) -> str:
    """Clean a text of several lines as `clean` does, keeping its line ends as newlines."""
    lines = _SPACE_IN_LINE.sub(" ", _LINE_ENDS.sub("\n", _seen(text, field))).split("\n")
    return _short_enough("\n".join(line.strip() for line in lines).strip(), field, longest)


def _seen(text: str, field: str) -> str:
    """Drop what is unseen, refuse what can't be kept, and compose the rest."""
    text = _UNSEEN.sub("", text)
    for character in text:
        if not _can_be_kept(character):
            raise Invalid(
                "{field} holds a character that cannot be kept ({code}). Delete it, or type the text again.",
                field=field,
                code=f"U+{ord(character):04X}",
            )
    return unicodedata.normalize("NFC", text)


def _can_be_kept(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cn":  # to an older Python new Han are unassigned: planes 2 and 3 hold nothing else
        code = ord(character)
        return 0x20000 <= code <= 0x3FFFF and code & 0xFFFF < 0xFFFE
    return category not in ("Cs", "Cf") and (category != "Cc" or character in _SPACES)


def _short_enough(text: str, field: str, longest: int) -> str:
    if len(text) > longest:
        raise Invalid(
            "{field} has {length} characters; no more than {longest} fit. Shorten it.",
            field=field,
            length=len(text),
            longest=longest,
        )
    return text


def halfwidth(text: str) -> str:
    """Turn full-width digits, letters, signs and spaces (１２：３０) into ASCII. For codes and numbers."""
    return text if text.isascii() else text.translate(_TWINS)


def spreadsheet_text(text: str) -> str:
    """Make a CSV cell or heading no spreadsheet takes for a formula: ' before = + - @ and their twins.

    For texts only: figures are written as numbers, since an apostrophe would make text of them.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def text_of_spreadsheet(cell: str) -> str:
    """Take back what `spreadsheet_text` did, so that a file we wrote is read as it was meant."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
