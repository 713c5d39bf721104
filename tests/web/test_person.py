"""A person's page: the answer with its ground, the timeline, and another day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from kaja.access.roller import Roll
from kaja.audit.models import Visning
from kaja.flows.las_in import las_in
from kaja.register.models import Bedomning, Utfall
from kaja.ungdom.models import Person
from kaja.web.komponenter.text import datum_i_text
from tests.web.varld import (
    DAG,
    MORGON,
    inloggad,
    las_in_exempel,
    nycklar,
    ta_emot_fil,
    utdrag,
)

pytestmark = [pytest.mark.django_db, pytest.mark.bara("sqlite")]


TOMT = {"kalla": "", "fil": "", "rad": None, "mottagen": ""}


@pytest.fixture
def klient() -> Client:
    return inloggad("Amira Lund", Roll.SAMORDNARE)


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    las_in_exempel(nycklar(24, var=101))


@pytest.fixture
def rad(folk: None) -> Bedomning:
    """One who is covered, among others."""
    rader = Bedomning.objects.filter(utfall=Utfall.OMFATTAS, ersatt__isnull=True, person__skydd="")
    return rader.select_related("person").earliest("person__fodd")


def sida(klient: Client, adress: str) -> str:
    svar = klient.get(adress)
    assert svar.status_code == 200
    return svar.content.decode()


def test_every_point_stands_there_with_its_sentence_law_and_evidence(
    klient: Client, rad: Bedomning
) -> None:
    text = sida(klient, f"/person/{rad.person_id}")
    for svar in rad.svar:
        assert datum_i_text(svar["mening"]) in text
        assert f"/lagtext#{svar['villkor']}" in text
    filer = [b for svar in rad.svar for b in svar["belagg"] if b["fil"]]
    assert filer
    for belagg in filer:
        assert f"{belagg['fil']}, rad {belagg['rad']}" in text


def test_the_ground_of_point_two_is_shown_but_not_where_an_old_answer_calls_it_a_birth_date(
    klient: Client, rad: Bedomning
) -> None:
    p2 = next(svar for svar in rad.svar if svar["villkor"].startswith("kaa.p2"))
    p2["belagg"] = [
        {**TOMT, "slag": "skolplikt_upphor", "text": "Skolpliktens sista dag 2025-06-10"}
    ]
    rad.save()
    assert "Skolpliktens sista dag 10 juni 2025" in sida(klient, f"/person/{rad.person_id}")
    p2["belagg"] = [{**TOMT, "slag": "fodd", "text": "Född 2025-06-10"}]
    rad.save()
    assert "Född 10 juni 2025" not in sida(klient, f"/person/{rad.person_id}")


def test_opening_a_person_is_logged(klient: Client, rad: Bedomning) -> None:
    sida(klient, f"/person/{rad.person_id}")
    visning = Visning.objects.latest("nr")
    assert (visning.vy, visning.personer) == ("person", f'["{rad.person_id}"]')


def test_address_and_telephone_of_one_who_is_protected_are_nowhere(
    klient: Client, rad: Bedomning
) -> None:
    """What the file said of them is not even stored; of the others it is there to be used."""
    skyddade = Person.objects.exclude(skydd="")
    assert skyddade
    for person in skyddade:
        cellerna = (
            utdrag("folkbokforing", {person.nummer[-10:]}).decode().splitlines()[1].split(";")
        )
        sagt = [cell for cell in (cellerna[12], *cellerna[15:]) if cell]
        text = sida(klient, f"/person/{person.pk}")
        assert not [cell for cell in sagt if cell in text]
        assert not person.adress + person.epost + person.telefon
    nagon = Person.objects.exclude(adress="").earliest("pk")
    assert nagon.adress in sida(klient, f"/person/{nagon.pk}")


def test_another_day_is_marked_and_answers_for_that_day(klient: Client, rad: Bedomning) -> None:
    fodd = rad.person.fodd
    assert fodd is not None
    efter = fodd.replace(year=fodd.year + 20) + timedelta(days=1)
    text = sida(klient, f"/person/{rad.person_id}/historik?dag={efter}")
    assert "Det här är inte läget nu." in text
    assert "Fyllde 20 år" in text
    assert "Det här är inte läget nu." not in sida(klient, f"/person/{rad.person_id}/historik")


def test_as_known_before_any_file_came_nothing_is_known(klient: Client, rad: Bedomning) -> None:
    dagen_fore = DAG - timedelta(days=1)
    text = sida(klient, f"/person/{rad.person_id}/historik?kand={dagen_fore}")
    assert "med det som var känt" in text
    assert text.count("Inget är känt.") == 3
    assert "Ingen uppgift om folkbokföring gäller den dagen." in text


def test_a_replaced_fact_stays_and_says_when_it_was_replaced(
    klient: Client, rad: Bedomning
) -> None:
    nyckel = rad.person.nummer[-10:]
    andrad = utdrag("elever", {nyckel}).replace(b"GY;", b"GYS;")
    fil = ta_emot_fil("elever", andrad, nr=60)
    las_in(fil=fil, user=None, tid=MORGON + timedelta(minutes=65), dag=DAG)
    text = sida(klient, f"/person/{rad.person_id}/historik")
    assert 'class="k-ersatt"' in text
    assert f"ersatt {DAG}" in text


@pytest.mark.parametrize(
    ("fraga", "mening"),
    [
        ("dag=2026-02-30", "Dag som svaret gäller: dagen finns inte."),
        ("dag=2014-12-31", "ansvaret finns från 1 januari 2015."),
        ("dag=snart", "Skriv den som 2026-06-30"),
        ("dag=30/6", "skriv året också, som 2026-06-30 eller 30/6 2026."),
        ("kand=2026-11-24", "24 november 2026 har inte varit än."),
    ],
)
def test_a_day_that_cannot_be_says_why_and_stays(
    klient: Client, rad: Bedomning, fraga: str, mening: str
) -> None:
    text = sida(klient, f"/person/{rad.person_id}/historik?{fraga}")
    assert mening in text
    assert f'value="{fraga.partition("=")[2].replace("+", " ")}"' in text


def test_the_way_to_the_next_follows_the_list_one_came_from(klient: Client, rad: Bedomning) -> None:
    sida(klient, "/malgrupp?sort=-alder")
    lista = klient.session["lista"]["personer"]
    text = sida(klient, f"/person/{lista[1]}")
    assert f'href="/person/{lista[0]}" rel="prev"' in text
    assert f'href="/person/{lista[2]}" rel="next"' in text
    assert f"2 av {len(lista)}" in text
    assert 'href="/malgrupp?sort=-alder"' in text


@pytest.mark.parametrize(
    ("lista", "namn", "av"),
    [
        ("/register?alla=1", "Register", "1 av {}"),
        ("/att-gora?vems=alla", "Att göra", "1 av de {} som visades"),
    ],
)
@pytest.mark.usefixtures("folk")
def test_the_way_back_is_to_the_list_one_came_from(
    klient: Client, lista: str, namn: str, av: str
) -> None:
    sida(klient, "/malgrupp")
    sida(klient, lista)
    kom = klient.session["lista"]["personer"]
    for flik in ("", "/plan"):
        text = sida(klient, f"/person/{kom[0]}{flik}")
        assert f'<a href="{lista}">{namn}</a>' in text
        assert av.format(len(kom)) in text
        assert f'href="/person/{kom[1]}" rel="next"' in text


def test_an_old_address_of_another_day_leads_to_the_history(klient: Client, rad: Bedomning) -> None:
    svar = klient.get(f"/person/{rad.person_id}?dag=2026-01-01")
    assert svar.headers["Location"] == f"/person/{rad.person_id}/historik?dag=2026-01-01"
