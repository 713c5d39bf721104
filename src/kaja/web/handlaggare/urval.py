"""The rows of the lists: what is counted, filtered and sorted, before any of it is drawn."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.utils.functional import cached_property

from kaja.access.vyer import Begaran
from kaja.register import queries as register
from kaja.register.kohort import DEL_AV_PUNKT, part_of
from kaja.register.models import Bedomning, Utfall
from kaja.statistik.tal import Tal
from kaja.web.handlaggare.dagord import senaste_sadan
from kaja.web.handlaggare.dagval import Dagfalt, slutet_av
from kaja.web.klocka import i_dag


def antal_oklara(request: Begaran) -> int:
    """How many in the municipality cannot be answered for: the number in the menu. Counted once a
    request."""
    antal: int | None = getattr(request, "oklara", None)
    if antal is None:
        antal = kommunens_oklara(request.kommun.pk).count()
        minns_oklara(request, antal)
    return antal


def minns_oklara(request: Begaran, antal: int) -> None:
    """A page has counted them together with something else."""
    request.oklara = antal  # type: ignore[attr-defined]


def kommunens_oklara(kommun: str) -> QuerySet[Bedomning]:
    """The answers of a municipality (its code) that are unclear."""
    return Bedomning.objects.filter(kommun=kommun, ersatt__isnull=True, utfall=Utfall.OKLART)


def malgruppen(request: Begaran) -> QuerySet[Bedomning]:
    """Everyone judged in the chosen municipality, with their persons, for a list: now, or as it
    was known at the end of the day that the address says."""
    if (kand := som_kant(request)) is not None:
        return register.malgrupp_som_kant(request.user, request.kommun, slutet_av(kand))
    return register.malgrupp(request.user, request.kommun)


def svaren(request: Begaran) -> QuerySet[Bedomning]:
    """The same answers without their persons, for counting."""
    if som_kant(request) is not None:
        return malgruppen(request).select_related(None)
    return register.answers(request.user, request.kommun)


def som_kant(request: Begaran) -> date | None:
    """The earlier day whose knowledge the list is to show; None for now."""
    falt = Dagfalt(label="Som det var känt", utan_ar=senaste_sadan)
    try:
        kand: date | None = falt.clean(request.GET.get("kand", ""))
    except ValidationError:
        return None
    return kand if kand is not None and kand < i_dag() else None


class Antal(NamedTuple):
    """How the municipality's judged persons divide, from one query."""

    per_utfall: Counter[str]
    tal: Tal

    @property
    def alla(self) -> int:
        return self.per_utfall.total()


def rakna(rader: QuerySet[Bedomning]) -> Antal:
    """Count the rows by outcome and by the point that decided."""
    grupper = rader.order_by().values_list("utfall", "avgorande_punkt").annotate(n=Count("pk"))
    utfall: Counter[str] = Counter()
    delar: Counter[str] = Counter()
    for svar, punkt, n in grupper:
        utfall[svar] += n
        if svar != Utfall.OMFATTAS_INTE or punkt in DEL_AV_PUNKT:
            delar[part_of(svar, punkt)] += n
    return Antal(utfall, Tal(**delar))


class KandPaginator(Paginator):
    """A paginator that is told how many rows there are: the tabs have counted them already."""

    antal: int = 0

    @cached_property
    def count(self) -> int:
        return self.antal


def paginator_for(antal: int) -> type[KandPaginator]:
    """The paginator of a list with so many rows."""
    return type("ListPaginator", (KandPaginator,), {"antal": antal})
