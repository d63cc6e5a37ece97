"""Decisions about people."""

from __future__ import annotations

REASONS = ("leave", "rest", "duty", "detail", "training", "travel")
"""Why an officer may be excused for whole days (DOMAIN: officer)."""
