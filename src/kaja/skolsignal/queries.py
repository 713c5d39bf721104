"""Reading notices from schools. What a user reads starts from `visible_to`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, OuterRef, Q, QuerySet

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.skolsignal.models import Anmalan, Hantering

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
