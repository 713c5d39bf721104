"""Filerna till `kaja bedom`, lästa rad för rad: vägen för filer som inte är stora."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

from kaja.flows.filfakta import Fakta, hor_ihop
from kaja.intake.sources import bevis, elever, folkbokforing
from kaja.intake.sources.hela_rader import utan_hela_rader
from kaja.regler import Bevis, Studie
from kaja.tabell import RowProblem, Table, TableError, open_table
from kaja.ungdom.identitet import Nummerbok

Framsteg = Callable[[str, int], None]
R = TypeVar("R")
_RADER_MELLAN_FRAMSTEG = 50_000


class Filer(NamedTuple):
    """De filer som läses."""

    folkbokforing: Path
    elever: tuple[Path, ...] = ()
    bevis: tuple[Path, ...] = ()

    @property
    def alla(self) -> tuple[Path, ...]:
        return (self.folkbokforing, *self.elever, *self.bevis)

    def namn(self) -> dict[Path, str]:
        """Vad filerna heter för den som läser om dem: med sökväg där två heter lika."""
        antal = Counter(fil.name for fil in self.alla)
        return {fil: fil.name if antal[fil.name] == 1 else str(fil) for fil in self.alla}


class Lasning:
    """Öppnar filerna, en i taget, och samlar det som är att säga om dem."""

    def __init__(self, filer: Filer, framsteg: Framsteg | None) -> None:
        self._namn, self._framsteg = filer.namn(), framsteg
        self.bok = Nummerbok()
        self.problem: list[RowProblem] = []
        self.utan_person = 0

    @contextmanager
    def oppen(self, fil: Path) -> Iterator[Table]:
        """TableError säger också vilken fil som inte går att använda."""
        try:
            tabell = open_table(fil, name=self._namn[fil])
            yield tabell
        except TableError as fel:
            raise TableError(f"{fil}: {fel}") from fel
        self.problem += utan_hela_rader(tabell.problems, tabell.header)

    def har_last(self, fil: Path, antal: int) -> None:
        if self._framsteg is not None:
            self._framsteg(self._namn[fil], antal)

    def raknade(self, fil: Path, rader: Iterable[R]) -> Iterable[R]:
        """Raderna, och ibland ett ord om hur många de har blivit."""
        return rader if self._framsteg is None else self._med_framsteg(fil, rader)

    def _med_framsteg(self, fil: Path, rader: Iterable[R]) -> Iterator[R]:
        for antal, rad in enumerate(rader, start=1):
            if antal % _RADER_MELLAN_FRAMSTEG == 0:
                self.har_last(fil, antal)
            yield rad


def las_filer(filer: Filer, lasning: Lasning) -> Fakta:
    """Alla fakta i filerna. Folkbokföringen läses först: den säger vilka personerna är.

    TableError säger vilken fil som inte går att använda och varför.
    """
    fakta = Fakta()
    _las_folkbokforing(filer.folkbokforing, lasning, fakta)
    kanda = fakta.samma_person.keys() | fakta.rader.keys()
    for fil in filer.elever:
        _las_elever(fil, lasning, fakta, kanda)
    for fil in filer.bevis:
        _las_bevis(fil, lasning, fakta, kanda)
    return fakta


def _las_folkbokforing(fil: Path, lasning: Lasning, fakta: Fakta) -> None:
    with lasning.oppen(fil) as tabell:
        reader = folkbokforing.reader(tabell, nummerbok=lasning.bok, kontakt=False)
        for rad in lasning.raknade(fil, reader.records()):
            fakta.rader.setdefault(rad.nummer, []).append(rad)
    alla = chain.from_iterable(fakta.rader.values())
    byten = ((r.nummer, r.nytt_nummer) for r in alla if r.avregistrering == "GN" and r.nytt_nummer)
    fakta.samma_person = hor_ihop(byten)


def _las_elever(fil: Path, lasning: Lasning, fakta: Fakta, kanda: set[str]) -> None:
    with lasning.oppen(fil) as tabell:
        reader = elever.reader(tabell, nummerbok=lasning.bok)
        for rad in lasning.raknade(fil, reader.records()):
            if rad.nummer in kanda:
                studie = Studie(
                    rad.skolform, rad.fran, rad.till, rad.avbrott is True, rad.studievag
                )
                fakta.studier[rad.nummer].append(studie)
            else:
                lasning.utan_person += 1


def _las_bevis(fil: Path, lasning: Lasning, fakta: Fakta, kanda: set[str]) -> None:
    with lasning.oppen(fil) as tabell:
        reader = bevis.reader(tabell, nummerbok=lasning.bok)
        for rad in lasning.raknade(fil, reader.records()):
            if rad.nummer in kanda:
                fakta.bevis[rad.nummer].append(Bevis(rad.typ, rad.datum))
            else:
                lasning.utan_person += 1
