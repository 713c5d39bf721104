"""Letters and messages to look at: a batch of letters ready to be posted, and one of messages."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from kaja.access.models import Kommun, User
from kaja.flows.arbetare import gor_nasta
from kaja.flows.utskick import Val, bestall
from kaja.register.models import Bedomning, Utfall
from kaja.ungdom.models import Person
from kaja.utskick.actions.texter import Textnyckel
from kaja.utskick.models import Meddelande, Meddelandelage
from kaja.utskick.slag import Kanal, Mall, Sprak
from tests.utskick.mottagare import skriv_avsandare
from tests.web.varld import DAG, KOMMUN, MORGON


class Brev(NamedTuple):
    """The persons (ids) that are written to, and the batches."""

    valda: list[int]
    brev: int
    sms: int


def bygg_brev(amira: User) -> Brev:
    """Two batches, made by the worker; one message is unsure."""
    skriv_avsandare(amira)
    omfattas = Bedomning.objects.filter(utfall=Utfall.OMFATTAS, ersatt__isnull=True)
    personer = list(omfattas.order_by("person_id").values_list("person_id", flat=True)[:8])
    Person.objects.filter(pk__in=personer[:6], skydd="").update(
        adress="Röda vägen 50", postnummer="78170", postort="Borlänge", telefon="070-174 06 05"
    )
    valda = [*personer, Person.objects.exclude(skydd="").earliest("pk").pk]
    brev = _bestall(amira, valda, Mall.FORSTA_KONTAKT, Kanal.BREV)
    sms = _bestall(amira, valda, Mall.PAMINNELSE, Kanal.SMS)
    for _ in range(2):
        gor_nasta(tid=MORGON + timedelta(hours=4), dag=DAG)
    osaker = Meddelande.objects.filter(utskick=sms).earliest("pk")
    Meddelande.objects.filter(pk=osaker.pk).update(
        lage=Meddelandelage.OSAKER, skal="Sms-operatören svarade inte."
    )
    return Brev(valda, brev, sms)


def _bestall(user: User, personer: list[int], mall: Mall, kanal: Kanal) -> int:
    val = Val(Textnyckel(mall, kanal, Sprak.SV))
    kommun = Kommun.objects.get(pk=KOMMUN)
    tid = MORGON + timedelta(hours=3)
    return bestall(kommun=kommun, personer=personer, val=val, user=user, tid=tid, dag=DAG).pk
