"""Write the events and channel logs of a register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from db.models import (
    ChannelLog,
    ChannelLogFraudType,
    Event,
    EventFraudType,
    EventKind,
    EventOfficer,
    EventPartner,
)
from outreach.ledgers.intake import Intake
from outreach.ledgers.register import Register, partners_of
from outreach.ledgers.rows import Rows

_EVENT = (
    "day", "start_time", "end_time", "counts_on", "ym", "place", "venue_id", "grid_id", "lead_id", "form",
    "focus_group", "people", "households", "leaflets", "remark",
)  # fmt: skip
_LOG = (
    "day", "start_time", "end_time", "counts_on", "ym", "channel", "place", "venue_id", "grid_id",
    "officer_id", "focus_group", "reach", "remark",
)  # fmt: skip


def _common(
    intake: Intake, rows: Rows, register: Register, taken: Sequence[int]
) -> Iterator[tuple[Any, ...]]:
    """Write what events and channel logs say alike: when and where."""
    writer, places = intake.writer, intake.places
    place_of, grid_of = rows.of("place"), rows.of("grid")
    for row in taken:
        day, start = register.days[row], register.starts[row]
        assert day is not None
        counts_on = intake.counts_on(day, start)
        intake.touched_days.add(counts_on)
        place, grid = place_of[row] or "", grid_of[row]
        yield (
            writer.day(day),
            writer.time(start),
            writer.time(register.ends[row]),
            writer.day(counts_on),
            counts_on.year * 100 + counts_on.month,
            place,
            writer.ref(places.venue(grid.key, place)) if place else None,  # type: ignore[arg-type]
            writer.ref(grid.key),
        )


def write_events(intake: Intake, rows: Rows, register: Register, taken: Sequence[int]) -> None:
    """Write the rows that are events."""
    writer = intake.writer
    keys = writer.ids(len(taken))
    forms, groups, remarks = rows.of("form"), rows.of("focus_group"), rows.of("remark")
    people, households, leaflets = rows.counts("people"), rows.counts("households"), rows.counts("leaflets")
    leads = register.leads
    writer.rows(
        Event,
        _EVENT,
        (
            (
                key,
                *when_and_where,
                writer.ref(leads[row].key),  # type: ignore[union-attr, arg-type]
                forms[row] or "",
                groups[row] or "",
                people[row],
                households[row],
                leaflets[row],
                remarks[row] or "",
            )
            for key, row, when_and_where in zip(
                keys, taken, _common(intake, rows, register, taken), strict=True
            )
        ),
    )
    _write_parts(intake, rows, register, list(zip(keys, taken, strict=True)))


def _write_parts(intake: Intake, rows: Rows, register: Register, pairs: list[tuple[Any, int]]) -> None:
    """Write each event's kinds, helpers, partners and fraud types."""
    station, ref, parts = intake.writer.station, intake.writer.ref, intake.writer.parts
    partners, types = rows.of("partners"), rows.of("fraud_types")
    split = {text: partners_of(text) for text in set(partners)}
    parts(
        EventKind,
        ("event_id", "kind"),
        ((station, key, one) for key, row in pairs for one in register.kinds[row] or ()),
    )
    parts(
        EventOfficer,
        ("event_id", "officer_id"),
        ((station, key, ref(one.key)) for key, row in pairs for one in register.helpers[row]),  # type: ignore[arg-type]
    )
    parts(
        EventPartner,
        ("event_id", "partner"),
        ((station, key, one) for key, row in pairs for one in split[partners[row]]),
    )
    parts(
        EventFraudType,
        ("event_id", "fraud_type"),
        ((station, key, one) for key, row in pairs for one in types[row] or ()),
    )


def write_logs(intake: Intake, rows: Rows, register: Register, taken: Sequence[int]) -> None:
    """Write the rows that are channel logs."""
    writer = intake.writer
    keys = writer.ids(len(taken))
    forms, groups, remarks = rows.of("form"), rows.of("focus_group"), rows.of("remark")
    people, types = rows.counts("people"), rows.of("fraud_types")
    writer.rows(
        ChannelLog,
        _LOG,
        (
            (
                key,
                *where[:5],
                forms[row] or "",
                *where[5:],
                writer.ref(register.leads[row].key),  # type: ignore[union-attr, arg-type]
                groups[row] or "",
                people[row],
                remarks[row] or "",
            )
            for key, row, where in zip(keys, taken, _common(intake, rows, register, taken), strict=True)
        ),
    )
    writer.parts(
        ChannelLogFraudType,
        ("channel_log_id", "fraud_type"),
        (
            (writer.station, key, one)
            for key, row in zip(keys, taken, strict=True)
            for one in types[row] or ()
        ),
    )
