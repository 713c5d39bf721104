"""Long work in many transactions: between two of them, those who wait to write get their turn."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.db import connection

Part = TypeVar("Part")

# Many times as long as one who waits lets pass between asking (`config.sqlite`): time for one who
# saves, and one more.
TURN = 0.02  # seconds


def taking_turns(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts of the work, each written in a transaction of its own by the caller. On SQLite,
    which has one writer, there is a pause before all but the first."""
    for nr, part in enumerate(parts):
        if nr and connection.vendor == "sqlite" and not connection.in_atomic_block:
            time.sleep(TURN)
        yield part
