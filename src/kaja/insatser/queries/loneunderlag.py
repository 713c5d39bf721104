"""The basis of a month for payroll: what each decision about support comes to, and what payroll has
been told before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.insatser.models.atgard import Atgard
from kaja.insatser.models.stod import Loneunderlagsrad
from kaja.insatser.queries.stod import INGET, attendance, beloppen, in_force
from kaja.regler.atgarder import Manadsstod, Stodslag, manaden, manadens_stod


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
    beslut = list(in_force(kommun, manad))
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


def _told(kommun: Kommun, manad: date) -> dict[int, tuple[Loneunderlagsrad | None, Decimal]]:
    """What payroll has been told about the month, by the number of the decision."""
    found: dict[int, tuple[Loneunderlagsrad | None, Decimal]] = {}
    rader = Loneunderlagsrad.objects.filter(
        underlag__kommun=kommun, underlag__manad=manaden(manad)[0]
    )
    for rad in rader.select_related("atgard__person").order_by("pk"):
        found[rad.nummer] = (rad, found.get(rad.nummer, (None, INGET))[1] + rad.belopp)
    return found
