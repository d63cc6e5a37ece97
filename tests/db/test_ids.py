"""Keys of rows rise, never come twice, and are UUIDs of version 7 that the time can be read from."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

import db
from db.ids import new_id, new_id_bytes, new_ids

HOUSE = Path(db.__file__).parents[1]


def milliseconds(key: UUID) -> int:
    return key.int >> 80


def test_keys_rise_and_are_unique() -> None:
    keys = [*new_ids(50_000), new_id(), *new_ids(3), *(UUID(bytes=raw) for raw in new_id_bytes(50_000))]
    assert keys == sorted(set(keys))


def test_a_key_is_a_uuid_of_version_7() -> None:
    for key in [*new_ids(1000), new_id()]:
        assert (key.version, key.variant) == (7, RFC_4122)


def test_a_key_says_when_it_was_made() -> None:
    before = time.time_ns() // 1_000_000
    key = new_id()
    after = time.time_ns() // 1_000_000
    assert before <= milliseconds(key) <= after + 1


def test_a_clock_set_back_makes_no_key_twice_nor_lower(monkeypatch: pytest.MonkeyPatch) -> None:
    before = new_ids(100)
    an_hour_ago = time.time_ns() - 3_600_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: an_hour_ago)
    after = new_ids(100)
    assert [*before, *after] == sorted({*before, *after})


def test_a_clock_that_stands_still_makes_rising_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now)
    keys = [new_id() for _ in range(10_000)]
    assert keys == sorted(set(keys))


def test_threads_make_no_key_twice() -> None:
    made: list[UUID] = []
    threads = [threading.Thread(target=lambda: made.extend(new_ids(2_000))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 16_000


def test_two_desks_at_the_same_moment_do_not_begin_alike() -> None:
    # The same instant in two processes: only what each draws tells their keys apart.
    program = (
        "import time; time.time_ns = lambda: 10**18; from db.ids import new_id; print(new_id().int >> 32)"
    )
    made = {subprocess.check_output([sys.executable, "-c", program], cwd=HOUSE) for _ in range(2)}
    assert len(made) == 2


@given(st.integers(min_value=0, max_value=300))
def test_as_many_keys_come_as_were_asked_for(count: int) -> None:
    assert len(new_ids(count)) == len(new_id_bytes(count)) == count
