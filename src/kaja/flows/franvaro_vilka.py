"""Whom the rows of a school's file of absence are about, of those who are the municipality's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from kaja.access.models import Kommun
from kaja.flows.franvaro_urval import Skal
from kaja.register.models import Bedomning, Utfall
from kaja.underlag.nummerbyten import links
from kaja.ungdom.models import Person
from kaja.ungdom.queries import of_numbers, unprotected

T = TypeVar("T")
STYCKE = 100
"""So many are looked up, or noted, at a time."""
_LAGENS_GRANSER = {"kaa.hemkommun": Skal.INTE_HAR, "kaa.p1": Skal.FYLLT_20}


def delar(alla: Sequence[T]) -> Iterator[Sequence[T]]:
    """The same in parts of `STYCKE`."""
    return (alla[forst : forst + STYCKE] for forst in range(0, len(alla), STYCKE))


def personerna(kommun: Kommun, nummer: Collection[str], *, ser_skyddade: bool) -> dict[str, int]:
    """The persons (ids) of the municipality whom the numbers mean, by number: under the number that
    each has now, also when the school has an older one. With protected identity only for one who
    `ser_skyddade`."""
    lankar = links([kommun.pk])
    vidare = lankar.ersatta | dict(lankar.hopslagna)
    synliga = Person.objects.filter(kommun=kommun)
    if not ser_skyddade:
        synliga = synliga.filter(unprotected())
    found: dict[str, int] = {}
    for del_ in delar(sorted(nummer)):
        nu = {nr: _sist(pk, vidare) for nr, pk in of_numbers(kommun, del_).items()}
        ses = set(synliga.filter(pk__in=set(nu.values())).values_list("pk", flat=True))
        found |= {nr: pk for nr, pk in nu.items() if pk in ses}
    return found


def _sist(person: int, vidare: Mapping[int, int]) -> int:
    """The last in a chain of numbers; in a ring, where it comes back."""
    gangna: set[int] = set()
    while person in vidare and person not in gangna:
        gangna.add(person)
        person = vidare[person]
    return person


def utanfor(kommun: Kommun, personer: Collection[int]) -> dict[int, Skal]:
    """Those of the persons (ids) who by the law are not the municipality's: they live elsewhere, or
    have turned 20. Whoever is unclear, or not judged yet, is."""
    found: dict[int, Skal] = {}
    svar = Bedomning.objects.filter(kommun=kommun, ersatt__isnull=True)
    ute = svar.filter(utfall=Utfall.OMFATTAS_INTE, avgorande_punkt__in=_LAGENS_GRANSER)
    for del_ in delar(sorted(personer)):
        rader = ute.filter(person__in=del_).values_list("person_id", "avgorande_punkt")
        found |= {person: _LAGENS_GRANSER[punkt] for person, punkt in rader}
    return found
