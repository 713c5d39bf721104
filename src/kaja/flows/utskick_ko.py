"""The queue of text messages and e-mail: what is due leaves, one message at a time.

What may have been sent is asked about (`utskick_ovisst`), never sent blindly again.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import transaction

from kaja.flows.utskick_ovisst import red_ut
from kaja.flows.utskick_sand import skicka
from kaja.korningar.actions import finish_run, note_seen, pulse, start_run
from kaja.korningar.models import Korning, Korningsslag
from kaja.utskick.actions import ko, omgang
from kaja.utskick.models import Utskick, Utskickslage
from kaja.utskick.portar import porten
from kaja.utskick.portar.port import Svarsslag
from kaja.utskick.queries import VILA, due, unsure
from kaja.utskick.slag import Kanal

PER_GANG = 50
VAKEN = (time(8), time(20))
"""A text message wakes people: none goes out at night, however long the gateway was down."""
PORTAR = (Kanal.SMS, Kanal.EPOST)


def borja_skicka(*, utskick: Utskick, tid: datetime, dag: date) -> Korning:
    """Open the batch to the queue and send what can be sent now. What is left goes when it can."""
    korning = start_run(
        kommun=utskick.kommun,
        slag=Korningsslag.UTSKICK,
        dag=dag,
        tid=tid,
        user=utskick.begard_av,
        utskick=utskick.pk,
    )
    with transaction.atomic():
        omgang.set_state(utskick=utskick, lage=Utskickslage.SKICKAS)
        note_seen(korning=korning, sett={}, att_gora=utskick.meddelanden.count())
    while gjort := skicka_nasta(kanal=Kanal(utskick.kanal), tid=tid):
        pulse(korning=korning, gjort=gjort, andrade_svar=0, registerhandelser=0)
    return finish_run(korning=korning, tid=tid)


def skota_kon(*, tid: datetime, tyst: timedelta = ko.TYST, vila: timedelta = VILA) -> int:
    """Look once: find sendings that died, ask about the unsure, send what is due. Gives how many
    messages were sent."""
    ko.find_silent(tid=tid, tyst=tyst)
    for kanal in PORTAR:
        for meddelande in unsure(kanal, tid, vila=vila):
            red_ut(meddelande=meddelande, port=porten(kanal), tid=tid)
    return sum(skicka_nasta(kanal=kanal, tid=tid) for kanal in PORTAR)


def skicka_nasta(*, kanal: Kanal, tid: datetime) -> int:
    """Send the next messages that are due this way; gives how many were sent."""
    if kanal == Kanal.SMS and not VAKEN[0] <= tid.timetz().replace(tzinfo=None) < VAKEN[1]:
        return 0
    port, gjort = porten(kanal), 0
    for meddelande in due(kanal, tid, PER_GANG):
        svar = skicka(meddelande=meddelande, port=port, tid=tid)
        gjort += svar is not None and svar.slag == Svarsslag.TAGET
        if svar is not None and svar.slag in (Svarsslag.SENARE, Svarsslag.OVISST):
            ko.postpone(kanal=kanal, till=tid + ko.wait(meddelande.forsok))
            break
    return gjort
