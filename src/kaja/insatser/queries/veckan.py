"""The week in numbers, and the calendar: what is to be done and when, never with whom."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count, Q

from kaja.access.models import Kommun, User
from kaja.access.once import Rows
from kaja.insatser.actions.veckobrev import sigill
from kaja.insatser.models import (
    Handlaggning,
    Kalendernyckel,
    Mote,
    Uppgift,
    Uppgiftsslag,
    Veckobrev,
)
from kaja.insatser.queries.uppgift import shut_for


def numbers_of(kommun: Kommun, agare: User | None, dag: date) -> dict[str, int]:
    """How many are late, due within a week, soon twenty, and not heard of for sixty days; of one's
    tasks and youths, or of all (None), with how many that have no owner."""
    mina = Q() if agare is None else Q(ansvarig=agare)
    tasks = Uppgift.objects.filter(mina, kommun=kommun, klar__isnull=True, dag__isnull=False)
    if agare is not None:
        tasks = tasks.exclude(slag__in=shut_for(agare, kommun))
    tjugo = Q(slag=Uppgiftsslag.FYLLER_20)
    tal: dict[str, int] = tasks.aggregate(
        sena=Count("pk", filter=Q(dag__lt=dag) & ~tjugo),
        veckan=Count("pk", filter=Q(dag__gte=dag, dag__lt=dag + timedelta(days=7)) & ~tjugo),
        tjugo=Count("pk", filter=tjugo & Q(dag__lte=dag)),
    )
    agda = Q() if agare is None else Q(agare=agare)
    tyst = Q(senaste_kontakt__isnull=True) | Q(senaste_kontakt__lt=dag - timedelta(days=60))
    rows = Handlaggning.objects.filter(agda, kommun=kommun, oppen=True)
    tal |= rows.aggregate(
        alla=Count("pk"),
        tysta=Count("pk", filter=tyst),
        nadda=Count("pk", filter=Q(senast_nadd__gte=dag - timedelta(days=7))),
        utan=Count("pk", filter=Q(agare__isnull=True)),
    )
    return tal


class Kalenderpost(NamedTuple):
    """Something in the calendar: at a time, or for a whole day with how many there are."""

    id: str
    borjar: datetime | date
    antal: int = 1


def calendar_of(kommun: Kommun, user: User, dag: date) -> list[Kalenderpost]:
    """The user's meetings, and how many tasks each day has, from `dag` and ninety days on."""
    slut = dag + timedelta(days=90)
    mina = Q(med=user) | Q(tillsammans_med=user)
    moten = Mote.objects.filter(
        mina, kommun=kommun, ersatt__isnull=True, kontakt__isnull=True, tid__date__gte=dag
    )
    found = [Kalenderpost(f"mote-{pk}", tid) for pk, tid in moten.values_list("pk", "tid")]
    tasks = Uppgift.objects.filter(
        kommun=kommun,
        klar__isnull=True,
        dag__gte=dag,
        dag__lt=slut,
        ansvarig=user,
    ).exclude(slag__in=[Uppgiftsslag.MOTE, *shut_for(user, kommun)])
    per_dag = tasks.order_by("dag").values("dag").annotate(antal=Count("pk"))
    found += [Kalenderpost(f"dag-{r['dag']}", r["dag"], r["antal"]) for r in per_dag if r["dag"]]
    return found


def owner_of_key(nyckel: str) -> Kalendernyckel | None:
    """Whose feed the key opens; None for one that does not, or no longer, exist."""
    rows = Kalendernyckel.objects.filter(sigill=sigill(nyckel), ersatt__isnull=True)
    return rows.select_related("user", "kommun").first()


def has_calendar(kommun: Kommun, user: User) -> bool:
    """Whether the user has an open feed."""
    rows = Kalendernyckel.objects.filter(kommun=kommun, user=user, ersatt__isnull=True)
    return rows.exists()


def latest_digest(kommun: Kommun, user: User) -> Veckobrev | None:
    """The user's last weekly digest."""
    found = _latest_digest(kommun.pk, user.pk).read()
    return found[0] if found else None


@lru_cache(maxsize=500)
def _latest_digest(kommun: str, user: int) -> Rows[Veckobrev]:
    return Rows(Veckobrev.objects.filter(kommun=kommun, user=user).order_by("-vecka")[:1])
