"""The proposals of who is who as a file: all that wait, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.http import HttpResponse

from kaja.access.vyer import Begaran, kraver
from kaja.flows.skolnummer_forslag import Forslag, forslag
from kaja.ungdom.dubbletter import Par, dubbletter
from kaja.ungdom.models import Person
from kaja.web.handlaggare.export import listfil
from kaja.web.handlaggare.identitet_par import parvyer, skolvyer
from kaja.web.komponenter.text import personnummer

RUBRIKER = ("Slag", "Namn", "Nummer", "Kan vara samma person som", "Dess nummer", "Varför")


class Om(NamedTuple):
    """Someone whom a proposal is about."""

    person: Person

    @property
    def person_id(self) -> int:
        return self.person.pk


@kraver("identitet.hantera")
def export(request: Begaran, format: str) -> HttpResponse:
    """A proposal about anyone who is protected is left out whole: its other half tells of her."""
    skolor, par = forslag(request.kommun), dubbletter(request.kommun)
    oppna_skolor = [en for en in skolor if not en.skyddad]
    oppna_par = [tva for tva in par if not _skyddade(_tva(tva))]
    valda = [
        *(Om(en) for skola in oppna_skolor for en in _kandidater(skola)),
        *(Om(en) for tva in oppna_par for en in _tva(tva)),
        *(Om(en) for skola in skolor for en in _skyddade(_kandidater(skola))),
        *(Om(en) for tva in par for en in _skyddade(_tva(tva))),
    ]
    rader = [*_skolrader(oppna_skolor), *_parrader(oppna_par)]
    return listfil(request, format, "identitet", RUBRIKER, valda, rader)


def _tva(par: Par) -> list[Person]:
    return [par.behalls, par.laggs_undan]


def _kandidater(skola: Forslag) -> list[Person]:
    return [kandidat.person for kandidat in skola.kandidater]


def _skyddade(personer: list[Person]) -> list[Person]:
    return [person for person in personer if person.skyddad]


def _skolrader(skolor: list[Forslag]) -> list[Sequence[object]]:
    return [
        (
            "Skolans eget nummer",
            f"{vy.forslag.fornamn} {vy.forslag.efternamn}".strip(),
            personnummer(vy.forslag.nummer),
            *_person(vy.person),
            vy.varfor,
        )
        for kandidater in skolvyer(skolor)
        for vy in kandidater
    ]


def _parrader(par: list[Par]) -> list[Sequence[object]]:
    return [
        ("Två rader", *_person(vy.behalls), *_person(vy.laggs_undan), vy.varfor)
        for vy in parvyer(par)
    ]


def _person(person: Person) -> tuple[str, str]:
    return str(person), personnummer(person.nummer)
