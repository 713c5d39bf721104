"""Nights that try only what can have changed give the same register as nights that try everyone.

`KAJA_TEST_MYCKET=500 pytest tests/flows/test_slumpnatter.py` lives many more weeks.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from kaja.register.handelser import rebuild
from tests.flows.slumpnatter import lev
from tests.mycket import mycket

FRON = [*range(mycket(2)), 131]
pytestmark = pytest.mark.django_db


class Backa(Exception):
    """Takes the world back to the beginning."""


def bilder(fro: int, *, alla: bool) -> list[tuple[int, dict[str, list[Any]]]]:
    """What each night decided, from weeks that leave no trace."""
    found = []
    try:
        with transaction.atomic():
            for nr, varld in lev(fro, alla=alla):
                found.append((nr, varld.bild()))
                assert rebuild(varld.kommun) == []
            raise Backa
    except Backa:
        return found


@pytest.mark.parametrize("fro", FRON)
def test_an_incremental_night_equals_a_whole_one(fro: int) -> None:
    for (nr, some), (_, whole) in zip(bilder(fro, alla=False), bilder(fro, alla=True), strict=True):
        assert some == whole, f"frö {fro}, steg {nr}"
