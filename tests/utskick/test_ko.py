"""The queue, and a gateway that fails in every way: nothing is lost, nothing is sent twice."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db.models.functions import Now

from kaja.flows import utskick_avgor, utskick_ko, utskick_ovisst, utskick_sand
from kaja.flows.arbetare import gor_nasta, nagot_vantar
from kaja.flows.utskick import bestall
from kaja.korningar.models import Korning, Korningslage
from kaja.ungdom.models import Person, Skydd
from kaja.utskick.actions.ko import wait
from kaja.utskick.actions.nej import say_no
from kaja.utskick.models import Meddelande, Meddelandelage, Utskick, Utskickslage
from kaja.utskick.portar import porten
from kaja.utskick.portar.port import Forsandelse, Spar, Svar, Svarsslag
from kaja.utskick.slag import Kanal
from tests.utskick import mottagare as m
from tests.utskick.elkserver import ANVANDARE, LOSENORD, Elkserver, elkserver

pytestmark = pytest.mark.django_db
GENAST = timedelta(seconds=-1)
"""In a test nothing has to be old before it is asked about."""
SEKVENSER = int(os.environ.get("KAJA_TEST_AVBROTT", "6"))


@pytest.fixture
def elks(settings: Any) -> Iterator[Elkserver]:
    with elkserver() as server:
        settings.KAJA_SMS_ADRESS = server.adress
        settings.KAJA_SMS_ANVANDARE, settings.KAJA_SMS_LOSENORD = ANVANDARE, LOSENORD
        yield server


def skickas(antal: int) -> Utskick:
    """A batch of text messages that the queue may send."""
    user = m.samordnaren()
    m.skriv_avsandare(user)
    utskick = bestall(
        kommun=m.kommunen(),
        personer=m.ungdomar(antal),
        val=m.val(),
        user=user,
        tid=m.TID,
        dag=m.DAG,
    )
    Utskick.objects.update(lage=Utskickslage.SKICKAS)
    return utskick


def se_efter(tid: datetime = m.TID) -> int:
    return utskick_ko.skota_kon(tid=tid, tyst=GENAST, vila=GENAST)


def lagen() -> Counter[str]:
    return Counter(Meddelande.objects.values_list("lage", flat=True))


def test_the_worker_sends_a_batch_and_says_when_it_is_done(elks: Elkserver) -> None:
    user = m.samordnaren()
    m.skriv_avsandare(user)
    personer = m.ungdomar(3)
    bestall(kommun=m.kommunen(), personer=personer, val=m.val(), user=user, tid=m.TID, dag=m.DAG)
    gor_nasta(tid=m.TID, dag=m.DAG)
    assert Utskick.objects.get().lage == Utskickslage.KLART
    assert [rad["from"] for rad in elks.skickade] == ["Ungdomstorg"] * 3
    assert elks.skickade[0]["to"] == "+46701740605"
    assert elks.skickade[0]["message"].startswith("Hej Åsa! Vi på Ungdomstorget i Borlänge kommun")
    assert all(r["id"] == x.referens for r, x in zip(elks.skickade, rader(), strict=True))


@pytest.mark.parametrize(("om", "vantar"), [(-1, True), (60, False)])
def test_a_message_waits_for_the_worker_when_its_time_has_come(om: int, vantar: bool) -> None:
    skickas(1)
    Korning.objects.update(lage=Korningslage.KLAR)
    Meddelande.objects.update(nasta_forsok=Now() + timedelta(seconds=om))
    assert nagot_vantar() is vantar
    Utskick.objects.update(lage=Utskickslage.STOPPAT)
    assert not nagot_vantar()


def rader() -> list[Meddelande]:
    return list(Meddelande.objects.order_by("pk"))


@pytest.mark.parametrize("laget", ["503", "429", "401", "403"])
def test_a_gateway_that_says_no_for_now_is_tried_again_later(elks: Elkserver, laget: str) -> None:
    skickas(3)
    elks.laget = laget
    se_efter()
    assert lagen() == {Meddelandelage.KOAD: 3}
    assert se_efter() == 0, "nobody is tried before the wait is over"
    elks.laget = "svarar"
    assert se_efter(m.TID + timedelta(minutes=2)) == 3


def test_a_gateway_that_cannot_be_reached_has_surely_sent_nothing(settings: Any) -> None:
    settings.KAJA_SMS_ADRESS, settings.KAJA_SMS_ANVANDARE = "http://127.0.0.1:9/a1", ANVANDARE
    skickas(2)
    se_efter()
    assert lagen() == {Meddelandelage.KOAD: 2}
    assert rader()[0].skal == "Sms-operatören går inte att nå."


@pytest.mark.parametrize("laget", ["svaret_tappas", "skrap"])
def test_a_message_whose_answer_was_lost_is_found_and_not_sent_again(
    elks: Elkserver, laget: str
) -> None:
    skickas(1)
    elks.laget = laget
    se_efter()
    assert lagen() == {Meddelandelage.OSAKER: 1}
    elks.laget = "svarar"
    se_efter(m.TID + timedelta(minutes=2))
    assert lagen() == {Meddelandelage.SAND: 1}
    assert rader()[0].referens == elks.skickade[0]["id"]
    assert len(elks.skickade) == 1


@pytest.mark.parametrize("laget", ["tappas", "500"])
def test_a_message_that_the_gateway_never_got_goes_out_once_it_has_said_so(
    elks: Elkserver, laget: str
) -> None:
    skickas(1)
    elks.laget = laget
    se_efter()
    assert lagen() == {Meddelandelage.OSAKER: 1}
    elks.laget = "svarar"
    for minut in (2, 4, 8):
        se_efter(m.TID + timedelta(minutes=minut))
    assert lagen() == {Meddelandelage.SAND: 1}
    assert len(elks.skickade) == 1


def test_an_unsure_message_waits_while_the_gateway_cannot_be_asked(elks: Elkserver) -> None:
    skickas(1)
    elks.laget, elks.listan = "svaret_tappas", "500"
    for minut in range(0, 60, 5):
        se_efter(m.TID + timedelta(minutes=minut))
    assert lagen() == {Meddelandelage.OSAKER: 1}
    assert len(elks.skickade) == 1


def test_a_number_that_cannot_be_sent_to_is_refused_and_stops_nobody_else(elks: Elkserver) -> None:
    skickas(2)
    elks.laget = "400"
    se_efter()
    assert lagen() == {Meddelandelage.MISSLYCKAD: 2}
    assert rader()[0].skal == "Sms-operatören tog inte emot numret eller texten."


def test_a_sending_that_was_killed_is_asked_about_first(elks: Elkserver) -> None:
    skickas(2)

    class Doende:
        kan_fragas = True

        def skicka(self, brev: Forsandelse) -> Svar:
            raise KeyboardInterrupt

        def fraga(self, brev: Forsandelse, sedan: datetime) -> list[Spar] | None:
            raise NotImplementedError

    forsta = rader()[0]
    with pytest.raises(KeyboardInterrupt):
        utskick_sand.skicka(meddelande=forsta, port=Doende(), tid=m.TID)
    assert lagen() == {Meddelandelage.SANDS: 1, Meddelandelage.KOAD: 1}
    se_efter()
    se_efter(m.TID + timedelta(minutes=2))
    assert lagen() == {Meddelandelage.SAND: 2}
    assert elks.fragor == 1
    assert len(elks.skickade) == 2


def test_two_workers_never_take_the_same_message(elks: Elkserver) -> None:
    skickas(1)
    ett, samma = rader()[0], rader()[0]
    port = porten(Kanal.SMS)
    assert utskick_sand.skicka(meddelande=ett, port=port, tid=m.TID) is not None
    assert utskick_sand.skicka(meddelande=samma, port=port, tid=m.TID) is None
    assert len(elks.skickade) == 1


@pytest.mark.parametrize("falt", ["skydd", "skydd_genom", "skydd_skola"])
def test_nothing_leaves_for_one_who_has_become_protected(elks: Elkserver, falt: str) -> None:
    skickas(2)
    skyddad = rader()[0].person_id
    tomt = {"adress": "", "postnummer": "", "postort": "", "epost": "", "telefon": ""}
    Person.objects.filter(pk=skyddad).update(
        **{falt: Skydd.SEKRETESSMARKERING}, **(tomt if falt == "skydd" else {})
    )
    se_efter()
    assert len(elks.skickade) == 1
    assert Meddelande.objects.get(person=skyddad).skal.startswith("Skyddade personuppgifter")
    assert Utskick.objects.get().lage == Utskickslage.KLART


def test_the_number_of_one_who_became_protected_is_not_kept_even_of_what_is_unsure(
    elks: Elkserver,
) -> None:
    skickas(1)
    elks.laget, elks.listan = "svaret_tappas", "500"
    se_efter()
    assert rader()[0].mottagare
    Person.objects.update(skydd_skola=Skydd.SEKRETESSMARKERING)
    se_efter(m.TID + timedelta(minutes=2))
    assert (rader()[0].lage, rader()[0].mottagare) == (Meddelandelage.OSAKER, "")
    se_efter(m.TID + timedelta(minutes=9))
    assert len(elks.skickade) == 1


def test_one_who_has_said_no_since_gets_nothing(elks: Elkserver) -> None:
    utskick = skickas(1)
    assert utskick.begard_av
    say_no(
        kommun=m.kommunen(), person=rader()[0].person_id, kanal=Kanal.SMS,
        user=utskick.begard_av, tid=m.TID,
    )  # fmt: skip
    se_efter()
    assert elks.skickade == []
    assert lagen() == {Meddelandelage.MISSLYCKAD: 1}


def test_no_text_message_wakes_anyone(elks: Elkserver) -> None:
    skickas(1)
    assert se_efter(m.TID.replace(hour=23)) == 0
    assert se_efter(m.TID.replace(hour=5)) == 0
    assert se_efter(m.TID + timedelta(days=1)) == 1
    assert len(elks.skickade) == 1


@pytest.mark.parametrize("kom_fram", [True, False])
def test_a_person_decides_what_nobody_can_be_asked_about(elks: Elkserver, kom_fram: bool) -> None:
    utskick = skickas(1)
    elks.laget, elks.listan = "svaret_tappas", "500"
    se_efter()
    assert utskick.begard_av
    elks.laget = "svarar"
    svar = {"kom_fram": kom_fram, "user": utskick.begard_av, "tid": m.TID}
    assert utskick_avgor.avgor(meddelande=rader()[0], **svar)  # type: ignore[arg-type]
    assert not utskick_avgor.avgor(meddelande=rader()[0], **svar)  # type: ignore[arg-type]
    se_efter()
    assert lagen() == {Meddelandelage.SAND: 1}
    assert len(elks.skickade) == (1 if kom_fram else 2)


@pytest.mark.parametrize("sekunder", [10, 60, 300, 3600])
def test_an_outage_loses_none_and_sends_none_twice(elks: Elkserver, sekunder: int) -> None:
    skickas(4)
    elks.laget = elks.listan = "503"
    for gatt in range(0, sekunder, max(sekunder // 20, 1)):
        se_efter(m.TID + timedelta(seconds=gatt))
    elks.laget = elks.listan = "svarar"
    se_efter(m.TID + timedelta(seconds=sekunder) + wait(99))
    assert Counter(rad["to"] for rad in elks.skickade) == Counter(m_till(4))
    assert lagen() == {Meddelandelage.SAND: 4}


def m_till(antal: int) -> list[str]:
    return [f"+467017406{5 + nr:02}" for nr in range(antal)]


@pytest.mark.parametrize("fro", range(SEKVENSER))
def test_in_any_order_of_faults_each_gets_it_once(elks: Elkserver, fro: int) -> None:
    skickas(5)
    slump, tid = random.Random(fro), m.TID
    for _ in range(25):
        elks.laget = slump.choice(["svarar", "svaret_tappas", "tappas", "skrap", "500", "503"])
        elks.listan = slump.choice(["svarar", "svarar", "500"])
        tid += timedelta(minutes=slump.choice([0, 1, 5, 20]))
        se_efter(tid)
        assert max(Counter(rad["to"] for rad in elks.skickade).values(), default=0) <= 1
    elks.laget = elks.listan = "svarar"
    for _ in range(4):
        tid += wait(99)
        se_efter(tid)
    assert Counter(rad["to"] for rad in elks.skickade) == Counter(m_till(5))
    assert lagen() == {Meddelandelage.SAND: 5}


@pytest.mark.parametrize(
    ("spar", "slag"),
    [
        (None, Svarsslag.OVISST),
        ([], Svarsslag.SENARE),
        ([Spar("s1", "Hej")], Svarsslag.TAGET),
        ([Spar("s1", "Hej", misslyckat=True)], Svarsslag.NEKAT),
        ([Spar("s1", "Något annat")], Svarsslag.OVISST),
    ],
)
def test_only_an_empty_list_is_a_no(spar: list[Spar] | None, slag: Svarsslag) -> None:
    assert utskick_ovisst.som_svar(spar, "Hej").slag == slag


def test_without_a_gateway_the_message_is_kept_once() -> None:
    skickas(2)
    assert se_efter() == 2
    from kaja.utskick.models import Utkorgsrad

    rad = Utkorgsrad.objects.order_by("pk")[0]
    assert (rad.mottagare, rad.text[:8]) == ("+46701740605", "Hej Åsa!")
    assert lagen() == {Meddelandelage.SAND: 2}
