"""One text message or e-mail leaves the house, and is noted.

Claimed, handed over, noted: three transactions' worth of steps, so that a kill between any two of
them leaves a state that tells. Protection is read in the claim itself: nothing leaves for a
protected person, whoever asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from kaja.flows.utskick import efter_sandning
from kaja.flows.utskick_avgor import kanske_klart
from kaja.flows.utskick_text import egna
from kaja.flows.utskick_urval import SAKNAS, SKYDDAD, UTAN, VART
from kaja.ungdom.models import Person
from kaja.utskick import brevtext, falt
from kaja.utskick.actions import ko
from kaja.utskick.models import Meddelande
from kaja.utskick.portar.port import Forsandelse, Port, Svar, Svarsslag
from kaja.utskick.queries import said_no, sender
from kaja.utskick.slag import Kanal

SAGT_NEJ = UTAN["sagt_nej"]


def skicka(*, meddelande: Meddelande, port: Port, tid: datetime) -> Svar | None:
    """Send one message and note what came of it; None when it was not to be sent."""
    brev = _ta(meddelande, tid)
    if brev is None:
        return None
    svar = port.skicka(brev)
    anteckna(meddelande, svar, tid)
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
    return forsandelse(meddelande, person, tid)


def _hinder(meddelande: Meddelande, person: Person, vart: str) -> str:
    """Why nothing may go, as it is read; empty when it may."""
    kanal = Kanal(meddelande.kanal)
    if person.skyddad:
        return UTAN[SKYDDAD]
    if said_no(meddelande.kommun, [person.pk], kanal):
        return SAGT_NEJ
    return "" if vart else UTAN[SAKNAS[kanal]]


def forsandelse(meddelande: Meddelande, person: Person, tid: datetime) -> Forsandelse:
    """The message as the gateway gets it."""
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
def anteckna(meddelande: Meddelande, svar: Svar, tid: datetime) -> None:
    """Note what the gateway answered, and what follows of it."""
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
