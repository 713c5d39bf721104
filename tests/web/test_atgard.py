"""Åtgärder on their pages: offered, begun, followed up, ended; places; and two who save at once."""

from __future__ import annotations

import pytest
from django.test import Client

from kaja.access.roller import Roll
from kaja.audit.models import Visning
from kaja.insatser.models import Arbetsgivare, Atgard, Atgardsslag, Handlaggning, Sysselsattning
from kaja.ungdom.models import Person
from tests.web.varld import DAG, KOMMUN, inloggad, las_in_exempel, nycklar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unga")]


@pytest.fixture(scope="module")
def unga(modulens_db: None) -> None:
    from kaja.access.models import Kommun
    from kaja.flows.dagens_arbete import folj_kommunen
    from tests.web.varld import MORGON

    las_in_exempel(nycklar(60, var=41))
    folj_kommunen(kommun=Kommun.objects.get(pk=KOMMUN), dag=DAG, tid=MORGON)


@pytest.fixture
def amira() -> Client:
    return inloggad("Amira Lund", Roll.SAMORDNARE)


@pytest.fixture
def person(unga: None) -> Person:
    rader = Handlaggning.objects.filter(oppen=True, person__skydd="", etapp="ny")
    return rader.select_related("person").earliest("person_id").person


def post(klient: Client, vag: str, **data: str) -> str:
    svar = klient.post(vag, data, follow=True)
    assert svar.status_code == 200, svar.status_code
    return svar.content.decode()


def erbjud(klient: Client, person: Person, **mer: str) -> str:
    grund = {"slag": "praktik", "ansvarig": "kommun", "erbjuden": "2026-11-02"}
    data = {**grund, "svar": "inte_svarat", **mer}
    return post(klient, f"/person/{person.pk}/atgarder/ny", **data)


JA = {"svar": "ja", "svarade": "2026-11-03"}


def test_what_is_seldom_known_is_folded_away_until_it_is_wrong_or_said(
    amira: Client, person: Person
) -> None:
    vikt, oppet = "<summary>Fler uppgifter", '<details class="k-mer" open><summary>Fler uppgifter'
    tom = amira.get(f"/person/{person.pk}/atgarder/ny").content.decode()
    assert tom.index('name="svar"') < tom.index(vikt) < tom.index('name="planerad_fran"')
    assert oppet not in tom
    assert oppet in erbjud(amira, person, svar="nej", svarade="2026-11-03", fran="31/2")
    assert oppet in erbjud(amira, person, slag="", planerad_fran="2026-12-01")
    assert oppet not in erbjud(amira, person, slag="")


def test_an_atgard_goes_from_the_offer_to_what_came_after(amira: Client, person: Person) -> None:
    bas = f"/person/{person.pk}/atgarder"
    assert "Åtgärden är antecknad." in erbjud(amira, person)
    den = Atgard.objects.get()
    text = post(amira, f"{bas}/{den.pk}/svar", version="1", bas="1", **JA)
    assert "Tackade ja, inte börjat" in text
    text = post(amira, f"{bas}/{den.pk}/start", version="2", bas="2", fran="2026-11-09")
    assert "Pågår" in text
    assert Handlaggning.objects.get(person=person).etapp == "atgard"
    text = post(amira, f"{bas}/{den.pk}/folj-upp", dag="2026-11-20", gang="som_planerat")
    assert "går som planerat" in text
    slut = {"tom": "2026-11-22", "slutorsak": "till_arbete", "gor_efter": "arbete"}
    text = post(amira, f"{bas}/{den.pk}/slut", version="3", bas="3", **slut)
    assert "Började arbeta" in text
    assert Sysselsattning.objects.get(nar="nu", ersatt=None, person=person).slag == "arbete"
    text = amira.get(f"{bas}/{den.pk}").content.decode()
    assert "Version 4" in text
    assert "Version 1" in text
    assert Visning.objects.latest("nr").vy == "atgard"


