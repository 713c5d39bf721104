"""The page of who is who: proposals, answers, the way back, and what is hidden from whom."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kaja.access.roller import Roll
from kaja.audit.models import Handelse, Visning
from kaja.ungdom.models import Alias, Avvisat, Person, Sammanslagning, Skydd
from tests.flows.skolfil import TF, elevrad, skolan_skickar
from tests.ungdom.personerna import (
    ANNAN,
    ANNAN_DAG,
    HEM,
    PERSON,
    SAMORDNING,
    TVILLING,
    person,
)
from tests.web.varld import inloggad

pytestmark = pytest.mark.django_db


@pytest.fixture
def klient() -> Client:
    return inloggad("Amira Lund", Roll.SAMORDNARE, HEM)


def text(svar: Any) -> str:
    """What stands on the page, without tags and with plain spaces."""
    plain = re.sub(r"<[^>]+>", " ", svar.content.decode())
    return " ".join(plain.replace("\xa0", " ").split())


def sidan(klient: Client, vag: str = "/identitet") -> str:
    return text(klient.get(vag))


def svara(klient: Client, vad: str, **fields: Any) -> str:
    """Answer, and the page one comes to."""
    return text(klient.post(f"/identitet/{vad}", fields, follow=True))


def test_two_that_may_be_one_stand_beside_each_other_with_why_and_what_differs(
    klient: Client,
) -> None:
    person(PERSON, "Amina Nur")
    person(SAMORDNING, "Aminah Nuur")

    sida = sidan(klient)

    assert "1 förslag väntar." in sida
    assert "Födda samma dag, och namnen är lika till" in sida
    assert "Det ena är ett samordningsnummer." in sida
    assert "Namn Amina Nur Aminah Nuur skiljer" in sida
    assert "Född 15 april 2008 15 april 2008 I folkbok" in sida


def test_the_same_person_is_answered_undone_and_answered_again(klient: Client) -> None:
    kept, away = person(PERSON), person(SAMORDNING)

    par = {"person": [kept.pk, away.pk], "behall": kept.pk}
    assert "är en och samma person" in svara(klient, "sla-ihop", **par)
    row = Sammanslagning.objects.get()
    assert (row.fran, row.till, row.ersatt) == (away, kept, None)
    sida = sidan(klient)
    assert "Inga förslag väntar." in sida
    assert "Amira Lund" in sida

    assert "är två personer igen" in svara(klient, f"{row.pk}/isar")
    assert "1 förslag väntar." in sidan(klient)
    told = Handelse.objects.filter(handling__startswith="person.").values_list("handling")
    assert {"person.hopslagna", "person.isarforda"} <= {handling for (handling,) in told}


def test_not_the_same_is_remembered_and_can_be_thought_over(klient: Client) -> None:
    one, other = person(PERSON), person(SAMORDNING)
    assert "kommer inte igen" in svara(klient, "inte-samma", person=[one.pk, other.pk])
    assert "Inga förslag väntar." in sidan(klient)
    rad = Avvisat.objects.get()
    assert "finns i listan igen" in svara(klient, f"avvisat/{rad.pk}/ater")
    assert "1 förslag väntar." in sidan(klient)


def test_the_number_to_keep_is_chosen_when_the_two_are_compared(klient: Client) -> None:
    one, other = person(PERSON), person(SAMORDNING)
    vag = f"/identitet/jamfor?person={one.pk}&person={other.pk}"
    assert "Vilket nummer ska behållas?" in sidan(klient, vag)
    svara(klient, "sla-ihop", person=[one.pk, other.pk], behall=other.pk)
    assert Sammanslagning.objects.get().till == other


def test_two_born_on_different_days_are_confirmed_by_a_tick(klient: Client) -> None:
    one, other = person(PERSON), person(ANNAN_DAG)
    sida = svara(klient, "sla-ihop", person=[one.pk, other.pk])
    assert "olika födelsedagar" in sida
    assert "Jag har jämfört med folkbokföringen." in sida
    assert not Sammanslagning.objects.exists()
    svara(klient, "sla-ihop", person=[one.pk, other.pk], bekraftat="1")
    assert Sammanslagning.objects.exists()


def test_two_are_found_by_name_or_number_to_be_compared(klient: Client) -> None:
    one, other = person(PERSON, "Amina Nur"), person(ANNAN_DAG, "Sofia Ek")
    for sok in ("amina", "nur am", "20080415-2387", "200804152387", "Ámina"):
        assert "Amina Nur" in sidan(klient, f"/identitet?sok={sok}"), sok
    assert "Ingen hittades." in sidan(klient, "/identitet?sok=xyz")
    assert "Menade du" in sidan(klient, "/identitet?sok=aminna")
    assert "Kryssa för två personer" in text(
        klient.get(f"/identitet/jamfor?person={one.pk}", follow=True)
    )
    sida = sidan(klient, f"/identitet/jamfor?person={one.pk}&person={other.pk}")
    assert "Inte födda samma dag" in sida


def test_a_schools_number_becomes_the_persons_and_is_taken_back(klient: Client) -> None:
    amina = person(PERSON)
    skolan_skickar(elevrad(TF))
    sida = sidan(klient)
    assert "20080415-TF12" in sida
    assert "1 rad väntar, från Sjöskolan." in sida

    assert "hör nu till Amina Nur" in svara(klient, "skolans", nummer=TF, person=amina.pk)
    assert "20080415-TF12" in sidan(klient, f"/person/{amina.pk}/historik")
    alias = Alias.objects.get()
    assert "Raderna väntar igen." in svara(klient, f"skolans/{alias.pk}/ater")
    assert "1 förslag väntar." in sidan(klient)

    svara(klient, "inte-samma", nummer=TF, person=amina.pk)
    assert "Inga förslag väntar." in sidan(klient)


def test_the_persons_page_tells_of_her_other_numbers_and_where_she_went(klient: Client) -> None:
    kept, away = person(PERSON), person(SAMORDNING)
    svara(klient, "sla-ihop", person=[kept.pk, away.pk], behall=kept.pk)

    assert "Numret är hopslaget med ett annat." in sidan(klient, f"/person/{away.pk}")
    sida = sidan(klient, f"/person/{kept.pk}/historik")
    assert "Andra nummer" in sida
    assert "20080475-2384" in sida
    rad = Sammanslagning.objects.get()
    tillbaka = klient.post(f"/identitet/{rad.pk}/isar", {"fran_sida": kept.pk})
    assert tillbaka["Location"] == f"/person/{kept.pk}/historik"
    assert "Taget tillbaka" in sidan(klient, f"/person/{kept.pk}/historik")


def test_an_answer_given_twice_is_told_so_and_changes_nothing(klient: Client) -> None:
    one, other = person(PERSON), person(SAMORDNING)
    par = {"person": [one.pk, other.pk], "behall": one.pk}
    svara(klient, "sla-ihop", **par)
    assert "redan hopslagen" in svara(klient, "sla-ihop", **par)
    rad = Sammanslagning.objects.get()
    svara(klient, f"{rad.pk}/isar")
    assert "inte hopslagna längre" in svara(klient, f"{rad.pk}/isar")


@pytest.mark.parametrize(
    ("vad", "fields"),
    [
        ("sla-ihop", {}),
        ("sla-ihop", {"person": ["abc", "1"]}),
        ("sla-ihop", {"person": ["1"]}),
        ("inte-samma", {}),
        ("inte-samma", {"nummer": TF, "person": "-1"}),
        ("skolans", {"nummer": TF}),
        ("skolans", {"nummer": TF, "person": "9" * 30}),
        ("987654/isar", {}),
    ],
)
def test_an_answer_about_nobody_is_not_found(
    klient: Client, vad: str, fields: dict[str, Any]
) -> None:
    assert klient.post(f"/identitet/{vad}", fields).status_code == 404


def test_a_number_that_is_no_schools_is_refused_in_words(klient: Client) -> None:
    amina = person(PERSON)
    assert "inget TF-nummer" in svara(klient, "skolans", nummer=SAMORDNING, person=amina.pk)


def test_another_municipality_finds_nothing_of_it() -> None:
    one, other = person(PERSON), person(SAMORDNING)
    frammande = inloggad("Tom Ek", Roll.HANDLAGGARE, ANNAN)
    par = {"person": [one.pk, other.pk]}
    assert "Inga förslag väntar." in sidan(frammande)
    vag = f"/identitet/jamfor?person={one.pk}&person={other.pk}"
    assert frammande.get(vag).status_code == 404
    for vad in ("sla-ihop", "inte-samma"):
        assert frammande.post(f"/identitet/{vad}", par).status_code == 404
    inloggad("Amira Lund", Roll.SAMORDNARE, HEM).post("/identitet/sla-ihop", par)
    rad = Sammanslagning.objects.get()
    assert frammande.post(f"/identitet/{rad.pk}/isar").status_code == 404
    assert Sammanslagning.objects.filter(ersatt=None).exists()


def test_who_is_protected_is_hidden_from_those_without_the_right_in_every_part(
    klient: Client,
) -> None:
    hidden = person(SAMORDNING, "Amina Hemlig", skydd=Skydd.SEKRETESSMARKERING)
    other = person(PERSON, "Amina Hemlig")
    skolan_skickar(elevrad(TF, "Amina Hemlig"))
    utan_ratt = inloggad("Jonas Berg", Roll.HANDLAGGARE, HEM)

    sida = sidan(utan_ratt)
    assert "Hemlig" not in sida
    assert "2 förslag gäller personer med skyddade personuppgifter" in sida
    assert "0475-2384" not in sidan(utan_ratt, "/identitet?sok=hemlig")
    par = {"person": [hidden.pk, other.pk], "behall": other.pk}
    assert utan_ratt.post("/identitet/sla-ihop", par).status_code == 403
    vag = f"/identitet/jamfor?person={hidden.pk}&person={other.pk}"
    assert utan_ratt.get(vag).status_code == 403

    assert "Hemlig" in sidan(klient)
    svara(klient, "sla-ihop", **par)
    assert utan_ratt.get(f"/person/{other.pk}").status_code == 403
    assert "Sekretessmarkering" in sidan(klient, f"/person/{other.pk}")
    assert "Hemlig" not in sidan(utan_ratt)
    rad = Sammanslagning.objects.get()
    assert utan_ratt.post(f"/identitet/{rad.pk}/isar").status_code == 403
    svara(klient, f"{rad.pk}/isar")
    assert utan_ratt.get(f"/person/{other.pk}").status_code == 200


def test_what_waits_is_counted_where_one_looks_for_work(klient: Client) -> None:
    assert "samma person väntar" not in sidan(klient, "/oklart")
    for nummer in (PERSON, SAMORDNING):
        person(nummer)
    skolan_skickar(elevrad(TF))
    assert "2 frågor om två nummer är samma person väntar." in sidan(klient, "/oklart")
    syv = inloggad("Sol Ek", Roll.SYV, HEM)
    assert "samma person väntar" not in sidan(syv, "/oklart")


def test_whom_the_page_showed_is_logged_once(klient: Client) -> None:
    ids = {person(PERSON).pk, person(SAMORDNING).pk}
    klient.get("/identitet")
    seen = Visning.objects.get()
    assert (seen.vy, seen.person_ids) == ("identitet", [str(pk) for pk in sorted(ids)])


def test_the_page_asks_as_many_questions_for_many_as_for_few(klient: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            klient.get("/identitet?sok=amina")
        return len(questions)

    for nummer in (PERSON, SAMORDNING):
        person(nummer)
    skolan_skickar(elevrad(TF))
    asked()
    few = asked()
    for nummer in (TVILLING, "200804822393", "200804222388"):
        person(nummer)
    assert asked() == few
    assert Person.objects.count() == 5
