"""The page of changes: what it says, to whom, what can be done with a change, and the way back."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.audit.models import Handelse, Visning
from kaja.flows.las_in import las_in
from kaja.korningar.actions import start_run
from kaja.korningar.models import Korningsslag
from kaja.register.models import Kvittens, SenastSett
from kaja.ungdom.models import Person
from tests.flows.kommunen import (
    ALI,
    DAG,
    EVA,
    HEM,
    LEO,
    NORA,
    boende,
    elev,
    emot,
    minut,
    personen,
    svaret,
)
from tests.vackta import vackta
from tests.web.varld import inloggad

pytestmark = pytest.mark.django_db
pa_sidan = pytest.mark.bara("sqlite")
"""What the page says and does, with questions that flows/test_andrat.py asks PostgreSQL."""


@pytest.fixture(autouse=True)
def dagen(settings: Any) -> None:
    settings.KAJA_DAG = DAG + timedelta(days=1)


@pytest.fixture(scope="module")
def landet(modulens_db: None) -> None:
    """Nora goes to school, Leo has interrupted; nobody has heard of Ali's studies."""
    las("folkbokforing", FOLK, nr=0)
    las("bevis", [], nr=1)
    las("elever", [elev(NORA)], nr=2)
    las("elever", [elev(NORA), elev(LEO, "2026-10-05")], nr=10)


@pytest.fixture
def klient(landet: None) -> Client:
    return inloggad("Amira Lund", Roll.SAMORDNARE, HEM)


FOLK = [
    boende(NORA, namn="Nora Åkesson"),
    boende(LEO, namn="Leo Zander"),
    boende(ALI, namn="Ali Berg"),
    boende(EVA, namn="Eva Dold", skydd="sekretessmarkering"),
]


def las(kalla: str, rader: list[str], *, nr: int) -> None:
    fil = emot(kalla, *rader, nr=nr, omfattning="hel").fil
    las_in(fil=fil, user=None, tid=minut(nr), dag=DAG, bekraftat=True)


def text(svar: Any) -> str:
    plain = re.sub(r"<[^>]+>", " ", svar.content.decode())
    return " ".join(plain.replace("\xa0", " ").split())


def sidan(klient: Client, fraga: str = "") -> str:
    return text(klient.get(f"/andrat{fraga}"))


def sett(namn: str, nr: int) -> None:
    """The user looked at minute `nr`."""
    user = User.objects.get(namn=namn)
    SenastSett.objects.create(kommun_id=HEM, user=user, tid=minut(nr))


@pa_sidan
def test_the_page_tells_who_is_new_and_why(klient: Client) -> None:
    sida = sidan(klient)
    assert "Det som har ändrats från början." in sida
    assert "Nya 2" in sida
    assert "Fram och tillbaka 2" in sida
    assert "Ali Berg" in sida
    assert "Eva Dold" in sida
    assert "folkbokforing-0.csv rad 4" in sida


@pa_sidan
def test_since_one_last_looked_is_ones_own(klient: Client) -> None:
    sett("Amira Lund", 5)
    sida = sidan(klient)
    assert "Borta 1" in sida
    assert "Började i gymnasieskola 5 oktober 2026 enligt elever-10.csv rad 3." in sida
    assert "I registret: avslutad" in sida
    assert "från början" in sidan(inloggad("Jonas Kvist", Roll.HANDLAGGARE, HEM))


@pa_sidan
def test_a_day_is_chosen_and_a_wrong_one_is_told(klient: Client) -> None:
    sett("Amira Lund", 50)
    assert "Nya 0" in sidan(klient)
    assert "från och med 21 november 2026" in sidan(klient, f"?sedan={DAG}")
    assert "Nya 2" in sidan(klient, f"?sedan={DAG}")
    assert "Nya 0" in sidan(klient, "?sedan=2026-11-22")
    assert "dagen finns inte" in sidan(klient, "?sedan=2026-02-30")
    assert "har inte varit än" in sidan(klient, "?sedan=2027-01-01")


@pytest.mark.parametrize(
    ("fraga", "nya"),
    [
        ("sok=berg", 1),
        ("orsak=oklart", 0),
        ("orsak=borjade_inte", 2),
        ("alder=18", 2),
        ("alder=15", 0),
        ("enhet=12345678", 0),
        ("fil=999999", 2),
        ("fil=abc", 2),
        ("page=999", 2),
        ("flik=finnsinte", 2),
    ],
)
def test_the_changes_are_narrowed(klient: Client, fraga: str, nya: int) -> None:
    assert f"Nya {nya}" in sidan(klient, f"?{fraga}")


