"""Who is in the register now, as the work list shows them: one row each, with all its columns."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import F, OuterRef, QuerySet, Subquery, Value

from kaja.access.models import Kommun
from kaja.access.once import Chosen, Question, answer, count, question
from kaja.access.vyer import Begaran
from kaja.insatser.models import Handlaggning, Sysselsattning
from kaja.insatser.queries import handlaggningar
from kaja.register.models import Lage, Registerpost
from kaja.regler.uppfoljning import Etapp
from kaja.ungdom.models import Person
from kaja.ungdom.queries import protected_ids
from kaja.web.handlaggare.listsida import Listsida
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.handlaggare.urval import kommunens_oklara, minns_oklara

PERSONEN = Person.objects.filter(pk=OuterRef("person"))
POSTEN = Registerpost.objects.filter(person=OuterRef("person")).exclude(lage=Lage.AVSLUTAD)
GOR_NU = Sysselsattning.objects.filter(person=OuterRef("person"), nar="nu", ersatt__isnull=True)


def registret(request: Begaran) -> QuerySet[Handlaggning]:
    """Everyone in the register of the chosen municipality whom the user may see: protected persons
    only for those who may know who they are."""
    rader = handlaggningar(request.user, request.kommun)
    if ser_skyddade(request):
        return rader
    return rader.exclude(person__in=_skyddade(request.kommun.pk))


@lru_cache(maxsize=100)
def _skyddade(kommun: str) -> QuerySet[Person, int]:
    """What to ask for, never read here: half the time of `registret` went to saying it."""
    return protected_ids(Kommun(pk=kommun))


class IRegistret(NamedTuple):
    """Of everyone in the register: how many protected persons are not shown to the user, and how
    many of the others it is unclear whether the law covers."""

    dolda: int
    utreds: int


def raknade(request: Begaran) -> IRegistret:
    """Counted together with the unclear of the whole municipality, whose number stands in the
    menu."""
    raknat = Counter(dict(answer(_raknat(request.kommun.pk))))
    minns_oklara(request, raknat["oklara"])
    if ser_skyddade(request):
        return IRegistret(0, raknat["utreds"])
    return IRegistret(raknat["dolda"], raknat["utreds"] - raknat["dolda_utreds"])


@lru_cache(maxsize=100)
def _raknat(kommun: str) -> Question:
    alla = Handlaggning.objects.filter(kommun=kommun, oppen=True)
    dolda, utreds = alla.filter(person__in=_skyddade(kommun)), {"etapp": Etapp.UTREDS}
    return question(
        count(dolda, vad=Value("dolda")),
        count(dolda.filter(**utreds), vad=Value("dolda_utreds")),
        count(alla.filter(**utreds), vad=Value("utreds")),
        count(kommunens_oklara(kommun), vad=Value("oklara")),
    )


HAMTAS = {
    "orsak": Subquery(POSTEN.values("ingangsorsak")[:1]),
    "sedan": Subquery(POSTEN.values("oppnad")[:1]),
    "gor": Subquery(GOR_NU.values("slag")[:1]),
    "gor_pk": Subquery(GOR_NU.values("pk")[:1]),
}
"""What other rooms know of those in the register."""
SORTERAS = {
    **HAMTAS,
    "fodd": Subquery(PERSONEN.values("fodd")[:1]),
    "sortnamn": Subquery(PERSONEN.values("sortnamn")[:1]),
}
"""What the list is sorted by that stands elsewhere, looked up for those in the register: a join
with the persons would read everyone."""


def med_kolumner(rader: QuerySet[Handlaggning]) -> QuerySet[Handlaggning]:
    """The same rows with what other rooms know: why they are here, since when, what they do."""
    return rader.annotate(**HAMTAS, fodd=F("person__fodd"), sortnamn=F("person__sortnamn"))


class Registersida(Listsida):
    """The rows of the list: a page is found by its keys, in the indexes, and only what is shown is
    read in full. One query, of which the longer part is put together once."""

    sorteras = SORTERAS

    def pa_sidan(self, key: slice) -> list[Any]:
        nycklar = self.data.select_related(None).values("pk")[key]
        return _hela(self.data.query.order_by).among(nycklar)


@lru_cache(maxsize=100)
def _hela(ordning: tuple[str, ...]) -> Chosen[Handlaggning]:
    rader = med_kolumner(Handlaggning.objects.select_related("person", "agare"))
    return Chosen(rader.order_by(*ordning))
