"""What a person sees of a file before accepting it. Never an address, never a protected person."""

from __future__ import annotations

import io
from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.functional import cached_property

from kaja.access.vyer import Begaran
from kaja.audit.actions import record_view
from kaja.flows.forhandsvisning import Forhandsvisning, forhandsvisa
from kaja.intake.models import Kallnamn, MottagenFil, Rad, Radproblem, Status
from kaja.tabell import fold_header
from kaja.tabell.write import write_xlsx
from kaja.ungdom.models import CONTACT_FIELDS, Person
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.klocka import nu

FORSTA_RADER = 8
FLEST_PROBLEM = 100
DOLDA_KOLUMNER = {fold_header(namn) for namn in CONTACT_FIELDS}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Granskning:
    """The page of a file. While it waits to be read in it has a preview."""

    def __init__(self, request: Begaran, fil: MottagenFil) -> None:
        self.fil = fil
        self.ser_skyddade = ser_skyddade(request)

    @property
    def vantar(self) -> bool:
        """Whether the file can be accepted or thrown away."""
        return self.fil.status == Status.GRANSKAS

    @cached_property
    def forhandsvisning(self) -> Forhandsvisning | None:
        return forhandsvisa(fil=self.fil) if self.vantar else None

    @cached_property
    def problem(self) -> list[Radproblem]:
        """The first problems that need doing something about, in the order of the file."""
        rader = self.fil.radproblem.filter(information=False).order_by("rad", "pk")
        return [_utan_hemligt(self.fil, rad) for rad in rader[:FLEST_PROBLEM]]

    @cached_property
    def information(self) -> list[Radproblem]:
        rader = self.fil.radproblem.filter(information=True).order_by("rad", "pk")
        return [_utan_hemligt(self.fil, rad) for rad in rader[:FLEST_PROBLEM]]

    @cached_property
    def antal_problem(self) -> int:
        return self.fil.radproblem.filter(information=False).count()

    @cached_property
    def visade_kolumner(self) -> list[int]:
        """The columns that are shown: not addresses and the like, and none that is empty here."""
        if self.forhandsvisning is None:
            return []
        return [
            nr
            for nr, rubrik in enumerate(self.forhandsvisning.rubriker)
            if fold_header(rubrik) not in DOLDA_KOLUMNER and any(c[nr] for _, c in self._forsta)
        ]

    @property
    def rubriker(self) -> list[str]:
        assert self.forhandsvisning is not None
        return [self.forhandsvisning.rubriker[nr] for nr in self.visade_kolumner]

    @cached_property
    def rader(self) -> list[tuple[int, list[str] | None]]:
        """The first rows as they were read; None for the cells of a protected person."""
        return [
            (nr, None if nr in self._skyddade else [celler[i] for i in self.visade_kolumner])
            for nr, celler in self._forsta
        ]

    @property
    def _forsta(self) -> Sequence[tuple[int, list[str]]]:
        return self.forhandsvisning.rader[:FORSTA_RADER] if self.forhandsvisning else ()

    @cached_property
    def _numren(self) -> dict[int, tuple[str, bool]]:
        """Row number -> identity number, and whether the row itself says protected."""
        nummer = [nr for nr, _ in self._forsta]
        rader = Rad.objects.filter(fil=self.fil, nr__in=nummer)
        return {rad.nr: (rad.nummer, bool(rad.celler.get("skydd"))) for rad in rader}

    @cached_property
    def _personer(self) -> list[Person]:
        nummer = [nummer for nummer, _ in self._numren.values()]
        return list(Person.objects.filter(kommun=self.fil.kommun_id, nummer__in=nummer))

    @cached_property
    def _skyddade(self) -> set[int]:
        """Rows to hide. A row that could not be read says not whose it is, and is hidden too."""
        if self.ser_skyddade:
            return set()
        kanda = {person.nummer for person in self._personer if person.skyddad}
        laste = {
            nr for nr, (nummer, markt) in self._numren.items() if not markt and nummer not in kanda
        }
        return {nr for nr, _ in self._forsta} - laste

    @property
    def visade_personer(self) -> list[int]:
        """The known persons whose rows are shown, for the log."""
        return [person.pk for person in self._personer]


def _utan_hemligt(fil: MottagenFil, rad: Radproblem) -> Radproblem:
    """The problem without its value where that may hold an address: the row number is enough."""
    hela_raden = not rad.kolumn and fil.kalla == Kallnamn.FOLKBOKFORING
    if hela_raden or fold_header(rad.kolumn) in DOLDA_KOLUMNER:
        rad.varde = ""
    return rad


def logga(request: Begaran, sida: Granskning) -> None:
    """Log whose rows the page showed."""
    record_view(
        kommun=request.kommun.kod,
        anvandare=request.user.aktor,
        vy=f"granska fil:{sida.fil.pk}",
        personer=sida.visade_personer,
        tid=nu(),
    )


def problemfil(fil: MottagenFil) -> HttpResponse:
    """The problems of the file as a workbook."""
    rader = fil.radproblem.order_by("rad", "pk").iterator()
    ut = io.BytesIO()
    write_xlsx(
        ut,
        ("Fil", "Rad", "Kolumn", "Står i filen", "Problem", "Bara information"),
        (
            (fil.namn, rad.rad, rad.kolumn, rad.varde, rad.problem, rad.information)
            for rad in (_utan_hemligt(fil, rad) for rad in rader)
        ),
        sheet="Problem",
    )
    svar = HttpResponse(ut.getvalue(), content_type=XLSX)
    svar["Content-Disposition"] = f'attachment; filename="problem-{fil.pk}.xlsx"'
    return svar
