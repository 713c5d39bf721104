"""The numbers and the first rows of Att göra are those that one gets by looking at every task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from django.db.models import Q
from django.test import Client

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.insatser.actions import assign, take
from kaja.insatser.models import Handlaggning, Uppgift, Uppgiftsslag
from kaja.ungdom.models import NO_CONTACT, Person, Skydd
from kaja.web.handlaggare import att_gora_fragor
from kaja.web.handlaggare.att_gora_urval import Urval
from tests.web.varld import DAG, KOMMUN, MORGON, anvandare, las_in_exempel, nycklar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folk")]

DAGAR = (-400, -3, -1, 0, 0, 1, 7, 8, 30)
SLAG = (Uppgiftsslag.FYLLER_20, Uppgiftsslag.KONTAKTA, Uppgiftsslag.VERIFIERA)


@pytest.fixture(scope="module")
def laget(modulens_db: None) -> list[User]:
    """Amira and Jonas, in one unit, and Maja."""
    namn = ("Amira Lund", "Jonas Kvist", "Maja Ek")
    return [anvandare(en, (KOMMUN, Roll.HANDLAGGARE)) for en in namn]


@pytest.fixture(scope="module")
def folk(modulens_db: None, laget: list[User]) -> None:
    """Tasks on all days, of all kinds; every fourth youth is nobody's, every ninth task is taken,
    and every fifth youth is protected."""
    las_in_exempel(nycklar(60, var=101))
    kommun = Kommun.objects.get(pk=KOMMUN)
    for nr, rad in enumerate(Handlaggning.objects.filter(oppen=True).order_by("person_id")):
        agare = [*laget, None][nr % 4]
        assign(kommun=kommun, personer=[rad.person_id], agare=agare, user=laget[0], tid=MORGON)
        if nr % 5 == 0:
            skydd = {"skydd": Skydd.SEKRETESSMARKERING, **NO_CONTACT}
            Person.objects.filter(pk=rad.person_id).update(**skydd)
    for nr, uppgift in enumerate(Uppgift.objects.order_by("pk")):
        dag = DAG + timedelta(DAGAR[nr % len(DAGAR)])
        Uppgift.objects.filter(pk=uppgift.pk).update(dag=dag, slag=SLAG[nr % 7 % 3])
        if nr % 9 == 0:
            take(uppgift=uppgift, user=laget[nr % 2], tid=MORGON)


def delen(uppgift: Uppgift) -> str:
    """The part of the page, as one would say it."""
    assert uppgift.dag
    if uppgift.dag <= DAG and uppgift.slag == Uppgiftsslag.FYLLER_20:
        return "tjugo"
    if uppgift.dag <= DAG:
        return "sent" if uppgift.dag < DAG else "idag"
    if uppgift.slag in (Uppgiftsslag.VERIFIERA, Uppgiftsslag.UTRED):
        return "nya"
    return "kommer" if uppgift.dag <= DAG + timedelta(7) else ""


def vilkas(uppgift: Uppgift, laget: list[User]) -> set[str]:
    """In which tabs it stands, when Amira looks."""
    rad = Handlaggning.objects.filter(person=uppgift.person_id, oppen=True).first()
    vem = uppgift.tagen_av or (rad.agare if rad else None)
    tabbar = {None: {"utan"}, laget[0]: {"mina", "enheten"}, laget[1]: {"enheten"}}
    return {"alla", *tabbar.get(vem, set())}


def alla(*, skyddade: bool) -> list[Uppgift]:
    rader = Uppgift.objects.filter(klar=None).exclude(dag=None).select_related("person")
    return [en for en in rader if en.person and en.person.skyddad == skyddade and delen(en)]


def raknade(laget: list[User], vems: str) -> Counter[str]:
    """The numbers, by looking at each task."""
    tal = Counter(delen(en) for en in alla(skyddade=False) if vems in vilkas(en, laget))
    for en in alla(skyddade=False):
        if delen(en) in att_gora_fragor.NU:
            tal.update(f"nu_{tab}" for tab in vilkas(en, laget))
    tal["skyddade"] = sum(vems in vilkas(en, laget) for en in alla(skyddade=True))
    return tal


def urval(laget: list[User], vems: str) -> Urval:
    enheten = [laget[0].pk, laget[1].pk]
    return Urval(laget[0], Kommun.objects.get(pk=KOMMUN), enheten, DAG, vems, ensam=False)


def fodd(uppgift: Uppgift) -> date:
    assert isinstance(uppgift.person, Person)
    assert uppgift.person.fodd
    return uppgift.person.fodd


@pytest.mark.parametrize("vems", ["mina", "enheten", "alla", "utan"])
def test_every_number_is_that_of_the_tasks(laget: list[User], vems: str) -> None:
    tal = urval(laget, vems).antal()
    ska = raknade(laget, vems)
    assert {namn: tal[namn] for namn in ska} == ska
    assert vems != "alla" or all(ska[namn] for namn in ("skyddade", "sent", "idag", "tjugo", "nya"))


@pytest.mark.parametrize("vems", ["mina", "enheten", "alla", "utan"])
def test_the_first_of_each_part_are_those_first_due_or_first_twenty(
    laget: list[User], vems: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(att_gora_fragor, "VISADE", 4)
    att_gora_fragor.forsta.cache_clear()
    funna = urval(laget, vems).forsta()
    att_gora_fragor.forsta.cache_clear()
    mina = [en for en in alla(skyddade=False) if vems in vilkas(en, laget)]
    for namn, rader in funna.items():
        ska: Iterable[Uppgift] = (en for en in mina if delen(en) == namn)
        if namn == "tjugo":
            ska = sorted(ska, key=lambda en: (fodd(en), en.pk))
        else:
            ska = sorted(ska, key=lambda en: (en.dag, en.person_id, en.pk))
        assert [en.pk for en in rader] == [en.pk for en in ska][:4], namn


def test_who_is_in_no_unit_has_none_of_what_schools_tell_as_the_unit_s() -> None:
    vilka: tuple[tuple[str, tuple[int, ...]], ...] = (("mina", (1,)), ("enheten", ()))
    om = att_gora_fragor.Om(KOMMUN, (), DAG, "mina", vilka, ensam=True)
    assert om.agare("enheten") == Q(ansvarig__in=())
    assert om.agare("mina") != Q(ansvarig__in=(1,))


def test_the_heading_says_what_is_to_be_done_today_and_what_is_new(laget: list[User]) -> None:
    klient = Client()
    klient.force_login(laget[0])
    tal = raknade(laget, "mina")
    text = klient.get("/att-gora").content.decode()
    sagt = f"{tal['nu_mina']} att göra i dag, {tal['nya']} nya eller oklara."
    assert f"Måndag 23 november 2026, vecka 48. {sagt}" in text
