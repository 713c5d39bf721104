"""Moves between municipalities: closed here and opened there by each one's own facts, and a task on
each side to hand over and to take over.

Each municipality is answerable for its own register, and secrecy holds between authorities (8 kap.
1 § offentlighets- och sekretesslagen). The register of one may hold only what förordning (2006:39)
lets it, for its own aktivitetsansvar (3 and 4 §§). So nothing is carried over by the program: what
the old municipality knows is handed over by a person, who has decided that it may be. All that is
read across the border is whether the same identity number is known in another municipality of the
installation. It becomes a task without a name of the other: each side's page shows its own person,
and where she has moved as her own municipality's facts say.

Each side looks only after its own tasks, whenever its night comes. So it does not matter which side
is judged first, and neither waits for the other's lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from kaja.access.models import Kommun
from kaja.insatser.actions import NyUppgift, finish, raise_tasks
from kaja.insatser.models import Uppgift, Uppgiftsslag
from kaja.insatser.queries import ever_raised
from kaja.register.models import Lage, Registerpost
from kaja.ungdom.grannar import known_elsewhere

FLYTTAT, INFLYTTAD, FELAKTIGT = "flyttat", "inflyttad", "felaktigt_registrerad"
INGEN_FLYTT = "ingen_flytt"
"""How a task ended about a move that is no longer so."""
# A move that becomes known later than this is nothing to hand over.
SENAST = timedelta(days=180)


@transaction.atomic
def overlamningar(*, kommun: Kommun, dag: date, aktor: str, tid: datetime) -> int:
    """Raise the municipality's own tasks about those who have moved, one task for each post; gives
    how many. Asked again, nothing is raised twice, also when the task is done. A task about a move
    that is no longer so, as when its file is taken back, is ended."""
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    _end_untrue(kommun, tid)
    flyttar = dict(_moves(kommun, dag))
    nya = set(flyttar) - ever_raised(kommun, flyttar, utom=INGEN_FLYTT)
    elsewhere = known_elsewhere(kommun, [flyttar[nyckel].person_id for nyckel in nya])
    uppgifter = [
        NyUppgift(Uppgiftsslag(nyckel.partition(":")[0]), nyckel, flyttar[nyckel].person_id)
        for nyckel in sorted(nya)
        if flyttar[nyckel].person_id in elsewhere
    ]
    return len(raise_tasks(kommun=kommun, uppgifter=uppgifter, aktor=aktor, tid=tid))


def _end_untrue(kommun: Kommun, tid: datetime) -> None:
    open_tasks = Uppgift.objects.filter(kommun=kommun, slag__in=_ENDS, klar__isnull=True)
    about = {task: int(task.nyckel.partition(":")[2]) for task in open_tasks.order_by("pk")}
    posts = Registerpost.objects.filter(kommun=kommun).in_bulk(about.values())
    for task, post in about.items():
        if _ENDS[Uppgiftsslag(task.slag)](posts[post]):
            finish(uppgift=task, utfall=INGEN_FLYTT, user=None, tid=tid)


def _not_left(post: Registerpost) -> bool:
    return (post.lage, post.avslutsorsak) != (Lage.AVSLUTAD, FLYTTAT)


def _not_arrived(post: Registerpost) -> bool:
    return post.ingangsorsak != INFLYTTAD or post.avslutsorsak == FELAKTIGT


_ENDS = {Uppgiftsslag.OVERLAMNA: _not_left, Uppgiftsslag.TA_OVER: _not_arrived}


def _moves(kommun: Kommun, dag: date) -> Iterator[tuple[str, Registerpost]]:
    """The posts of those who have moved lately, by the key of their task."""
    for post in _closed(kommun, dag - SENAST):
        yield f"{Uppgiftsslag.OVERLAMNA}:{post.pk}", post
    for post in _opened(kommun, dag - SENAST):
        yield f"{Uppgiftsslag.TA_OVER}:{post.pk}", post


def _closed(kommun: Kommun, fran: date) -> QuerySet[Registerpost]:
    return Registerpost.objects.filter(
        kommun=kommun, lage=Lage.AVSLUTAD, avslutsorsak=FLYTTAT, avslutad__gte=fran
    ).exclude(oppnad=None)


def _opened(kommun: Kommun, fran: date) -> QuerySet[Registerpost]:
    return Registerpost.objects.filter(
        kommun=kommun, lage=Lage.OPPEN, ingangsorsak=INFLYTTAD, oppnad__gte=fran
    )
