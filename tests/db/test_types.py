"""Every kind of value comes back as it went in, alike on both engines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import StatementError

from db import types
from db.engine import connect, postgresql_engine, sqlite_engine
from db.models import Tally

TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=20)
WHOLE = st.integers(-(2**63), 2**63 - 1)
DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=8,
)
WALL = st.datetimes(min_value=dt.datetime(1, 1, 1), max_value=dt.datetime(9999, 12, 31))
UTC = st.datetimes(
    min_value=dt.datetime(1900, 1, 2),
    max_value=dt.datetime(9998, 12, 31),
    timezones=st.sampled_from(
        [dt.UTC, dt.timezone(dt.timedelta(hours=8)), dt.timezone(dt.timedelta(hours=-5))]
    ),
)
VALUES: dict[str, tuple[Any, st.SearchStrategy[Any], Callable[[Any], Any]]] = {
    "id": (types.Id(), st.uuids(), lambda value: value),
    "day": (types.Day(), st.dates(), lambda value: value),
    "time": (types.TimeOfDay(), st.times(), lambda value: value.replace(second=0, microsecond=0)),
    "moment": (types.Moment(), WALL, lambda value: value.replace(microsecond=0)),
    "instant": (types.Instant(), UTC, lambda value: value.astimezone(dt.UTC)),
    "flag": (types.Flag(), st.booleans(), lambda value: value),
    "whole": (types.Whole(), WHOLE, lambda value: value),
    "document": (types.Document(), DOCUMENTS, lambda value: value),
    "bytes": (types.Bytes(), st.binary(max_size=50), lambda value: value),
    "text": (sa.Text(), TEXTS, lambda value: value),
}
TABLE = sa.Table(
    "value",
    sa.MetaData(),
    *(sa.Column(name, kind) for name, (kind, _strategy, _kept) in VALUES.items()),
    sqlite_strict=True,
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Open a database with a column of each kind, on each engine."""
    if request.param == "sqlite":
        path = Path(tmp_path_factory.mktemp("types") / "types.sqlite")
        connect(path, "rwc").close()
        made = sqlite_engine(path, writes=True)
    else:
        made = postgresql_engine(request.getfixturevalue("postgresql_url")(), writes=True)
    TABLE.create(made)
    yield made
    made.dispose()


def back(connection: Connection, **values: Any) -> Any:
    connection.execute(TABLE.delete())
    connection.execute(TABLE.insert().values(**values))
    return connection.execute(sa.select(TABLE)).one()


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(values=st.fixed_dictionaries({name: strategy for name, (_kind, strategy, _kept) in VALUES.items()}))
def test_a_value_comes_back_as_it_went_in(values: dict[str, Any], engine: Engine) -> None:
    expected = {name: kept(values[name]) for name, (_kind, _strategy, kept) in VALUES.items()}
    with engine.begin() as connection:
        found = back(connection, **values)._asdict()
        again = {
            name: connection.scalar(sa.select(TABLE.c[name]).where(TABLE.c[name] == values[name]))
            for name in ("id", "day", "time", "moment", "instant", "flag", "whole", "text", "bytes")
        }
    found["bytes"] = bytes(found["bytes"])
    assert found == expected
    assert {name: type(value) for name, value in found.items()} == {n: type(v) for n, v in expected.items()}
    assert again == {name: expected[name] for name in again}
    assert found["instant"].tzinfo is dt.UTC


def test_nothing_comes_back_as_nothing(engine: Engine) -> None:
    with engine.begin() as connection:
        found = back(connection, id=None)
    assert set(found) == {None}


@pytest.mark.parametrize(
    "wrong",
    [
        {"instant": dt.datetime(2026, 9, 3, 9, 30)},
        {"moment": dt.datetime(2026, 9, 3, 9, 30, tzinfo=dt.UTC)},
        {"time": dt.time(9, 30, tzinfo=dt.UTC)},
        {"day": dt.datetime(2026, 9, 3, 9, 30)},
        {"whole": 1.5},
        {"document": float("nan")},
        {"id": "no id"},
    ],
    ids=str,
)
def test_what_would_be_stored_as_something_else_is_refused(wrong: dict[str, Any], engine: Engine) -> None:
    with pytest.raises((StatementError, AttributeError)), engine.begin() as connection:
        back(connection, **wrong)


def test_sums_of_whole_numbers_are_whole_numbers(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(TABLE.delete())
        connection.execute(TABLE.insert(), [{"whole": 2**40}, {"whole": 5}])
        whole = TABLE.c.whole
        found = connection.execute(
            sa.select(sa.func.sum(whole), sa.func.max(whole + 1), sa.func.min(whole * 2))
        ).one()
    assert list(found) == [2**40 + 5, 2**40 + 1, 10]
    assert {type(value) for value in found} == {int}


@pytest.mark.parametrize("dialect", [sqlite, postgresql], ids=["sqlite", "postgresql"])
def test_counts_are_added_not_joined_as_texts(dialect: Any) -> None:
    written = str(sa.select(Tally.met + Tally.scanned).compile(dialect=dialect.dialect()))  # type: ignore[call-overload]
    assert "tally.met + tally.scanned" in written
