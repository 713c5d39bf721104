"""Taking back what was done with the tasks of many: those raised are gone, those taken are
nobody's, those postponed wait as before, and those done are to be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet

from kaja.access.models import Kommun, User
from kaja.flows.dagens_arbete import folj
from kaja.insatser.actions import finish, hand_back, reopen, wait_as_before
from kaja.insatser.models import Uppgift

ANGRAD, KLAR = "angrad", "klar"
"""How a task ended that was taken back, and one that someone said was done."""


class Nar(NamedTuple):
    """Where, when and by whom it is taken back."""

    kommun: Kommun
    dag: date
    tid: datetime
    user: User


def resta(nar: Nar, ids: Iterable[int]) -> list[int]:
    """These were raised; gives whom (ids) they were about."""
    rader = list(_oppna(nar, ids))
    for rad in rader:
        finish(uppgift=rad, utfall=ANGRAD, user=nar.user, tid=nar.tid)
    return _vilkas(rader)


def tagna(nar: Nar, ids: Iterable[int]) -> list[int]:
    """These were taken by the user, and are nobody's again. Not what someone else has by now."""
    rader = list(_oppna(nar, ids).filter(tagen_av=nar.user))
    for rad in rader:
        hand_back(uppgift=rad, user=nar.user, tid=nar.tid)
    return _vilkas(rader)


def skjutna(nar: Nar, fore: Mapping[str, Sequence[str | None]]) -> list[int]:
    """These were postponed: `fore` says until when and why each waited before, its day then, and
    until when it waits now. Not what has been postponed again."""
    rader = [
        rad
        for rad in _oppna(nar, map(int, fore))
        if rad.uppskjuten_till == dag_av(fore[str(rad.pk)][3])
    ]
    for rad in rader:
        till, skal, dag, _ = fore[str(rad.pk)]
        wait_as_before(
            uppgift=rad,
            till=dag_av(till),
            skal=skal or "",
            dag=dag_av(dag),
            user=nar.user,
            tid=nar.tid,
        )
    ater = _vilkas(rader)
    folj(kommun=nar.kommun, personer=ater, dag=nar.dag, tid=nar.tid)
    return ater


def klara(nar: Nar, ids: Iterable[int], gjord: datetime) -> list[int]:
    """Someone said that these were done, at that moment, and they are to be done again. Not what
    has become a task once more since."""
    gjorda = Uppgift.objects.filter(kommun=nar.kommun, pk__in=list(ids), klar=gjord, utfall=KLAR)
    igen = Uppgift.objects.filter(
        kommun=nar.kommun, klar__isnull=True, nyckel__in=gjorda.values("nyckel")
    )
    rader = list(gjorda.exclude(nyckel__in=igen.values("nyckel")).order_by("pk"))
    for rad in rader:
        reopen(uppgift=rad, user=nar.user, tid=nar.tid)
    ater = _vilkas(rader)
    folj(kommun=nar.kommun, personer=ater, dag=nar.dag, tid=nar.tid)
    return ater


def _oppna(nar: Nar, ids: Iterable[int]) -> QuerySet[Uppgift]:
    return Uppgift.objects.filter(kommun=nar.kommun, pk__in=list(ids), klar__isnull=True)


def _vilkas(uppgifter: Iterable[Uppgift]) -> list[int]:
    return [uppgift.person_id for uppgift in uppgifter if uppgift.person_id]


def dag_av(text: str | None) -> date | None:
    """A day as it is kept for the undo."""
    return date.fromisoformat(text) if text else None
