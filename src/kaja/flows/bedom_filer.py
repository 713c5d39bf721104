"""Flödet bakom `kaja bedom`: filer in, svar ut, utan databas.

läs filerna · bedöm var och en · slå ihop delarna · skriv svar och problem på plats

Stora filer delas mellan processer efter person: alla läser filerna, men var och en tolkar och
bedömer bara sin del. Ingenting är skrivet förrän allt är klart.
"""

from __future__ import annotations

import gc
import heapq
import os
import signal
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import NamedTuple

from kaja.flows.filunderlag import Del, Filer, Filunderlag, Framsteg, las_filer
from kaja.flows.svarsfil import hel_fil, prova_platser, skriv_delsvar, skriv_problem, skriv_svar
from kaja.regler import Besked, Fraga, Malgrupp, Tackning, besked
from kaja.tabell import RowProblem

_DELAS_FRAN_BYTE = 4_000_000


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


def bedom_filer(
    uppdrag: Uppdrag, *, ut: Path | None, problem: Path | None, framsteg: Framsteg | None = None
) -> Resultat:
    """Bedöm alla i folkbokföringsfilen. Skriver svaren i `ut` (standard ut om None) och problemen.

    TableError när en fil inte går att använda. Då är inget skrivet.
    """
    prova_platser(filter(None, (ut, problem)), uppdrag.filer.alla)
    antal = _antal_delar(uppdrag.filer)
    with ExitStack() as filer:
        mapp = Path(filer.enter_context(tempfile.TemporaryDirectory(prefix="kaja-bedom-")))
        problemfil = filer.enter_context(hel_fil(problem)) if problem else None
        svarsfil = filer.enter_context(hel_fil(ut))
        delar = {Del(nummer, antal): mapp / f"{nummer}.csv" for nummer in range(antal)}
        resultat = _slagna_samman(_bedom_delar(uppdrag, delar, framsteg), uppdrag.filer)
        rader = [filer.enter_context(p.open(encoding="utf-8", newline="")) for p in delar.values()]
        skriv_svar(svarsfil, heapq.merge(*rader))
        if problemfil is not None:
            skriv_problem(problemfil, resultat.problem)
    return resultat


def _antal_delar(filer: Filer) -> int:
    """Små filer går fortast i en process, och ett rör går bara att läsa en gång."""
    if not all(fil.is_file() for fil in filer.alla):
        return 1
    byte = sum(fil.stat().st_size for fil in filer.alla)
    return min(2, os.cpu_count() or 1) if byte >= _DELAS_FRAN_BYTE else 1


def _bedom_delar(
    uppdrag: Uppdrag, delar: dict[Del, Path], framsteg: Framsteg | None
) -> list[Resultat]:
    """Den första delen bedöms här, de andra i var sin process som slutar om den här avbryts."""
    (forsta, plats), *andra = delar.items()
    if not andra:
        return [_bedom_del(uppdrag, forsta, plats, framsteg)]
    with ProcessPoolExecutor(
        len(andra),
        mp_context=get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    ) as processer:
        try:
            pagar = [processer.submit(_bedom_del, uppdrag, del_, plats) for del_, plats in andra]
            har = _bedom_del(uppdrag, forsta, plats, framsteg)
            return [har, *(del_.result() for del_ in pagar)]
        except BaseException:
            for process in active_children():
                process.terminate()
            raise


def _bedom_del(
    uppdrag: Uppdrag, del_: Del, plats: Path, framsteg: Framsteg | None = None
) -> Resultat:
    gc.disable()  # miljoner små fakta utan cykler: skräpsamlaren skulle bara gå igenom dem i onödan
    try:
        lasta = las_filer(uppdrag.filer, del_, framsteg)
        antal: Counter[Malgrupp] = Counter()
        with plats.open("w", encoding="utf-8", newline="") as fil:
            skriv_delsvar(fil, _besked(lasta, uppdrag, antal))
    finally:
        gc.enable()
    return Resultat(antal, lasta.problem, lasta.utan_person, lasta.kommuner())


def _besked(
    lasta: Filunderlag, uppdrag: Uppdrag, antal: Counter[Malgrupp]
) -> Iterator[tuple[str, Besked]]:
    for nummer, underlag in lasta.underlag(uppdrag.tackning):
        svar = besked(underlag, uppdrag.fraga)
        antal[svar.bedomning.utfall] += 1
        yield nummer, svar


def _slagna_samman(delar: list[Resultat], filer: Filer) -> Resultat:
    """Problem som flera delar såg i samma fil räknas en gång."""
    ordning = {namn: i for i, namn in enumerate(filer.namn().values())}
    problem = dict.fromkeys(problem for del_ in delar for problem in del_.problem)
    return Resultat(
        sum((del_.antal for del_ in delar), Counter()),
        sorted(problem, key=lambda p: (ordning[p.fil], p.rad)),
        sum(del_.utan_person for del_ in delar),
        set().union(*(del_.kommuner for del_ in delar)),
    )
