"""What a person sees of a file before accepting it. Never an address, never a protected person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.functional import cached_property

from kaja.access.vyer import Begaran
from kaja.flows.forhandsvisning import Skulle
from kaja.flows.sparad_visning import sparad_skulle
from kaja.flows.tystnad import named
from kaja.intake.actions import FilfelError
from kaja.intake.models import Format, Kallnamn, MottagenFil, Rad, Radproblem, Status
from kaja.intake.poster import open_received
from kaja.intake.queries import has_newer
from kaja.tabell import fold_header
from kaja.ungdom.models import CONTACT_FIELDS, Person
from kaja.web.handlaggare.skydd import personer_bakom, ser_skyddade
from kaja.web.handlaggare.vilka import FORSTA, Grupp, Vem, grupper, vilka
from kaja.web.handlaggare.visning import logga_visning

FORSTA_RADER = 8
FLEST_PROBLEM = 100
DOLDA_KOLUMNER = {fold_header(namn) for namn in CONTACT_FIELDS}


class Forsta(NamedTuple):
    """The first rows of the file, as they came."""

    rubriker: list[str]
    rader: list[tuple[int, list[str]]]


class Granskning:
    """The page of a file. While it waits to be read in it has a preview."""

    def __init__(self, request: Begaran, fil: MottagenFil) -> None:
        self._request, self.fil = request, fil
        self.ser_skyddade = ser_skyddade(request)
        self.hinder = ""

    @property
    def vantar(self) -> bool:
        """Whether the file can be accepted or thrown away."""
        return self.fil.status == Status.GRANSKAS

    @cached_property
    def skulle(self) -> Skulle | None:
        """What would change; None when that cannot be told, with the reason in `hinder`."""
        try:
            return sparad_skulle(self.fil) if self.vantar else None
        except FilfelError as fel:
            self.hinder = str(fel)
            return None

    @cached_property
    def nyare_finns(self) -> bool:
        return self.vantar and has_newer(self.fil)

    @cached_property
    def grupper(self) -> list[Grupp]:
        """What would change, each with its number."""
        return grupper(self.fil, self.skulle) if self.skulle else []

    @cached_property
    def listor(self) -> list[tuple[Grupp, list[Vem]]]:
        """The first names of each number that has any."""
        alla = [(grupp, vilka(self._request, self.fil, grupp)) for grupp in self.grupper]
        return [(grupp, vem) for grupp, vem in alla if vem]

    @property
    def i_varje_lista(self) -> int:
        return FORSTA

    @cached_property
    def problem(self) -> list[Radproblem]:
        """The first problems that need doing something about, in the order of the file."""
        rader = self.fil.radproblem.filter(information=False).order_by("rad", "pk")
        return [utan_hemligt(self.fil, rad) for rad in rader[:FLEST_PROBLEM]]

    @cached_property
    def information(self) -> list[Radproblem]:
        rader = self.fil.radproblem.filter(information=True).order_by("rad", "pk")
        return [utan_hemligt(self.fil, rad) for rad in rader[:FLEST_PROBLEM]]

    @cached_property
    def antal_problem(self) -> int:
        return self.fil.radproblem.filter(information=False).count()

    @cached_property
    def forsta(self) -> Forsta | None:
        if not self.vantar:
            return None
        lasning = open_received(self.fil)
        return Forsta(lasning.rubriker, lasning.forsta(FORSTA_RADER))

    @cached_property
    def visade_kolumner(self) -> list[int]:
        """The columns that are shown: not addresses and the like, and none that is empty here."""
        dolda = kontaktkolumner(self.fil, self.forsta.rubriker if self.forsta else [])
        return [
            nr
            for nr in range(len(self.forsta.rubriker) if self.forsta else 0)
            if nr not in dolda and any(nr < len(c) and c[nr] for _, c in self._forsta)
        ]

    @property
    def rubriker(self) -> list[str]:
        assert self.forsta is not None
        return [self.forsta.rubriker[nr] for nr in self.visade_kolumner]

    @cached_property
    def rader(self) -> list[tuple[int, list[str] | None]]:
        """The first rows as they were read; None for the cells of a protected person."""
        return [
            (nr, None if nr in self._skyddade else [celler[i] for i in self.visade_kolumner])
            for nr, celler in self._forsta
        ]

    @property
    def _forsta(self) -> Sequence[tuple[int, list[str]]]:
        return self.forsta.rader if self.forsta else ()

    @cached_property
    def _numren(self) -> dict[int, tuple[str, bool]]:
        """Row number -> identity number, and whether the row itself says protected."""
        nummer = [nr for nr, _ in self._forsta]
        rader = Rad.objects.filter(fil=self.fil, nr__in=nummer)
        return {rad.nr: (rad.nummer, bool(rad.celler.get("skydd"))) for rad in rader}

    @cached_property
    def _personer(self) -> dict[str, Person]:
        return personer_bakom(self.fil.kommun, [nummer for nummer, _ in self._numren.values()])

    @cached_property
    def _skyddade(self) -> set[int]:
        """Rows to hide. A row that could not be read says not whose it is, and is hidden too."""
        if self.ser_skyddade:
            return set()
        kanda = {nummer for nummer, person in self._personer.items() if person.skyddad}
        laste = {
            nr for nr, (nummer, markt) in self._numren.items() if not markt and nummer not in kanda
        }
        return {nr for nr, _ in self._forsta} - laste

    @property
    def visade_personer(self) -> list[int]:
        """The known persons whose rows or names are shown, for the log."""
        listade = (vem for _, lista in self.listor for vem in lista)
        namngivna = {vem.person.pk for vem in listade if vem.person and not vem.dold}
        return sorted(namngivna | {person.pk for person in self._personer.values()})


def kontaktkolumner(fil: MottagenFil, rubriker: Sequence[str]) -> set[int]:
    """Which columns hold addresses and the like: by their headings, and by what a person has said
    that they are."""
    valda = (fil.profil or {}).get("kolumner", {})
    sagda = (fil.profil or {}).get("rubriker", {})
    egna = {fold_header(sagda.get(valda[falt], "")) for falt in CONTACT_FIELDS if falt in valda}
    dolda = DOLDA_KOLUMNER | egna
    return {nr for nr, rubrik in enumerate(rubriker) if rubrik and fold_header(rubrik) in dolda}


def utan_hemligt(fil: MottagenFil, rad: Radproblem) -> Radproblem:
    """The problem without its value where that may hold an address: the row number is enough."""
    bara_uppgifter = fil.format == Format.KANONISK and fil.kalla != Kallnamn.FOLKBOKFORING
    hela_raden = not rad.kolumn and not bara_uppgifter
    if hela_raden or kontaktkolumner(fil, [rad.kolumn]):
        rad.varde = ""
    return rad


def logga(request: Begaran, sida: Granskning) -> None:
    """Log whose rows the page showed."""
    logga_visning(request, f"granska fil:{sida.fil.pk}", sida.visade_personer)


def kanda_personer(fil: MottagenFil) -> list[int]:
    """The municipality's own persons in the file, for the log of one who takes out all of it."""
    return sorted(named(fil.kommun, fil))
