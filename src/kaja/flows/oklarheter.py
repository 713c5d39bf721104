"""The questions to ask about persons: the unclear answers that no late source explains.

A question is worked out from the answer, and is there for as long as the answer is unclear. It
becomes a stored task first when someone takes it, postpones it or answers it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from kaja.access.models import Kommun, User
from kaja.insatser.actions import finish, raise_task
from kaja.insatser.models import Uppgift, Uppgiftsslag
from kaja.register.models import Bedomning, Beslut, Beslutsslag, Utfall
from kaja.register.queries import answers
from kaja.regler.skollagen_29_9.skal import ALLA
from kaja.ungdom.models import Person

FRAGOR = {skal.id: skal for skal in ALLA if skal.fraga and not skal.kalla}
"""What there can be to ask a person about, by the id of the reason."""
MINA, INGENS, UPPSKJUTNA = "mina", "ingens", "uppskjutna"
UTFALL = {
    "svar": "Svaret är antecknat",
    "beslut": "Kommunen har beslutat",
    "svaret_kom": "Svaret kom från en källa",
    "klar": "Klar",
    "behovs_inte": "Behövdes inte",
}
"""How a task went, in words."""


class Urval(NamedTuple):
    """Which questions: whose, to whom (as the reason says it), and about what (its id)."""

    vems: str = ""
    till: str = ""
    fraga: str = ""


ALLAS = Urval()
"""Whoever's they are, and whatever they are about."""


def nyckel(person: int) -> str:
    """What the task about the person's question is known by."""
    return f"oklart:{person}"


def fragor(
    user: User | AnonymousUser, kommun: Kommun, dag: date, urval: Urval = ALLAS
) -> QuerySet[Bedomning]:
    """The answers with a question to ask, with their persons, soonest 20 first and then the oldest
    question. Those that are postponed to after the day are left out unless they are asked for.

    Where the municipality has decided for itself there is nothing to ask.
    """
    rader = answers(user, kommun).exclude(fraga="").filter(~Exists(_decided(dag)))
    for villkor in _villkor(user, dag, urval):
        rader = rader.filter(villkor)
    tjugo = F("person__fodd").asc(nulls_last=True)
    return rader.select_related("person").order_by(tjugo, "kand_fran", "pk")


def _decided(dag: date) -> QuerySet[Beslut]:
    mot_svaret = (Beslutsslag.OMFATTAS_ANDA, Beslutsslag.FELAKTIGT_REGISTRERAD)
    return Beslut.objects.filter(
        person=OuterRef("person"), ersatt__isnull=True, slag__in=mot_svaret, fran__lte=dag
    )


def _villkor(user: User | AnonymousUser, dag: date, urval: Urval) -> list[Q]:
    uppgift = Uppgift.objects.filter(
        kommun=OuterRef("kommun"),
        slag=Uppgiftsslag.OKLART,
        person=OuterRef("person"),
        klar__isnull=True,
    )
    uppskjuten = Q(Exists(uppgift.filter(uppskjuten_till__gt=dag)))
    villkor = [uppskjuten if urval.vems == UPPSKJUTNA else ~uppskjuten]
    if urval.vems == MINA:
        villkor.append(Q(Exists(uppgift.filter(tagen_av=user.pk))))
    if urval.vems == INGENS:
        villkor.append(~Q(Exists(uppgift.filter(tagen_av__isnull=False))))
    if urval.till:
        villkor.append(Q(fraga__in=[id_ for id_, s in FRAGOR.items() if s.till == urval.till]))
    if urval.fraga:
        villkor.append(Q(fraga=urval.fraga))
    return villkor


def uppgifter(kommun: Kommun, personer: Collection[int]) -> dict[int, Uppgift]:
    """The stored tasks about the persons' questions that are not done, by person."""
    rader = Uppgift.objects.filter(
        kommun=kommun, slag=Uppgiftsslag.OKLART, person__in=personer, klar__isnull=True
    ).select_related("tagen_av")
    return {rad.person_id: rad for rad in rader if rad.person_id}


def oklart_sedan(kommun: Kommun, personer: Collection[int]) -> dict[int, datetime]:
    """Since when each person's answer has been unclear without a break, by person. One query."""
    rader = (
        Bedomning.objects.filter(kommun=kommun, person__in=personer)
        .order_by("person", "kand_fran")
        .values_list("person_id", "utfall", "kand_fran")
    )
    sedan: dict[int, datetime] = {}
    for person, utfall, tid in rader:
        if utfall == Utfall.OKLART:
            sedan.setdefault(person, tid)
        else:
            sedan.pop(person, None)
    return sedan


def uppgiften(person: Person, *, user: User, tid: datetime) -> Uppgift:
    """The stored task about the person's question; raised if it is not there."""
    return raise_task(
        kommun=person.kommun,
        slag=Uppgiftsslag.OKLART,
        nyckel=nyckel(person.pk),
        person=person,
        aktor=user.aktor,
        tid=tid,
    )


def har_fraga(person: Person) -> bool:
    """Whether there is something to ask about the person now."""
    rader = Bedomning.objects.filter(person=person, ersatt__isnull=True)
    return rader.exclude(fraga="").exists()


def besvarad(person: Person, *, utfall: str, user: User, tid: datetime) -> None:
    """Note, in the caller's transaction, that someone has answered what was asked."""
    finish(uppgift=uppgiften(person, user=user, tid=tid), utfall=utfall, user=user, tid=tid)


def avsluta_besvarade(kommun: Kommun, personer: Collection[int], tid: datetime) -> None:
    """Finish the tasks about these persons' questions where there is no question any more."""
    fragas = Bedomning.objects.filter(person=OuterRef("person"), ersatt__isnull=True)
    kvar = Uppgift.objects.filter(
        ~Exists(fragas.exclude(fraga="")),
        kommun=kommun,
        slag=Uppgiftsslag.OKLART,
        person__in=personer,
        klar__isnull=True,
    )
    for uppgift in kvar:
        finish(uppgift=uppgift, utfall="svaret_kom", user=None, tid=tid)
