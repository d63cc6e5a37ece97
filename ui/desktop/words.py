"""The codes of the book in the window's words, where they differ from those on paper."""

from __future__ import annotations

from outreach.language import mark

INDICATORS = {
    "led": mark("Events led"),
    "helped": mark("Events helped"),
    "people": mark("People reached"),
    "households": mark("Households met"),
    "leaflets": mark("Leaflets handed out"),
    "phone": mark("Dissuaded by phone"),
    "in_person": mark("Dissuaded in person"),
    "registered": mark("Registered installs"),
}
SHORT_INDICATORS = {
    "led": mark("Led"),
    "helped": mark("Helped"),
    "people": mark("People"),
    "households": mark("Homes"),
    "leaflets": mark("Handed out"),
    "phone": mark("By phone"),
    "in_person": mark("In person"),
    "registered": mark("Installs"),
}
PROFILES = {"outreach": mark("outreach profile"), "campaign": mark("campaign profile")}
