"""The åtgärder of a youth. The caller has asked whether the user may see the person."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from kaja.access.models import Kommun
from kaja.insatser.models.atgard import Atgard, Atgardsuppfoljning, Atgardsversion, Svarsval
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.regler.atgarder import Katalog, Slag
from kaja.regler.uppfoljning import Atgardsfakta
from kaja.ungdom.models import Person


def atgarder_of(person: Person) -> QuerySet[Atgard]:
    """Every åtgärd that stands, the latest offered first."""
    rader = Atgard.objects.filter(kommun=person.kommun_id, person=person, ersatt__isnull=True)
    return rader.select_related("arbetsgivare", "sysselsattning_efter").order_by("-erbjuden", "-pk")


def versions_of(atgard: Atgard) -> QuerySet[Atgardsversion]:
    """As it has been, the latest first."""
    rader = Atgardsversion.objects.filter(atgard=atgard)
    return rader.select_related("av", "arbetsgivare").order_by("-version")


def followups_of(atgarder: Collection[int]) -> QuerySet[Atgardsuppfoljning]:
    """The follow-ups of these (ids) that stand, the latest first."""
    rader = Atgardsuppfoljning.objects.filter(atgard__in=atgarder, ersatt__isnull=True)
    return rader.select_related("av").order_by("-dag", "-pk")


def atgardsfakta(kommun: Kommun, personer: Collection[int]) -> Iterator[tuple[int, Atgardsfakta]]:
    """What the routine sees of the åtgärder that go on or are planned, with the person (id) of
    each. At most two queries, however many they are."""
    senast = Atgardsuppfoljning.objects.filter(atgard=OuterRef("pk"), ersatt__isnull=True)
    senast = senast.order_by("-dag", "-pk")
    rader = (
        Atgard.objects.filter(
            Q(fran__isnull=False) | Q(planerad_fran__isnull=False, koar_sedan__isnull=True),
            kommun=kommun,
            person__in=personer,
            svar=Svarsval.JA,
            till__isnull=True,
            ersatt__isnull=True,
        )
        .annotate(
            uppfoljd=Subquery(senast.values("dag")[:1]),
            avtalad=Subquery(senast.values("nasta")[:1]),
        )
        .order_by("pk")
    )
    katalog = katalogen(kommun) if rader else Katalog()
    for rad in rader:
        yield rad.person_id, _fakta(rad, katalog.slag(rad.slag, rad.fran or rad.erbjuden))


def _fakta(rad: Any, slag: Slag) -> Atgardsfakta:
    return Atgardsfakta(
        id=rad.pk,
        namn=slag.namn,
        fran=rad.fran or rad.planerad_fran,
        till=rad.planerad_till,
        senast_uppfoljd=rad.uppfoljd,
        praktik=slag.praktik,
        folj_upp=rad.avtalad,
        planerad=rad.fran is None,
    )
