"""The lists: who stands there, what a filter and a tab leave, and what is hidden from whom."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client

from kaja.access.roller import Roll
from kaja.audit.models import Handelse, Visning
from kaja.register.models import Bedomning, Utfall
from kaja.tabell import open_table
from kaja.ungdom.models import Person
from tests.web.varld import DAG, GRANNE, inloggad, las_in_exempel, nycklar

pytestmark = pytest.mark.django_db

RADER = re.compile(r'<tr role="row"(?: data-skyddad)?><t[hd] role="(?:rowheader|cell)".*?</tr>')
SEDAN = datetime(2026, 10, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    """Some of the invented people, a few of them protected."""
    las_in_exempel(nycklar(36, var=101))


@pytest.fixture
def samordnare(folk: None) -> Client:
    return inloggad("Amira Lund", Roll.SAMORDNARE)


@pytest.fixture
def handlaggare(folk: None) -> Client:
    return inloggad("Jonas Kvist", Roll.HANDLAGGARE)


def hamta(klient: Client, adress: str) -> str:
    svar = klient.get(adress)
    assert svar.status_code == 200
    return svar.content.decode()


def aktuella(utfall: str) -> list[Bedomning]:
    rader = Bedomning.objects.filter(utfall=utfall, ersatt__isnull=True)
    return list(rader.select_related("person"))


def test_the_list_opens_on_those_covered_and_counts_every_tab(samordnare: Client) -> None:
    sida = hamta(samordnare, "/malgrupp")
    for rad in aktuella(Utfall.OMFATTAS):
        assert f"/person/{rad.person_id}" in sida
    for rad in aktuella(Utfall.OMFATTAS_INTE):
        assert f'/person/{rad.person_id}"' not in sida
    for utfall in Utfall.values:
        assert f'<span class="k-antal">{len(aktuella(utfall))}</span>' in sida


def test_the_oldest_comes_first_and_the_order_can_be_turned(samordnare: Client) -> None:
    namn = [str(r.person) for r in sorted(aktuella(Utfall.OMFATTAS), key=_fodd)]
    fram = hamta(samordnare, "/malgrupp")
    bak = hamta(samordnare, "/malgrupp?sort=-alder")
    assert fram.index(namn[0]) < fram.index(namn[-1])
    assert bak.index(namn[0]) > bak.index(namn[-1])


def _fodd(rad: Bedomning) -> str:
    return str(rad.person.fodd)


@pytest.mark.parametrize("skriv", ["namn", "nummer", "med bindestreck"])
def test_a_search_on_name_or_number_finds_the_person(samordnare: Client, skriv: str) -> None:
    person = aktuella(Utfall.OMFATTAS)[0].person
    andra = aktuella(Utfall.OMFATTAS)[1].person
    nummer = f"{person.nummer[:8]}-{person.nummer[8:]}"
    text = {"namn": str(person).upper(), "nummer": person.nummer, "med bindestreck": nummer}
    sida = hamta(samordnare, f"/malgrupp?sok={text[skriv]}")
    assert f"/person/{person.pk}" in sida
    assert f"/person/{andra.pk}" not in sida


def test_filters_narrow_by_reason_and_by_age(samordnare: Client) -> None:
    avbrott = {r.person_id for r in aktuella(Utfall.OMFATTAS) if r.ingangsorsak == "avbrott"}
    sida = hamta(samordnare, "/malgrupp?orsak=avbrott")
    assert {r.person_id for r in aktuella(Utfall.OMFATTAS) if f"/person/{r.person_id}" in sida} == (
        avbrott
    )
    arton = hamta(samordnare, "/malgrupp?alder=18&utfall=alla")
    for rad in aktuella(Utfall.OMFATTAS):
        fodd = rad.person.fodd
        assert fodd is not None
        ar = DAG.year - fodd.year - ((DAG.month, DAG.day) < (fodd.month, fodd.day))
        assert (f"/person/{rad.person_id}" in arton) == (ar == 18)


@pytest.mark.parametrize(
    "adress", ["/malgrupp?utfall=nej", "/malgrupp?alder=x&orsak=y", "/malgrupp?page=999&sort=hej"]
)
def test_an_address_that_says_nonsense_still_gives_a_list(samordnare: Client, adress: str) -> None:
    hamta(samordnare, adress)


def test_the_list_and_its_export_log_whom_they_showed(samordnare: Client) -> None:
    visade = {r.person_id for r in aktuella(Utfall.OMFATTAS)}
    hamta(samordnare, "/malgrupp")
    samordnare.get("/malgrupp/export.csv")
    lista, fil = Visning.objects.order_by("nr")
    assert (lista.vy, fil.vy) == ("malgrupp", "malgrupp.csv")
    assert {int(pk) for pk in json.loads(lista.personer)} == visade
    assert Handelse.objects.filter(handling="lista.exporterad").count() == 1


def test_a_handlaggare_sees_that_someone_is_protected_but_not_who(handlaggare: Client) -> None:
    skyddade = list(Person.objects.exclude(skydd=""))
    assert skyddade
    for adress in ("/malgrupp?utfall=alla", "/malgrupp?utfall=alla&page=2", "/oklart"):
        sida = hamta(handlaggare, adress)
        assert not any(hemligt in sida for p in skyddade for hemligt in _hemligt(p))
    assert handlaggare.get(f"/person/{skyddade[0].pk}").status_code == 403


@pytest.mark.parametrize("hall", ["", "-"])
@pytest.mark.parametrize("kol", ["namn", "nummer", "alder", "varfor", "sedan"])
def test_by_her_place_in_the_list_a_handlaggare_learns_nothing_of_who_is_protected(
    handlaggare: Client, samordnare: Client, kol: str, hall: str
) -> None:
    skyddade = Person.objects.exclude(skydd="").count()
    adress = f"/malgrupp?utfall=alla&page=99&sort={hall}{kol}"
    sista = RADER.findall(hamta(handlaggare, adress))
    assert ["Skyddad person" in rad for rad in sista][-skyddade:] == [True] * skyddade
    assert "Skyddad person" not in "".join(sista[:-skyddade])
    assert len(sista) == len(RADER.findall(hamta(samordnare, adress)))


def test_a_search_never_tells_that_a_hidden_person_exists(handlaggare: Client) -> None:
    for person in Person.objects.exclude(skydd=""):
        sida = hamta(handlaggare, f"/malgrupp?utfall=alla&sok={person.nummer}")
        assert "Skyddad person" not in sida


MED_SOKNING = (
    *("/malgrupp", "/register", "/andrat", "/skolanmalningar"),
    *("/skolanmalningar/ny", "/identitet"),
)


@pytest.mark.parametrize("sida", MED_SOKNING)
def test_from_a_search_for_nearly_the_name_a_handlaggare_learns_nothing_of_who_is_protected(
    handlaggare: Client, samordnare: Client, sida: str
) -> None:
    """What the page says is what it would have said if nobody were called so."""
    person = Person.objects.exclude(skydd="").earliest("pk")
    for sok in (f"{person.fornamn}x {person.efternamn}x", f"{person.nummer[:-1]}x"):
        svar = hamta(handlaggare, f"{sida}?sok={sok}")
        with transaction.atomic():
            Person.objects.filter(pk=person.pk).update(sokbar="")
            utan = hamta(handlaggare, f"{sida}?sok={sok}")
            transaction.set_rollback(True)
        assert stadigt(svar) == stadigt(utan)
        assert "Menade du" in hamta(samordnare, f"/malgrupp?sok={sok}")


def stadigt(sida: str) -> str:
    """The page without what is another each time."""
    return re.sub(r'name="(csrfmiddlewaretoken|till)" value="[^"]*"', "", sida)


def test_of_nobody_with_the_name_those_with_nearly_the_same_are_proposed_and_logged(
    samordnare: Client,
) -> None:
    person = aktuella(Utfall.OMFATTAS)[0].person
    namnar = Person.objects.filter(fornamn=person.fornamn, efternamn=person.efternamn)
    fel = f"{person.efternamn}xx {person.fornamn[:-1]}"
    sida = hamta(samordnare, f"/malgrupp?sok={fel}&alder=15")
    lank = f"?utfall=alla&amp;sok={quote(str(person))}"
    assert lank in sida
    assert {pk for visning in Visning.objects.all() for pk in visning.person_ids} >= {
        str(en.pk) for en in namnar
    }
    assert f"/person/{person.pk}" in hamta(samordnare, f"/malgrupp{unescape(lank)}")


def test_the_samordnare_sees_who_is_protected(samordnare: Client) -> None:
    for person in Person.objects.exclude(skydd=""):
        sida = hamta(samordnare, f"/malgrupp?utfall=alla&sok={person.nummer}")
        assert str(person) in sida
        assert "Skyddad" in sida


def _hemligt(person: Person) -> list[str]:
    nummer = f"{person.nummer[:8]}-{person.nummer[8:]}"
    return [f">{person}<", nummer, f'/person/{person.pk}"']


def test_the_export_is_what_the_list_shows(samordnare: Client) -> None:
    text = samordnare.get("/malgrupp/export.csv?orsak=avbrott").content.decode("utf-8-sig")
    huvud, *rader = list(csv.reader(io.StringIO(text), delimiter=";"))
    avbrott = [r for r in aktuella(Utfall.OMFATTAS) if r.ingangsorsak == "avbrott"]
    assert huvud[:4] == ["Namn", "Nummer", "Ålder", "Dagar till 20"]
    assert [rad[0] for rad in rader] == [str(r.person) for r in sorted(avbrott, key=_fodd)]
    assert {rad[4] for rad in rader} == {"Avbröt gymnasiet"}


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
@pytest.mark.parametrize("lista", ["malgrupp", "oklart"])
def test_no_export_holds_a_protected_person_or_an_address(
    samordnare: Client, lista: str, format_: str
) -> None:
    svar = samordnare.get(f"/{lista}/export.{format_}?utfall=alla").content
    celler = [cell for _, rad in open_table(svar, name=f"fil.{format_}").rows() for cell in rad]
    skyddade = Person.objects.exclude(skydd="")
    if lista == "malgrupp":
        antal = skyddade.count()
        assert f"{antal} personer med skyddade personuppgifter är inte med i filen." in celler
    for person in skyddade:
        assert str(person) not in celler
    adresser = set(Person.objects.exclude(adress="").values_list("adress", flat=True))
    assert adresser
    assert not adresser.intersection(celler)


def test_an_export_format_that_does_not_exist_is_not_found(samordnare: Client) -> None:
    assert samordnare.get("/malgrupp/export.pdf").status_code == 404


def test_another_municipality_sees_none_of_it(folk: None) -> None:
    granne = inloggad("Tom Ek", Roll.SAMORDNARE, GRANNE)
    assert "Ingen är bedömd än" in hamta(granne, "/malgrupp?utfall=alla")
    person = Person.objects.earliest("pk")
    assert granne.get(f"/person/{person.pk}").status_code == 404


def test_the_list_can_be_seen_as_it_was_known_on_an_earlier_day(samordnare: Client) -> None:
    """The answer of a day ago stands there, though another has taken its place since."""
    rad = aktuella(Utfall.OMFATTAS)[0]
    da = rad.kand_fran - timedelta(days=30)
    Bedomning.objects.filter(ersatt=None).update(kand_fran=da)
    Bedomning.objects.filter(pk=rad.pk).update(ersatt=rad.kand_fran)

    person, tom = f"/person/{rad.person_id}", da.date() + timedelta(days=1)
    assert person not in hamta(samordnare, "/malgrupp")
    sida = hamta(samordnare, f"/malgrupp?kand={tom}")
    assert person in sida
    assert "som det var känt" in sida
    assert person not in hamta(samordnare, f"/malgrupp?kand={da.date() - timedelta(days=2)}")
    for nonsense in ("kand=2026-13-45", f"kand={DAG + timedelta(days=9)}"):
        assert person not in hamta(samordnare, f"/malgrupp?{nonsense}")


def test_what_is_taken_out_is_the_list_as_it_was_known(samordnare: Client) -> None:
    Bedomning.objects.filter(ersatt=None).update(kand_fran=SEDAN)
    tomt = samordnare.get("/malgrupp/export.csv?utfall=alla&kand=2026-01-01")
    fullt = samordnare.get("/malgrupp/export.csv?utfall=alla")

    assert b"".join(tomt).count(b"\n") < b"".join(fullt).count(b"\n")
