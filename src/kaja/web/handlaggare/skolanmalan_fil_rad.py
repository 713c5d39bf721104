"""A school's file of absence as it is looked at: the notices, and the rows that are none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kaja.access.vyer import Begaran
from kaja.flows.franvaro import Granskad
from kaja.flows.franvaro_urval import Forslag, Nekad, Skal
from kaja.skolsignal.queries import names_of_schools
from kaja.tabell import RowProblem
from kaja.ungdom.models import Person

FLEST_RADER = 60
"""So many row numbers are written out for one reason: the file has them all."""
VARFOR = {
    Skal.DUBBLETT: ("Dubblett", "Raden säger detsamma som en annan och räknas en gång."),
    Skal.UNDER: ("Under gränsen", "Frånvaron är mindre än kommunens gräns."),
    Skal.PAGAR: (
        "Under gränsen än så länge",
        "Perioden är inte slut. Läs in skolans nästa fil när den är det.",
    ),
    Skal.GILTIGT: ("Giltigt skäl", "Skolan säger att skälet är giltigt."),
    Skal.OKAND: (
        "Hittas inte",
        (
            "Ingen du får se har numret. Bor den unge inte här, säg det till skolan. Är "
            "uppgifterna skyddade läser samordnaren in filen."
        ),
    ),
    Skal.INTE_HAR: (
        "Bor inte här",
        "Den unge är inte folkbokförd i kommunen. Säg det till skolan.",
    ),
    Skal.FYLLT_20: ("Har fyllt 20", "Kommunens ansvar är slut."),
    Skal.OVERLAPPAR: (
        "Samma tid som en annan rad",
        "Den rad som börjar först blir anmälan. Av dem som börjar samma dag den längsta.",
    ),
    Skal.FINNS: ("Antecknad redan", "En anmälan från skolan om samma tid finns."),
}


class Blir(NamedTuple):
    """A row that becomes a notice; `sista` is the last day."""

    rad: int
    person: Person
    skola: str
    fran: date
    sista: date


class Blirinte(NamedTuple):
    """A reason, how many rows it holds for, and which."""

    ord: str
    mer: str
    antal: int
    rader: str


def blir(request: Begaran, forslag: Sequence[Forslag]) -> list[Blir]:
    """The notices, by name."""
    kommun = request.kommun
    personer = Person.objects.filter(kommun=kommun).in_bulk({en.person for en in forslag})
    skolor = names_of_schools(kommun)
    rader = [
        Blir(
            en.rad,
            personer[en.person],
            skolor.get(en.skolenhetskod) or f"skolenhet {en.skolenhetskod}",
            en.fran,
            en.till - timedelta(days=1),
        )
        for en in forslag
    ]
    return sorted(rader, key=lambda rad: (rad.person.sortnamn, rad.person.pk, rad.fran))


def blir_inte(granskad: Granskad) -> list[Blirinte]:
    """The other rows that could be read, by reason."""
    return [
        Blirinte(*VARFOR[skal], len(rader), _i_ord(rader))
        for skal in Skal
        if (rader := [en for en in granskad.nekade if en.skal is skal])
    ]


def _i_ord(nekade: Iterable[Nekad]) -> str:
    """ "3, 5–7, 9 (som rad 8)"."""
    foljder: list[list[Nekad]] = []
    for en in nekade:
        if foljder and not en.som and foljder[-1][-1].rad == en.rad - 1:
            foljder[-1].append(en)
        else:
            foljder.append([en])
    delar = [_foljd(foljd) for foljd in foljder]
    slut = " och fler" if len(delar) > FLEST_RADER else ""
    return ", ".join(delar[:FLEST_RADER]) + slut


def _foljd(foljd: Sequence[Nekad]) -> str:
    forst, sist = foljd[0], foljd[-1]
    if forst.som:
        return f"{forst.rad} (som rad {forst.som})"
    return f"{forst.rad}" if forst is sist else f"{forst.rad}–{sist.rad}"


def utan_hela_rader(problem: Iterable[RowProblem]) -> list[RowProblem]:
    """The problems; a whole row is not repeated, since it may be about somebody protected."""
    return [en if en.kolumn else en._replace(varde="") for en in problem]