def test_the_file_that_brought_a_change_finds_it(klient: Client) -> None:
    from kaja.intake.models import MottagenFil

    fil = MottagenFil.objects.get(namn="elever-10.csv")
    assert "Nya 0" in sidan(klient, f"?fil={fil.pk}")
    assert "Fram och tillbaka 1" in sidan(klient, f"?fil={fil.pk}")
    assert f'href="/las-in/{fil.pk}"' in klient.get("/andrat?flik=vande").content.decode()


@pa_sidan
def test_one_is_accepted_and_it_is_undone(klient: Client) -> None:
    ali = svaret(ALI)
    sida = text(klient.post("/andrat/godkann?flik=ny", {"en": ali.pk, "val": "7"}, follow=True))
    assert "1 ändring är godkänd." in sida
    assert "Nya 1" in sida
    assert Kvittens.objects.get().bedomning == ali
    assert "Godkänd av Amira Lund" in sidan(klient, "?visa=alla&flik=ny")

    assert "Nya 2" in text(klient.post("/andrat/angra", follow=True))
    assert not Kvittens.objects.exists()
    assert "inget godkännande att ångra" in text(klient.post("/andrat/angra", follow=True))
    told = set(Handelse.objects.values_list("handling", flat=True))
    assert {"andring.godkand", "andring.godkannande_angrat"} <= told


@pa_sidan
def test_many_are_accepted_at_once(klient: Client) -> None:
    klient.post("/andrat/godkann?flik=ny", {"val": [svaret(ALI).pk, svaret(EVA).pk]})
    assert Kvittens.objects.count() == 2
    assert "Kryssa för de ändringar" in text(klient.post("/andrat/godkann", follow=True))
    assert "redan godkända" in text(
        klient.post("/andrat/godkann", {"en": svaret(ALI).pk}, follow=True)
    )


def test_a_group_is_accepted_after_a_count_which_must_still_be_right(klient: Client) -> None:
    adress = "/andrat/godkann-alla?flik=ny&orsak=borjade_inte"
    assert "Godkänn 2 ändringar Nya, började inte gymnasiet" in text(klient.get(adress))
    assert "Antalet har ändrats" in text(klient.post(adress, {"antal": "3"}))
    assert not Kvittens.objects.exists()
    sida = text(klient.post(adress, {"antal": "2"}, follow=True))
    assert "2 ändringar är godkända." in sida
    assert "Nya 0" in sida
    assert klient.get("/andrat/godkann-alla?flik=fel").status_code == 404


@pa_sidan
def test_a_change_is_questioned_and_taken(klient: Client) -> None:
    ali = svaret(ALI)
    sida = text(klient.post("/andrat/fraga?flik=ny", {"fraga": ali.pk}, follow=True))
    assert "Ali Berg: Ifrågasatt." in sida
    assert "Ifrågasatt, väntar på att någon tar uppgiften." in sida
    sida = text(klient.post("/andrat/fraga?flik=ny", {"ta": ali.pk}, follow=True))
    assert "Ifrågasatt, tagen av Amira Lund." in sida
    uppgift = vackta().get()
    assert uppgift.nyckel == f"ifragasatt:{ali.pk}"
    assert uppgift.fraga.startswith("Stämmer ändringen? Folkbokförd i kommunen")

    jonas = inloggad("Jonas Kvist", Roll.HANDLAGGARE, HEM)
    assert "Någon annan har redan tagit" in text(
        jonas.post("/andrat/fraga", {"ta": ali.pk}, follow=True)
    )
    assert jonas.post("/andrat/fraga", {"ta": "9999"}).status_code == 404


@pa_sidan
def test_looking_through_is_ones_own_and_is_undone(klient: Client) -> None:
    till = minut(60).isoformat()
    sida = text(klient.post("/andrat/gatt-igenom", {"till": till}, follow=True))
    assert "Du har gått igenom ändringarna." in sida
    assert "Nya 0" in sida
    assert "Nya 2" in sidan(klient, "?fran=borjan")
    assert "Nya 2" in sidan(inloggad("Jonas Kvist", Roll.HANDLAGGARE, HEM))
    assert "Nya 2" in text(klient.post("/andrat/gatt-igenom/angra", follow=True))
    assert klient.post("/andrat/gatt-igenom", {"till": "i går"}).status_code == 404
    assert not SenastSett.objects.exists()


def test_who_looks_while_a_run_goes_on_has_not_seen_what_it_will_write(klient: Client) -> None:
    hem = Kommun.objects.get(pk=HEM)
    start_run(kommun=hem, slag=Korningsslag.NATT, dag=DAG, tid=minut(30))
    till = re.search(r'name="till" value="([^"]+)"', klient.get("/andrat").content.decode())
    assert till is not None
    klient.post("/andrat/gatt-igenom", {"till": till[1]})
    assert SenastSett.objects.get().tid < minut(30)


