"""The rows of the lists: what is counted, filtered and sorted, before any of it is drawn."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.utils.functional import cached_property

from kaja.access.vyer import Begaran
from kaja.register import dagsbilden as register_dagsbild
from kaja.register import queries as register
from kaja.register.kohort import DEL_AV_PUNKT, answers_of, part_of
from kaja.register.models import Bedomning, Utfall
from kaja.statistik.tal import Tal
from kaja.web.handlaggare.dagsbild import annan_dag, dagsbilden, sagd_dag
from kaja.web.handlaggare.dagval import Kandfalt, slutet_av
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


def malgruppen(request: Begaran) -> QuerySet[Any]:
    """Everyone judged in the chosen municipality, with their persons, for a list: now, as it was
    known at the end of the day that the address says, or judged for another day (`Dagsbildsrad`,
    which has the columns of a `Bedomning` that a list asks for)."""
    if (val := dagsbilden(request)) is not None:
        return register_dagsbild.rows(request.user, request.kommun, val)
    if (kand := som_kant(request)) is not None:
        return register.malgrupp_som_kant(request.user, request.kommun, slutet_av(kand))
    return register.malgrupp(request.user, request.kommun)


def svaren(request: Begaran) -> QuerySet[Any]:
    """The same answers without their persons, for counting."""
    if annan_tid(request):
        return malgruppen(request).select_related(None)
    return register.answers(request.user, request.kommun)


def numren(request: Begaran) -> QuerySet[Any]:
    """The answers that numbers without persons are counted of: those that `svaren` gives, also for
    one who may not see whose they are. The page asks for its permission."""
    if (val := dagsbilden(request)) is not None:
        return register_dagsbild.counted(request.user, request.kommun, val)
    return answers_of(request.kommun, kand=listans_kand(request))


def som_kant(request: Begaran) -> date | None:
    """The earlier day whose knowledge the list is to show; None for now."""
    try:
        kand: date | None = Kandfalt().clean(request.GET.get("kand", ""))
    except ValidationError:
        return None
    return kand if kand is not None and kand < i_dag() else None


def annan_tid(request: Begaran) -> bool:
    """Is the list another than that of today, as it is known now?"""
    return annan_dag(request.GET) is not None or som_kant(request) is not None


def listans_dag(request: Begaran) -> date:
    """The day that the list is about, and that ages are counted on."""
    tid = annan_dag(request.GET)
    return tid.dag if tid else som_kant(request) or i_dag()


def listans_kand(request: Begaran) -> datetime | None:
    """The last moment of what the list is judged by; None for what is known now."""
    if tid := annan_dag(request.GET):
        return tid.kand
    kand = som_kant(request)
    return slutet_av(kand) if kand else None


def listans_tid(request: Begaran) -> dict[str, str]:
    """What to say in an address, so that its list is about the same day; nothing for today."""
    return sagd_dag(request.GET) if annan_tid(request) else {}


class Antal(NamedTuple):
    """How the municipality's judged persons divide, from one query."""

    per_utfall: Counter[str]
    tal: Tal

    @property
    def alla(self) -> int:
        return self.per_utfall.total()


def rakna(rader: QuerySet[Any]) -> Antal:
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
