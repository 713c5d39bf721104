"""Asking for a run. What a run does is a flow's business."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.korningar.models import Korning, Korningslage, Korningsslag


@transaction.atomic
def order_run(
    *,
    kommun: Kommun,
    slag: Korningsslag,
    dag: date,
    user: User | None,
    aktor: str,
    tid: datetime,
) -> Korning:
    """A run that waits for its turn. One of the same kind for the same day that waits already is
    given instead: two would do the same."""
    Kommun.objects.select_for_update().get(pk=kommun.pk)
    vantar = Korning.objects.filter(
        kommun=kommun, slag=slag, dag=dag, lage=Korningslage.VANTAR, fil__isnull=True
    ).first()
    if vantar:
        return vantar
    korning = Korning.objects.create(
        kommun=kommun, slag=slag, lage=Korningslage.VANTAR, dag=dag, begard=tid, begard_av=user
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
