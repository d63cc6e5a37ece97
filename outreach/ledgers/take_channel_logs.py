"""Take a sheet of channel logs: LED screens, loudspeakers, chat groups ..."""

from __future__ import annotations

from typing import Any

from db.models import ChannelLog, ChannelLogFraudType
from outreach.ledgers.days import Span, When
from outreach.ledgers.directory import Person
from outreach.ledgers.facts import Fault, Said
from outreach.ledgers.held_events import contents_of_channel_sheet
from outreach.ledgers.intake import Intake
from outreach.ledgers.rows import Rows
from outreach.ledgers.rules import SAME_EVENT, good, in_post, times_in_order
from outreach.ledgers.texts import folded

_LOG = (
    "day", "start_time", "end_time", "counts_on", "ym", "channel", "place", "venue_id", "grid_id",
    "officer_id", "focus_group", "reach", "remark",
)  # fmt: skip


def take_channel_logs(intake: Intake, rows: Rows) -> None:
    """Take channel logs; their figure is a reach, and nobody earns anything by them."""
    intake.begin(rows)
    said = [_said(rows, row) for row in range(len(rows.lines))]
    times_in_order(rows, [one[1] for one in said], [one[2] for one in said])
    for row, one in enumerate(said):
        if isinstance(one[6], Person):
            in_post(rows, row, (one[6],), one[0], "officer")
    days = [one[0] for one in said if one[0]]
    held = contents_of_channel_sheet(intake.session, intake.station, (min(days), max(days))) if days else {}
    above = intake.seen.setdefault("channel_logs", {})
    taken = []
    for row, one in enumerate(said):
        if row in rows.faults:
            continue
        day, start, end, channel, place, grid, officer, types, *rest = one
        ids = (grid.key if grid else None, officer.key if officer else None)
        key = (day, start, folded(place), channel, *ids)
        whole = (end, types, *rest)
        if key in above or (key in held and held[key] != whole):
            rows.add(row, Fault("duplicate", Said(SAME_EVENT)), "day")
            continue
        above[key] = row
        if key in held:
            intake.unchanged["channel_logs"] += 1
        else:
            taken.append((one, ids))
    intake.imported["channel_logs"] += len(taken)
    _write(intake, taken)
    intake.finish(rows)


def _said(rows: Rows, row: int) -> tuple[Any, ...]:
    when, start, end = rows.of("day")[row], good(rows.of("start")[row]), good(rows.of("end")[row])
    known = when if isinstance(when, When) else None
    begun = start.start if isinstance(start, Span) else known.start if known else None
    ended = (
        end.start if isinstance(end, Span) else start.end if isinstance(start, Span) else known and known.end
    )
    return (
        known.day if known else None,
        begun,
        ended,
        rows.of("channel")[row] or "",
        rows.of("place")[row] or "",
        good(rows.of("grid")[row]),
        good(rows.of("officer")[row]),
        frozenset(rows.of("fraud_types")[row] or ()),
        rows.of("focus_group")[row] or "",
        good(rows.counts("reach")[row]),
        rows.of("remark")[row] or "",
    )


def _write(intake: Intake, taken: list[Any]) -> None:
    writer, made, parts = intake.writer, [], []
    for key, (one, (grid, officer)) in zip(writer.ids(len(taken)), taken, strict=True):
        day, start, end, channel, place, _, _, types, group, reach, remark = one
        on = intake.counts_on(day, start)
        venue = intake.places.venue(grid, place) if place else None
        times = (
            writer.day(day),
            writer.time(start),
            writer.time(end),
            writer.day(on),
            on.year * 100 + on.month,
        )
        ids = (writer.ref(venue), writer.ref(grid), writer.ref(officer))  # type: ignore[arg-type]
        made.append((key, *times, channel, place, *ids, group, reach, remark))
        parts += [(writer.station, key, one_type) for one_type in sorted(types)]
    writer.rows(ChannelLog, _LOG, made)
    writer.parts(ChannelLogFraudType, ("channel_log_id", "fraud_type"), parts)
