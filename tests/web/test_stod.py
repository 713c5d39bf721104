"""Economic support on its pages: amounts, decisions, attendance, the file for payroll, the cost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kaja.access.roller import Roll
from kaja.audit.models import Handelse, Visning
from kaja.insatser.actions.narvaro import NarvarokrockError, note_attendance
from kaja.insatser.actions.stod import decide_support, take_back_support
from kaja.insatser.actions.stodfel import StodfelError
from kaja.insatser.models import (
    Atgard,
    Handlaggning,
    Loneunderlag,
    Loneunderlagsrad,
    Narvaro,
    Stodbeslut,
    Stodval,
)
from kaja.regler.atgarder import Narvarodagar
from kaja.ungdom.models import Person, Skydd
from tests.web.test_atgard import JA, erbjud, post
from tests.web.varld import inloggad, las_in_exempel, nycklar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unga")]
BELOPP = {"belopp": "1 250", "regel": "narvaro", "fran": "2026-11-01"}


@pytest.fixture(scope="module")
def unga(modulens_db: None) -> None:
    las_in_exempel(nycklar(40, var=41))


@pytest.fixture
def amira() -> Client:
    return inloggad("Amira Lund", Roll.SAMORDNARE)


@pytest.fixture
def person(unga: None) -> Person:
    rader = Handlaggning.objects.filter(oppen=True, person__skydd="")
    return rader.select_related("person").earliest("person_id").person


@pytest.fixture
def beslutat(amira: Client, person: Person) -> Stodbeslut:
    """A youth on praktik since the 9th, with an amount for support and a decision about it."""
    post(amira, "/stod/belopp/studiebidrag", **BELOPP)
    erbjud(amira, person, **JA, fran="2026-11-09")
    atgard = str(Atgard.objects.get(person=person).pk)
    data = {"atgard": atgard, "slag": "studiebidrag", "fran": "2026-11-09"}
    assert "Beslutet om stöd är sparat." in post(amira, f"/person/{person.pk}/stod/nytt", **data)
    return Stodbeslut.objects.get()


def narvaro(
    klient: Client, beslut: Stodbeslut, dagar: str, planerade: str, oppnad: str = ""
) -> str:
    pk = beslut.atgard_id
    data = {f"dagar_{pk}": dagar, f"planerade_{pk}": planerade, f"oppnad_{pk}": oppnad}
    return post(klient, "/stod?manad=2026-11", **data)


def fil(klient: Client, **data: str) -> list[str]:
    svar = klient.post("/stod/underlag?manad=2026-11", {"skal": "utbetalning", **data})
    assert svar["Content-Type"] == "text/csv; charset=utf-8"
    return svar.content.decode("utf-8-sig").splitlines()


def test_a_month_goes_from_attendance_to_the_file_and_never_twice(
    amira: Client, beslutat: Stodbeslut
) -> None:
    text = amira.get("/stod/underlag?manad=2026-11").content.decode()
    assert "Månadens närvaro är inte antecknad." in text
    assert "Närvaron för november 2026 är sparad." in narvaro(amira, beslutat, "12", "16")
    text = amira.get("/stod/underlag?manad=2026-11").content.decode()
    assert "1\N{NO-BREAK SPACE}250 kr, 12 av 16 planerade dagar." in text
    rubrik, rad = fil(amira)
    assert rubrik.startswith("Personnummer;Namn;Stöd")
    assert rad.split(";")[4:7] == ["2026-11-09", "2026-11-30", "937,50"]
    (handelse,) = Handelse.objects.filter(handling="stod.underlag")
    assert '"skal":"utbetalning"' in handelse.detaljer.replace(" ", "")
    assert Visning.objects.latest("nr").vy == "stod.underlag.csv"
    assert "Det finns inget nytt att lämna till lön" in post(
        amira, "/stod/underlag?manad=2026-11", skal="utbetalning"
    )
    assert Loneunderlag.objects.count() == 1


def test_a_correction_after_the_file_is_the_difference(
    amira: Client, beslutat: Stodbeslut, person: Person
) -> None:
    narvaro(amira, beslutat, "16", "16")
    fil(amira)
    narvaro(amira, beslutat, "8", "16", oppnad="16/16")
    assert fil(amira, skal="rattelse")[1].split(";")[6] == "-625,00"
    bort = {"gor": "ta_bort", "oppnat": str(beslutat.pk)}
    post(amira, f"/person/{person.pk}/stod/{beslutat.nummer}", **bort)
    assert fil(amira, skal="rattelse")[1].split(";")[6] == "-625,00"
    assert sum(r.belopp for r in Loneunderlagsrad.objects.all()) == 0
    assert "Lämnat till lön hittills" in amira.get(f"/person/{person.pk}/stod").content.decode()


def test_a_protected_person_is_in_the_file_only_when_confirmed(
    amira: Client, beslutat: Stodbeslut, person: Person
) -> None:
    narvaro(amira, beslutat, "16", "16")
    Person.objects.filter(pk=person.pk).update(
        skydd=Skydd.SEKRETESSMARKERING, adress="", postnummer="", postort="", epost="", telefon=""
    )
    text = post(amira, "/stod/underlag?manad=2026-11", skal="utbetalning")
    assert "Det finns inget nytt att lämna till lön" in text
    assert "Jag bekräftar att personen får vara med i filen." in text
    assert len(fil(amira, med=str(person.pk))) == 2
    (handelse,) = Handelse.objects.filter(handling="stod.underlag")
    assert f'"skyddade_bekraftade":[{person.pk}]' in handelse.detaljer.replace(" ", "")


def test_the_end_of_an_atgard_ends_its_support(
    amira: Client, beslutat: Stodbeslut, person: Person
) -> None:
    slut = {"version": "1", "bas": "1", "tom": "2026-11-20", "slutorsak": "genomford"}
    post(amira, f"/person/{person.pk}/atgarder/{beslutat.atgard_id}/slut", **slut)
    (galler,) = Stodbeslut.objects.filter(ersatt=None)
    assert galler.nummer == beslutat.nummer
    assert str(galler.till) == "2026-11-21"


def test_what_cannot_be_is_said_and_nothing_is_saved(
    amira: Client, beslutat: Stodbeslut, person: Person
) -> None:
    text = narvaro(amira, beslutat, "17", "16")
    assert "17 av 16 dagar går inte ihop." in text
    assert 'value="17"' in text
    data = {"atgard": str(beslutat.atgard_id), "slag": "studiebidrag", "fran": "2026-11-10"}
    text = post(amira, f"/person/{person.pk}/stod/nytt", **data)
    assert "är redan beslutat för dagar i den tiden" in text
    text = post(amira, "/stod/belopp/busskort", belopp="x", regel="manad", fran="2026-09-01")
    assert "Belopp i kronor: skriv ett tal" in text
    text = post(amira, "/stod/belopp/busskort", belopp="500", regel="manad", fran="2026-09-01")
    assert "1 september 2026 ligger i en månad som har varit." in text


def test_two_who_write_at_once_never_undo_each_other(
    amira: Client, beslutat: Stodbeslut, person: Person
) -> None:
    narvaro(amira, beslutat, "16", "16")
    text = narvaro(amira, beslutat, "12", "16")
    assert "Någon annan har sparat 16 av 16 sedan du öppnade sidan." in text
    narvaro(amira, beslutat, "8", "16", oppnad="16/16")
    narvaro(amira, beslutat, "16", "16", oppnad="16/16")  # opened before, and not touched
    assert Narvaro.objects.get(ersatt=None).dagar == 8

    vag = f"/person/{person.pk}/stod/{beslutat.nummer}"
    andrat = {"atgard": str(beslutat.atgard_id), "slag": "studiebidrag", "fran": "2026-11-10"}
    post(amira, vag, **andrat, oppnat=str(beslutat.pk))
    text = post(amira, vag, **{**andrat, "fran": "2026-11-12"}, oppnat=str(beslutat.pk))
    assert "Någon annan har ändrat beslutet" in text
    assert str(Stodbeslut.objects.get(ersatt=None).fran) == "2026-11-10"


def test_what_the_user_saw_is_compared_when_it_is_saved(
    amira: Client, beslutat: Stodbeslut
) -> None:
    """Also when a colleague saves between the page and the saving."""
    vem: dict[str, Any] = {"kommun": beslutat.kommun, "user": beslutat.av}

    def anteckna(dagar: int, sedda: dict[int, Narvarodagar]) -> None:
        ny = {beslutat.atgard_id: Narvarodagar(dagar, 16)}
        note_attendance(manad=beslutat.fran, dagar=ny, sedda=sedda, tid=beslutat.kand_fran, **vem)

    anteckna(16, {})
    anteckna(16, {})  # the same that a colleague saved
    with pytest.raises(NarvarokrockError) as krock:
        anteckna(12, {})
    assert krock.value.sparat == {beslutat.atgard_id: Narvarodagar(16, 16)}
    anteckna(8, dict(krock.value.sparat.items()))  # type: ignore[arg-type]
    assert Narvaro.objects.get(ersatt=None).dagar == 8


def test_a_decision_that_was_taken_back_meanwhile_does_not_rise_again(
    amira: Client, beslutat: Stodbeslut
) -> None:
    vem: dict[str, Any] = {"user": beslutat.av, "tid": beslutat.kand_fran + timedelta(hours=1)}
    take_back_support(beslut=beslutat, **vem)
    with pytest.raises(StodfelError, match="gäller inte längre"):
        decide_support(
            kommun=beslutat.kommun,
            atgard=beslutat.atgard_id,
            slag=Stodval(beslutat.slag),
            fran=beslutat.fran,
            till=None,
            i_stallet_for=beslutat,
            **vem,
        )
    assert not Stodbeslut.objects.filter(ersatt=None).exists()


def test_a_day_in_another_century_is_told_and_breaks_nothing(
    amira: Client, beslutat: Stodbeslut, person: Person
) -> None:
    data = {"atgard": str(beslutat.atgard_id), "slag": "busskort", "fran": "2026-11-10"}
    text = post(amira, f"/person/{person.pk}/stod/nytt", **data, tom="9999-12-31")
    assert "Till och med: välj en dag från 2015-01-01 till och med 2099-12-31." in text
    sen = {"erbjuden": "2026-11-10", "planerad_tom": "9999-12-31"}
    assert "Planerad sista dag: välj en dag från" in erbjud(amira, person, **JA, **sen)
    assert amira.get("/stod/kostnader?ar=20261").status_code == 200
    assert amira.get("/stod?manad=2026-13").status_code == 200


def test_the_chef_sees_numbers_but_not_of_a_few_and_no_person(
    amira: Client, beslutat: Stodbeslut, person: Person
) -> None:
    narvaro(amira, beslutat, "16", "16")
    fil(amira)
    text = amira.get("/stod/kostnader?ar=2026").content.decode()
    assert str(person) in text
    assert "1\N{NO-BREAK SPACE}250" in text
    chris = inloggad("Chris Alm", Roll.CHEF)
    text = chris.get("/stod/kostnader?ar=2026").content.decode()
    assert str(person) not in text
    assert "1\N{NO-BREAK SPACE}250" not in text
    assert "&lt; 5" in text


def test_the_pages_ask_no_more_for_many_than_for_one(amira: Client, beslutat: Stodbeslut) -> None:
    narvaro(amira, beslutat, "16", "16")
    person = beslutat.atgard.person_id
    sidor = [
        *(f"/person/{person}/atgarder", f"/person/{person}/stod", "/praktik", "/atgarder"),
        *("/stod?manad=2026-11", "/stod/underlag?manad=2026-11"),
    ]
    for_en = {sida: fragor(amira, sida) for sida in sidor}
    oppna = Handlaggning.objects.filter(oppen=True, person__skydd="").exclude(person=person)
    for rad in oppna.select_related("person").order_by("person_id")[:4]:
        erbjud(amira, rad.person, **JA, fran="2026-11-09")
        data = {"atgard": str(Atgard.objects.latest("pk").pk), "slag": "studiebidrag"}
        post(amira, f"/person/{rad.person_id}/stod/nytt", **data, fran="2026-11-09")
    erbjud(amira, beslutat.atgard.person, **JA, slag="sfi", fran="2026-11-09")
    assert {sida: fragor(amira, sida) for sida in sidor} == for_en


def fragor(klient: Client, sida: str) -> int:
    with CaptureQueriesContext(connection) as stallda:
        assert klient.get(sida).status_code == 200
    return len(stallda)
