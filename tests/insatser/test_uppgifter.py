"""Tasks: the same thing is never two open ones, and what is done is done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.audit.models import Handelse
from kaja.insatser.actions import (
    UppgiftsfelError,
    finish,
    hand_back,
    postpone,
    raise_task,
    take,
)
from kaja.insatser.models import Skjutskal, Uppgift, Uppgiftsslag
from kaja.insatser.queries import oppna
from tests.rollbesattning import ANNAN, HEM, TID, make_member

pytestmark = pytest.mark.django_db

DAG = date(2026, 11, 21)


@pytest.fixture
def hanna() -> User:
    return make_member("hanna", HEM, Roll.HANDLAGGARE)


def raised(nyckel: str = "sen_kalla:elever:", kommun: str = HEM) -> Uppgift:
    return raise_task(
        kommun=Kommun.objects.get(pk=kommun),
        slag=Uppgiftsslag.SEN_KALLA,
        nyckel=nyckel,
        aktor="prov",
        tid=TID,
    )


def test_the_same_thing_is_raised_once() -> None:
    first, events = raised(), Handelse.objects.count()

    assert raised() == first
    assert (Uppgift.objects.count(), Handelse.objects.count()) == (1, events)
    assert raised(kommun=ANNAN) != first


def test_a_thing_that_is_done_can_become_a_task_again(hanna: User) -> None:
    first = raised()
    finish(uppgift=first, utfall="paminnd", user=hanna, tid=TID)

    assert raised() != first
    assert Uppgift.objects.filter(klar=None).count() == 1


def test_one_takes_it_and_another_may_when_it_is_handed_back(hanna: User) -> None:
    kim = make_member("kim", HEM, Roll.SAMORDNARE)
    mine = take(uppgift=raised(), user=hanna, tid=TID)

    with pytest.raises(UppgiftsfelError, match="Någon annan"):
        take(uppgift=mine, user=kim, tid=TID)

    hand_back(uppgift=mine, user=hanna, tid=TID)
    assert take(uppgift=mine, user=kim, tid=TID).tagen_av == kim


def test_it_is_postponed_to_a_later_day_only(hanna: User) -> None:
    with pytest.raises(UppgiftsfelError, match="Välj en dag efter 2026-11-21"):
        postpone(
            uppgift=raised(), till=DAG, skal=Skjutskal.VANTAR_SVAR, dag=DAG, user=hanna, tid=TID
        )

    later = postpone(
        uppgift=raised(),
        till=DAG + timedelta(days=1),
        skal=Skjutskal.VANTAR_SVAR,
        dag=DAG,
        user=hanna,
        tid=TID,
    )
    assert later.uppskjuten_till == DAG + timedelta(days=1)


def test_what_is_done_is_done(hanna: User) -> None:
    done = finish(uppgift=raised(), utfall="paminnd", user=hanna, tid=TID)

    for change in (take, hand_back):
        with pytest.raises(UppgiftsfelError, match="redan klar"):
            change(uppgift=done, user=hanna, tid=TID)
    last = Handelse.objects.order_by("-pk")[0]
    assert (last.handling, last.aktor) == ("uppgift.klar", hanna.aktor)


def test_only_who_may_see_the_target_group_sees_the_tasks(hanna: User) -> None:
    task, kommun = raised(), Kommun.objects.get(pk=HEM)

    assert list(oppna(hanna, kommun)) == [task]
    for name, kod, roll in (
        ("chef", HEM, Roll.CHEF),
        ("annan", ANNAN, Roll.SAMORDNARE),
    ):
        assert not oppna(make_member(name, kod, roll), kommun).exists()
    assert not oppna(hanna, None).exists()
