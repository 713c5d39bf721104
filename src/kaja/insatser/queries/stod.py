"""Economic support: amounts, decisions, the basis of a month for payroll, and what it has cost."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet, Sum

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.insatser.models.atgard import Atgard
from kaja.insatser.models.stod import Loneunderlagsrad, Narvaro, Stodbeslut, Stodregel
from kaja.regler.atgarder import (
    Beloppsregel,
    Manadsstod,
    Narvarodagar,
    Stodbelopp,
    Stodslag,
    manaden,
    manadens_stod,
)
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
    return _in_force(kommun, manad)


def attendance(kommun: Kommun, manad: date, atgarder: Collection[int]) -> dict[int, Narvarodagar]:
    """The days of the month, by åtgärd (id), where they are noted. One query."""
    rader = Narvaro.objects.filter(
        kommun=kommun, manad=manaden(manad)[0], atgard__in=atgarder, ersatt__isnull=True
    )
    return {r.atgard_id: Narvarodagar(r.dagar, r.planerade) for r in rader}


class Underlagsrad(NamedTuple):
    """One decision in the basis of a month: what it comes to, and what payroll was told before."""

    nummer: int
    slag: str
    atgard: Atgard
    fran: date | None
    tom: date | None
    stod: Manadsstod
    tidigare: Decimal

    @property
    def skillnad(self) -> Decimal | None:
        """What payroll is to be told now; None where something is missing."""
        return None if self.stod.belopp is None else self.stod.belopp - self.tidigare


def payroll_basis(
    user: User | AnonymousUser, kommun: Kommun | None, manad: date
) -> list[Underlagsrad]:
    """The basis of the month, by name, if the user may take it out. Also what payroll was told of
    a decision that no longer holds. Five queries, however many they are."""
    if kommun is None or not may(user, "stod.underlag", kommun):
        return []
    return sorted(_basis(kommun, manad), key=lambda r: (r.atgard.person.sortnamn, r.nummer))


def _basis(kommun: Kommun, manad: date) -> Iterator[Underlagsrad]:
    beslut = list(_in_force(kommun, manad))
    forsta, nasta = manaden(manad)
    belopp, told = beloppen(kommun), _told(kommun, manad)
    dagar = attendance(kommun, manad, [b.atgard_id for b in beslut])
    for ett in beslut:
        stod = manadens_stod(
            slag=Stodslag(ett.slag),
            fran=ett.fran,
            till=ett.till,
            manad=manad,
            belopp=belopp,
            narvaro=dagar.get(ett.atgard_id),
        )
        assert stod is not None
        _, tidigare = told.pop(ett.nummer, (None, INGET))
        tom = min(ett.till or nasta, nasta) - timedelta(days=1)
        yield Underlagsrad(
            ett.nummer, ett.slag, ett.atgard, max(ett.fran, forsta), tom, stod, tidigare
        )
    yield from _no_longer(told)


def _no_longer(told: dict[int, tuple[Loneunderlagsrad | None, Decimal]]) -> Iterator[Underlagsrad]:
    mening = Manadsstod(INGET, "Beslutet gäller inte längre den här månaden.")
    for nummer, (rad, tidigare) in told.items():
        if rad is not None and tidigare:
            yield Underlagsrad(nummer, rad.slag, rad.atgard, None, None, mening, tidigare)


def _in_force(kommun: Kommun, manad: date) -> QuerySet[Stodbeslut]:
    forsta, nasta = manaden(manad)
    rader = Stodbeslut.objects.filter(
        Q(till__isnull=True) | Q(till__gt=forsta),
        kommun=kommun,
        fran__lt=nasta,
        ersatt__isnull=True,
    )
    return rader.select_related("atgard__person").order_by("atgard__person__sortnamn", "nummer")


def _told(kommun: Kommun, manad: date) -> dict[int, tuple[Loneunderlagsrad | None, Decimal]]:
    """What payroll has been told about the month, by the number of the decision."""
    found: dict[int, tuple[Loneunderlagsrad | None, Decimal]] = {}
    rader = Loneunderlagsrad.objects.filter(
        underlag__kommun=kommun, underlag__manad=manaden(manad)[0]
    )
    for rad in rader.select_related("atgard__person").order_by("pk"):
        found[rad.nummer] = (rad, found.get(rad.nummer, (None, INGET))[1] + rad.belopp)
    return found


class Kostnad(NamedTuple):
    """What support has cost a year: in one kind of åtgärd, for so many youths."""

    atgard: str
    stod: str
    unga: int
    belopp: Decimal


class Kostnadsrad(NamedTuple):
    """What support has cost a year for one youth (id), in one kind of åtgärd."""

    person: int
    atgard: str
    belopp: Decimal


def costs(user: User | AnonymousUser, kommun: Kommun | None, ar: int) -> list[Kostnad]:
    """What payroll was told of the year's months, by kind of åtgärd (key) and kind of support, if
    the user may see what support costs. One query."""
    per: dict[tuple[str, str], dict[int, Decimal]] = {}
    for slag, stod, person, belopp in _cost_rows(user, kommun, ar):
        unga = per.setdefault((slag, stod), {})
        unga[person] = unga.get(person, INGET) + belopp
    return [
        Kostnad(slag, stod, len(unga), sum(unga.values(), INGET))
        for (slag, stod), unga in sorted(per.items())
    ]


def costs_of_youths(
    user: User | AnonymousUser, kommun: Kommun | None, ar: int
) -> list[Kostnadsrad]:
    """The same for each youth, the most first, if the user may see persons too."""
    if kommun is None or not may(user, "person.se", kommun):
        return []
    per: dict[tuple[int, str], Decimal] = {}
    for slag, _, person, belopp in _cost_rows(user, kommun, ar):
        per[person, slag] = per.get((person, slag), INGET) + belopp
    rader = [Kostnadsrad(person, slag, belopp) for (person, slag), belopp in per.items()]
    return sorted(rader, key=lambda r: (-r.belopp, r.person, r.atgard))


def _cost_rows(
    user: User | AnonymousUser, kommun: Kommun | None, ar: int
) -> list[tuple[str, str, int, Decimal]]:
    if kommun is None or not may(user, "stod.kostnad", kommun):
        return []
    rader = Loneunderlagsrad.objects.filter(underlag__kommun=kommun, underlag__manad__year=ar)
    grupper = rader.values_list("atgard__slag", "slag", "atgard__person")
    return list(grupper.annotate(summa=Sum("belopp")).order_by())
