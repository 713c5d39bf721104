"""Who is in the register now, as the work list shows them: one row each, with all its columns."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery

from kaja.access.vyer import Begaran
from kaja.insatser.models import Handlaggning, Sysselsattning
from kaja.insatser.queries import handlaggningar
from kaja.register.models import Lage, Registerpost
from kaja.ungdom.queries import unprotected
from kaja.web.handlaggare.skydd import ser_skyddade

POSTEN = Registerpost.objects.filter(person=OuterRef("person")).exclude(lage=Lage.AVSLUTAD)
GOR_NU = Sysselsattning.objects.filter(person=OuterRef("person"), nar="nu", ersatt__isnull=True)


def registret(request: Begaran) -> QuerySet[Handlaggning]:
    """Everyone in the register of the chosen municipality whom the user may see: protected persons
    only for those who may know who they are."""
    rader = handlaggningar(request.user, request.kommun)
    return rader if ser_skyddade(request) else rader.filter(unprotected(prefix="person__"))


def dolda(request: Begaran) -> int:
    """How many protected persons are not shown to the user."""
    if ser_skyddade(request):
        return 0
    alla = handlaggningar(request.user, request.kommun).select_related(None)
    return alla.exclude(unprotected(prefix="person__")).count()


def med_kolumner(rader: QuerySet[Handlaggning]) -> QuerySet[Handlaggning]:
    """The same rows with what other rooms know: why they are here, since when, what they do."""
    return rader.annotate(
        orsak=Subquery(POSTEN.values("ingangsorsak")[:1]),
        sedan=Subquery(POSTEN.values("oppnad")[:1]),
        gor=Subquery(GOR_NU.values("slag")[:1]),
        gor_pk=Subquery(GOR_NU.values("pk")[:1]),
    )
