"""Asking for a run, and its life: it begins, gives signs of life, and ends, with its row as the
receipt. What a run does is a flow's business.

The moments of a run are the database's own: they are about the machine, not about the day that is
judged, which in a trial may stand still.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.korningar.models import Korning, Korningslage, Korningsslag

# A run that has not been heard of for so long was killed.
TYST = timedelta(minutes=2)
AVBRUTEN = "Körningen avbröts innan den var klar. En senare körning har tagit vid."


@transaction.atomic
def order_run(
    *,
    kommun: Kommun,
    slag: Korningsslag,
    dag: date,
    user: User | None,
    aktor: str,
    tid: datetime,
    fil: int | None = None,
    utskick: int | None = None,
) -> Korning:
    """A run that waits for its turn, with the file or the batch it is about. One of the same kind
    for the same day that waits already is given instead: two would do the same."""
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    asked = {"slag": slag, "dag": dag, "fil_id": fil, "utskick_id": utskick}
    vantar = Korning.objects.filter(kommun=kommun, lage=Korningslage.VANTAR, **asked).first()
    if vantar:
        return vantar
    korning = Korning.objects.create(
        kommun=kommun, lage=Korningslage.VANTAR, begard=tid, begard_av=user, **asked
    )
    record(
        kommun=kommun.pk,
        aktor=aktor,
        handling="korning.begard",
        objekt=f"korning:{korning.pk}",
        detaljer={"slag": slag.value, "dag": dag.isoformat()},
        tid=tid,
    )
    return korning


@transaction.atomic
def start_run(
    *,
    kommun: Kommun,
    slag: Korningsslag,
    dag: date,
    tid: datetime,
    user: User | None = None,
    fil: int | None = None,
    utskick: int | None = None,
) -> Korning:
    """Begin a run, or the same one that was asked for, or was left by a process that died.

    Other runs that were left so are stopped, with a sentence. Two runs at once share
    the work: what one has taken from the queue is not there for the other.
    """
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    dead = Korning.objects.filter(
        kommun=kommun, lage=Korningslage.PAGAR, puls__lt=Now() - TYST
    ).order_by("pk")
    asked = {"slag": slag, "dag": dag, "fil_id": fil, "utskick_id": utskick}
    waiting = Korning.objects.filter(kommun=kommun, lage=Korningslage.VANTAR, **asked)
    same = dead.filter(**asked).first() or waiting.order_by("pk").first()
    for korning in dead:
        if korning != same:
            stop_run(korning=korning, fel=AVBRUTEN, tid=tid)
    if same is None:
        same = Korning(kommun=kommun, begard=tid, begard_av=user, **asked)
    same.lage, same.puls, same.startad = Korningslage.PAGAR, Now(), same.startad or Now()
    same.save()
    same.refresh_from_db()
    _record(same, "korning.startad", tid, {"dag": dag.isoformat()})
    return same


def note_seen(*, korning: Korning, sett: dict[str, Any], att_gora: int) -> None:
    """Note, in the caller's transaction, what the run has seen, and how many it shall look at."""
    korning.sett, korning.att_gora = sett, korning.gjort + att_gora
    korning.save(update_fields=["sett", "att_gora"])


def pulse(*, korning: Korning, gjort: int, andrade_svar: int, registerhandelser: int) -> None:
    """Add to the counts, in the caller's transaction: a sign of life."""
    Korning.objects.filter(pk=korning.pk).update(
        puls=Now(),
        gjort=F("gjort") + gjort,
        andrade_svar=F("andrade_svar") + andrade_svar,
        registerhandelser=F("registerhandelser") + registerhandelser,
    )


def finish_run(*, korning: Korning, tid: datetime) -> Korning:
    """The run is done. `att_gora` becomes what there was to do."""
    return _end(korning, Korningslage.KLAR, "", tid)


def stop_run(*, korning: Korning, fel: str, tid: datetime) -> Korning:
    """The run could not be finished; `fel` is a Swedish sentence to the samordnare."""
    return _end(korning, Korningslage.STOPPAD, fel, tid)


@transaction.atomic
def _end(korning: Korning, lage: Korningslage, fel: str, tid: datetime) -> Korning:
    Korning.objects.filter(pk=korning.pk).update(lage=lage, fel=fel, puls=Now(), slutad=Now())
    korning.refresh_from_db()
    _record(
        korning,
        f"korning.{lage}",
        tid,
        {
            "gjort": korning.gjort,
            "andrade": korning.andrade_svar,
            "handelser": korning.registerhandelser,
            "fel": fel,
        },
    )
    return korning


def _record(korning: Korning, handling: str, tid: datetime, detaljer: dict[str, Any]) -> None:
    user = korning.begard_av
    record(
        kommun=korning.kommun_id,
        aktor=user.aktor if user else "kaja",
        handling=handling,
        objekt=f"korning:{korning.pk}",
        detaljer={"slag": str(korning.slag), **detaljer},
        tid=tid,
    )
