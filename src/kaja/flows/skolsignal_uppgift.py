"""The task that waits beside a notice from a school until the notice is handled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from kaja.access.models import Kommun, User
from kaja.insatser.actions import NyUppgift, finish, raise_tasks
from kaja.insatser.models import Uppgift, Uppgiftsslag
from kaja.skolsignal.models import Anmalan

HANTERAD, TILLBAKA = "hanterad", "behovs_inte"
"""How the task ended."""


def nyckel(anmalan: int) -> str:
    """What the task about the notice (id) is known by."""
    return f"{Uppgiftsslag.SKOLANMALAN}:{anmalan}"


def anmalan_av(uppgift: Uppgift) -> int:
    """The notice (id) that the task is about."""
    return int(uppgift.nyckel.removeprefix(f"{Uppgiftsslag.SKOLANMALAN}:"))


def uppgiften(anmalan: Anmalan) -> QuerySet[Uppgift]:
    """The task that waits for the notice, if there is one."""
    return Uppgift.objects.filter(
        kommun=anmalan.kommun_id, nyckel=nyckel(anmalan.pk), klar__isnull=True
    )


def vanta(kommun: Kommun, anmalningar: Iterable[Anmalan], user: User | None, tid: datetime) -> None:
    """Raise the tasks of those that wait."""
    uppgifter = [_uppgift(anmalan) for anmalan in anmalningar]
    aktor = user.aktor if user else "kaja"
    raise_tasks(kommun=kommun, uppgifter=uppgifter, aktor=aktor, tid=tid)


def _uppgift(anmalan: Anmalan) -> NyUppgift:
    """The task says when, and not what: that stays in the compartment of the notices."""
    return NyUppgift(
        Uppgiftsslag.SKOLANMALAN,
        nyckel(anmalan.pk),
        anmalan.person_id,
        f"Kom in {anmalan.mottagen}. Ska vara handlagd senast {anmalan.senast}.",
        anmalan.senast,
    )


def avsluta(anmalan: Anmalan, utfall: str, user: User | None, tid: datetime) -> None:
    """The task is done, if it waits, and how it ended."""
    for uppgift in uppgiften(anmalan):
        finish(uppgift=uppgift, utfall=utfall, user=user, tid=tid)
