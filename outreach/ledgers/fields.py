"""What each table of a ledger can say: its fields, what they hold, and which it cannot do without."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `holds` names the kind of value, `weight` how much finding it speaks for the table."""

    name: str
    holds: str
    required: bool = False
    weight: float = 1.0


def _fields(text: str) -> tuple[Field, ...]:
    """Write fields briefly: `name:holds`, a star where required, a dot where it says little of the table."""
    made = []
    for word in text.split():
        name, holds = word.rstrip("*.").split(":")
        required, faint = word.endswith("*"), word.endswith(".")
        made.append(Field(name, holds, required, 1.5 if required else 0.3 if faint else 1.0))
    return tuple(made)


FIELDS: dict[str, tuple[Field, ...]] = {
    "officers": _fields("badge:badge* name:name* post:post* from_day:day until_day:day remark:text."),
    "grids": _fields(
        "number:grid_number* community_code:code12 community:text households:count residents:count "
        "area_type:area_types lead:officers* helpers:officers from_day:day* until_day:day"
    ),
    "venues": _fields(
        "name:text* kind:venue_kinds* grid:grid people:count. claimed_by:officer claimed_from:day. "
        "claimed_until:day."
    ),
    "events": _fields(
        "day:day* start:time end:time kinds:kinds* place:text grid:grid* lead:officers* helpers:officers "
        "partners:allies form:forms fraud_types:fraud_types focus_group:text people:count households:count "
        "leaflets:count remark:text."
    ),
    "tallies": _fields(
        "day:day* officer:officer* met:count* already:count scanned:count installed:count registered:count "
        "refused:count reason:refusals code:text."
    ),
    "cases": _fields(
        "day:day* filed_day:day fraud_type:fraud_types* grid:grid* loss:money stopped:money recovered:money "
        "state:states focus_group:text age_band:text occupation:text residence:residences lure_channel:text "
        "fake_app:answers app_name:text. alerted_before:answers reached_before:answers follow_up:text."
    ),
    "alerts": _fields(
        "received:moment* received_time:clock. number:text source:text level:levels kind:text. "
        "fraud_type:fraud_types grid:grid* officer:officer* signed:step sms:step "
        "phone:step in_person:step fed_back:step. followed_up:step. phone_by:officer "
        "in_person_by:officer place:text. result:results money:money remark:text."
    ),
    "channel_logs": _fields(
        "day:day* start:time end:time channel:forms* place:text grid:grid officer:officer "
        "fraud_types:fraud_types focus_group:text. reach:count remark:text."
    ),
    "excused": _fields("officer:officer* reason:excuses* from_day:day* until_day:day"),
    "goals": _fields("grid:grid* points:points* from_day:day"),
}

ASKED = ("officers", "grids", "venues", "events", "tallies", "cases", "alerts")
"""Tables worth a question where something required is not found; the others are then left unread."""

KIND_PREFIX = "kind_"
REASON_PREFIX = "reason_"


def field_of(table: str, name: str) -> Field | None:
    """Look up one field; `kind_…` and `reason_…` stand for columns of marks and of counted reasons."""
    if table == "events" and name.startswith(KIND_PREFIX):
        return Field(name, "mark", weight=0.6)
    if table == "tallies" and name.startswith(REASON_PREFIX):
        return Field(name, "count", weight=0.6)
    return next((field for field in FIELDS[table] if field.name == name), None)


def field_names(table: str) -> tuple[str, ...]:
    """List the fields of a table."""
    return tuple(field.name for field in FIELDS[table])
