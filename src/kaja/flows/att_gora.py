"""What is done with the tasks of the routine, one or many at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.dagens_arbete import folj
from kaja.insatser.actions import (
    UppgiftsfelError,
    assign,
    finish,
    locked,
    postpone,
    set_next_date,
    take,
    verify,
)
from kaja.insatser.models import Skjutskal, Uppgift, Uppgiftsslag
from kaja.regler.skollagen_29_9.alder import fyller_20

KVITTERAS = frozenset({Uppgiftsslag.FYLLER_20, Uppgiftsslag.ATGARD_SLUTAR})
"""Done when someone says so. The others are done by doing them."""


@transaction.atomic
def gor_klart(
    *, kommun: Kommun, uppgifter: Sequence[Uppgift], dag: date, tid: datetime, user: User
) -> None:
    """These are done: a new youth is rightly in the register, or what was to be said is said.
    UppgiftsfelError, and nothing is done, for one that is done by a contact, a plan or the like."""
    fel = next((u for u in uppgifter if u.slag not in KVITTERAS | {Uppgiftsslag.VERIFIERA}), None)
    if fel is not None:
        raise UppgiftsfelError(
            f"”{fel.get_slag_display()}” blir klar när det är gjort. Öppna den unges sida och "
            "anteckna det där."
        )
    _las(kommun, uppgifter)
    for uppgift in uppgifter:
        finish(uppgift=uppgift, utfall="klar", user=user, tid=tid)
    nya = [u.person_id for u in uppgifter if u.slag == Uppgiftsslag.VERIFIERA and u.person_id]
    verify(kommun=kommun, personer=nya, dag=dag, user=user, tid=tid)
    _folj(kommun, uppgifter, dag, tid)


@transaction.atomic
def skjut_upp(
    *,
    kommun: Kommun,
    uppgifter: Sequence[Uppgift],
    till: date,
    skal: Skjutskal,
    dag: date,
    tid: datetime,
    user: User,
) -> None:
    """These wait until a day, for a reason; where it is the next step of a youth, that day is the
    next day. UppgiftsfelError, and none waits, for a day when the youth has turned twenty: by then
    the task would be gone, and nobody had done it."""
    _innan_tjugo(uppgifter, till)
    _las(kommun, uppgifter)
    for uppgift in uppgifter:
        postpone(uppgift=uppgift, till=till, skal=skal, dag=dag, user=user, tid=tid)
    nasta = [u.person_id for u in uppgifter if _ar_nasta(u) and u.person_id]
    set_next_date(kommun=kommun, personer=nasta, datum=till, dag=dag, user=user, tid=tid)
    _folj(kommun, uppgifter, dag, tid)


@transaction.atomic
def ta(*, kommun: Kommun, uppgifter: Sequence[Uppgift], tid: datetime, user: User) -> None:
    """The user takes these on. UppgiftsfelError, and none is taken, if someone else has one."""
    _las(kommun, uppgifter)
    for uppgift in uppgifter:
        take(uppgift=uppgift, user=user, tid=tid)


@transaction.atomic
def ge_agare(
    *, kommun: Kommun, personer: Collection[int], agare: User | None, tid: datetime, user: User
) -> dict[int, int | None]:
    """These youths (ids) get an owner; gives who had them before."""
    return assign(kommun=kommun, personer=personer, agare=agare, user=user, tid=tid)


def _innan_tjugo(uppgifter: Collection[Uppgift], till: date) -> None:
    for person in (u.person for u in uppgifter):
        if person and person.fodd and till >= (tjugo := fyller_20(person.fodd)):
            raise UppgiftsfelError(f"{person} fyller 20 {tjugo}. Välj en dag före den.")


def _ar_nasta(uppgift: Uppgift) -> bool:
    """Whether the task is the youth's next step: its key says which step and attempt."""
    return uppgift.nyckel == f"frist:{uppgift.person_id}:{uppgift.slag}:{uppgift.nummer}"


def _las(kommun: Kommun, uppgifter: Collection[Uppgift]) -> None:
    """The youths before their tasks and the log, as whoever logs a contact takes them."""
    locked(kommun, {u.person_id for u in uppgifter if u.person_id})


def _folj(kommun: Kommun, uppgifter: Collection[Uppgift], dag: date, tid: datetime) -> None:
    ids = {u.person_id for u in uppgifter if u.person_id}
    folj(kommun=kommun, personer=ids, dag=dag, tid=tid)
