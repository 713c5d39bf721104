"""What a person sees of a file before accepting it. Never an address, never a protected person."""

from __future__ import annotations

from django.utils.functional import cached_property

from kaja.access.vyer import Begaran
from kaja.flows.forhandsvisning import Skulle
from kaja.flows.sparad_visning import sparad_skulle
from kaja.flows.tystnad import named
from kaja.intake.actions import FilfelError
from kaja.intake.models import ACCEPTED, Format, Kallnamn, MottagenFil, Radproblem, Status
from kaja.intake.queries import has_newer
from kaja.ungdom.models import Alias
from kaja.web.handlaggare.granskning_rader import ForstaRader, kontaktkolumner
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.handlaggare.vilka import FORSTA, Grupp, Vem, grupper, vilka
from kaja.web.handlaggare.visning import logga_visning

FLEST_PROBLEM = 100


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
    def vantande(self) -> int:
        """How many rows of a file that is read in wait still: nobody here has the number."""
        if self.fil.status not in ACCEPTED:
            return 0
        kanda = Alias.objects.filter(kommun=self.fil.kommun_id, ersatt__isnull=True)
        rader = self.fil.rader.filter(vantar=True).exclude(nummer__in=kanda.values("nummer"))
        return rader.count()

    @cached_property
    def forsta(self) -> ForstaRader | None:
        """The first rows of the file, while it waits."""
        return ForstaRader(self.fil, ser_skyddade=self.ser_skyddade) if self.vantar else None

    @property
    def visade_personer(self) -> list[int]:
        """The known persons whose rows or names are shown, for the log."""
        listade = (vem for _, lista in self.listor for vem in lista)
        namngivna = {vem.person.pk for vem in listade if vem.person and not vem.dold}
        bakom_rader = self.forsta.personer if self.forsta else set()
        return sorted(namngivna | bakom_rader)


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
