"""The target group on another day, as a page: asked for, waited for, shown, taken out as a file."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kaja.access.roller import Roll
from kaja.audit.models import Visning
from kaja.flows.arbetare import gor_nasta
from kaja.korningar.models import Korning, Korningslage
from kaja.register.models import Bedomning, Dagsbild, Dagsbildsrad, Utfall
from kaja.ungdom.models import Person
from tests.web.varld import (
    DAG,
    GRANNE,
    MORGON,
    inloggad,
    las_in_exempel,
    nycklar,
)

pytestmark = pytest.mark.django_db

DA = "2025-03-03"
SIDA = f"/malgrupp?dag={DA}"


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
    return text(svar)


def text(svar: Any) -> str:
    return " ".join(unescape(svar.content.decode()).replace("\xa0", " ").split())


def _i_namnordning(namn: list[str]) -> list[str]:
    plats = {str(person): person.sortnamn for person in Person.objects.all()}
    return sorted(namn, key=lambda ett: plats[ett])


def gor(klient: Client, **val: str) -> None:
    """Ask for the picture, and let the worker make it."""
    klient.post("/malgrupp/dag", {"dag": DA, **val})
    gor_nasta(tid=MORGON + timedelta(hours=3), dag=DAG)


def test_a_day_that_nobody_has_asked_for_is_asked_for_waited_for_and_shown(
    samordnare: Client,
) -> None:
    forst = hamta(samordnare, SIDA)
    assert "Målgruppen den 3 mars 2025, efter det som är känt nu" in forst
    assert "Bedöm alla för den dagen" in forst
    assert not Dagsbild.objects.exists()

    svar = samordnare.post("/malgrupp/dag", {"dag": DA, "utfall": "alla"})
    assert svar["Location"] == f"/malgrupp?dag={DA}&utfall=alla"
    vantar = samordnare.get(svar["Location"])
    assert vantar["Refresh"]
    assert "Väntar på sin tur" in text(vantar)

    gor_nasta(tid=MORGON + timedelta(hours=3), dag=DAG)
    klar = samordnare.get(svar["Location"])
    assert "Refresh" not in klar
    assert "Målgruppen den 3 mars 2025" in text(klar)
    assert "Tillbaka till i dag" in text(klar)
    for rad in Dagsbildsrad.objects.all()[:25]:
        assert rad.person.skyddad or f"/person/{rad.person_id}?dag={DA}" in text(klar)


def test_the_tabs_count_that_day_and_not_today(samordnare: Client) -> None:
    gor(samordnare)
    bild = Dagsbild.objects.get()
    sida = hamta(samordnare, SIDA)
    for utfall in Utfall.values:
        antal = bild.rader.filter(utfall=utfall).count()
        assert re.search(rf'utfall={utfall}"[^>]*>[^<]*<span class="k-antal">{antal}<', sida)
    andra = bild.rader.filter(utfall=Utfall.OMFATTAS).count()
    assert andra != Bedomning.objects.filter(ersatt=None, utfall=Utfall.OMFATTAS).count()


def test_the_day_is_seen_as_it_was_known(samordnare: Client) -> None:
    gor(samordnare, kand="2026-11-22")
    sida = hamta(samordnare, f"{SIDA}&kand=2026-11-22")
    assert "efter det som var känt den 22 november 2026" in sida
    assert "Kommunen visste inte om någon då" in sida
    assert "Bedöm alla för den dagen" in hamta(samordnare, SIDA)


@pytest.mark.parametrize(
    ("fraga", "mening"),
    [
        ("dag=2014-12-31", "ansvaret finns från 1 januari 2015"),
        ("dag=2026-02-30", "dagen finns inte"),
        ("dag=2025-03-03&kand=2027-01-01", "har inte varit än"),
    ],
)
def test_a_day_that_cannot_be_is_said_at_its_field_and_the_list_is_of_today(
    samordnare: Client, fraga: str, mening: str
) -> None:
    sida = hamta(samordnare, f"/malgrupp?{fraga}")
    assert mening in sida
    assert "Målgruppen den" not in sida
    falt = dict(del_.split("=") for del_ in fraga.split("&"))
    assert mening in text(samordnare.post("/malgrupp/dag", falt, follow=True))
    assert not Korning.objects.filter(slag="dagsbild").exists()


def test_a_day_to_come_is_judged_by_what_is_known_now(samordnare: Client) -> None:
    gor(samordnare, dag="2027-06-01")
    assert "Målgruppen den 1 juni 2027" in hamta(samordnare, "/malgrupp?dag=2027-06-01")


def test_today_as_it_is_known_now_is_the_list_itself(samordnare: Client) -> None:
    assert "Målgruppen den" not in hamta(samordnare, f"/malgrupp?dag={DAG}")


def test_filters_search_and_order_hold_of_that_day(samordnare: Client) -> None:
    gor(samordnare)
    rad = Dagsbildsrad.objects.filter(person__skydd="").latest("person__sortnamn")
    sida = hamta(samordnare, f"{SIDA}&utfall=alla&sok={rad.person.nummer}")
    assert f"/person/{rad.person_id}?dag={DA}" in sida
    assert len(set(re.findall(r"/person/\d+", sida))) == 1
    bak = hamta(samordnare, f"{SIDA}&utfall=alla&sort=-namn")
    namn = re.findall(r'class="k-lista__namn"[^>]*>([^<]+)<', bak)
    assert len(namn) > 2
    assert namn == _i_namnordning(namn)[::-1]


def test_every_way_on_the_page_is_to_the_same_day(samordnare: Client) -> None:
    gor(samordnare)
    sida = hamta(samordnare, f"{SIDA}&sok=finnsinte")
    assert f"/malgrupp?utfall=alla&dag={DA}&" in sida
    assert f"?dag={DA}&sok=finnsinte&utfall=oklart" in sida


def test_what_a_user_may_not_see_is_not_learnt_from_another_day(handlaggare: Client) -> None:
    gor(handlaggare)
    dolda = Person.objects.exclude(skydd="")
    sidor = [
        hamta(handlaggare, f"{SIDA}&utfall=alla"),
        hamta(handlaggare, f"{SIDA}&utfall=alla&sok={dolda[0].nummer}"),
        text(handlaggare.get(f"/malgrupp/export.csv?dag={DA}&utfall=alla")),
    ]
    for person in dolda:
        assert not any(str(person) in sida for sida in sidor)
        assert not any(f"/person/{person.pk}?" in sida for sida in sidor)
    sist = hamta(handlaggare, f"{SIDA}&utfall=alla&page=2")
    assert sist.count("Skyddad person") == dolda.count()
    assert sist.index("Skyddad person") > sist.rindex("k-lista__namn")


def test_the_file_is_the_list_of_that_day_and_waits_for_its_picture(samordnare: Client) -> None:
    fil = f"/malgrupp/export.csv?dag={DA}&utfall=alla"
    assert samordnare.get(fil)["Location"] == f"/malgrupp?dag={DA}&utfall=alla"
    gor(samordnare)
    svar = samordnare.get(fil)
    assert f"malgrupp-{DA}-{DAG}.csv" in svar["Content-Disposition"]
    rader = text(svar)
    synliga = Dagsbildsrad.objects.filter(person__skydd="")
    assert all(str(rad.person) in rader for rad in synliga.select_related("person"))
    assert "med skyddade personuppgifter är inte med i filen" in rader
    assert samordnare.get(f"/malgrupp/export.xlsx?dag={DA}").status_code == 200


def test_who_was_shown_is_logged(samordnare: Client) -> None:
    gor(samordnare)
    fore = Visning.objects.count()
    hamta(samordnare, f"{SIDA}&utfall=alla")
    assert Visning.objects.count() == fore + 1
    sedda = set(Visning.objects.latest("pk").person_ids)
    assert sedda <= {str(rad.person_id) for rad in Dagsbildsrad.objects.all()}
    assert len(sedda) == min(25, Dagsbildsrad.objects.count())


def test_that_something_has_changed_since_is_said_and_the_picture_is_made_again(
    samordnare: Client,
) -> None:
    gor(samordnare)
    assert "Något har ändrats" not in hamta(samordnare, SIDA)
    samordnare.post("/malgrupp/dag", {"dag": DA})
    assert not Korning.objects.filter(lage=Korningslage.VANTAR).exists()

    Dagsbild.objects.update(sett="")
    assert "Något har ändrats sedan bilden gjordes" in hamta(samordnare, SIDA)
    gor(samordnare)
    assert "Något har ändrats" not in hamta(samordnare, SIDA)


def test_a_run_that_stopped_says_so_and_can_be_asked_for_again(samordnare: Client) -> None:
    samordnare.post("/malgrupp/dag", {"dag": DA})
    Korning.objects.filter(slag="dagsbild").update(lage=Korningslage.STOPPAD, fel="Strömmen gick.")
    svar = samordnare.get(SIDA)
    assert "Refresh" not in svar
    assert "Strömmen gick." in text(svar)
    assert "Försök igen" in text(svar)
    gor(samordnare)
    assert "Bilden gjordes" in hamta(samordnare, SIDA)


def test_the_neighbour_sees_none_of_the_picture(samordnare: Client) -> None:
    gor(samordnare)
    granne = inloggad("Tom Ek", Roll.SAMORDNARE, GRANNE)
    assert "Bedöm alla för den dagen" in hamta(granne, SIDA)


def test_the_page_asks_no_more_for_many_than_for_few(samordnare: Client) -> None:
    gor(samordnare)
    hamta(samordnare, f"{SIDA}&utfall=alla")
    with CaptureQueriesContext(connection) as manga:
        hamta(samordnare, f"{SIDA}&utfall=alla")
    kvar = Dagsbildsrad.objects.values_list("pk", flat=True)[:2]
    Dagsbildsrad.objects.exclude(pk__in=list(kvar)).delete()
    hamta(samordnare, f"{SIDA}&utfall=alla")
    with CaptureQueriesContext(connection) as fa:
        hamta(samordnare, f"{SIDA}&utfall=alla")
    assert len(manga) == len(fa) <= 15
