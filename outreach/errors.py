"""What can go wrong in the user's world, as facts; the interface says them in words."""

from __future__ import annotations

from db.errors import Conflict, Refused, Unusable


class NotFound(Refused):
    """Refuse because what was named does not exist."""


class Invalid(Refused):
    """Refuse because what was entered cannot be right."""


class Forbidden(Refused):
    """Refuse because the acting person may not do this."""


class Cancelled(Refused):
    """Stop because the user asked to."""


__all__ = ["Cancelled", "Conflict", "Forbidden", "Invalid", "NotFound", "Refused", "Unusable"]
