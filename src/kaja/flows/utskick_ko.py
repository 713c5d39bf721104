"""Text messages and e-mail leave the house, one at a time, and are noted one at a time.

Claimed, handed over, noted: three transactions' worth of steps, so that a kill between any two of
them leaves a state that tells. What may have been sent is asked about, never sent blindly again.
Protection is read in the claim itself: nothing leaves for a protected person, whoever asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.db import transaction

from kaja.flows.utskick import efter_sandning
from kaja.flows.utskick_avgor import kanske_klart
from kaja.flows.utskick_text import egna
from kaja.flows.utskick_urval import SAKNAS, SKYDDAD, UTAN, VART
from kaja.korningar.actions import finish_run, note_seen, pulse, start_run
from kaja.korningar.models import Korning, Korningsslag
from kaja.ungdom.models import Person
from kaja.utskick import brevtext, falt
from kaja.utskick.actions import ko, omgang
from kaja.utskick.models import Meddelande, Utskick, Utskickslage
from kaja.utskick.portar import porten
from kaja.utskick.portar.port import Forsandelse, Port, Spar, Svar, Svarsslag
from kaja.utskick.queries import VILA, due, noted, said_no, sender, unsure
from kaja.utskick.slag import Kanal

PER_GANG = 50
VAKEN = (time(8), time(20))
"""A text message wakes people: none goes out at night, however long the gateway was down."""
PORTAR = (Kanal.SMS, Kanal.EPOST)
SAGT_NEJ = UTAN["sagt_nej"]


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


def skicka(*, meddelande: Meddelande, port: Port, tid: datetime) -> Svar | None:
    """Send one message and note what came of it; None when it was not to be sent."""
    brev = _ta(meddelande, tid)
    if brev is None:
        return None
    svar = port.skicka(brev)
    _anteckna(meddelande, svar, tid)
    return svar


@transaction.atomic
def _ta(meddelande: Meddelande, tid: datetime) -> Forsandelse | None:
    """Claim the message and give what is to be sent, as the person is now."""
    person = Person.objects.select_for_update(no_key=True).get(pk=meddelande.person_id)
    kanal = Kanal(meddelande.kanal)
    vart = "" if person.skyddad else VART[kanal](person)
    if skal := _hinder(meddelande, person, vart):
        ko.note_refused(meddelande=meddelande, skal=skal, tid=tid)
        kanske_klart(meddelande.utskick)
        return None
    if not ko.claim(meddelande=meddelande, mottagare=vart):
        return None
    return _forsandelse(meddelande, person, tid)


def _hinder(meddelande: Meddelande, person: Person, vart: str) -> str:
    """Why nothing may go, as it is read; empty when it may."""
    kanal = Kanal(meddelande.kanal)
    if person.skyddad:
        return UTAN[SKYDDAD]
    if said_no(meddelande.kommun, [person.pk], kanal):
        return SAGT_NEJ
    return "" if vart else UTAN[SAKNAS[kanal]]


def _forsandelse(meddelande: Meddelande, person: Person, tid: datetime) -> Forsandelse:
    avsandare = sender(meddelande.kommun)
    assert avsandare is not None, "it was there when the batch was ordered"
    text = falt.satt_in(meddelande.utskick.text, _far_sagas(meddelande.kanal, egna(person)))
    sms = meddelande.kanal == Kanal.SMS
    return Forsandelse(
        kommun=meddelande.kommun_id,
        nyckel=meddelande.nyckel,
        kanal=meddelande.kanal,
        mottagare=meddelande.mottagare,
        avsandare=avsandare.sms_namn,
        svar_till=avsandare.epost,
        rubrik=brevtext.rubrik(text),
        text=text.strip() if sms else brevtext.som_vanlig_text(text),
        tid=tid,
    )


def _far_sagas(kanal: str, varden: Mapping[str, str]) -> dict[str, str]:
    far = falt.OM_PERSONEN[Kanal(kanal)]
    return {namn: varde for namn, varde in varden.items() if namn in far}


@transaction.atomic
def _anteckna(meddelande: Meddelande, svar: Svar, tid: datetime) -> None:
    match svar.slag:
        case Svarsslag.TAGET:
            _skickat(meddelande, svar.referens, tid)
        case Svarsslag.NEKAT:
            ko.note_refused(meddelande=meddelande, skal=svar.skal, tid=tid)
        case Svarsslag.SENARE:
            ko.put_back(meddelande=meddelande, skal=svar.skal, tid=tid)
        case Svarsslag.OVISST:
            ko.note_unsure(meddelande=meddelande, skal=svar.skal, tid=tid)
    kanske_klart(meddelande.utskick)


def _skickat(meddelande: Meddelande, referens: str, tid: datetime) -> None:
    if ko.note_sent(meddelande=meddelande, referens=referens, tid=tid):
        utskick = meddelande.utskick
        efter_sandning(utskick=utskick, meddelanden=[meddelande], user=utskick.begard_av, tid=tid)


def red_ut(*, meddelande: Meddelande, port: Port, tid: datetime) -> None:
    """Ask the gateway about a message that may have been sent, and note what it says. What it
    cannot say is left to a person. No number is kept of one who has become protected."""
    person = Person.objects.get(pk=meddelande.person_id)
    if port.kan_fragas and meddelande.mottagare and meddelande.sands_sedan:
        brev = _forsandelse(meddelande, person, tid)
        spar = port.fraga(brev, meddelande.sands_sedan)
        egna_spar = None if spar is None else _okanda(spar)
        _anteckna(meddelande, som_svar(egna_spar, brev.text), tid)
    if person.skyddad:
        ko.forget_receiver(meddelande=meddelande)


def _okanda(spar: list[Spar]) -> list[Spar]:
    """Those that do not stand on another message of ours."""
    kanda = noted([ett.referens for ett in spar])
    return [ett for ett in spar if ett.referens not in kanda]


def som_svar(spar: list[Spar] | None, text: str) -> Svar:
    """What the gateway's list says of the message. Pure. Only an empty list is a no: if there is
    something else to the same receiver, a person has to look."""
    if spar is None:
        return Svar(Svarsslag.OVISST, skal="Operatören kunde inte säga om det skickades.")
    if not spar:
        return Svar(Svarsslag.SENARE, skal="Operatören hade inte fått det.")
    traff = next((ett for ett in spar if ett.text == text), None)
    if traff is None:
        return Svar(Svarsslag.OVISST, skal="Operatören har skickat något annat till samma nummer.")
    if traff.misslyckat:
        return Svar(Svarsslag.NEKAT, skal="Operatören kunde inte lämna fram meddelandet.")
    return Svar(Svarsslag.TAGET, traff.referens)