def test_what_does_not_hold_together_is_said_at_its_field(amira: Client, person: Person) -> None:
    text = erbjud(amira, person, svar="nej", svarade="2026-11-01")
    assert "Svarade: 1 november 2026 är före erbjudandet 2 november 2026." in text
    assert "Varför nej: välj ett skäl" in text
    assert not Atgard.objects.exists()


def test_who_is_second_to_save_sees_both(amira: Client, person: Person) -> None:
    erbjud(amira, person, **JA, fran="2026-11-09")
    den, bas = Atgard.objects.get(), f"/person/{person.pk}/atgarder"
    post(amira, f"{bas}/{den.pk}/ratta", version="1", bas="1", **_allt(den, fran="2026-11-10"))
    svar = amira.post(
        f"{bas}/{den.pk}/ratta", {"version": "1", "bas": "1", **_allt(den, fran="2026-11-11")}
    )
    assert svar.status_code == 409
    text = svar.content.decode()
    assert "Ditt är inte sparat än" in text
    assert "10 november 2026" in text
    assert "11 november 2026" in text
    assert str(Atgard.objects.get().fran) == "2026-11-10"


def _allt(den: Atgard, **byten: str) -> dict[str, str]:
    from kaja.web.handlaggare.atgard_form import innehallet

    return {namn: v[0] for namn, v in innehallet(den, "ratta").items() if v} | byten


def test_a_full_place_is_said_and_the_next_one_queues(amira: Client, person: Person) -> None:
    post(amira, "/praktik/ny", namn="Bageriet", platser="1", telefon="08-123 45 67")
    hos = str(Arbetsgivare.objects.get().pk)
    erbjud(amira, person, **JA, arbetsgivare=hos)
    annan = Handlaggning.objects.filter(oppen=True, person__skydd="").exclude(person=person)
    andra = annan.earliest("person_id").person
    assert "Bageriet: den enda platsen är tagen." in erbjud(amira, andra, **JA, arbetsgivare=hos)
    erbjud(amira, andra, **JA, arbetsgivare=hos, koar_sedan="2026-11-03")
    text = amira.get("/praktik").content.decode()
    assert "0 av 1" in text
    assert str(andra) in text
    assert Visning.objects.latest("nr").vy == "praktik"


def test_the_catalogue_is_the_municipality_s_and_says_what_is_not_verified(amira: Client) -> None:
    text = amira.get("/atgarder").content.decode()
    assert "Statistikens kodvärden är inte kontrollerade." in text
    nytt = {"namn": "Ungdomslaget", "rapportkod": "annan", "oppen": "on", "fran": "2026-12-01"}
    assert "Ungdomslaget: gäller från 1 december 2026." in post(amira, "/atgarder/ny", **nytt)
    assert Atgardsslag.objects.get().nyckel == "eget-1"
    text = post(amira, "/atgarder/syv", **{**nytt, "namn": "Ungdomslaget"})
    assert "det finns redan en åtgärd som heter Ungdomslaget" in text
    text = post(amira, "/atgarder/ny", **{**nytt, "namn": "Samtal på psykiatrin"})
    assert "får inte stå om en ungdom" in text
    stangt = {"namn": "Sfi", "rapportkod": "komvux", "fran": "2026-11-23"}
    text = post(amira, "/atgarder/sfi", **stangt)
    assert "Erbjuds inte längre" in text


def test_taking_away_a_mistake_leaves_the_page_and_the_log(amira: Client, person: Person) -> None:
    erbjud(amira, person)
    den, bas = Atgard.objects.get(), f"/person/{person.pk}/atgarder"
    assert "Ta bort åtgärden" in amira.get(f"{bas}/{den.pk}/ta-bort").content.decode()
    text = post(amira, f"{bas}/{den.pk}/ta-bort", version="1")
    assert "Ingen åtgärd är erbjuden" in text
    assert Atgard.objects.get().versioner.count() == 2
