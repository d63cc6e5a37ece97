"""Decide what a code may look like and which addresses a QR may carry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Container
from typing import Protocol

from outreach.errors import Conflict, Invalid

# Without 0 O, 1 I L, 2 Z, 5 S, 8 B, 6's twin G and V's twin U. Twenty-three, a prime: with distinct weights
# below it, a sum modulo 23 catches every single wrong character and every exchange of two characters.
ALPHABET = "34679ACDEFHJKMNPQRTVWXY"
CODE_LENGTH = 7  # six free characters (148 million codes) and the check character
CODE_FIELD = "{code}"
KINDS = ("officers", "grids", "venues")  # whom or what codes are for
LONGEST_TEMPLATE = 120  # characters: beyond it the symbol is too dense for a leaflet held in the hand

_WEIGHTS = (2, 3, 4, 5, 6, 7, 1)  # the check character's own weight is 1
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_TRIES = 1000
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212_.·]+")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_TAIL = re.compile(r"[A-Za-z0-9._~/?&=+-]*")


class RandomSource(Protocol):
    """Anything that draws whole numbers: random.Random, secrets.SystemRandom."""

    def randrange(self, stop: int, /) -> int:
        """Draw a whole number from 0 to below `stop`."""


def _check_character(body: str) -> str:
    total = sum(weight * _VALUES[character] for weight, character in zip(_WEIGHTS, body, strict=False))
    return ALPHABET[-total % len(ALPHABET)]


def new_code(source: RandomSource, taken: Container[str]) -> str:
    """Draw a code that nobody has yet."""
    for _ in range(_TRIES):
        body = "".join(ALPHABET[source.randrange(len(ALPHABET))] for _ in range(CODE_LENGTH - 1))
        code = body + _check_character(body)
        if code not in taken:
            return code
    raise Conflict("No free code was found in {tries} tries. Start a new campaign.", tries=_TRIES)


def check_code(text: str) -> str:
    """Read a code as people write it (small letters, full width, gaps) and refuse a wrong one."""
    code = _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()
    strange = "".join(dict.fromkeys(c for c in code if c not in _VALUES))
    if strange:
        raise Invalid(
            "{code} is no code: {characters} never stands in one. Codes use {alphabet}.",
            code=text, characters=strange, alphabet=ALPHABET,
        )  # fmt: skip
    if len(code) != CODE_LENGTH:
        raise Invalid(
            "{code} is no code: it has {length} characters instead of {expected}.",
            code=text, length=len(code), expected=CODE_LENGTH,
        )  # fmt: skip
    if sum(weight * _VALUES[c] for weight, c in zip(_WEIGHTS, code, strict=True)) % len(ALPHABET):
        raise Invalid("{code} is mistyped: its check character does not match. Look at it again.", code=text)
    return code


def spaced_code(code: str) -> str:
    """Write a code in two groups, as it is read aloud: K7M 4PQX."""
    return f"{code[:3]} {code[3:]}"


def check_host(host: str) -> str:
    """Accept a host for the allow-list: an ASCII name in small letters with a dot; no number, no xn--."""
    if not _HOST.fullmatch(host) or any(part.startswith("xn--") for part in host.split(".")):
        raise Invalid(
            "{host} is no host a code may lead to: write a plain name such as app.example.gov.cn.", host=host
        )
    return host


def check_address_template(template: str, hosts: Collection[str]) -> str:
    """Refuse an address template unless it is HTTPS, plain ASCII, on an allowed host, with {code} once."""
    if not template.isascii() or not template.isprintable() or " " in template:
        raise Invalid(
            "The address {address} has characters an address in a code must not have: "
            "only plain letters, digits and signs, no spaces.",
            address=template,
        )
    if len(template) > LONGEST_TEMPLATE:
        raise Invalid(
            "The address has {length} characters; more than {most} make a code that scans badly.",
            length=len(template), most=LONGEST_TEMPLATE,
        )  # fmt: skip
    if not template.startswith("https://"):
        raise Invalid("The address {address} must begin with https://", address=template)
    host = re.split(r"[/?#\\]", template.removeprefix("https://"), maxsplit=1)[0]
    _check_allowed(template, host, hosts)
    _check_tail(template, template.removeprefix("https://" + host))
    return template


def _check_allowed(template: str, host: str, hosts: Collection[str]) -> None:
    if host not in hosts:
        raise Invalid(
            "The address {address} leads to {host}, which is not on the list of allowed hosts.",
            address=template, host=host,
        )  # fmt: skip
    check_host(host)


def _check_tail(template: str, tail: str) -> None:
    if tail.count(CODE_FIELD) != 1:
        raise Invalid(
            "The address {address} must hold the word {field} exactly once.",
            address=template,
            field=CODE_FIELD,
        )
    plain = tail.replace(CODE_FIELD, "X")
    parts = plain.partition("?")[0].split("/")[1:]
    if (
        not plain.startswith("/")
        or not _TAIL.fullmatch(plain)
        or {".", ".."} & set(parts)
        or "" in parts[:-1]
    ):
        raise Invalid(
            "The address {address} may have only letters, digits and . _ ~ / ? & = + - behind its host.",
            address=template,
        )


def address_for(template: str, code: str) -> str:
    """Write the address one code leads to."""
    return template.replace(CODE_FIELD, code)
