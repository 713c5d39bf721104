"""A batch of letters: made in parts, killed and taken up, and nobody gets two or none."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from kaja.access.models import User
from kaja.audit.models import Handelse
from kaja.flows import utskick_brev
from kaja.flows.arbetare import gor_nasta
from kaja.flows.utskick import UtskicksfelError, bestall, breven_postade
from kaja.flows.utskick_filer import tryckt_fil
from kaja.flows.utskick_lamna_ut import lamna_ut
from kaja.korningar.models import Korning, Korningslage
from kaja.ungdom.models import Person
from kaja.utskick import brevsats
from kaja.utskick.actions.filer import Filen, drop_old_files
from kaja.utskick.actions.omgang import cancel_rest
from kaja.utskick.actions.texter import save_sender
from kaja.utskick.brevsats import TryckfelError, Tryckt
from kaja.utskick.models import Meddelande, Meddelandelage, Utskick, Utskicksfil, Utskickslage
from kaja.utskick.slag import Kanal, Mall
from tests.utskick import mottagare as m

pytestmark = pytest.mark.django_db


class Dodad(BaseException):
    """The process is gone."""


@pytest.fixture
def sma_delar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two letters in each file."""
    monkeypatch.setattr(utskick_brev, "PER_FIL", 2)


def bestallt(antal: int) -> Utskick:
    user = m.samordnaren()
    m.skriv_avsandare(user)
    return bestall(
        kommun=m.kommunen(), personer=m.ungdomar(antal),
        val=m.val(Mall.PAMINNELSE, Kanal.BREV), user=user, tid=m.TID, dag=m.DAG,
    )  # fmt: skip


def i_filerna() -> Counter[int]:
    return Counter(person for fil in Utskicksfil.objects.all() for person, _ in fil.personer)


def test_a_batch_in_parts_has_every_letter_once(sma_delar: None) -> None:
    utskick = bestallt(5)
    gor_nasta(tid=m.TID, dag=m.DAG)
    utskick.refresh_from_db()
    assert utskick.lage == Utskickslage.ATT_POSTA
    assert [fil.namn for fil in Utskicksfil.objects.order_by("nr")] == [
        "brev-1.pdf", "brev-2.pdf", "brev-3.pdf",
    ]  # fmt: skip
    assert i_filerna() == Counter(utskick.meddelanden.values_list("person_id", flat=True))
    korning = Korning.objects.get()
    assert (korning.lage, korning.gjort, korning.att_gora) == (Korningslage.KLAR, 5, 5)


def test_a_batch_stopped_while_it_is_made_stays_stopped_and_leaves_no_letter(
    sma_delar: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    utskick = bestallt(5)

    def nagon_stoppar(*args: Any) -> Filen:
        if not utskick.fel:
            cancel_rest(utskick=utskick, user=User.objects.get(), tid=m.TID)
        return tryckt_fil(*args)

    monkeypatch.setattr(utskick_brev, "tryckt_fil", nagon_stoppar)
    gor_nasta(tid=m.TID, dag=m.DAG)
    utskick.refresh_from_db()
    assert (utskick.lage, utskick.fel) == (Utskickslage.STOPPAT, "Någon stoppade utskicket.")
    assert not Utskicksfil.objects.exists()
    assert Korning.objects.get().lage == Korningslage.STOPPAD


def test_a_killed_batch_is_taken_up_and_what_is_done_is_not_done_again(
    sma_delar: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    utskick = bestallt(6)
    satta: list[int] = []
    tryck = brevsats.tryck

    def dor_efter_tva(sats: Any) -> Tryckt:
        if len(satta) == 2:
            raise Dodad
        satta.append(len(sats["personer"]))
        return tryck(sats)

    monkeypatch.setattr(brevsats, "tryck", dor_efter_tva)
    with pytest.raises(Dodad):
        gor_nasta(tid=m.TID, dag=m.DAG)
    assert Utskicksfil.objects.count() == 2
    monkeypatch.setattr(brevsats, "tryck", tryck)
    fore = list(Utskicksfil.objects.order_by("nr").values_list("pk", flat=True))
    Korning.objects.update(puls=m.TID - timedelta(days=999))
    gor_nasta(tid=m.TID, dag=m.DAG)
    assert list(Utskicksfil.objects.order_by("nr").values_list("pk", flat=True))[:2] == fore
    assert i_filerna() == Counter(utskick.meddelanden.values_list("person_id", flat=True))
    assert Korning.objects.get().lage == Korningslage.KLAR


def test_letters_that_cannot_be_set_stop_the_batch_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bestallt(1)

    def trasig(_: Any) -> Tryckt:
        raise TryckfelError("Breven gick inte att skriva ut.")

    monkeypatch.setattr(brevsats, "tryck", trasig)
    gor_nasta(tid=m.TID, dag=m.DAG)
    assert Utskick.objects.get().fel == "Breven gick inte att skriva ut."
    assert Korning.objects.get().lage == Korningslage.STOPPAD


def test_posted_letters_are_told_once_each() -> None:
    utskick = bestallt(3)
    assert utskick.begard_av
    user = utskick.begard_av
    with pytest.raises(UtskicksfelError, match="inte klara att posta"):
        breven_postade(utskick=utskick, user=user, tid=m.TID, dag=m.DAG)
    gor_nasta(tid=m.TID, dag=m.DAG)
    utskick.refresh_from_db()
    assert breven_postade(utskick=utskick, user=user, tid=m.TID, dag=m.DAG) == 3
    handelse = Handelse.objects.get(handling="meddelande.skickat")
    alla = sorted(utskick.meddelanden.values_list("person_id", flat=True))
    assert handelse.objekt == f"utskick:{utskick.pk}"
    assert f'"personer":{alla}'.replace(" ", "") in handelse.detaljer.replace(" ", "")


def test_one_who_has_lost_the_address_since_gets_no_letter() -> None:
    utskick = bestallt(2)
    borta = Meddelande.objects.earliest("pk").person_id
    Person.objects.filter(pk=borta).update(adress="")
    gor_nasta(tid=m.TID, dag=m.DAG)
    assert i_filerna() == Counter(
        set(utskick.meddelanden.values_list("person_id", flat=True)) - {borta}
    )
    assert Meddelande.objects.get(person=borta).lage == Meddelandelage.MISSLYCKAD


def test_what_was_ordered_is_sent_as_it_was_ordered() -> None:
    utskick = bestallt(1)
    assert utskick.begard_av
    save_sender(
        kommun=m.kommunen(), uppgifter={**m.AVSANDARE, "telefon": "0243-999 99"},
        user=utskick.begard_av, tid=m.TID,
    )  # fmt: skip
    assert "0243-740 00" in utskick.text
    assert "{fornamn}" in utskick.text


def test_files_go_after_a_month_and_can_then_not_be_fetched() -> None:
    utskick = bestallt(1)
    gor_nasta(tid=m.TID, dag=m.DAG)
    assert drop_old_files(kommun=m.kommunen(), tid=m.TID + timedelta(days=29)) == 0
    assert drop_old_files(kommun=m.kommunen(), tid=m.TID + timedelta(days=31)) == 1
    assert utskick.begard_av
    with pytest.raises(UtskicksfelError, match="finns inte längre"):
        lamna_ut(utskick=utskick, user=utskick.begard_av, tid=m.TID, dag=m.DAG)
