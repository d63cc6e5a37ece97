"""Questions about the station."""

from __future__ import annotations

from sqlmodel import Session, select

from db.models import Station
from outreach.errors import Invalid, NotFound
from outreach.stations.facts import StationFacts


def the_station(session: Session, code: str = "") -> StationFacts:
    """Find the station that keeps this book; `code` chooses where several share a database."""
    query = select(Station).order_by(Station.code)
    rows = session.exec(query.where(Station.code == code) if code else query.limit(2)).all()
    if not rows:
        raise NotFound("The book has no station {code}. Make one with “outreach init”.", code=code)
    if len(rows) > 1:
        raise Invalid("Several stations share this database: say which one by its code.")
    return facts(rows[0])


def facts(row: Station) -> StationFacts:
    """Show a station's row as facts."""
    return StationFacts(row.id, row.code, row.name, row.grid_label, row.cut_off, tuple(row.code_hosts))
