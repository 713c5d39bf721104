"""An answer to what was unclear: a fact with its source, and the person tried again at once."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.bedom import bedom
from kaja.flows.oklarheter import besvarad, har_fraga
from kaja.flows.svarsfakta import (
    Bevis,
    Folkbokford,
    InteMotsvarande,
    Skolplikt,
    Slutdag,
    Studier,
    Svaret,
    SvarsfelError,
    Utreds,
    current,
)
from kaja.flows.svarsfakta import faktum as ny_uppgift
from kaja.insatser.actions import hold_youths
from kaja.register.models import Bedomning
from kaja.underlag import rattelser
from kaja.underlag.models import (
    Faktum,
    Motsvarandefaktum,
    Uppgiftslamnare,
)
from kaja.ungdom.models import Person

__all__ = [
    "Bevis",
    "Folkbokford",
    "InteMotsvarande",
    "Skolplikt",
    "Slutdag",
    "Studier",
    "Svaret",
    "SvarsfelError",
    "Utreds",
    "current",
    "prova",
    "svara",
    "ta_tillbaka",
]


def svara(
    *,
    person: Person,
    svar: Svaret,
    uppgiven_av: Uppgiftslamnare,
    user: User,
    dag: date,
    tid: datetime,
) -> Bedomning | None:
    """Note what someone has answered, finish the question, and try the person again; gives the
    answer of the law now, if there is one.

    SvarsfelError, and nothing is noted, when the answer cannot be true.
    """
    with transaction.atomic():
        Kommun.objects.select_for_update(no_key=True).get(pk=person.kommun_id)
        hold_youths([person.pk])
        asked = har_fraga(person)
        _note(person, svar, uppgiven_av, user, dag, tid)
        if asked:
            besvarad(person, utfall="svar", user=user, tid=tid)
    return prova(person, user=user, dag=dag, tid=tid)


def ta_tillbaka(*, faktum: Faktum, user: User, dag: date, tid: datetime) -> Bedomning | None:
    """Take an answer back, and try the person again. SvarsfelError when it is not one."""
    try:
        rattelser.take_back(faktum=faktum, user=user, tid=tid)
    except rattelser.RattelsefelError as fel:
        raise SvarsfelError(str(fel)) from fel
    return prova(faktum.person, user=user, dag=dag, tid=tid)


def prova(person: Person, *, user: User, dag: date, tid: datetime) -> Bedomning | None:
    """Try one person again, at once; gives the current answer."""
    bedom(kommun=person.kommun, personer=[person.pk], dag=dag, tid=tid, aktor=user.aktor)
    return Bedomning.objects.filter(person=person, ersatt__isnull=True).first()


def _note(
    person: Person, svar: Svaret, av: Uppgiftslamnare, user: User, dag: date, tid: datetime
) -> None:
    if isinstance(svar, InteMotsvarande):
        return _inte_motsvarande(person, user, tid)
    faktum = ny_uppgift(person, svar, dag, user, tid)
    faktum.kommun_id, faktum.uppgiven_av = person.kommun_id, av
    faktum.fil, faktum.rad = None, 0
    try:
        rattelser.note(faktum=faktum, user=user, tid=tid)
    except rattelser.RattelsefelError as fel:
        raise SvarsfelError(str(fel)) from fel


def _inte_motsvarande(person: Person, user: User, tid: datetime) -> None:
    utreds = current(Motsvarandefaktum, person).filter(typ="utreds", fil__isnull=True)
    if not utreds:
        raise SvarsfelError("Ingen utbildning utreds.")
    for faktum in utreds:
        rattelser.take_back(faktum=faktum, user=user, tid=tid)
