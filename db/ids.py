"""Make the keys of rows: UUID version 7 (RFC 9562), rising within one process."""

from __future__ import annotations

import os
import threading
import time
from uuid import UUID

_VERSION_AND_VARIANT = (0x7 << 76) | (0b10 << 62)
_lock = threading.Lock()
_last = 0


def new_id() -> UUID:
    """Make one key."""
    return new_ids(1)[0]


def new_ids(count: int) -> list[UUID]:
    """Make many keys at once, each later than the one before."""
    return [UUID(int=value) for value in _numbers(count)]


def new_id_bytes(count: int) -> list[bytes]:
    """Make many keys at once as the 16 bytes SQLite stores."""
    return [value.to_bytes(16, "big") for value in _numbers(count)]


def _numbers(count: int) -> list[int]:
    # 48 bits of milliseconds, then a 42-bit counter that goes on from the last
    # call, so that a clock set back never makes a key twice (RFC 9562, 6.2). In
    # a new millisecond it starts anywhere, so that two desks don't meet at 0.
    global _last
    tails = os.urandom(4 * count)
    anywhere = int.from_bytes(os.urandom(5), "big")
    with _lock:
        start = max(time.time_ns() // 1_000_000 << 42 | anywhere, _last + 1)
        _last = start + count - 1
    made = []
    for index in range(count):
        tick = start + index
        milliseconds, counter = tick >> 42, tick & (1 << 42) - 1
        tail = int.from_bytes(tails[4 * index : 4 * index + 4], "big")
        made.append(
            milliseconds << 80
            | _VERSION_AND_VARIANT
            | counter >> 30 << 64
            | (counter & (1 << 30) - 1) << 32
            | tail
        )
    return made
