"""Several with the same notice at once: noted once, handled once, and nobody waits for ever."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.flows.skolsignal import angra, anmal, hantera
from kaja.insatser.actions import UppgiftsfelError, take
from kaja.insatser.models import Uppgift
from kaja.skolsignal.actions import AnmalansfelError, NyAnmalan
from kaja.skolsignal.models import (
    Anmalan,
    Anmalningssatt,
    Anmalningsslag,
    Hantering,
    Hanteringsutfall,
)
from kaja.ungdom.actions import Personuppgift, save_persons
from tests.rollbesattning import HEM, make_member

pytestmark = pytest.mark.django_db(transaction=True)
TID = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
DAG, SAMTIDIGA = TID.date(), 4


def all_at_once(gor: Callable[[int], object]) -> int:
    """Let all do it at the same time; gives how many could."""

    def en(nr: int) -> bool:
        try:
            gor(nr)
        except AnmalansfelError:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(SAMTIDIGA) as pool:
        return sum(pool.map(en, range(SAMTIDIGA)))


@pytest.fixture
def user() -> User:
    return make_member("hanna", HEM, Roll.HANDLAGGARE)


@pytest.fixture
def ny(user: User) -> NyAnmalan:
    sparade = save_persons(
        kommun=Kommun.objects.get(pk=HEM),
        uppgifter=[Personuppgift("200801012386", fodd=date(2008, 1, 1))],
        aktor="prov",
        tid=TID,
    )
    person = sparade.ids["200801012386"]
    satt = Anmalningssatt.TELEFON
    return NyAnmalan(person, Anmalningsslag.SLUTADE, DAG, DAG, satt, skola="Lindskolan")


def test_the_same_notice_is_noted_once_and_handled_once(ny: NyAnmalan, user: User) -> None:
    kommun = Kommun.objects.get(pk=HEM)
    assert all_at_once(lambda _: anmal(kommun=kommun, ny=ny, user=user, tid=TID)) == 1
    anmalan = Anmalan.objects.get()
    vag = Hanteringsutfall.KAND
    gick = all_at_once(lambda _: hantera(anmalan=anmalan, utfall=vag, dag=DAG, user=user, tid=TID))
    assert gick == 1
    assert Hantering.objects.get().ersatt is None
    assert not Uppgift.objects.filter(klar__isnull=True).exists()


def test_one_handles_while_others_take_the_task_and_none_is_stopped(
    ny: NyAnmalan, user: User
) -> None:
    kommun, vag = Kommun.objects.get(pk=HEM), Hanteringsutfall.KAND
    anmalan = anmal(kommun=kommun, ny=ny, user=user, tid=TID)
    uppgift = Uppgift.objects.get()

    def gor(nr: int) -> object:
        if nr == 0:
            return hantera(anmalan=anmalan, utfall=vag, dag=DAG, user=user, tid=TID)
        try:
            return take(uppgift=uppgift, user=user, tid=TID)
        except UppgiftsfelError:  # it was done already
            return None

    assert all_at_once(gor) == SAMTIDIGA
    assert not Uppgift.objects.filter(klar__isnull=True).exists()


def test_one_undoes_and_others_correct_and_none_is_stopped(ny: NyAnmalan, user: User) -> None:
    """They lock in the same order: the municipality, then the notice."""
    kommun = Kommun.objects.get(pk=HEM)
    anmalan = anmal(kommun=kommun, ny=ny, user=user, tid=TID)
    hantera(anmalan=anmalan, utfall=Hanteringsutfall.KAND, dag=DAG, user=user, tid=TID)

    def gor(nr: int) -> object:
        if nr == 0:
            return angra(anmalan=anmalan, user=user, tid=TID)
        ratt = ny._replace(dag=DAG - timedelta(days=nr))
        return anmal(kommun=kommun, ny=ratt, user=user, tid=TID, rattar=anmalan)

    assert all_at_once(gor) in (1, 2)
    assert Anmalan.objects.filter(ersatt__isnull=True).count() == 1
    assert Uppgift.objects.filter(klar__isnull=True).count() == 1
