"""What the book can refuse, as facts; the interface says them in words."""

from __future__ import annotations


class Refused(Exception):
    """Refuse an action: `message` is a translatable template, `values` fill it."""

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return self.message.format(**self.values) if self.values else self.message


class Conflict(Refused):
    """Refuse because the book already says otherwise, or somebody else changed it meanwhile."""


class Unusable(Refused):
    """Refuse a file, a folder or a database that cannot be used as it is."""
