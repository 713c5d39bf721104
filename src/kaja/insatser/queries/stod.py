"""Economic support: the municipality's amounts, decisions about it, and attendance."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet, Sum

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.insatser.models.stod import Loneunderlagsrad, Narvaro, Stodbeslut, Stodregel
from kaja.regler.atgarder import Beloppsregel, Narvarodagar, Stodbelopp, Stodslag, manaden
from kaja.ungdom.models import Person

INGET = Decimal("0.00")


def beloppen(kommun: Kommun | str) -> tuple[Stodbelopp, ...]:
    """The municipality's amounts, oldest first. One query."""
    rader = Stodregel.objects.filter(kommun=kommun, ersatt__isnull=True).order_by("galler_fran")
    return tuple(
        Stodbelopp(Stodslag(r.slag), r.galler_fran, r.belopp, Beloppsregel(r.regel)) for r in rader
    )


def beloppens_historik(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Stodregel]:
    """Every amount ever decided, the latest first, if the user may see the settings."""
    if kommun is None or not may(user, "malgrupp.se", kommun):
        return Stodregel.objects.none()
    rader = Stodregel.objects.filter(kommun=kommun)
    return rader.select_related("av").order_by("slag", "-galler_fran", "-kand_fran")


def support_of(person: Person) -> QuerySet[Stodbeslut]:
    """Every decision about a youth, also those superseded, the latest first. The caller has asked
    whether the user may see the person."""
    rader = Stodbeslut.objects.filter(kommun=person.kommun_id, atgard__person=person)
    return rader.select_related("atgard", "av").order_by("-fran", "-nummer", "-kand_fran")


def paid_for(person: Person) -> Decimal:
    """What payroll has been told about a youth, in all."""
    rader = Loneunderlagsrad.objects.filter(atgard__kommun=person.kommun_id, atgard__person=person)
    return rader.aggregate(alla=Sum("belopp"))["alla"] or INGET


def decisions_in(
    user: User | AnonymousUser, kommun: Kommun | None, manad: date
) -> QuerySet[Stodbeslut]:
    """The decisions in force some day of the month, by name, if the user may work with support."""
    if kommun is None or not may(user, "insats.skriva", kommun):
        return Stodbeslut.objects.none()
    return in_force(kommun, manad)


def in_force(kommun: Kommun, manad: date) -> QuerySet[Stodbeslut]:
    """The decisions in force some day of the month, by name."""
    forsta, nasta = manaden(manad)
    rader = Stodbeslut.objects.filter(
        Q(till__isnull=True) | Q(till__gt=forsta),
        kommun=kommun,
        fran__lt=nasta,
        ersatt__isnull=True,
    )
    return rader.select_related("atgard__person").order_by("atgard__person__sortnamn", "nummer")


def attendance(kommun: Kommun, manad: date, atgarder: Collection[int]) -> dict[int, Narvarodagar]:
    """The days of the month, by åtgärd (id), where they are noted. One query."""
    rader = Narvaro.objects.filter(
        kommun=kommun, manad=manaden(manad)[0], atgard__in=atgarder, ersatt__isnull=True
    )
    return {r.atgard_id: Narvarodagar(r.dagar, r.planerade) for r in rader}
