"""The batches: ordered with everyone in them, stopped, and that they have been posted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.utskick.actions.filer import drop_files
from kaja.utskick.actions.texter import Textnyckel
from kaja.utskick.models import (
    Egentext,
    Meddelande,
    Meddelandelage,
    Utskick,
    Utskickslage,
)


class Bestallning(NamedTuple):
    """A batch as it is ordered. `utelamnade` counts those left out, by reason."""

    nyckel: Textnyckel
    version: str
    egentext: Egentext | None
    text: str
    dag_i_text: str
    utelamnade: Mapping[str, int]


@transaction.atomic
def order_batch(
    *,
    kommun: Kommun,
    bestallning: Bestallning,
    personer: Sequence[int],
    user: User,
    tid: datetime,
    dag: date,
) -> Utskick:
    """Put a message to each of the persons (ids) in the queue, as one batch."""
    mall, kanal, sprak = bestallning.nyckel
    row = Utskick.objects.create(
        kommun=kommun,
        mall=mall.value,
        kanal=kanal.value,
        sprak=sprak.value,
        version=bestallning.version,
        egentext=bestallning.egentext,
        text=bestallning.text,
        dag_i_text=bestallning.dag_i_text,
        utelamnade=dict(bestallning.utelamnade),
        brevdag=dag,
        lage=Utskickslage.KOAT,
        begard=tid,
        begard_av=user,
    )
    Meddelande.objects.bulk_create(
        [
            Meddelande(
                kommun=kommun,
                utskick=row,
                person_id=person,
                kanal=kanal.value,
                nyckel=f"{kommun.pk}-{row.pk}-{person}",
                nasta_forsok=tid,
                tid=tid,
            )
            for person in personer
        ],
        batch_size=500,
    )
    _record(row, "utskick.begart", user.aktor, tid, {"antal": len(personer)})
    return row


def set_state(*, utskick: Utskick, lage: Utskickslage, fel: str = "") -> None:
    """Where the batch is; `fel` is a Swedish sentence. In the caller's transaction. One that
    someone has stopped stays so, whatever the worker was doing meanwhile."""
    open_ = Utskick.objects.filter(pk=utskick.pk).exclude(lage=Utskickslage.STOPPAT)
    open_.update(lage=lage, fel=fel)
    utskick.refresh_from_db(fields=["lage", "fel"])


@transaction.atomic
def note_posted(*, utskick: Utskick, user: User, tid: datetime, dag: date) -> list[Meddelande]:
    """The letters have been handed over to be carried out; gives those that this made sent."""
    posted = list(utskick.meddelanden.select_for_update().filter(lage=Meddelandelage.KOAD))
    utskick.meddelanden.filter(pk__in=[rad.pk for rad in posted]).update(
        lage=Meddelandelage.SAND, tid=tid
    )
    utskick.postad = dag
    utskick.save(update_fields=["postad"])
    set_state(utskick=utskick, lage=Utskickslage.KLART)
    _record(utskick, "utskick.postat", user.aktor, tid, {"antal": len(posted)})
    return posted


@transaction.atomic
def cancel_rest(*, utskick: Utskick, user: User, tid: datetime) -> int:
    """Let what has not been sent stay unsent; gives how many. What is on its way goes on."""
    rows = utskick.meddelanden.filter(lage=Meddelandelage.KOAD)
    stopped = rows.update(
        lage=Meddelandelage.MISSLYCKAD, skal="Stoppat innan det skickades.", tid=tid
    )
    drop_files(utskick=utskick)
    set_state(utskick=utskick, lage=Utskickslage.STOPPAT, fel="Någon stoppade utskicket.")
    _record(utskick, "utskick.stoppat", user.aktor, tid, {"antal": stopped})
    return stopped


@transaction.atomic
def refuse(*, utskick: Utskick, skal: Mapping[int, str], tid: datetime) -> None:
    """Nothing is to go to these of the batch, persons (ids) with why."""
    for person, varfor in skal.items():
        utskick.meddelanden.filter(person=person, lage=Meddelandelage.KOAD).update(
            lage=Meddelandelage.MISSLYCKAD, skal=varfor, tid=tid
        )
    if skal:
        _record(utskick, "utskick.utan", "kaja", tid, {"personer": sorted(skal)})


def record_sent(
    *, kommun: str, utskick: int, personer: Collection[int], aktor: str, tid: datetime
) -> None:
    """The event that messages have gone to these persons (ids), in the caller's transaction."""
    record(
        kommun=kommun,
        aktor=aktor,
        handling="meddelande.skickat",
        objekt=f"utskick:{utskick}",
        detaljer={"personer": sorted(personer)},
        tid=tid,
    )


def _record(
    utskick: Utskick, handling: str, aktor: str, tid: datetime, detaljer: dict[str, Any]
) -> None:
    record(
        kommun=utskick.kommun_id,
        aktor=aktor,
        handling=handling,
        objekt=f"utskick:{utskick.pk}",
        detaljer=detaljer,
        tid=tid,
    )
