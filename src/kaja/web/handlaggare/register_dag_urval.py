"""The rows of the register on another day: who was there, and what was known of each."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from kaja.access.kand import known
from kaja.access.vyer import Begaran
from kaja.insatser.models import Kontakt, Sysselsattning, Sysselsattningstid
from kaja.register.den_dagen import reason_on, register_on
from kaja.register.models import Registerpost
from kaja.ungdom.queries import protected_ids
from kaja.web.handlaggare.dagval import Tidslage, slutet_av
from kaja.web.handlaggare.listsida import Listsida
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.klocka import i_dag


class DenDagen(NamedTuple):
    """Those who were in the register whom the user may see, and how many protected persons are not
    shown."""

    synliga: QuerySet[Registerpost]
    dolda: int


def den_dagen(request: Begaran, tid: Tidslage | None) -> DenDagen:
    """The register on the day: protected persons only for those who may know who they are, as in
    the register of today. Without a day, nobody."""
    if tid is None:
        return DenDagen(register_on(request.user, None, i_dag(), None), 0)
    alla = register_on(request.user, request.kommun, tid.dag, tid.kand)
    if ser_skyddade(request):
        return DenDagen(alla, 0)
    skyddade = Q(person__in=protected_ids(request.kommun))
    return DenDagen(alla.exclude(skyddade), alla.filter(skyddade).count())


def rakna(rader: QuerySet[Any]) -> Counter[str]:
    """How many were in each state."""
    return Counter(dict(rader.order_by().values_list("da").annotate(n=Count("pk"))))


def kolumner(tid: Tidslage) -> dict[str, Any]:
    """What is looked up of each for the list: why here, the last contact or attempt, what she was
    said to do, and what names and ages are sorted by."""
    return {
        "orsak": reason_on(tid.dag, tid.kand),
        "senast": Subquery(_kontakter(tid).order_by("-tid").values("tid")[:1]),
        "gor": Subquery(_sagt(tid).order_by("-kand_fran", "-pk").values("slag")[:1]),
        "fodd": F("person__fodd"),
        "sortnamn": F("person__sortnamn"),
    }


def med_kolumner(rader: QuerySet[Registerpost], tid: Tidslage) -> QuerySet[Registerpost]:
    """The same rows with their persons and all that is shown of them."""
    return rader.select_related("person").annotate(**kolumner(tid))


class Registerdagssida(Listsida):
    """A page is its keys first, and only what is shown is read in full."""

    def __init__(self, rader: QuerySet[Registerpost], tid: Tidslage) -> None:
        super().__init__(rader)
        self.tid, self.sorteras = tid, kolumner(tid)

    def pa_sidan(self, key: slice) -> list[Any]:
        nycklar = list(self.data.values_list("pk", flat=True)[key])
        visade = self.data.filter(pk__in=nycklar).order_by()
        rader = {rad.pk: rad for rad in med_kolumner(visade, self.tid)}
        return [rader[nyckel] for nyckel in nycklar]


def _kontakter(tid: Tidslage) -> QuerySet[Kontakt]:
    return Kontakt.objects.filter(
        known(tid.kand),
        kommun=OuterRef("kommun"),
        person=OuterRef("person"),
        tid__lte=slutet_av(tid.dag),
    )


def _sagt(tid: Tidslage) -> QuerySet[Sysselsattning]:
    """What had been said by then of what she does. What something newer has followed on was said
    all the same; what was taken back was not."""
    nu = Sysselsattning.objects.filter(
        kommun=OuterRef("kommun"), person=OuterRef("person"), nar=Sysselsattningstid.NU
    )
    foljd = Sysselsattning.objects.filter(
        kommun=OuterRef("kommun"),
        person=OuterRef("person"),
        nar=OuterRef("nar"),
        kand_fran=OuterRef("ersatt"),
    )
    sagt = nu.filter(known(tid.kand) | Exists(foljd), sagd__lte=tid.dag)
    return sagt if tid.kand is None else sagt.filter(kand_fran__lte=tid.kand)
