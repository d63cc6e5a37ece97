"""The workspace: the one thing an interface holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlmodel import Session

from db.book import Book, make_book, open_book
from db.models import ActionRecord
from outreach.language import mark
from outreach.permissions import Person, Role
from outreach.stations.actions import CommunityDraft, found_station
from outreach.stations.facts import StationFacts
from outreach.stations.queries import the_station
from outreach.stations.rules import fit_name_and_code

# A street is known by nine digits; official lists often write twelve.
STREET_DIGITS = 9

Clock = Callable[[], dt.datetime]
CHIEF = Person(name=mark("the station's chief"), role=Role.CHIEF)


def now() -> dt.datetime:
    """Tell the time on the station's wall clock."""
    return dt.datetime.now()  # noqa: DTZ005  (the book's days are those of the wall clock)


def clock_of(today: dt.date | None) -> Clock:
    """Make the desk's clock; `today` fixes the day and keeps the time."""
    if today is None:
        return now
    return lambda: dt.datetime.combine(today, now().time())


class Workspace:
    """An open book, the clock, and who is acting."""

    def __init__(
        self, book: Book, station: StationFacts, person: Person = CHIEF, clock: Clock | None = None
    ) -> None:
        self.book = book
        self.station = station
        self.person = person
        self.clock = clock or now

    @classmethod
    def open(cls, address: str, *, today: dt.date | None = None, person: Person = CHIEF) -> Workspace:
        """Open an existing book; raises Unusable."""
        book = open_book(address)
        try:
            with book.reading() as session:
                station = the_station(session)
        except BaseException:
            book.close()
            raise
        return cls(book, station, person, clock_of(today))

    @classmethod
    def found(
        cls, address: str, *, code: str, name: str, street: str = "", today: dt.date | None = None
    ) -> Workspace:
        """Make a new book with a station and the communities of its street.

        Raises Invalid, NotFound for an unknown street, Conflict and Unusable; then no book is made.
        """
        name, code = fit_name_and_code(name, code)
        communities = _communities_of(street)
        book = make_book(address)
        try:
            with book.transaction() as session:
                found_station(session, code=code, name=name, person=CHIEF.name, communities=communities)
        except BaseException:
            book.close()
            raise
        book.close()
        return cls.open(address, today=today)

    def today(self) -> dt.date:
        """Tell the day the desk is on."""
        return self.clock().date()

    @contextmanager
    def acting(self, action: str, **subject: object) -> Iterator[Session]:
        """Change the book in one transaction, and record who asked for what."""
        with self.book.transaction() as session:
            yield session
            session.add(
                ActionRecord(
                    station_id=self.station.id,
                    person=self.person.name,
                    action=action,
                    subject={name: str(value) for name, value in subject.items()},
                )
            )

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Read the book as it stands at one moment."""
        with self.book.reading() as session:
            yield session

    def close(self) -> None:
        """Let go of the book."""
        self.book.close()


def _communities_of(street: str) -> list[CommunityDraft]:
    if not street:
        return []
    from outreach.pinyin import sort_key
    from outreach.places import communities_of

    return [
        CommunityDraft(found.code, found.name, found.street, sort_key(found.name, surname=False))
        for found in communities_of(street[:STREET_DIGITS])
    ]
