"""The first rows of a sheet as the wizard shows them, and the words that a person may translate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from django.utils.text import capfirst

from kaja.access.vyer import Begaran
from kaja.intake.models import MottagenFil
from kaja.intake.sources.bevis.layout import TYPER
from kaja.intake.sources.celler import fri_text
from kaja.intake.sources.kalkylblad import Forslag, Profil, gissa, innehall
from kaja.intake.sources.kalkylblad.datumformat import dag, format_for
from kaja.intake.sources.kalkylblad.ord import ar_tom
from kaja.intake.sources.kalkylblad.profil import hitta_rubrikrad
from kaja.intake.sources.lasning import Slag
from kaja.regler.skollagen_29_9.skolformer import NAMN
from kaja.tabell import Table, open_table
from kaja.ungdom.models import CONTACT_FIELDS, Person
from kaja.web.handlaggare.fakta import AVREGISTRERING, BEVIS
from kaja.web.handlaggare.radskydd import ar_skyddsmarke, nummer_bland
from kaja.web.handlaggare.skydd import personer_bakom, ser_skyddade

RADER, EXEMPEL, LANGST = 225, 3, 40
VISAS_INTE = "visas inte"
# What a column may hold in words. Reasons are not here: what somebody has written as a reason may
# be what must not be kept, so it is never made a part of a mapping.
KODER: Mapping[str, Mapping[str, str]] = {
    "skolform": {kod: capfirst(namn) for kod, namn in NAMN.items()},
    "typ": {typ: BEVIS[typ] for typ in dict.fromkeys(TYPER.values())},
    "avbrott": {"ja": "Ja, avbrott", "nej": "Nej"},
    "skydd": {
        "nej": "Inget skydd",
        "sekretessmarkering": "Sekretessmarkering",
        "skyddad_folkbokforing": "Skyddad folkbokföring",
    },
    "avregistrering": {kod: capfirst(text) for kod, text in AVREGISTRERING.items()},
}
_EJ_EXEMPEL = frozenset({*CONTACT_FIELDS, "orsak", "avslutsorsak"})


def okanda_ord(mal: str, texter: Sequence[str]) -> list[str]:
    """The different words of a column that Kaja does not know, in the order of the sheet."""
    olika = dict.fromkeys(" ".join(text.split())[:200] for text in texter)
    return [text for text in olika if not innehall.passar(mal, [text])]


class Ark:
    """A received sheet that waits for its columns; its first rows, without those of protected
    persons for one who may not see them."""

    def __init__(self, request: Begaran, fil: MottagenFil) -> None:
        self.fil = fil
        self._ser_skyddade = ser_skyddade(request)
        self._oppen = open_table(bytes(fil.innehall), name=fil.namn)

    def forslag(self, slag: Slag | None = None) -> Forslag:
        """What the columns seem to be, when the sheet is of the kind."""
        return gissa(self._oppen, slag)

    @cached_property
    def profil(self) -> Profil:
        """How far a person has come in choosing."""
        return Profil.ur_json(self.fil.profil)

    @cached_property
    def rader(self) -> list[tuple[int, list[str]]]:
        """The first rows below the headings."""
        under = self._oppen.below(hitta_rubrikrad(self.profil, self._oppen)[0])
        return [rad for rad, _ in zip(_rader(under), range(RADER), strict=False)]

    @cached_property
    def dolda(self) -> set[int]:
        """The rows to hide: those of protected persons, and those that say not whose they are."""
        if self._ser_skyddade:
            return set()
        skyddade = {nummer for nummer, person in self.personer.items() if person.skyddad}
        return {
            nr
            for nr, celler in self.rader
            if not (numren := self._nummer[nr]) or skyddade & numren or self._marke(celler)
        }

    def far_visas(self, nr: int, *, markt: bool = False) -> bool:
        """Whether what stands on a row may be shown; `markt` if the row is known to be protected.
        Of rows further down than has been looked at nothing is known."""
        return self._ser_skyddade or (nr in self._synliga and not markt)

    @cached_property
    def _synliga(self) -> set[int]:
        return {nr for nr, _ in self.rader} - self.dolda

    @cached_property
    def personer(self) -> dict[str, Person]:
        """The known persons of the rows, by number."""
        alla = {nummer for numren in self._nummer.values() for nummer in numren}
        return personer_bakom(self.fil.kommun, alla)

    @cached_property
    def visade_personer(self) -> list[int]:
        """The known persons whose rows may be shown, for the log."""
        synliga = {n for nr, numren in self._nummer.items() if nr not in self.dolda for n in numren}
        return sorted({p.pk for nummer, p in self.personer.items() if nummer in synliga})

    @cached_property
    def _nummer(self) -> dict[int, set[str]]:
        """Every identity number on each row, in whatever column."""
        return {nr: nummer_bland(celler) for nr, celler in self.rader}

    @cached_property
    def _som_folkbokforing(self) -> dict[int, str]:
        """What the columns would be in a population register: there are addresses and marks of
        protection."""
        return {k.plats: k.mal for k in self.forslag("folkbokforing").kolumner if k.mal}

    def _marke(self, celler: Sequence[str]) -> bool:
        """Whether the row itself says that the person is protected."""
        platser = [p for p, mal in self._som_folkbokforing.items() if mal == "skydd"]
        return any(ar_skyddsmarke(celler[p]) for p in platser if p < len(celler))

    def ord(self, plats: int) -> list[str]:
        """What stands in the column on rows that may be shown."""
        celler = (c[plats] for nr, c in self.rader if nr not in self.dolda and plats < len(c))
        return [text for cell in celler if (text := fri_text(cell)) and not ar_tom(text)]

    def exempel(self, plats: int, mal: str) -> list[str]:
        """The first different values. Addresses, reasons and long notes are not shown."""
        olika = list(dict.fromkeys(self.ord(plats)))[:EXEMPEL]
        if olika and not _EJ_EXEMPEL.isdisjoint({mal, self._som_folkbokforing.get(plats)}):
            return [VISAS_INTE]
        return [text if len(text) <= LANGST else "lång text, visas inte" for text in olika]

    def datumformat(self, plats: int) -> tuple[str, ...]:
        """How days are written in the column, beside the ways that are always read."""
        return format_for(dict.fromkeys(self.ord(plats)), self.fil.mottagen.year)

    def tvetydig(self, plats: int) -> bool:
        """Whether the month may as well stand first in all days of the column: 8/7/2026."""
        texter = [text for text in self.ord(plats) if text.count("/") == 2]
        ar = self.fil.mottagen.year
        return bool(texter) and all(dag(t, ("mdy",), ar) and dag(t, ("dmy",), ar) for t in texter)


def _rader(table: Table) -> list[tuple[int, list[str]]]:
    return [(nr, celler) for nr, celler in table.start(RADER * 2) if nr > table.header_row]
