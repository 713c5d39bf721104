"""A decision on its page: seen before it is made, made, shown with its history, and lifted."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kaja.access.roller import Roll
from kaja.audit.models import Visning
from kaja.flows.beslut import SKAL
from kaja.register.models import Bedomning, Beslut, Beslutsskal, Beslutsslag, Utfall
from tests.web.varld import EXEMPEL, inloggad, las_in_exempel, nyckel

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.bara("sqlite"),
    pytest.mark.usefixtures("gar_i_skolan"),
]

GAR = re.compile(r"[^;]+;GY;202[56]-08-[^;]*;(?:2027|2028|2029)?[^;]*;;")
ANDA = {"slag": "omfattas_anda", "skal": "studerar_inte", "fran": "2026-10-01"}


@pytest.fixture
def klient() -> Client:
    return inloggad("Jonas Kvist", Roll.HANDLAGGARE)


@pytest.fixture(scope="module")
def gar_i_skolan(modulens_db: None) -> None:
    elever = (EXEMPEL / "elever.csv").read_text("utf-8").splitlines()[1:]
    gar = [nyckel(rad) for rad in elever if GAR.match(rad)]
    las_in_exempel(set(gar[:12]))


@pytest.fixture
def rad(gar_i_skolan: None) -> Bedomning:
    """One who goes to school."""
    rader = Bedomning.objects.filter(ersatt__isnull=True, person__skydd="")
    rader = rader.filter(utfall=Utfall.OMFATTAS_INTE, avgorande_punkt="kaa.p3")
    return rader.select_related("person").latest("person__fodd")


def post(klient: Client, rad: Bedomning, **data: str) -> str:
    svar = klient.post(f"/person/{rad.person_id}/beslut", data, follow=True)
    assert svar.status_code == 200
    return svar.content.decode()


def test_what_a_decision_does_is_shown_before_it_is_made(klient: Client, rad: Bedomning) -> None:
    text = post(klient, rad, **ANDA)
    assert "Ungdomen förs in i registret från 1 oktober 2026." in text
    assert "Orsak: kommunen har beslutat att ungdomen omfattas." in text
    assert not Beslut.objects.exists()
    assert Visning.objects.latest("nr").vy == "beslut"


def test_a_decision_is_made_shown_and_lifted(klient: Client, rad: Bedomning) -> None:
    text = post(klient, rad, **ANDA, arende="ks 2026/123", bekrafta="1")
    assert "Beslutet är fattat: omfattas ändå." in text
    assert "Ärende KS 2026/123." in text
    assert "Beslutat av Jonas Kvist" in text
    assert "Öppnad 1 oktober 2026. Kommunen har beslutat att ungdomen omfattas." in text
    assert "Kommunens beslut av Jonas Kvist: omfattas ändå." in text

    (beslut,) = Beslut.objects.all()
    text = klient.post(f"/beslut/{beslut.pk}/upphav", follow=True).content.decode()
    assert "Beslutet är upphävt. Svaret är nu: omfattas inte." in text
    assert "Upphävt eller ersatt av Jonas Kvist" in text
    igen = klient.post(f"/beslut/{beslut.pk}/upphav", follow=True).content.decode()
    assert "Beslutet gäller inte längre." in igen


def test_the_page_as_it_was_known_before_the_decision_has_none_of_it(
    klient: Client, rad: Bedomning
) -> None:
    post(klient, rad, **ANDA, bekrafta="1")
    nu = klient.get(f"/person/{rad.person_id}/historik").content.decode()
    assert "Kommunens beslut" in nu
    da = klient.get(f"/person/{rad.person_id}/historik?kand=2026-11-22").content.decode()
    assert "Inte i registret." in da
    assert "Kommunens beslut" not in da
    forr = klient.get(f"/person/{rad.person_id}/historik?dag=2026-09-30").content.decode()
    assert "Inte i registret." in forr


@pytest.mark.parametrize(
    ("data", "mening"),
    [
        ({}, "Beslut saknas."),
        ({"slag": "omfattas_anda", "fran": "2026-10-01"}, "Skäl saknas."),
        ({**ANDA, "fran": ""}, "Gäller från saknas."),
        ({**ANDA, "fran": "2026-02-30"}, "Gäller från: dagen finns inte."),
        ({**ANDA, "fran": "2014-12-31"}, "Gäller från: välj en dag från 1 januari 2015"),
        ({**ANDA, "fran": "2030-01-01"}, "Gäller från: välj en dag från 1 januari 2015"),
        ({**ANDA, "skal": "studerar"}, "Skäl: det valda passar inte till beslutet."),
        ({**ANDA, "skal": "vistas_har"}, "skyddad folkbokföring"),
        ({**ANDA, "arende": "20080101-2386"}, "Inga namn och inga personnummer."),
        ({**ANDA, "arende": "080101-2386"}, "Inga namn och inga personnummer."),
        ({**ANDA, "arende": "Åsa Öberg"}, "Inga namn och inga personnummer."),
        ({"slag": "felaktigt_registrerad", "skal": "studerar", "fran": "2026-10-01"}, "behövs int"),
        ({**ANDA, "slag": "nagot"}, "giltigt alternativ"),
    ],
)
def test_a_decision_that_cannot_be_made_says_why_and_keeps_what_was_typed(
    klient: Client, rad: Bedomning, data: dict[str, str], mening: str
) -> None:
    text = post(klient, rad, bekrafta="1", **data)
    assert "<title>Fel: " in text or "Beslut saknas." not in text
    assert mening in text
    assert not data.get("arende") or f'value="{data["arende"]}"' in text
    assert not Beslut.objects.exists()


@pytest.mark.parametrize(
    "arende", ["KS 2026/123", "2026-00123", "UBN-2026-12", "BUN 26/7", "2026:14", ""]
)
def test_case_numbers_as_registers_write_them_are_taken(
    klient: Client, rad: Bedomning, arende: str
) -> None:
    assert "Det här gör beslutet" in post(klient, rad, **ANDA, arende=arende)


def test_a_coach_reads_decisions_and_makes_none(rad: Bedomning) -> None:
    coach = inloggad("Siv Ek", Roll.SYV)
    assert coach.get(f"/person/{rad.person_id}/beslut").status_code == 403
    sida = coach.get(f"/person/{rad.person_id}/historik").content.decode()
    assert "Anteckna ett svar" in sida
    assert "Kommunen beslutar" not in sida


def test_every_kind_of_decision_has_its_grounds() -> None:
    assert set(SKAL) == set(Beslutsslag)
    assert {skal for alla in SKAL.values() for skal in alla} == set(Beslutsskal)
