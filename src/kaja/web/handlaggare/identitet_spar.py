"""What caseworkers have said of who is who, latest first: who said it, when, and a way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from kaja.access.models import Kommun, User
from kaja.ungdom.models import Alias, Avvisat, Person, Sammanslagning
from kaja.ungdom.queries import of_numbers
from kaja.web.handlaggare.skydd import ar_dold
from kaja.web.komponenter.text import personnummer

FLEST = 20


class Gjort(NamedTuple):
    """One thing said. `ater` is where it is taken back; empty when it has been, by `ater_av`."""

    vad: str
    personer: list[Person]
    nummer: str
    nar: datetime
    av: User | None
    ater: str
    knapp: str
    tillbaka: datetime | None = None
    ater_av: User | None = None


def gjort(kommun: Kommun, *, ser: bool) -> list[Gjort]:
    """The latest that still holds in the municipality, as far as the user may see it."""
    return _latest(kommun, Q(ersatt__isnull=True), Q(ersatt__isnull=True), ser=ser)[:FLEST]


def spar(person: Person, *, ser: bool) -> list[Gjort]:
    """All that has been said of the person, also what has been taken back."""
    of_person = Q(person=person)
    merged = Q(fran=person) | Q(till=person)
    # Of an alias the number is a school's; only a rejection may have it from the other side.
    return _latest(person.kommun, merged, of_person | Q(nummer=person.nummer), ser=ser)


def _latest(kommun: Kommun, merged: Q, other: Q, *, ser: bool) -> list[Gjort]:
    rows = [*_mergers(kommun, merged), *_schools(kommun, other), *_rejected(kommun, other)]
    seen = (rad for rad in rows if not any(ar_dold(p, ser=ser) for p in rad.personer))
    return sorted(seen, key=lambda rad: rad.nar, reverse=True)


def _mergers(kommun: Kommun, which: Q) -> Iterator[Gjort]:
    rows = Sammanslagning.objects.filter(which, kommun=kommun).order_by("-kand_fran")[:FLEST]
    for rad in rows.select_related("fran", "till", "av", "ersatt_av"):
        yield Gjort(
            "Samma person",
            [rad.till, rad.fran],
            "",
            rad.kand_fran,
            rad.av,
            "" if rad.ersatt else reverse("identitet_isar", args=[rad.pk]),
            "För isär",
            rad.ersatt,
            rad.ersatt_av,
        )


def _schools(kommun: Kommun, which: Q) -> Iterator[Gjort]:
    rows = Alias.objects.filter(which, kommun=kommun).order_by("-kand_fran")[:FLEST]
    for rad in rows.select_related("person", "av", "ersatt_av"):
        yield Gjort(
            "Skolans nummer",
            [rad.person],
            personnummer(rad.nummer),
            rad.kand_fran,
            rad.av,
            "" if rad.ersatt else reverse("identitet_alias_ater", args=[rad.pk]),
            "Ta tillbaka",
            rad.ersatt,
            rad.ersatt_av,
        )


def _rejected(kommun: Kommun, which: Q) -> Iterator[Gjort]:
    """Of two persons both are shown: one who is hidden hides the line."""
    found = Avvisat.objects.filter(which, kommun=kommun).order_by("-kand_fran")
    rows = list(found.select_related("person", "av", "ersatt_av")[:FLEST])
    known = of_numbers(kommun, [rad.nummer for rad in rows])
    others = Person.objects.in_bulk(known.values())
    for rad in rows:
        other = others.get(known.get(rad.nummer, 0))
        yield Gjort(
            "Inte samma person",
            [rad.person, *([other] if other and other.nummer == rad.nummer else [])],
            "" if other and other.nummer == rad.nummer else personnummer(rad.nummer),
            rad.kand_fran,
            rad.av,
            "" if rad.ersatt else reverse("identitet_avvisat_ater", args=[rad.pk]),
            "Föreslå igen",
            rad.ersatt,
            rad.ersatt_av,
        )
