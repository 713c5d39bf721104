"""Reading notices from schools. What a user reads starts from `visible_to`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, OuterRef, Q, QuerySet

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.skolsignal.models import Anmalan, Anmalningssatt, Anmalningsslag, Hantering

AR = timedelta(days=365)
WAITS = Q(handlagd__isnull=True)
"""Of notices `with_handling`: those that nobody has handled."""


def visible_to(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Anmalan]:
    """The municipality's notices as they now stand, the first due first, if the user may see them;
    each with how it was handled (`with_handling`)."""
    if kommun is None or not may(user, "skolsignal.se", kommun):
        return Anmalan.objects.none()
    rows = Anmalan.objects.filter(kommun=kommun, ersatt__isnull=True)
    return with_handling(rows).select_related("person").order_by("senast", "pk")


def with_handling(rows: QuerySet[Anmalan]) -> QuerySet[Anmalan]:
    """The same notices, each with `handlagd` (the day), `utfall` and `handlagd_av` (a name); None
    while it waits."""
    now = Hantering.objects.filter(anmalan=OuterRef("pk"), ersatt__isnull=True)
    return rows.annotate(
        handlagd=now.values("dag")[:1],
        utfall=now.values("utfall")[:1],
        handlagd_av=now.values("av__namn")[:1],
    )


def of_ids(user: User | AnonymousUser, kommun: Kommun, ids: Collection[int]) -> dict[int, Anmalan]:
    """These notices (ids) that the user may see, by id. Without ids, no query."""
    return {row.pk: row for row in visible_to(user, kommun).filter(pk__in=ids)} if ids else {}


def of_file(user: User | AnonymousUser, kommun: Kommun, pk: int) -> QuerySet[Anmalan]:
    """The notices that still stand of those that were noted from the same file as the notice (id),
    if the user may see them."""
    one = Anmalan.objects.filter(kommun=kommun, pk=pk, satt=Anmalningssatt.FIL)
    together = visible_to(user, kommun).filter(satt=Anmalningssatt.FIL)
    return together.filter(kand_fran__in=one.values("kand_fran"), rattar__isnull=True)


class KandFranvaro(NamedTuple):
    """An absence that a school has told of. `star`: it stands so now; otherwise it was corrected.
    Without `till` the school said no last day."""

    skola: str
    skolenhetskod: str
    dag: date
    till: date | None
    star: bool


def known_absences(kommun: Kommun, personer: Collection[int]) -> dict[int, list[KandFranvaro]]:
    """The absences that stand for each of the persons (ids), and what they were corrected from; not
    what has been taken back. One query."""
    absences = Anmalan.objects.filter(slag=Anmalningsslag.FRANVARO)
    rows = {row.pk: row for row in absences.filter(kommun=kommun, person__in=personer)}
    found: dict[int, list[KandFranvaro]] = defaultdict(list)
    for latest in (row for row in rows.values() if row.ersatt is None):
        row: Anmalan | None = latest
        while row is not None:
            told = (row.skola, row.skolenhetskod, row.dag, row.till)
            found[latest.person_id].append(KandFranvaro(*told, star=row is latest))
            row = rows.get(row.rattar_id or 0)
    return found


def names_of_schools(kommun: Kommun) -> dict[str, str]:
    """What the schools that have given notices are called, by code; not a code with two names."""
    rows = Anmalan.objects.filter(kommun=kommun, ersatt__isnull=True).exclude(skola="")
    found: dict[str, set[str]] = defaultdict(set)
    for code, name in rows.exclude(skolenhetskod="").values_list("skolenhetskod", "skola"):
        found[code].add(name)
    return {code: names.pop() for code, names in found.items() if len(names) == 1}


def waits(anmalan: Anmalan) -> bool:
    """Whether the notice still stands and nobody has handled it."""
    rows = with_handling(Anmalan.objects.filter(pk=anmalan.pk, ersatt__isnull=True))
    return rows.filter(WAITS).exists()


def history_of(user: User | AnonymousUser, kommun: Kommun, person: int) -> QuerySet[Anmalan]:
    """The notices about the person (id), also those that were corrected or taken back, the latest
    first, if the user may see them. One query."""
    if not may(user, "skolsignal.se", kommun):
        return Anmalan.objects.none()
    rows = with_handling(Anmalan.objects.filter(kommun=kommun, person=person))
    return rows.select_related("person").order_by("-kand_fran", "-pk")


def known_schools(user: User | AnonymousUser, kommun: Kommun) -> list[tuple[str, str]]:
    """The schools that have given notices, as name and code, by name: to choose from."""
    rows = visible_to(user, kommun).exclude(skola="").order_by("skola", "skolenhetskod")
    return list(rows.values_list("skola", "skolenhetskod").distinct())


def numbers(user: User | AnonymousUser, kommun: Kommun, dag: date) -> dict[str, int]:
    """How many wait and how many of those are late; how many came in the last year, and how many of
    those were handled in time and too late. All zero for one who may not see the numbers."""
    rows = with_handling(Anmalan.objects.filter(kommun=kommun, ersatt__isnull=True))
    if not may(user, "skolsignal.tal", kommun):
        rows = rows.none()
    year = Q(mottagen__gt=dag - AR)
    found: dict[str, int] = rows.aggregate(
        vantar=Count("pk", filter=WAITS),
        sena=Count("pk", filter=WAITS & Q(senast__lt=dag)),
        aret=Count("pk", filter=year),
        i_tid=Count("pk", filter=year & Q(handlagd__lte=F("senast"))),
        for_sent=Count("pk", filter=year & Q(handlagd__gt=F("senast"))),
    )
    return found
