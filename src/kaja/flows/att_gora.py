"""What is done with the tasks of the routine, one or many at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.dagens_arbete import folj
from kaja.flows.massandring_verkan import dagarna, par
from kaja.flows.massangra_uppgifter import KLAR
from kaja.insatser.actions import (
    UppgiftsfelError,
    assign,
    finish,
    keep_batch,
    locked,
    locked_tasks,
    postpone,
    set_next_date,
    take,
    verify,
)
from kaja.insatser.models import (
    Massandring,
    Massandringsslag,
    Skjutskal,
    Uppgift,
    Uppgiftsslag,
)
from kaja.regler.skollagen_29_9.alder import fyller_20

KVITTERAS = frozenset({Uppgiftsslag.FYLLER_20, Uppgiftsslag.ATGARD_SLUTAR})
"""Done when someone says so. The others are done by doing them."""


@transaction.atomic
def gor_klart(
    *, kommun: Kommun, uppgifter: Sequence[Uppgift], dag: date, tid: datetime, user: User
) -> Massandring:
    """These are done: a new youth is rightly in the register, or what was to be said is said.
    UppgiftsfelError, and nothing is done, for one that is done by a contact, a plan or the like.
    Gives what takes it back."""
    fel = next((u for u in uppgifter if u.slag not in KVITTERAS | {Uppgiftsslag.VERIFIERA}), None)
    if fel is not None:
        raise UppgiftsfelError(
            f"”{fel.get_slag_display()}” blir klar när det är gjort. Öppna den unges sida och "
            "anteckna det där."
        )
    _las(kommun, uppgifter)
    for uppgift in uppgifter:
        finish(uppgift=uppgift, utfall=KLAR, user=user, tid=tid)
    nya = [u.person_id for u in uppgifter if u.slag == Uppgiftsslag.VERIFIERA and u.person_id]
    fore = verify(kommun=kommun, personer=nya, dag=dag, user=user, tid=tid)
    _folj(kommun, uppgifter, dag, tid)
    return keep_batch(
        kommun=kommun,
        vad=Massandringsslag.KLARA,
        antal=len(_vilkas(uppgifter)),
        fore={"klara": [u.pk for u in uppgifter], "kontrollerade": par(fore, dag)},
        user=user,
        tid=tid,
    )


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
) -> Massandring:
    """These wait until a day, for a reason; where it is the next step of a youth, that day is the
    next day. UppgiftsfelError, and none waits, for a day when the youth has turned twenty: by then
    the task would be gone, and nobody had done it. Gives what takes it back."""
    _innan_tjugo(uppgifter, till)
    rader = _las(kommun, uppgifter)
    for rad in rader:
        postpone(uppgift=rad, till=till, skal=skal, dag=dag, user=user, tid=tid)
    nasta = [u.person_id for u in rader if _ar_nasta(u) and u.person_id]
    fore = set_next_date(kommun=kommun, personer=nasta, datum=till, dag=dag, user=user, tid=tid)
    _folj(kommun, rader, dag, tid)
    vantade = {str(u.pk): [*_vantan(u), till.isoformat()] for u in rader}
    return keep_batch(
        kommun=kommun,
        vad=Massandringsslag.SKJUTNA,
        antal=len(_vilkas(rader)),
        fore={"skjutna": vantade, **dagarna(fore, till)},
        user=user,
        tid=tid,
    )


def _vantan(uppgift: Uppgift) -> list[str | None]:
    """Until when the task waits, why, and its day."""
    till, dag = uppgift.uppskjuten_till, uppgift.dag
    skal = uppgift.uppskjuten_skal
    return [till.isoformat() if till else None, skal, dag.isoformat() if dag else None]


@transaction.atomic
def ta(
    *, kommun: Kommun, uppgifter: Sequence[Uppgift], tid: datetime, user: User
) -> Massandring | None:
    """The user takes these on; gives what takes it back, None when she had them all.
    UppgiftsfelError, and none is taken, if someone else has one."""
    rader = _las(kommun, uppgifter)
    for rad in rader:
        take(uppgift=rad, user=user, tid=tid)
    tagna = [rad for rad in rader if rad.tagen_av_id is None]
    if not tagna:
        return None
    return keep_batch(
        kommun=kommun,
        vad=Massandringsslag.TAGNA,
        antal=len(_vilkas(tagna)),
        fore={"tagna": [rad.pk for rad in tagna]},
        user=user,
        tid=tid,
    )


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


def _las(kommun: Kommun, uppgifter: Collection[Uppgift]) -> list[Uppgift]:
    """The tasks as they are now, locked: the youths before them, and the log last, as whoever logs
    a contact takes them."""
    locked(kommun, _vilkas(uppgifter))
    return locked_tasks(kommun, [u.pk for u in uppgifter])


def _folj(kommun: Kommun, uppgifter: Collection[Uppgift], dag: date, tid: datetime) -> None:
    folj(kommun=kommun, personer=_vilkas(uppgifter), dag=dag, tid=tid)


def _vilkas(uppgifter: Collection[Uppgift]) -> set[int]:
    return {u.person_id for u in uppgifter if u.person_id}
