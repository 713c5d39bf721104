"""The runs on their page: state, counts, what stopped one, and a new one that asks first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import Client, RequestFactory

from kaja.access.models import Kommun
from kaja.access.roller import Roll
from kaja.flows import installningar
from kaja.intake.models import MottagenFil
from kaja.korningar.models import Korning, Korningslage, Korningsslag
from kaja.web.handlaggare.korningar import sa_hur_det_gick
from tests.web.varld import DAG, GRANNE, KOMMUN, MORGON, anvandare, las_in_exempel, nycklar

pytestmark = pytest.mark.django_db


def klient(roll: Roll, namn: str = "Amira Lund") -> Client:
    found = Client()
    user = anvandare(namn, (KOMMUN, roll))
    found.force_login(user, "kaja.access.adapter.Backend")
    return found


def gor(lage: Korningslage, *, puls: datetime, kommun: str = KOMMUN, fel: str = "") -> Korning:
    return Korning.objects.create(
        kommun=Kommun.objects.get(pk=kommun), slag=Korningsslag.NATT, lage=lage, dag=DAG,
        begard=MORGON, startad=puls - timedelta(minutes=4), puls=puls, gjort=1240, att_gora=2000,
        fel=fel,
    )  # fmt: skip


def test_each_run_says_its_state_its_counts_and_what_stopped_it() -> None:
    now = datetime.now(UTC)
    gor(Korningslage.PAGAR, puls=now)
    gor(Korningslage.STOPPAD, puls=now, fel="Källan svarade inte. Försök igen.")
    sida = klient(Roll.SYSTEMFORVALTARE).get("/korningar").content.decode()
    for text in ("Pågår", "1\N{NO-BREAK SPACE}240 av 2\N{NO-BREAK SPACE}000", "Stoppad"):
        assert text in sida
    assert "Källan svarade inte. Försök igen." in sida
    assert "4\N{NO-BREAK SPACE}minuter" in sida or "4 minuter" in sida
    assert "Pröva om alla svar" not in sida


def test_the_run_of_a_file_names_it_for_who_may_see_files() -> None:
    las_in_exempel(nycklar(5, var=41))
    fil = MottagenFil.objects.earliest("pk")
    MottagenFil.objects.filter(pk=fil.pk).update(namn="folkbokforda i november.csv")
    Korning.objects.filter(pk=gor(Korningslage.KLAR, puls=datetime.now(UTC)).pk).update(
        slag=Korningsslag.FIL, fil=fil
    )
    assert "folkbokforda i november.csv" in klient(Roll.SAMORDNARE).get("/korningar").text
    drift = klient(Roll.SYSTEMFORVALTARE, "Jonas Kvist")
    assert "folkbokforda" not in drift.get("/korningar").text


def test_a_run_that_died_says_so() -> None:
    gor(Korningslage.PAGAR, puls=datetime.now(UTC) - timedelta(hours=1))
    assert "Avbruten" in klient(Roll.SAMORDNARE).get("/korningar").content.decode()


def test_the_neighbours_runs_are_not_shown() -> None:
    gor(Korningslage.KLAR, puls=datetime.now(UTC), kommun=GRANNE)
    sida = klient(Roll.SAMORDNARE).get("/korningar").content.decode()
    assert "Ingen körning har gjorts än" in sida


def test_trying_everyone_again_asks_first_and_then_does_it() -> None:
    las_in_exempel(nycklar(20, var=41))
    amira = klient(Roll.SAMORDNARE)
    assert "20 svar prövas igen" in amira.get("/korningar/prova-om").content.decode()
    assert not Korning.objects.filter(slag=Korningsslag.OMPROVA).exists()
    sida = amira.post("/korningar/prova-om", follow=True).content.decode()
    assert "20 personer är prövade. 0 svar är ändrade." in sida
    assert Korning.objects.get(slag=Korningsslag.OMPROVA).lage == Korningslage.KLAR


def test_a_run_that_stops_says_why() -> None:
    request: Any = RequestFactory().get("/")
    request._messages = CookieStorage(request)
    sa_hur_det_gick(request, Korning(lage=Korningslage.STOPPAD, fel="Skivan är full."), "Sparat. ")
    assert [str(m) for m in request._messages] == ["Sparat. Körningen stannade. Skivan är full."]


def test_a_large_run_is_said_to_wait_for_the_night(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installningar, "GENAST", -1)
    sida = klient(Roll.SAMORDNARE).post("/korningar/prova-om", follow=True).content.decode()
    assert "Alla svar prövas om i natt." in sida