@pa_sidan
def test_who_comes_in_is_told_how_much_has_changed(klient: Client) -> None:
    assert "Du har inte gått igenom ändringarna än." in text(klient.get("/", follow=True))
    sett("Amira Lund", 5)
    sida = text(klient.get("/", follow=True))
    assert "1 borta sedan du sist tittade. Se vad och varför" in sida
    SenastSett.objects.update(tid=minut(60))
    assert "sedan du sist tittade" not in text(klient.get("/", follow=True))


@pa_sidan
def test_a_protected_person_is_shown_only_to_who_may_see_who_it_is(klient: Client) -> None:
    jonas = inloggad("Jonas Kvist", Roll.HANDLAGGARE, HEM)
    sida = sidan(jonas, "?flik=ny")
    assert "Skyddad person Samordnaren går igenom ändringen." in sida
    assert "Eva" not in sida
    assert "Nya 1" in sidan(jonas, "?flik=ny&orsak=borjade_inte")

    eva = svaret(EVA)
    assert jonas.post("/andrat/fraga", {"fraga": eva.pk}).status_code == 403
    jonas.post("/andrat/godkann", {"en": eva.pk})
    jonas.post("/andrat/godkann-alla?flik=ny", {"antal": "1"})
    assert list(Kvittens.objects.values_list("bedomning__person__nummer", flat=True)) == [ALI]


@pa_sidan
def test_a_syv_and_an_inspector_see_and_do_nothing(klient: Client) -> None:
    for namn, roll in (("Sara Vik", Roll.SYV), ("Ina Spe", Roll.INSPEKTOR)):
        nagon = inloggad(namn, roll, HEM)
        sida = sidan(nagon, "?flik=ny")
        assert "Ali Berg" in sida
        assert "Godkänn" not in sida
        assert nagon.post("/andrat/godkann", {"en": svaret(ALI).pk}).status_code == 403
        assert nagon.get("/andrat/export.csv").status_code == 403
        nagon.post("/andrat/gatt-igenom", {"till": minut(60).isoformat()})
    assert SenastSett.objects.count() == 2


@pa_sidan
def test_those_shown_are_logged(klient: Client) -> None:
    sidan(klient, "?flik=ny")
    visning = Visning.objects.filter(vy="andrat").latest("pk")
    assert sorted(json.loads(visning.personer)) == sorted(str(personen(n).pk) for n in (ALI, EVA))


def test_the_file_has_what_is_shown_and_nobody_protected(klient: Client) -> None:
    svar = klient.get("/andrat/export.csv?flik=ny")
    rader = list(csv.reader(io.StringIO(svar.content.decode("utf-8-sig")), delimiter=";"))
    assert [rad[0] for rad in rader] == [
        "Namn",
        "Ali Berg",
        "1 person med skyddade personuppgifter är inte med i filen.",
    ]
    assert rader[1][4] == "Nya"
    assert rader[1][5].startswith("Folkbokförd i kommunen enligt folkbokforing-0.csv rad 4.")
    assert klient.get("/andrat/export.xlsx").status_code == 200
    assert klient.get("/andrat/export.pdf").status_code == 404


def test_two_schools_that_both_have_someone_are_a_contradiction(klient: Client) -> None:
    fil = emot("elever", f"{ALI};GY;2024-08-19;;", nr=20, avsandare="Skola B").fil
    las_in(fil=fil, user=None, tid=minut(20), dag=DAG)
    fil = emot("elever", f"{ALI};GYS;2025-08-18;;", nr=21, avsandare="Skola C").fil
    las_in(fil=fil, user=None, tid=minut(21), dag=DAG)
    sida = sidan(klient, "?flik=motsagda")
    assert "Motsägelser 1" in sida
    assert "Två inskrivningar pågår samtidigt" in sida

    val = f"{svaret(ALI).pk}:tva_skolor"
    klient.post("/andrat/fraga?flik=motsagda", {"fraga": val})
    assert "Två inskrivningar" in vackta().get().fraga
    klient.post("/andrat/godkann?flik=motsagda", {"en": val})
    assert Kvittens.objects.get().vad == "motsagd:tva_skolor"
    assert "Motsägelser 0" in sidan(klient, "?flik=motsagda")
    assert "Motsägelser 1" in sidan(klient, "?flik=motsagda&visa=alla")
    assert "Motsägelser 0" in sidan(klient, f"?flik=motsagda&visa=alla&sedan={DAG}&sok=zzz")


@pa_sidan
def test_the_page_has_an_address_and_a_place_in_the_menu(klient: Client) -> None:
    assert reverse("andrat") == "/andrat"
    assert 'href="/andrat"' in klient.get("/malgrupp").content.decode()
    assert Person.objects.exists()
