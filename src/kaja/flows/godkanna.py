"""A person accepts a file: with her own words for what is unusual, now or in the queue."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import User
from kaja.flows.las_in import Inlasning, las_in
from kaja.flows.sparad_visning import sparad_skulle
from kaja.flows.tystnad import MangaSlutar
from kaja.intake import actions as intake
from kaja.intake.models import MottagenFil, Status
from kaja.korningar.actions import order_run
from kaja.korningar.models import Korning, Korningsslag


class IngenTraff(intake.FilfelError):
    """Nobody in the file is known in the municipality: a person must confirm that it is hers."""


class Bekraftat(NamedTuple):
    """What a person says that she has seen, and means: that so many end, that nobody is known."""

    manga_slutar: bool = False
    ingen_traff: bool = False


def godkann(
    *,
    fil: MottagenFil,
    user: User | None,
    tid: datetime,
    dag: date,
    bekraftat: Bekraftat = Bekraftat(),  # noqa: B008 - a tuple of two noes
    fler_foljer: bool = False,
) -> Inlasning:
    """Read in a file that a person has looked at; `fler_foljer` as in `las_in`.

    Raises MangaSlutar or IngenTraff, with a Swedish sentence, for what is not `bekraftat`, and
    FilfelError for a file that is not ready.
    """
    _sett(fil, bekraftat)
    return las_in(
        fil=fil,
        user=user,
        tid=tid,
        dag=dag,
        bekraftat=bekraftat.manga_slutar,
        fler_foljer=fler_foljer,
    )


@transaction.atomic
def bestall(
    *, fil: MottagenFil, user: User | None, tid: datetime, dag: date, bekraftat: Bekraftat
) -> Korning:
    """Let the worker read in a large file that a person has looked at. Raises as `godkann`."""
    _sett(fil, bekraftat)
    fil, tid = intake.begin_reading(fil=fil, user=user, tid=tid, bekraftat=bekraftat.manga_slutar)
    return order_run(
        kommun=fil.kommun,
        slag=Korningsslag.FIL,
        dag=dag,
        user=user,
        aktor=intake.actor(user),
        tid=tid,
        fil=fil.pk,
    )


def _sett(fil: MottagenFil, bekraftat: Bekraftat) -> None:
    if fil.status != Status.GRANSKAS:
        return
    skulle = sparad_skulle(fil)
    if skulle.ingen_traff and not bekraftat.ingen_traff:
        raise IngenTraff(
            f"{fil.namn}: ingen i filen finns i kommunens register. Det kan vara en annan kommuns "
            "fil. Är det rätt fil, så bekräfta och läs in igen."
        )
    if skulle.manga_slutar and not bekraftat.manga_slutar:
        raise MangaSlutar(fil, slutar=len(skulle.slutar), av=skulle.pagar)
