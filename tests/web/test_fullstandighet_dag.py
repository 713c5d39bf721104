"""The completeness for another day: the page and its files, counted of the day's picture."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kaja.access.models import Kommun
from kaja.access.roller import Roll
from kaja.flows.arbetare import gor_nasta
from kaja.flows.fullstandighet import kohort
from kaja.register.kohort import answers_of
from kaja.register.models import Bedomning, Dagsbild, Dagsbildsrad
from kaja.statistik.actions import store_snapshot
from kaja.statistik.tal import Tal
from kaja.underlag.models import Tackning
from tests.web.test_dagsbild import DA, hamta, text
from tests.web.varld import DAG, KOMMUN, MORGON, inloggad, las_in_exempel, nycklar

pytestmark = pytest.mark.django_db

SIDA = f"/fullstandighet?dag={DA}"
NYCKEL = r'<a class="k-nyckel" href="([^"]+)">.*?<span class="k-nyckel__tal k-tal">(\d+)<'
AR = r'<td class="k-num"><a href="([^"]+)">(\d+)<'


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    las_in_exempel(nycklar(36, var=101))


@pytest.fixture
def kommunen(folk: None, db: None) -> Kommun:
    return Kommun.objects.get(pk=KOMMUN)


@pytest.fixture
def samordnare(kommunen: Kommun) -> Client:
    return inloggad("Amira Lund", Roll.SAMORDNARE)


@pytest.fixture
def chef(kommunen: Kommun) -> Client:
    return inloggad("Chris Alm", Roll.CHEF)


def gor(klient: Client, **val: str) -> None:
    """Ask for the picture from the page, and let the worker make it."""
    klient.post("/fullstandighet/dag", {"dag": DA, **val})
    gor_nasta(tid=MORGON + timedelta(hours=3), dag=DAG)


def tackning(kommun: Kommun, dagar: int, *, tom: date, ersatt: int | None = None) -> None:
    """What Björkskolan said so many days ago, and when it said something else."""
    Tackning.objects.create(
        kommun=kommun, kalla="elever", avsandare="Björkskolan", tom=tom,
        kand_fran=MORGON - timedelta(dagar),
        ersatt=None if ersatt is None else MORGON - timedelta(ersatt),
    )  # fmt: skip


def test_a_day_is_asked_for_waited_for_and_shown_on_the_page_itself(samordnare: Client) -> None:
    forst = hamta(samordnare, SIDA)
    assert "Fullständigheten den 3 mars 2025, efter det som är känt nu" in forst
    assert "Bedöm alla för den dagen" in forst

    svar = samordnare.post("/fullstandighet/dag", {"dag": DA})
    assert svar["Location"] == SIDA
    vantar = samordnare.get(SIDA)
    assert vantar["Refresh"]
    assert "Väntar på sin tur" in text(vantar)

    gor_nasta(tid=MORGON + timedelta(hours=3), dag=DAG)
    klar = samordnare.get(SIDA)
    assert "Refresh" not in klar
    assert "Bilden gjordes" in text(klar)
    assert "Tillbaka till i dag" in text(klar)


def test_every_number_opens_a_list_of_as_many_on_the_same_day(samordnare: Client) -> None:
    gor(samordnare)
    sida = samordnare.get(SIDA).content.decode()
    tal = re.findall(NYCKEL, sida) + re.findall(AR, sida)
    assert len(tal) >= 5
    for lank, antal in tal:
        assert f"dag={DA}" in lank
        lista = hamta(samordnare, unescape(lank))
        assert re.search(rf'är känt nu <span class="k-antal">{antal}<', lista), lank
    assert f'href="/malgrupp?utfall=oklart&amp;dag={DA}"' in sida


def test_the_numbers_are_those_of_the_picture_and_not_of_today(
    samordnare: Client, kommunen: Kommun
) -> None:
    gor(samordnare)
    sida = samordnare.get(SIDA)
    bild = Dagsbild.objects.get()
    da = kohort(bild.rader.all()).tal
    assert sida.context["matare"].tal == da != kohort(answers_of(kommunen)).tal
    assert sida.context["matare"].mening in text(sida)
    assert "står inte i registret" not in text(sida)


def test_how_many_wait_for_a_source_is_counted_of_the_picture(samordnare: Client) -> None:
    gor(samordnare, dag="2027-06-01")
    vantar = {
        rad.kalla: rad.vantar
        for rad in samordnare.get("/fullstandighet?dag=2027-06-01").context["kallor"]
    }
    for kalla, namn in (("elever", "Elever"), ("bevis", "Bevis")):
        rader = Dagsbildsrad.objects.filter(vantar_pa_kallor__contains=kalla, bara_sen_kalla=True)
        assert vantar[namn] == rader.count()
    assert vantar["Elever"] > 0


def test_the_sources_are_those_that_were_known_and_late_as_of_the_day(
    samordnare: Client, kommunen: Kommun
) -> None:
    tackning(kommunen, 60, tom=date(2026, 9, 20), ersatt=10)
    tackning(kommunen, 10, tom=date(2026, 11, 10))
    val = {"dag": "2026-10-20", "kand": "2026-10-21"}
    adress = f"/fullstandighet?dag={val['dag']}&kand={val['kand']}"
    gor(samordnare, **val)
    da = [rad for rad in samordnare.get(adress).context["kallor"] if rad.avsandare]
    assert [(rad.tom, rad.sen_dagar, rad.paminnelse) for rad in da] == [
        (date(2026, 9, 20), 16, None)
    ]
    sida = hamta(samordnare, adress)
    assert "var känt den 21 oktober 2026" in sida
    assert "16 dagar sen" in sida
    assert "Påminn" not in sida


def test_as_it_was_known_alone_gives_the_answers_of_that_day(
    samordnare: Client, kommunen: Kommun
) -> None:
    Bedomning.objects.update(kand_fran=MORGON - timedelta(5))
    Bedomning.objects.filter(utfall="omfattas").update(kand_fran=MORGON - timedelta(2))
    sida = samordnare.get("/fullstandighet?kand=2026-11-19")
    assert "som det var känt 19 november 2026" in text(sida)
    assert sida.context["matare"].tal.omfattas == 0 < kohort(answers_of(kommunen)).tal.omfattas
    for lank, antal in re.findall(NYCKEL, sida.content.decode()):
        lista = hamta(samordnare, unescape(lank))
        assert f'Målgrupp <span class="k-antal">{antal}<' in lista
        matare = lista[lista.index("k-forklaring") : lista.index("k-filter")]
        assert 'href="?' in matare
        assert "/oklart" not in matare


def test_a_day_when_nobody_was_known_says_so(samordnare: Client) -> None:
    for val in ({"dag": DA, "kand": "2026-11-01"}, {"kand": "2026-11-01"}):
        gor(samordnare, **val)
        sida = text(samordnare.get("/fullstandighet", val))
        assert "Kommunen visste inte om någon då." in sida
        assert "Ingen är bedömd än" not in sida


def test_the_trend_goes_up_to_the_day_and_not_past_what_was_known(
    samordnare: Client, kommunen: Kommun
) -> None:
    for dagar in (3, 10, 17, 24):
        store_snapshot(
            kommun=kommunen, dag=DAG - timedelta(dagar), tal=Tal(100, oklara=dagar),
            aktor="prov", tid=MORGON,
        )  # fmt: skip
    for val, oklara in (
        ({"dag": "2026-11-14"}, [24, 17, 10]),
        ({"dag": "2026-11-14", "kand": "2026-11-12"}, [24, 17]),
        ({"dag": "2027-01-01"}, [24, 17, 10, 3]),
    ):
        gor(samordnare, **val)
        bild = samordnare.get("/fullstandighet", val).context["trend"]
        assert [rad.oforklarade for rad in bild.rader] == oklara, val


def test_chef_asks_for_a_day_and_sees_masked_numbers_and_no_way_to_a_list(chef: Client) -> None:
    gor(chef)
    sida = hamta(chef, SIDA)
    assert "Fullständigheten den 3 mars 2025" in sida
    assert "Talen är maskerade" in sida
    innehall = sida[sida.index("<main") : sida.index("</main>")]
    assert not re.search(r'href="/(malgrupp|person|oklart)', innehall)
    assert Dagsbild.objects.get().gjord
    assert chef.get(f"/malgrupp?dag={DA}").status_code == 403
    assert chef.post("/malgrupp/dag", {"dag": DA}).status_code == 403


def test_the_files_are_of_that_day_and_wait_for_the_picture(
    samordnare: Client, chef: Client
) -> None:
    fil = f"/fullstandighet/export.csv?dag={DA}"
    assert samordnare.get(fil)["Location"] == SIDA
    gor(samordnare)
    svar = samordnare.get(fil)
    assert f"fullstandighet-delar-{DA}-{DAG}.csv" in svar["Content-Disposition"]
    da = kohort(Dagsbildsrad.objects.all()).tal
    assert f"I utbildning;går i gymnasiet eller motsvarande;{da.i_utbildning}" in text(svar)
    for tabell in ("kallor", "veckor", "ar"):
        assert samordnare.get(f"{fil}&tabell={tabell}").status_code == 200
        assert "Väntar på källan" not in text(chef.get(f"{fil}&tabell={tabell}"))
    visade = [del_.antal for del_ in chef.get(SIDA).context["delar"]]
    assert all(f";{antal}" in text(chef.get(fil)) for antal in visade)


@pytest.mark.parametrize("sida", ["/fullstandighet", "/oklart"])
@pytest.mark.parametrize(
    ("fraga", "mening"),
    [
        ("dag=2014-12-31", "ansvaret finns från 1 januari 2015"),
        ("dag=2026-02-30", "dagen finns inte"),
        ("dag=2025-03-03&kand=2027-01-01", "har inte varit än"),
    ],
)
def test_a_day_that_cannot_be_is_said_at_its_field_on_the_page_of_today(
    samordnare: Client, sida: str, fraga: str, mening: str
) -> None:
    svar = hamta(samordnare, f"{sida}?{fraga}")
    assert mening in svar
    assert '<details class="k-mer k-ejprint" open>' in svar
    assert f"<title>{'Oklart' if sida == '/oklart' else 'Fullständighet'}" in svar


def test_oklart_leads_to_who_was_unclear_on_the_day(samordnare: Client) -> None:
    svar = samordnare.get(f"/oklart?dag={DA}&kand=2026-11-22")
    assert svar["Location"] == f"/malgrupp?utfall=oklart&dag={DA}&kand=2026-11-22"
    assert samordnare.get("/oklart?kand=2026-11-22")["Location"].endswith("oklart&kand=2026-11-22")
    assert samordnare.get(f"/oklart?dag={DAG}&kand=").status_code == 200


def test_the_page_asks_no_more_for_many_than_for_few(samordnare: Client) -> None:
    gor(samordnare)
    hamta(samordnare, SIDA)
    with CaptureQueriesContext(connection) as manga:
        hamta(samordnare, SIDA)
    kvar = Dagsbildsrad.objects.values_list("pk", flat=True)[:2]
    Dagsbildsrad.objects.exclude(pk__in=list(kvar)).delete()
    with CaptureQueriesContext(connection) as fa:
        hamta(samordnare, SIDA)
    assert len(manga) == len(fa) <= 11
