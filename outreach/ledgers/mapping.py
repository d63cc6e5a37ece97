"""Read a mapping given as a JSON file, and remember answers with the book."""

from __future__ import annotations

import json
from collections.abc import Mapping as Values
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from db.models import RememberedMapping
from outreach.errors import Invalid, Unusable
from outreach.ledgers.facts import Mapping
from outreach.ledgers.overrides import answers_of, as_json

MOST_BYTES = 1_000_000

__all__ = ["as_json", "keep_answers", "read_mapping", "remembered"]


def read_mapping(path: Path) -> dict[str, Any]:
    """Read a mapping file; raises Unusable and Invalid."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Invalid(
                "The mapping is not one: it needs a list “tables”. Take the one “import --check” prints."
            )
        told = json.loads(path.read_text("utf-8-sig"))
    except OSError as missing:
        raise Unusable("There is no file {file}.", file=str(path)) from missing
    except (ValueError, RecursionError) as broken:
        raise Invalid(
            "{file} is not JSON. Take the mapping “import --check --json” prints.", file=path.name
        ) from broken
    if isinstance(told, dict) and isinstance(told.get("mapping"), dict):
        told = told["mapping"]  # a whole answer of `import --check --json` does as well
    if not isinstance(told, dict) or not isinstance(told.get("tables"), list):
        raise Invalid(
            "The mapping is not one: it needs a list “tables”. Take the one “import --check” prints."
        )
    return told


def remembered(session: Session, station: UUID) -> dict[str, dict[str, Any]]:
    """Read the answers kept with the book, by fingerprint."""
    return {one.fingerprint: one.mapping for one in _kept(session, station)}


def _kept(session: Session, station: UUID) -> list[RememberedMapping]:
    return list(
        session.exec(
            select(RememberedMapping).where(
                RememberedMapping.station_id == station, col(RememberedMapping.removed).is_(None)
            )
        )
    )


def keep_answers(session: Session, station: UUID, person: str, mapping: Mapping) -> bool:
    """Keep with the book what a person said about columns; tells whether anything is new."""
    kept = {one.fingerprint: one for one in _kept(session, station)}
    news = False
    for table in mapping.tables:
        if not any(use.certainty == "given" for use in table.columns):
            continue
        answers = answers_of(table)
        known = kept.get(table.fingerprint)
        if known and _same(known.mapping, answers):
            continue
        news = True
        if known:
            known.mapping, known.changed_by = answers, person
            session.add(known)
        else:
            session.add(
                RememberedMapping(
                    station_id=station,
                    fingerprint=table.fingerprint,
                    mapping=answers,
                    made_by=person,
                    changed_by=person,
                )
            )
    return news


def _same(one: Values[str, Any], other: Values[str, Any]) -> bool:
    return dict(one) == dict(other)
