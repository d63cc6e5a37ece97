"""Take a roster: officers by badge; and the days they are excused."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session, col, select

from db.models import Excuse, Officer
from outreach.ledgers.days import When
from outreach.ledgers.directory import People, Person
from outreach.ledgers.facts import Fault, Said
from outreach.ledgers.intake import Intake, differences
from outreach.ledgers.rows import Rows
from outreach.ledgers.rules import SAME_KEY, days_in_order, good
from outreach.ledgers.texts import folded
from outreach.pinyin import sort_key


def officers_of(session: Session, station: Any) -> list[Officer]:
    """Read the officers of the book."""
    return list(
        session.exec(select(Officer).where(Officer.station_id == station, col(Officer.removed).is_(None)))
    )


def as_person(officer: Officer) -> Person:
    """See an officer as a ledger's rows do."""
    return Person(officer.id, officer.badge, officer.name, officer.from_day, officer.until_day)


def day_of(value: Any) -> Any:
    """Give the day of a cell that was read as one."""
    return value.day if isinstance(value, When) else None


def take_officers(intake: Intake, rows: Rows) -> None:
    """Take a roster's rows: new officers, and changes of those the book knows."""
    intake.begin(rows)
    badges, names, posts = rows.of("badge"), rows.of("name"), rows.of("post")
    firsts = [day_of(value) for value in rows.of("from_day")]
    lasts = [day_of(value) for value in rows.of("until_day")]
    remarks = rows.of("remark")
    days_in_order(rows, firsts, lasts)
    book = {folded(officer.badge): officer for officer in officers_of(intake.session, intake.station)}
    above = intake.seen.setdefault("officers", {})
    made: list[tuple[Any, ...]] = []
    for row in range(len(rows.lines)):
        if row in rows.faults:
            continue
        key = folded(badges[row])
        told = (names[row], posts[row], firsts[row], lasts[row])
        if key in above:
            if above[key] != hash(told):
                rows.add(row, Fault("duplicate", Said(SAME_KEY, {"key": badges[row]})), "badge")
            else:
                intake.unchanged["officers"] += 1
            continue
        above[key] = hash(told)
        officer = book.get(key)
        if officer:
            _compare(intake, officer, told, remarks[row])
        else:
            (native,) = intake.writer.ids(1)
            person = Person(intake.writer.key(native), badges[row], names[row], firsts[row], lasts[row])
            intake.people.add(person)
            made.append(_officer(intake, native, person, posts[row], remarks[row]))
    intake.imported["officers"] += len(made)
    columns = ("badge", "name", "post", "from_day", "until_day", "sort_key", "remark")
    intake.writer.rows(Officer, columns, made)
    intake.finish(rows)


def _officer(intake: Intake, native: Any, person: Person, post: str, remark: str | None) -> tuple[Any, ...]:
    day = intake.writer.day
    spelled = sort_key(person.name, surname=True)
    return (
        native,
        person.badge,
        person.name,
        post,
        day(person.from_day),
        day(person.until_day),
        spelled,
        remark or "",
    )


def _compare(intake: Intake, officer: Officer, told: tuple[Any, ...], remark: str | None) -> None:
    name, post, first, last = told
    changes = differences(
        officer, {"name": name, "post": post, "from_day": first, "until_day": last, "remark": remark}
    )
    if not changes:
        intake.unchanged["officers"] += 1
        return
    if "name" in changes:
        changes["sort_key"] = sort_key(name, surname=True)
    intake.change(officer, "officers", officer.badge, changes)
    intake.people.add(
        Person(officer.id, officer.badge, name, first or officer.from_day, last or officer.until_day)
    )


def take_excuses(intake: Intake, rows: Rows) -> None:
    """Take days on which officers are excused."""
    intake.begin(rows)
    people, reasons = rows.of("officer"), rows.of("reason")
    firsts = [day_of(value) for value in rows.of("from_day")]
    lasts = [day_of(value) or first for value, first in zip(rows.of("until_day"), firsts, strict=True)]
    days_in_order(rows, firsts, lasts)
    known = {
        (excuse.officer_id, excuse.from_day, excuse.until_day, excuse.reason)
        for excuse in intake.session.exec(
            select(Excuse).where(Excuse.station_id == intake.station, col(Excuse.removed).is_(None))
        )
    }
    made = []
    for row in range(len(rows.lines)):
        if row in rows.faults or not isinstance(people[row], Person):
            continue
        key = (people[row].key, firsts[row], lasts[row], good(reasons[row]))
        if key in known:
            intake.unchanged["excused"] += 1
            continue
        known.add(key)
        writer = intake.writer
        made.append((writer.ref(key[0]), writer.day(key[1]), writer.day(key[2]), key[3]))
    intake.imported["excused"] += len(made)
    keys = intake.writer.ids(len(made))
    columns = ("officer_id", "from_day", "until_day", "reason")
    intake.writer.rows(Excuse, columns, ((key, *row) for key, row in zip(keys, made, strict=True)))
    intake.finish(rows)


def people_of(session: Session, station: Any) -> People:
    """Read whom the book knows."""
    return People(as_person(officer) for officer in officers_of(session, station))
