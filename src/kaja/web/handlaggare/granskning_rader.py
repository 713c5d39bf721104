"""The first rows of a received file as a person may see them: never an address or the like, and
never the row of a protected person."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import cached_property

from kaja.intake.models import MottagenFil, Rad
from kaja.intake.poster import open_received
from kaja.tabell import fold_header
from kaja.ungdom.models import CONTACT_FIELDS, Person
from kaja.web.handlaggare.skydd import personer_bakom

FORSTA_RADER = 8
DOLDA_KOLUMNER = {fold_header(namn) for namn in CONTACT_FIELDS}


class ForstaRader:
    """The first rows of a file, as they came."""

    def __init__(self, fil: MottagenFil, *, ser_skyddade: bool) -> None:
        lasning = open_received(fil)
        self._fil, self._ser_skyddade = fil, ser_skyddade
        self._rubriker = lasning.rubriker
        self._rader = lasning.forsta(FORSTA_RADER)

    @cached_property
    def kolumner(self) -> list[int]:
        """The columns that are shown: not addresses and the like, and none that is empty here."""
        dolda = kontaktkolumner(self._fil, self._rubriker)
        return [
            nr
            for nr in range(len(self._rubriker))
            if nr not in dolda and any(nr < len(c) and c[nr] for _, c in self._rader)
        ]

    @property
    def rubriker(self) -> list[str]:
        return [self._rubriker[nr] for nr in self.kolumner]

    @cached_property
    def rader(self) -> list[tuple[int, list[str] | None]]:
        """The rows as they were read; None for the cells of a protected person."""
        return [
            (nr, None if nr in self._skyddade else [celler[i] for i in self.kolumner])
            for nr, celler in self._rader
        ]

    @property
    def personer(self) -> set[int]:
        """The known persons (ids) of the rows, for the log."""
        return {person.pk for person in self._personer.values()}

    @cached_property
    def _numren(self) -> dict[int, tuple[str, bool]]:
        """Row number -> identity number, and whether the row itself says protected."""
        nummer = [nr for nr, _ in self._rader]
        rader = Rad.objects.filter(fil=self._fil, nr__in=nummer)
        return {rad.nr: (rad.nummer, bool(rad.celler.get("skydd"))) for rad in rader}

    @cached_property
    def _personer(self) -> dict[str, Person]:
        return personer_bakom(self._fil.kommun, [nummer for nummer, _ in self._numren.values()])

    @cached_property
    def _skyddade(self) -> set[int]:
        """Rows to hide. A row that could not be read says not whose it is, and is hidden too."""
        if self._ser_skyddade:
            return set()
        kanda = {nummer for nummer, person in self._personer.items() if person.skyddad}
        laste = {
            nr for nr, (nummer, markt) in self._numren.items() if not markt and nummer not in kanda
        }
        return {nr for nr, _ in self._rader} - laste


def kontaktkolumner(fil: MottagenFil, rubriker: Sequence[str]) -> set[int]:
    """Which columns hold addresses and the like: by their headings, and by what a person has said
    that they are."""
    valda = (fil.profil or {}).get("kolumner", {})
    sagda = (fil.profil or {}).get("rubriker", {})
    egna = {fold_header(sagda.get(valda[falt], "")) for falt in CONTACT_FIELDS if falt in valda}
    dolda = DOLDA_KOLUMNER | egna
    return {nr for nr, rubrik in enumerate(rubriker) if rubrik and fold_header(rubrik) in dolda}
