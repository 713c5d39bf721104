"""What is unclear, as work: a question about a person, or one to a source that is late."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from kaja.access.roller import Roll
from kaja.audit.models import Visning
from kaja.insatser.actions import raise_task
from kaja.insatser.models import Uppgift, Uppgiftsslag
from kaja.register.models import Bedomning, Utfall
from kaja.ungdom.models import Person
from tests.vackta import vackta
from tests.web.varld import (
    EXEMPEL,
    GRANNE,
    MORGON,
    inloggad,
    las_in_exempel,
    nyckel,
    nycklar,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folk")]


@pytest.fixture
def samordnare() -> Client:
    return inloggad("Amira Lund", Roll.SAMORDNARE)


def att_fraga() -> list[Bedomning]:
    rader = Bedomning.objects.filter(ersatt__isnull=True).exclude(fraga="")
    return list(rader.select_related("person").order_by("person__fodd"))


def skyddade() -> set[str]:
    """Those whose place of registration says nothing of where they stay."""
    rader = (EXEMPEL / "folkbokforing.csv").read_text("utf-8").splitlines()
    return {nyckel(rad) for rad in rader if "skyddad_folkbokforing" in rad}


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    """Some of the invented people, and those."""
    las_in_exempel(nycklar(30, var=101) | skyddade())


def sida(klient: Client, adress: str = "/oklart") -> str:
    svar = klient.get(adress)
    assert svar.status_code == 200
    return svar.content.decode()


def gor(klient: Client, rad: Bedomning, gor: str, **mer: str) -> str:
    data = {"nyckel": f"oklart:{rad.person_id}", "gor": gor, **mer}
    svar = klient.post("/uppgift", data, follow=True)
    assert svar.status_code == 200
    return svar.content.decode()


def test_each_question_says_what_to_ask_and_whom(samordnare: Client) -> None:
    text = sida(samordnare)
    assert att_fraga()
    for rad in att_fraga():
        for svar in (s for s in rad.svar if s["skal"] == rad.fraga):
            assert svar["fraga"] in text
            assert f"Fråga {svar['till']}:" in text
        assert f"/person/{rad.person_id}/svara" in text


def test_the_one_who_is_soonest_twenty_comes_first(samordnare: Client) -> None:
    text = sida(samordnare)
    stallen = [text.index(f'/person/{rad.person_id}"') for rad in att_fraga()]
    assert stallen == sorted(stallen)
    assert len(stallen) > 3


def test_a_task_is_taken_handed_back_and_postponed(samordnare: Client) -> None:
    rad = next(r for r in att_fraga() if not r.person.skyddad)
    lanken = f'/person/{rad.person_id}"'
    assert "Du har tagit uppgiften." in gor(samordnare, rad, "ta")
    assert lanken in sida(samordnare, "/oklart?vems=mina")
    assert lanken not in sida(samordnare, "/oklart?vems=ingens")
    jonas = inloggad("Jonas Kvist", Roll.HANDLAGGARE)
    assert "Någon annan har redan tagit uppgiften." in gor(jonas, rad, "ta")
    assert "Uppgiften är ingens igen." in gor(samordnare, rad, "lamna")
    till = {"till": "2026-12-01"}
    assert "välj ett skäl i listan" in gor(samordnare, rad, "skjut", **till)
    vantar = gor(samordnare, rad, "skjut", **till, skal="vantar_svar")
    assert "kommer tillbaka 1 december 2026" in vantar
    assert lanken not in sida(samordnare)
    uppskjutna = sida(samordnare, "/oklart?vems=uppskjutna")
    assert lanken in uppskjutna
    assert "Uppskjuten till 1 december 2026: väntar på svar." in uppskjutna
    assert vackta().get().skapad


@pytest.mark.parametrize(
    ("till", "mening"),
    [
        ("", "skriv en dag, som 2026-12-01"),
        ("2026-11-23", "Välj en dag efter 23 november 2026"),
        ("2026-02-30", "dagen finns inte"),
        ("9999-12-31", "välj en dag före"),
    ],
)
def test_a_day_that_a_task_cannot_be_postponed_to_says_why(
    samordnare: Client, till: str, mening: str
) -> None:
    rad = next(r for r in att_fraga() if not r.person.skyddad)
    assert mening in gor(samordnare, rad, "skjut", till=till, skal="hanns_inte")
    assert not Uppgift.objects.filter(uppskjuten_till__isnull=False).exists()


def test_questions_are_narrowed_by_whom_to_ask_and_what(samordnare: Client) -> None:
    skolan = [r for r in att_fraga() if r.fraga == "p3.avbrott_utan_datum"]
    andra = [r for r in att_fraga() if r.fraga == "hemkommun.skyddad"]
    assert skolan
    assert andra
    for adress in ("/oklart?till=skolan", "/oklart?fraga=p3.avbrott_utan_datum"):
        text = sida(samordnare, adress)
        assert all(f'/person/{r.person_id}"' in text for r in skolan)
        assert not any(f'/person/{r.person_id}"' in text for r in andra)
    assert "stämmer med valet" in sida(samordnare, "/oklart?fraga=p6.utreds")


def test_the_file_has_the_questions_that_are_chosen_and_all_where_none_is(
    samordnare: Client,
) -> None:
    def fragor(val: str) -> list[str]:
        return samordnare.get(f"/oklart/export.csv{val}").content.decode().splitlines()[1:]

    alla, valda = fragor(""), fragor("?fraga=p3.avbrott_utan_datum")
    antal = Bedomning.objects.filter(ersatt=None, fraga="p3.avbrott_utan_datum", person__skydd="")
    assert len({rad.split(";")[1] for rad in valda}) == antal.count() > 0
    assert set(valda) < set(alla)
    assert fragor("?fraga=p6.utreds") == []
    assert "export.csv?fraga=p3" in sida(samordnare, "/oklart?fraga=p3.avbrott_utan_datum")


def test_a_protected_person_is_a_task_for_the_samordnare_alone(samordnare: Client) -> None:
    rad = next(r for r in att_fraga() if r.fraga == "hemkommun.skyddad")
    jonas = inloggad("Jonas Kvist", Roll.HANDLAGGARE)
    text = sida(jonas)
    assert "Samordnaren ställer frågan." in text
    assert str(rad.person) not in text
    data = {"nyckel": f"oklart:{rad.person_id}", "gor": "ta"}
    assert jonas.post("/uppgift", data).status_code == 403
    assert jonas.get(f"/person/{rad.person_id}/svara").status_code == 403
    assert jonas.get(f"/person/{rad.person_id}/beslut").status_code == 403
    assert str(rad.person) in sida(samordnare)
    assert not vackta().exists()


def test_how_long_it_has_been_unclear_is_counted_from_the_first_unclear_answer(
    samordnare: Client,
) -> None:
    Bedomning.objects.filter(utfall=Utfall.OKLART).update(kand_fran=MORGON - timedelta(days=40))
    assert "Oklart i 40 dagar." in sida(samordnare).replace("\xa0", " ")


def test_other_tasks_stand_below_and_can_be_done(samordnare: Client) -> None:
    person = Person.objects.filter(skydd="").earliest("pk")
    uppgift = raise_task(
        kommun=person.kommun,
        slag=Uppgiftsslag.IFRAGASATT,
        nyckel="ifragasatt:1",
        person=person,
        fraga="Stämmer det att hen slutade?",
        aktor="prov",
        tid=MORGON,
    )
    assert "Stämmer det att hen slutade?" in sida(samordnare)
    samordnare.post("/uppgift", {"nyckel": uppgift.nyckel, "gor": "klar"})
    uppgift.refresh_from_db()
    assert (uppgift.utfall, uppgift.klar is not None) == ("klar", True)
    assert "Stämmer det att hen slutade?" not in sida(samordnare)


def test_nobody_can_say_that_a_question_is_done_without_an_answer(samordnare: Client) -> None:
    rad = next(r for r in att_fraga() if not r.person.skyddad)
    assert "klar när frågan är besvarad" in gor(samordnare, rad, "klar")


def test_a_task_of_another_municipality_does_not_exist(samordnare: Client) -> None:
    rad = next(r for r in att_fraga() if not r.person.skyddad)
    granne = inloggad("Tom Ek", Roll.SAMORDNARE, GRANNE)
    for vad in (f"oklart:{rad.person_id}", "oklart:9", "nagot:1", "oklart:" + "9" * 60):
        assert granne.post("/uppgift", {"nyckel": vad, "gor": "ta"}).status_code == 404
    assert granne.post("/uppgift", {"nyckel": "oklart:1", "gor": "annat"}).status_code == 404
    assert not vackta().exists()


def test_those_who_are_shown_are_logged(samordnare: Client) -> None:
    sida(samordnare)
    visning = Visning.objects.latest("nr")
    assert visning.vy == "oklart"
    assert set(visning.person_ids) == {str(rad.person_id) for rad in att_fraga()}
