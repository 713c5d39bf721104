"""The day stands still, and the time of day goes on a microsecond at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count

import pytest

from kaja.web import klocka
from tests.web.varld import DAG, MORGON


class Stillastaende:
    """What `klocka` sees as `timezone`: 09.12 on the day of the tests, always a little later."""

    def __init__(self) -> None:
        self._steg = count()

    def now(self) -> datetime:
        return MORGON + timedelta(minutes=72, microseconds=next(self._steg))


@contextmanager
def stillastaende_dag() -> Iterator[None]:
    """It is the day of the tests, for as long as this lasts."""
    from django.conf import settings

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "KAJA_DAG", DAG.isoformat())
        patch.setattr(klocka, "timezone", Stillastaende())
        yield
