"""What the codes of the book are called on paper; a station's own words stand as they are."""

from __future__ import annotations

from collections.abc import Mapping

from outreach.language import Language, mark

LONGEST_WORD = 24  # characters
INDICATORS = {
    "led": mark("led"),
    "helped": mark("helped"),
    "people": mark("people"),
    "households": mark("households"),
    "leaflets": mark("leaflets"),
    "phone": mark("phone"),
    "in_person": mark("in person"),
    "registered": mark("registered"),
}
GROUPS = {"community": mark("Community police"), "auxiliary": mark("Auxiliary police")}
PROFILES = {"outreach": mark("outreach"), "campaign": mark("campaign")}
EXCUSES = {
    "leave": mark("on leave"),
    "rest": mark("rest day"),
    "duty": mark("on duty"),
    "detail": mark("security detail"),
    "training": mark("in training"),
    "travel": mark("travelling"),
}
KINDS = {
    "community": mark("into communities"),
    "village": mark("into villages"),
    "family": mark("into families"),
    "school": mark("into schools"),
    "enterprise": mark("into firms"),
    "venue": mark("into venues"),
    "organ": mark("into public offices"),
}
LEVELS = {
    "highest": mark("extremely high"),
    "high": mark("high"),
    "middle": mark("middle"),
    "low": mark("low"),
    "": mark("no level"),
}
# The Ministry's ten types, which the book keeps by their Chinese names.
FRAUD_TYPES = {
    "刷单返利": mark("Paid clicks and fake orders"),
    "虚假网络投资理财": mark("Fake online investment"),
    "虚假购物服务": mark("Fake shopping and services"),
    "冒充电商物流客服": mark("Fake shop or courier service desk"),
    "虚假贷款": mark("Fake loans"),
    "虚假征信": mark("Fake credit record"),
    "冒充领导熟人": mark("Posing as a superior or friend"),
    "冒充公检法及政府机关": mark("Posing as police, courts or government"),
    "网络婚恋交友": mark("Online romance"),
    "网络游戏产品虚假交易": mark("Fake trade in online games"),
}
_REASONS = {
    "privacy": mark("worried about privacy"),
    "no_money": mark("“no money, nothing to lose”"),
    "memory": mark("no space on the phone"),
    "no_smartphone": mark("no smartphone"),
    "no_time": mark("no time"),
    "distrust": mark("does not trust it"),
    "already": mark("has it already"),
    "": mark("no reason given"),
}


def capped(text: str) -> str:
    """Shorten a word that somebody typed, so that it cannot run over the edge of a line."""
    return text if len(text) <= LONGEST_WORD else text[: LONGEST_WORD - 1] + "…"


def word(language: Language, words: Mapping[str, str], code: str) -> str:
    """Say what a code is called; a word of the station's own is said as it is, if it is not too long."""
    return language.say(words[code]) if code in words else capped(code)


def headed(language: Language, words: Mapping[str, str], code: str) -> str:
    """Say what a code is called where it begins a cell or heads a column."""
    said = word(language, words, code)
    return said[:1].upper() + said[1:]


def reason(language: Language, code: str) -> str:
    """Say why somebody refused."""
    return headed(language, _REASONS, code)
