"""Writing pictures of other days: asked for, begun, filled, done, and thrown away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from kaja.access.models import Kommun
from kaja.audit.actions import record
from kaja.register.models import Dagsbild, Dagsbildsrad

KVAR = timedelta(days=7)
"""A picture is kept so long after it was last asked for."""


@transaction.atomic
def order_picture(
    *,
    kommun: Kommun,
    dag: date,
    kand: datetime | None,
    korning: int,
    aktor: str,
    tid: datetime,
) -> Dagsbild:
    """The picture of the day, to be made, or made anew, by the run (id)."""
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    bild, _ = Dagsbild.objects.update_or_create(
        kommun=kommun,
        dag=dag,
        kand=kand,
        defaults={"korning_id": korning, "begard": tid, "gjord": None},
    )
    vad = {"dag": dag.isoformat(), "kand": kand.isoformat() if kand else ""}
    _record(kommun.pk, aktor, "dagsbild.begard", f"dagsbild:{bild.pk}", vad, tid)
    return bild


@transaction.atomic
def begin_picture(*, bild: Dagsbild, sett: str) -> None:
    """Note what there is to judge by, and take away what an earlier run has left."""
    Dagsbildsrad.objects.filter(bild=bild).delete()
    bild.sett = sett
    bild.save(update_fields=["sett"])


def store_rows(*, bild: Dagsbild, svaren: Mapping[int, Mapping[str, Any]]) -> None:
    """Add the answers, as columns by person (id), in the caller's transaction."""
    Dagsbildsrad.objects.bulk_create(
        [
            Dagsbildsrad(bild=bild, kommun_id=bild.kommun_id, person_id=pk, **kolumner)
            for pk, kolumner in svaren.items()
        ],
        batch_size=500,
    )


@transaction.atomic
def finish_picture(*, bild: Dagsbild, tid: datetime) -> None:
    """Everyone is in the picture: from now on it is shown."""
    bild.gjord = tid
    bild.save(update_fields=["gjord"])
    vad = {"dag": bild.dag.isoformat(), "antal": bild.rader.count()}
    _record(bild.kommun_id, "kaja", "dagsbild.gjord", f"dagsbild:{bild.pk}", vad, tid)


@transaction.atomic
def drop_old_pictures(*, kommun: Kommun, tid: datetime) -> int:
    """Throw away the pictures whose time is out; gives how many."""
    old = list(Dagsbild.objects.filter(kommun=kommun, begard__lt=tid - KVAR))
    _drop(old)
    if old:
        vad = {"antal": len(old)}
        _record(kommun.pk, "kaja", "dagsbilder.borttagna", "dagsbild", vad, tid)
    return len(old)


def _drop(bilder: Iterable[Dagsbild]) -> None:
    for bild in bilder:
        Dagsbildsrad.objects.filter(bild=bild).delete()
        bild.delete()


def _record(
    kommun: str, aktor: str, handling: str, objekt: str, vad: dict[str, Any], tid: datetime
) -> None:
    record(kommun=kommun, aktor=aktor, handling=handling, objekt=objekt, detaljer=vad, tid=tid)
