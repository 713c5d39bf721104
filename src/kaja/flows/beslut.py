"""The municipality's own decisions: what they may be, what they would do, and making them.

A decision goes before the law's answer, within the limits of the law, until the facts it rested on
change (`kaja.regler.beslut`). That an education corresponds to gymnasiet is also a fact.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from kaja import regler
from kaja.access.models import Kommun, User
from kaja.flows.beslutsverkan import SKAL, BeslutsfelError, Nytt, Verkan, verkan
from kaja.flows.oklarheter import besvarad, har_fraga
from kaja.flows.svar import prova
from kaja.insatser.actions import finish, hold_youths
from kaja.insatser.models import Uppgift, Uppgiftsslag
from kaja.register.beslut import decide, lift
from kaja.register.models import Bedomning, Beslut, Beslutsslag
from kaja.regler import beslut as lagens
from kaja.underlag import rattelser
from kaja.underlag.actions import mark_for_retrial
from kaja.underlag.models import Motsvarandefaktum
from kaja.underlag.queries import underlag_for
from kaja.ungdom.models import Person

__all__ = ["SKAL", "BeslutsfelError", "Nytt", "Verkan", "besluta", "upphav", "verkan"]


def besluta(
    *, person: Person, nytt: Nytt, user: User, dag: date, tid: datetime
) -> Bedomning | None:
    """Make the decision, in place of one in force, and try the person again at once; gives the
    law's answer. BeslutsfelError, and nothing is decided, when it cannot be made."""
    with transaction.atomic():
        Kommun.objects.select_for_update(no_key=True).get(pk=person.kommun_id)
        hold_youths([person.pk])
        verkan(person, nytt, dag=dag)
        fore = _gallande(person)
        asked = har_fraga(person)
        if fore is not None:
            _utan_faktum(fore, user, tid)
        _motsvarande(person, nytt, user, tid)
        underlag = underlag_for([person])[person.pk]
        decide(beslut=_beslut(person, nytt, underlag), user=user, tid=tid)
        mark_for_retrial(kommun_id=person.kommun_id, personer=[person.pk], tid=tid)
        if asked:
            besvarad(person, utfall="beslut", user=user, tid=tid)
        _omprovade(person, user, tid)
    return prova(person, user=user, dag=dag, tid=tid)


def upphav(*, beslut: Beslut, user: User, dag: date, tid: datetime) -> Bedomning | None:
    """Lift a decision in force, and try the person again at once; gives the law's answer.
    BeslutsfelError when it no longer is in force."""
    with transaction.atomic():
        Kommun.objects.select_for_update(no_key=True).get(pk=beslut.kommun_id)
        nu = Beslut.objects.filter(pk=beslut.pk, ersatt__isnull=True).first()
        if nu is None:
            raise BeslutsfelError("Beslutet gäller inte längre.")
        _utan_faktum(nu, user, tid)
        lift(beslut=nu, user=user, tid=tid)
        mark_for_retrial(kommun_id=nu.kommun_id, personer=[nu.person_id], tid=tid)
    return prova(beslut.person, user=user, dag=dag, tid=tid)


def _gallande(person: Person) -> Beslut | None:
    return Beslut.objects.filter(person=person, ersatt__isnull=True).first()


def _beslut(person: Person, nytt: Nytt, underlag: regler.Underlag) -> Beslut:
    return Beslut(
        kommun_id=person.kommun_id,
        person=person,
        slag=nytt.slag,
        fran=nytt.fran,
        skal=nytt.skal,
        arende=nytt.arende,
        vilar_pa=lagens.avtryck(underlag),
    )


def _motsvarande(person: Person, nytt: Nytt, user: User, tid: datetime) -> None:
    """That the education corresponds to gymnasiet is a fact too, and nothing to find out."""
    if nytt.slag is not Beslutsslag.MOTSVARANDE_UTBILDNING:
        return
    for utreds in _utan_fil(person.pk).filter(typ="utreds"):
        rattelser.take_back(faktum=utreds, user=user, tid=tid)
    faktum = Motsvarandefaktum(
        kommun_id=person.kommun_id, person=person, typ="bedomd", fran=nytt.fran
    )
    rattelser.note(faktum=faktum, user=user, tid=tid)


def _utan_faktum(beslut: Beslut, user: User, tid: datetime) -> None:
    """A decision about equivalent education leaves with its fact."""
    if beslut.slag == Beslutsslag.MOTSVARANDE_UTBILDNING:
        for faktum in _utan_fil(beslut.person_id).filter(typ="bedomd", fran=beslut.fran):
            rattelser.take_back(faktum=faktum, user=user, tid=tid)


def _utan_fil(person: int) -> QuerySet[Motsvarandefaktum]:
    return Motsvarandefaktum.objects.filter(person=person, fil__isnull=True, ersatt__isnull=True)


def _omprovade(person: Person, user: User, tid: datetime) -> None:
    """A new decision answers the question whether the earlier one, that fell, shall be made
    again."""
    oppna = Uppgift.objects.filter(
        person=person, slag=Uppgiftsslag.BESLUT_OMPROVAS, klar__isnull=True
    )
    for uppgift in oppna:
        finish(uppgift=uppgift, utfall="beslut", user=user, tid=tid)
