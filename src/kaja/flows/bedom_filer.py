"""Flödet bakom `kaja bedom`: filer in, svar ut, utan databas.

läs filerna · bedöm var och en · skriv svar och problem på plats

Stora filer läses och bedöms kolumnvis (`kaja.flows.kolumnvis`), andra en rad och en person i taget.
Svaren är desamma. Ingenting är skrivet förrän allt är klart.
"""

from __future__ import annotations

import gc
import os
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from kaja.flows.filfakta import Fakta
from kaja.flows.filunderlag import Filer, Framsteg, Lasning, las_filer
from kaja.flows.svarsfil import hel_fil, prova_platser, skriv_problem, skriv_svar, svarsrad
from kaja.regler import Fraga, Malgrupp, Tackning, besked
from kaja.regler.dagordning import gar_att_ordna
from kaja.tabell import RowProblem

_STORA_FRAN_BYTE = 4_000_000
# Så länge (ms) behåller polars minne som är ledigt, och i hur många delar. Lästs när polars laddas.
_POLARS_MINNE = "narenas:2,dirty_decay_ms:100,muzzy_decay_ms:0"


class Uppdrag(NamedTuple):
    """Vad som ska bedömas: filerna, hur långt de har rapporterat, och frågan."""

    filer: Filer
    tackning: Tackning
    fraga: Fraga


class Resultat(NamedTuple):
    """Vad som hände: antal per utfall, problem, rader om okända personer, kommuner i filen."""

    antal: Counter[Malgrupp]
    problem: list[RowProblem]
    utan_person: int
    kommuner: set[str]


class Bedomda(NamedTuple):
    """Antal per utfall, kommunerna i filen, och svarsraderna i personnummerordning."""

    antal: Counter[Malgrupp]
    kommuner: set[str]
    rader: list[str]


def bedom_filer(
    uppdrag: Uppdrag, *, ut: Path | None, problem: Path | None, framsteg: Framsteg | None = None
) -> Resultat:
    """Bedöm alla i folkbokföringsfilen. Skriver svaren i `ut` (standard ut om None) och problemen.

    TableError när en fil inte går att använda. Då är inget skrivet.
    """
    prova_platser(filter(None, (ut, problem)), uppdrag.filer.alla)
    with ExitStack() as filer:
        problemfil = filer.enter_context(hel_fil(problem)) if problem else None
        svarsfil = filer.enter_context(hel_fil(ut))
        lasning = Lasning(uppdrag.filer, framsteg)
        bedomda = _bedomda(uppdrag, lasning)
        funna = _i_filordning(lasning.problem, uppdrag.filer)
        skriv_svar(svarsfil, bedomda.rader)
        if problemfil is not None:
            skriv_problem(problemfil, funna)
    return Resultat(bedomda.antal, funna, lasning.utan_person, bedomda.kommuner)


def _bedomda(uppdrag: Uppdrag, lasning: Lasning) -> Bedomda:
    gc.disable()  # miljoner små fakta utan cykler: skräpsamlaren skulle bara gå igenom dem i onödan
    try:
        if _ar_stora(uppdrag.filer) and gar_att_ordna(uppdrag.fraga, uppdrag.tackning):
            return _kolumnvis(uppdrag, lasning)
        return _en_och_en(las_filer(uppdrag.filer, lasning), uppdrag)
    finally:
        gc.enable()


def _ar_stora(filer: Filer) -> bool:
    """Vinner de på att läsas kolumnvis? Att börja med det kostar en halv sekund."""
    return sum(fil.stat().st_size for fil in filer.alla if fil.is_file()) >= _STORA_FRAN_BYTE


def _en_och_en(fakta: Fakta, uppdrag: Uppdrag) -> Bedomda:
    antal, rader = Counter[Malgrupp](), []
    for nummer, underlag in fakta.underlag(uppdrag.tackning):
        svar = besked(underlag, uppdrag.fraga)
        antal[svar.bedomning.utfall] += 1
        rader.append(svarsrad(nummer, svar))
    kommuner = {rad.kommunkod for rader in fakta.rader.values() for rad in rader}
    return Bedomda(antal, kommuner, rader)


def _kolumnvis(uppdrag: Uppdrag, lasning: Lasning) -> Bedomda:
    # Först här, för att en liten fil ska gå fort: det drar in polars.
    os.environ.setdefault("_RJEM_MALLOC_CONF", _POLARS_MINNE)
    from kaja.flows.kolumnvis import bedom_kolumnvis

    return Bedomda(*bedom_kolumnvis(uppdrag.filer, lasning, uppdrag.fraga, uppdrag.tackning))


def _i_filordning(problem: list[RowProblem], filer: Filer) -> list[RowProblem]:
    ordning = {namn: i for i, namn in enumerate(filer.namn().values())}
    return sorted(problem, key=lambda p: (ordning[p.fil], p.rad))
