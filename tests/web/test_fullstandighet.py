"""The completeness meter: numbers that open their lists, and numbers that tell of nobody."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from kaja.access.models import Kommun
from kaja.access.roller import Roll
from kaja.register.models import Bedomning
from kaja.statistik.actions import store_snapshot
from kaja.statistik.tal import Tal
from kaja.underlag.models import Tackning
from kaja.web.handlaggare.matare import Matare
from kaja.web.handlaggare.trendbild import trendbild
from tests.web.varld import DAG, KOMMUN, MORGON, anvandare, las_in_exempel, nycklar

SIDA = "/fullstandighet"


def klient(namn: str, roll: Roll) -> Client:
    found = Client()
    found.force_login(anvandare(namn, (KOMMUN, roll)), "kaja.access.adapter.Backend")
    return found


def text(svar: object) -> str:
    """The page as it is read, without tags."""
    sida = svar.content.decode()  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", sida)))


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    las_in_exempel(nycklar(120, var=41))


@pytest.fixture
def kommunen(folk: None, db: None) -> Kommun:
    return Kommun.objects.get(pk=KOMMUN)


def test_every_number_opens_a_list_of_as_many(kommunen: Kommun) -> None:
    amira = klient("Amira Lund", Roll.SAMORDNARE)
    sida = amira.get(SIDA).content.decode()
    nycklarna = re.findall(
        r'<a class="k-nyckel" href="([^"]+)">.*?<span class="k-nyckel__tal k-tal">(\d+)<', sida
    )
    assert len(nycklarna) >= 4
    ar = re.findall(r'<td class="k-num"><a href="([^"]+)">(\d+)<', sida)
    assert len(ar) >= 3
    for lank, antal in nycklarna + ar:
        lista = text(amira.get(unescape(lank)))
        assert f"Målgrupp {antal} " in lista, lank


def test_the_numbers_are_all_of_the_cohort_once(kommunen: Kommun) -> None:
    sida = klient("Amira Lund", Roll.SAMORDNARE).get(SIDA)
    matare = sida.context["matare"]
    aktuella = Bedomning.objects.filter(kommun=kommunen, ersatt__isnull=True)
    ute = aktuella.filter(
        utfall="omfattas_inte", avgorande_punkt__in=("kaa.hemkommun", "kaa.p1", "kaa.p2")
    )
    assert matare.tal.kohort == aktuella.count() - ute.count()
    assert matare.mening in text(sida)


def test_a_hidden_person_is_not_found_by_year_of_birth(kommunen: Kommun) -> None:
    skyddade = Bedomning.objects.filter(kommun=kommunen, ersatt__isnull=True).exclude(
        person__skydd=""
    )
    ar = skyddade[0].person.fodelsear
    lista = f"/malgrupp?utfall=alla&ar={ar}"
    assert "Skyddad" in text(klient("Amira Lund", Roll.SAMORDNARE).get(lista))
    assert "Skyddad person" not in text(klient("Jonas Kvist", Roll.HANDLAGGARE).get(lista))


def test_a_part_or_a_year_that_does_not_exist_is_no_filter(kommunen: Kommun) -> None:
    amira = klient("Amira Lund", Roll.SAMORDNARE)
    alla = amira.get("/malgrupp?utfall=alla").context["antal"]
    for fel in ("delen=kaffe", "ar=-1", "ar=99999999999", "ar=1e3", "ar=%00"):
        assert amira.get(f"/malgrupp?utfall=alla&{fel}").context["antal"] == alla, fel


def test_chef_sees_numbers_and_no_way_to_a_person(kommunen: Kommun) -> None:
    sida = klient("Chris Alm", Roll.CHEF).get(SIDA).content.decode()
    assert "Talen är maskerade" in sida
    innehall = sida[sida.index("<main") : sida.index("</main>")]
    assert not re.search(r'href="/(malgrupp|person|oklart)', innehall)


def test_a_late_sender_gets_a_ready_reminder_without_a_person(kommunen: Kommun) -> None:
    Tackning.objects.create(
        kommun=kommunen, kalla="elever", avsandare="Björkskolan",
        tom=DAG - timedelta(days=24), kand_fran=MORGON - timedelta(days=24),
    )  # fmt: skip
    sida = text(klient("Amira Lund", Roll.SAMORDNARE).get(SIDA))
    assert "10 dagar sen" in sida
    assert "Hej Björkskolan! De senaste uppgifterna vi har fått från er går till och med" in sida
    assert "Björkskolan är 10 dagar sen" in text(klient("Bo Ek", Roll.SAMORDNARE).get("/malgrupp"))


def test_the_trend_has_the_last_numbers_of_each_week_and_today(kommunen: Kommun) -> None:
    for dagar, oklara in ((0, 99), (7, 30), (8, 31), (14, 40), (400, 50)):
        store_snapshot(
            kommun=kommunen, dag=DAG - timedelta(dagar), tal=Tal(100, oklara=oklara),
            aktor="prov", tid=MORGON,
        )  # fmt: skip
    bild = klient("Amira Lund", Roll.SAMORDNARE).get(SIDA).context["trend"]
    assert [rad.oforklarade for rad in bild.rader[:-1]] == [31, 30]
    assert bild.rader[-1].dag == DAG


def test_one_week_alone_is_no_trend() -> None:
    veckan = {date(2026, 11, 23): Tal(10), date(2026, 11, 24): Tal(11)}
    assert trendbild(veckan, maskerad=False) is None


@pytest.mark.parametrize(
    ("tal", "mening"),
    [
        (Tal(1212, oklara=22), "98,2 % av de 1 234 ungdomarna är förklarade; 22 är oförklarade."),
        (Tal(10), "100 % av de 10 ungdomarna är förklarade; ingen är oförklarad."),
        (Tal(), "Ingen är bedömd än."),
    ],
)
def test_the_figure_for_the_board_is_one_sentence(tal: Tal, mening: str) -> None:
    assert Matare(tal).mening.replace("\N{NO-BREAK SPACE}", " ") == mening


def test_a_few_unexplained_are_told_as_at_most_four() -> None:
    mening = "Minst 99,6 % av de 1 000 ungdomarna är förklarade; högst 4 är oförklarade."
    for oklara in (1, 2, 3, 4):
        matare = Matare(Tal(1000 - oklara, oklara=oklara), maskerad=True)
        assert matare.mening.replace("\N{NO-BREAK SPACE}", " ") == mening


antal = st.integers(0, 60)


@given(st.integers(60, 900), antal, antal, antal, st.integers(1, 3))
def test_what_is_told_without_persons_is_the_same_whatever_the_few_are(
    i_utbildning: int, examen: int, omfattas: int, vantar: int, oklara: int
) -> None:
    """One more of the few, and one less in education: the meter, the bars and the table say the
    same."""
    har = Tal(i_utbildning, examen, 0, omfattas, vantar, oklara)
    en_till = har._replace(i_utbildning=i_utbildning - 1, oklara=oklara + 1)
    var, blir = Matare(har, maskerad=True), Matare(en_till, maskerad=True)
    assert (var.mening, var.andel, var.oforklarade, var.hogst) == (
        blir.mening, blir.andel, blir.oforklarade, blir.hogst,
    )  # fmt: skip
