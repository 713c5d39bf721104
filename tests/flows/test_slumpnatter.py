"""Nights that try only what can have changed give the same register as nights that try everyone;
and the register that a night left can be asked for when others have been.

`KAJA_TEST_MYCKET=500 pytest tests/flows/test_slumpnatter.py` lives many more weeks.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.register.den_dagen import reason_on, register_on
from kaja.register.handelser import rebuild
from kaja.register.models import Lage, Registerpost
from tests.flows.slumpnatter import lev
from tests.mycket import mycket
from tests.orakel.rader import HAR
from tests.rollbesattning import make_member

FRON = [*range(mycket(2)), 131]
pytestmark = pytest.mark.django_db


class Backa(Exception):
    """Takes the world back to the beginning."""


def bilder(fro: int, *, alla: bool) -> list[tuple[int, dict[str, list[Any]]]]:
    """What each night decided, from weeks that leave no trace."""
    found, registret = [], []
    try:
        with transaction.atomic():
            for nr, varld in lev(fro, alla=alla):
                found.append((nr, varld.bild()))
                assert rebuild(varld.kommun) == []
                registret.append((varld.dag, varld.nu(), i_registret_nu()))
            samordnare = make_member("samordnare", HAR, Roll.SAMORDNARE)
            for dag, kand, da in registret:
                assert i_registret(samordnare, dag, kand) == da, f"frö {fro}, {dag}"
            assert i_registret(samordnare, varld.dag, None) == registret[-1][-1]
            raise Backa
    except Backa:
        return found


def i_registret_nu() -> list[Any]:
    """Who is in the register, by number."""
    rader = Registerpost.objects.filter(kommun=HAR).exclude(lage=Lage.AVSLUTAD)
    return sorted(rader.values_list("person__nummer", "lage", "ingangsorsak", "oppnad"))


def i_registret(user: User, dag: date, kand: datetime | None) -> list[Any]:
    """The same of another day."""
    rader = register_on(user, Kommun.objects.get(pk=HAR), dag, kand)
    med_skal = rader.annotate(orsak=reason_on(dag, kand))
    return sorted(med_skal.values_list("person__nummer", "da", "orsak", "sedan"))


@pytest.mark.parametrize("fro", FRON)
def test_an_incremental_night_equals_a_whole_one(fro: int) -> None:
    for (nr, some), (_, whole) in zip(bilder(fro, alla=False), bilder(fro, alla=True), strict=True):
        assert some == whole, f"frö {fro}, steg {nr}"
