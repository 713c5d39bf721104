"""A notice from a school: noted, a task until it is handled, and sometimes a fact.

What a school tells changes nothing by itself (ADR 0017): it stands in its own compartment until
someone has handled it. `for_in` is the one way from there to the facts that the law rests on, and
it goes through the same door as any other answer from a school.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows import svar
from kaja.flows.arbetslage import helgdagar
from kaja.flows.skolsignal_uppgift import HANTERAD, TILLBAKA, avsluta, uppgiften, vanta
from kaja.insatser.actions import hold_youths
from kaja.register.models import Bedomning
from kaja.regler.uppfoljning import handlagd_senast
from kaja.skolsignal.actions import (
    AnmalansfelError,
    NyAnmalan,
    handle,
    note_notice,
    take_back,
    undo_handling,
)
from kaja.skolsignal.models import Anmalan, Anmalningsslag, Hanteringsutfall
from kaja.skolsignal.queries import waits
from kaja.styrning.queries import rutin
from kaja.underlag.models import Uppgiftslamnare

MED_ETT_TRYCK = (
    Hanteringsutfall.KAND,
    Hanteringsutfall.KONTAKT,
    Hanteringsutfall.SKOLAN,
    Hanteringsutfall.INTE_VAR,
)
"""The ways to handle a notice that ask for nothing more."""


@transaction.atomic
def anmal(
    *,
    kommun: Kommun,
    ny: NyAnmalan,
    user: User | None,
    tid: datetime,
    rattar: Anmalan | None = None,
) -> Anmalan:
    """Note what a school has told, and raise the task to handle it; with `rattar`, in the place of
    one that was noted wrong. AnmalansfelError as `skolsignal.actions.note_notice`."""
    _hall(kommun, [ny.person])
    if rattar is not None:
        _las(rattar)
    senast = senast_for(kommun, ny.mottagen)
    anmalan = note_notice(kommun=kommun, ny=ny, senast=senast, user=user, tid=tid, rattar=rattar)
    if rattar is not None:
        avsluta(rattar, TILLBAKA, user, tid)
    vanta(kommun, [anmalan], user, tid)
    return anmalan


def senast_for(kommun: Kommun, mottagen: date) -> date:
    """When a notice that comes on the day is due, by the routine of that day."""
    return handlagd_senast(mottagen, rutin(kommun, mottagen), helgdagar(mottagen.year))


@transaction.atomic
def anmal_flera(
    *, kommun: Kommun, nya: Iterable[NyAnmalan], mottagen: date, user: User | None, tid: datetime
) -> list[Anmalan]:
    """Note what schools have told in a file that came on the day, and raise the tasks to handle it.
    AnmalansfelError, and nothing is noted, as `skolsignal.actions.note_notice`."""
    alla, senast = list(nya), senast_for(kommun, mottagen)
    _hall(kommun, [ny.person for ny in alla])
    rows = [note_notice(kommun=kommun, ny=ny, senast=senast, user=user, tid=tid) for ny in alla]
    vanta(kommun, rows, user, tid)
    return rows


@transaction.atomic
def hantera(
    *, anmalan: Anmalan, utfall: Hanteringsutfall, dag: date, user: User, tid: datetime
) -> None:
    """Say what was done with a notice; its task is done. AnmalansfelError unless it waits."""
    _las(anmalan)
    handle(anmalan=anmalan, utfall=utfall, dag=dag, user=user, tid=tid)
    avsluta(anmalan, HANTERAD, user, tid)


@transaction.atomic
def angra(*, anmalan: Anmalan, user: User, tid: datetime) -> None:
    """The notice waits again, and so does its task. AnmalansfelError if it is not handled."""
    _las(anmalan)
    undo_handling(anmalan=anmalan, user=user, tid=tid)
    vanta(anmalan.kommun, [anmalan], user, tid)


@transaction.atomic
def ta_tillbaka(*, anmalan: Anmalan, user: User, tid: datetime) -> None:
    """The notice was noted by mistake. AnmalansfelError unless it waits."""
    _las(anmalan)
    take_back(anmalan=anmalan, user=user, tid=tid)
    avsluta(anmalan, TILLBAKA, user, tid)


def for_in(
    *,
    anmalan: Anmalan,
    uppgift: svar.Studier | svar.Slutdag,
    dag: date,
    user: User,
    tid: datetime,
) -> Bedomning | None:
    """What the school told is right: note it as a fact with the school as its source, try the
    person again, and handle the notice; gives the answer of the law now.

    The fact comes first, in a transaction of its own, since nobody is judged inside one (ADR 0016).
    Killed between, the notice still waits, and is then already known. SvarsfelError when the fact
    cannot be true; AnmalansfelError, before anything is noted, for absence, which is no fact about
    studies, and for a notice that does not wait.
    """
    if anmalan.slag == Anmalningsslag.FRANVARO:
        raise AnmalansfelError("Frånvaro förs inte in i underlaget: den unge är fortfarande elev.")
    if not waits(anmalan):
        raise AnmalansfelError("Anmälan är redan handlagd. Inget fördes in.")
    blev = svar.svara(
        person=anmalan.person,
        svar=uppgift,
        uppgiven_av=Uppgiftslamnare.SKOLA,
        user=user,
        dag=dag,
        tid=tid,
    )
    hantera(anmalan=anmalan, utfall=Hanteringsutfall.INFORD, dag=dag, user=user, tid=tid)
    return blev


def _las(anmalan: Anmalan) -> None:
    """Lock in one order, so that nobody waits for each other: the municipality, as whoever notes a
    notice or raises a task does, the youth, and the task before the log, as whoever takes a task
    does."""
    _hall(anmalan.kommun, [anmalan.person_id])
    list(uppgiften(anmalan).select_for_update())


def _hall(kommun: Kommun, personer: Collection[int]) -> None:
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    hold_youths(personer)
