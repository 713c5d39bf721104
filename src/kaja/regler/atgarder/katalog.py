"""Kommunens åtgärder: de som följer med, och kommunens egna val, daterade."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kaja.regler.atgarder.rapportkoder import ANNAN, RAPPORTKODER, Rapportkod


class Slag(NamedTuple):
    """Ett slag av åtgärd. `praktik`: med plats hos en arbetsgivare, och tidig första uppföljning.
    Utan `platser` är antalet inte begränsat. Det som inte är `oppen` erbjuds inte längre."""

    nyckel: str
    namn: str
    rapportkod: str
    praktik: bool = False
    platser: int | None = None
    oppen: bool = True

    @property
    def kod(self) -> Rapportkod:
        """Raden i statistikens lista."""
        return RAPPORTKODER[self.rapportkod]


class Katalogval(NamedTuple):
    """Kommunens val om ett slag: gäller från dagen till nästa val om samma slag."""

    fran: date
    slag: Slag


FORVAL = (
    Slag("motiverande_samtal", "Motiverande samtal", "motiverande"),
    Slag("syv", "Studie- och yrkesvägledning", "syv"),
    Slag("coachning", "Coachning", ANNAN),
    Slag("introduktionsprogram", "Introduktionsprogram", "introduktionsprogram"),
    Slag("nationellt_program", "Åter till nationellt program", ANNAN),
    Slag("komvux_gymnasial", "Komvux på gymnasial nivå", "komvux"),
    Slag("komvux_grundlaggande", "Komvux på grundläggande nivå", "komvux"),
    Slag("sfi", "Sfi", "komvux"),
    Slag("orienteringskurs", "Orienteringskurs", "komvux"),
    Slag("folkhogskola", "Folkhögskolans allmänna kurs", ANNAN),
    Slag("studiemotiverande", "Studiemotiverande folkhögskolekurs", "studiemotiverande"),
    Slag("praktik", "Praktik hos arbetsgivare", "praktik", praktik=True),
    Slag("praktik_kommunen", "Praktik i kommunen", "praktik", praktik=True),
    Slag("sommarjobb", "Sommarjobb", "arbete"),
    Slag("arbete_med_stod", "Arbete med stöd", "arbete"),
    Slag("annan_aktor", "Stöd hos en annan aktör", ANNAN),
)
"""Det som följer med. En vårdkontakt är aldrig mer än ”en annan aktör” (5 § förordningen)."""
_FORVAL = {slag.nyckel: slag for slag in FORVAL}


@dataclass(frozen=True, slots=True)
class Katalog:
    """Kommunens val, äldst först, ett för varje slag och dag."""

    val: tuple[Katalogval, ...] = ()

    def slag(self, nyckel: str, dag: date) -> Slag:
        """Slaget som det är den dagen. Före kommunens första val om ett eget slag: som i det.
        KeyError om det inte finns."""
        gjorda = [v for v in self.val if v.slag.nyckel == nyckel]
        senast = [v.slag for v in gjorda if v.fran <= dag]
        if senast:
            return senast[-1]
        return _FORVAL.get(nyckel) or (gjorda[0].slag if gjorda else _FORVAL[nyckel])

    def alla(self, dag: date) -> tuple[Slag, ...]:
        """Varje slag som finns den dagen, också de stängda: de som följer med först."""
        egna = {v.slag.nyckel: None for v in self.val if v.fran <= dag}
        return tuple(self.slag(nyckel, dag) for nyckel in {**dict.fromkeys(_FORVAL), **egna})

    def erbjuds(self, dag: date) -> tuple[Slag, ...]:
        """De slag som kan erbjudas den dagen."""
        return tuple(slag for slag in self.alla(dag) if slag.oppen)

    def med(self, nytt: Katalogval) -> Katalog:
        """Samma val och ett till; av två om samma slag och dag gäller det nya."""
        samma = (nytt.fran, nytt.slag.nyckel)
        kvar = [v for v in self.val if (v.fran, v.slag.nyckel) != samma]
        return Katalog(tuple(sorted([*kvar, nytt], key=lambda v: v.fran)))
