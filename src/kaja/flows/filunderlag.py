"""Från rader i filer till ett underlag per person: det som `kaja bedom` bedömer.

Två nummer som hör ihop genom GN (numret ersatt) är en person: inskrivningar och bevis följer mellan
dem, men varje nummer har sin egen rad i folkbokföringen och får sitt eget svar.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from kaja.intake.sources import bevis, elever, folkbokforing
from kaja.intake.sources.folkbokforing import FolkbokforingRad
from kaja.regler import Bevis, Folkbokforing, Studie, Tackning, Underlag
from kaja.tabell import RowProblem, Table, TableError, open_table
from kaja.ungdom.identitet import Nummerbok, las

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


@dataclass(frozen=True)
class Del:
    """En del av personerna, vald på numrets näst sista siffra: den står så i varje skrivsätt."""

    nummer: int = 0
    av: int = 1

    def har(self, text: str) -> bool:
        """Hör numret, så som det står i filen, till delen?"""
        har = self._sista_tva.get(text[-2:])
        return self._ar_delens(_sista_fyra(text)[-2:]) if har is None else har

    @cached_property
    def _sista_tva(self) -> dict[str, bool]:
        alla = [f"{tal:02d}" for tal in range(100)]
        return {siffror: self._ar_delens(siffror) for siffror in alla}

    def _ar_delens(self, sista_tva: str) -> bool:
        return ord(sista_tva[:1] or "0") % self.av == self.nummer


def _sista_fyra(text: str) -> str:
    """Numrets fyra sista siffror, också när det står mellanslag eller osynliga tecken bland dem."""
    slut = text[-4:]
    return slut if slut.isdigit() else "".join(filter(str.isdigit, text))[-4:]


class Filunderlag:
    """Det lästa, per nummer. Folkbokföringen läses först: den säger vilka personerna är."""

    def __init__(self, namn: dict[Path, str], del_: Del, framsteg: Framsteg | None = None) -> None:
        self._namn, self._del, self._framsteg = namn, del_, framsteg
        self._bok = Nummerbok()
        self._rader: dict[str, list[FolkbokforingRad]] = {}
        self._studier: dict[str, list[Studie]] = defaultdict(list)
        self._bevis: dict[str, list[Bevis]] = defaultdict(list)
        self._samma_person: dict[str, frozenset[str]] = {}
        self._kanda: set[str] = set()
        self.problem: list[RowProblem] = []
        self.utan_person = 0

    def las_folkbokforing(self, fil: Path) -> None:
        with self._oppen(fil) as tabell:
            reader = folkbokforing.reader(tabell, nummerbok=self._bok, kontakt=False)
            for rad in self._rakna(fil, reader.records()):
                self._rader.setdefault(rad.nummer, []).append(rad)
        self._samma_person = hor_ihop(self._rader)
        self._kanda = self._samma_person.keys() | self._rader.keys()
        self._rader = {nr: rader for nr, rader in self._rader.items() if self._del.har(nr)}

    def las_elever(self, fil: Path) -> None:
        with self._oppen(fil) as tabell:
            reader = elever.reader(tabell, nummerbok=self._bok)
            studier = self._studier
            for rad in self._rakna(fil, reader.records(self._hor_hit())):
                nummer, _, skolform, fran, till, avbrott, _, studievag, _ = rad
                if self._ar_kand(nummer):
                    studie = Studie(skolform, fran, till, avbrott is True, studievag)
                    studier[nummer].append(studie)

    def las_bevis(self, fil: Path) -> None:
        with self._oppen(fil) as tabell:
            reader = bevis.reader(tabell, nummerbok=self._bok)
            for rad in self._rakna(fil, reader.records(self._hor_hit())):
                if self._ar_kand(rad.nummer):
                    self._bevis[rad.nummer].append(Bevis(rad.typ, rad.datum))

    def underlag(self, tackning: Tackning) -> Iterator[tuple[str, Underlag]]:
        """Nummer och underlag för var och en i delen, i nummerordning."""
        for nummer in sorted(self._rader):
            rader = self._rader[nummer]
            fodd = las(nummer)
            yield (
                nummer,
                Underlag(
                    fodd=fodd.fodd,
                    fodelsear=fodd.fodelsear,
                    folkbokforing=tuple([_folkbokforing(rad) for rad in rader]),
                    folkbokford_fran=_forst_i_sverige(rader),
                    skolplikt_upphor=_skolplikt_upphor(rader),
                    studier=self._alla(self._studier, nummer),
                    bevis=self._alla(self._bevis, nummer),
                    tackning=tackning,
                ),
            )

    def kommuner(self) -> set[str]:
        return {rad.kommunkod for rader in self._rader.values() for rad in rader}

    def _alla(self, fakta: dict[str, list[R]], nummer: str) -> tuple[R, ...]:
        """Numrets fakta, och de fakta som står på personens andra nummer."""
        if nummer not in self._samma_person:
            return tuple(fakta.get(nummer, ()))
        return tuple(
            f for annat in sorted(self._samma_person[nummer]) for f in fakta.get(annat, ())
        )

    def _ar_kand(self, nummer: str) -> bool:
        kand = nummer in self._kanda
        self.utan_person += not kand and self._del.har(nummer)  # annars räknar den andra delen
        return kand

    def _hor_hit(self) -> Callable[[str], bool] | None:
        """Frågan som raden får innan den tolkas: är det någon i den här delen?"""
        if self._del.av == 1:
            return None
        har = self._del.har
        lankade = {nummer[-4:] for nummer in self._samma_person}
        return (lambda text: har(text) or _sista_fyra(text) in lankade) if lankade else har

    @contextmanager
    def _oppen(self, fil: Path) -> Iterator[Table]:
        try:
            tabell = open_table(fil, name=self._namn[fil])
            yield tabell
        except TableError as fel:
            raise TableError(f"{fil}: {fel}") from fel
        self.problem += tabell.problems

    def _rakna(self, fil: Path, rader: Iterable[R]) -> Iterable[R]:
        if self._framsteg is None:
            return rader
        return _med_framsteg(self._namn[fil], rader, self._framsteg)


def las_filer(filer: Filer, del_: Del, framsteg: Framsteg | None = None) -> Filunderlag:
    """Läs alla filer. TableError säger vilken fil som inte går att använda och varför."""
    lasta = Filunderlag(filer.namn(), del_, framsteg)
    lasta.las_folkbokforing(filer.folkbokforing)
    for fil in filer.elever:
        lasta.las_elever(fil)
    for fil in filer.bevis:
        lasta.las_bevis(fil)
    return lasta


def hor_ihop(rader: dict[str, list[FolkbokforingRad]]) -> dict[str, frozenset[str]]:
    """Nummer till alla nummer på samma person, för dem som har bytt nummer, i alla led."""
    grupper: dict[str, frozenset[str]] = {}
    for nummer, radlista in rader.items():
        for rad in radlista:
            if rad.avregistrering == "GN" and rad.nytt_nummer:
                grupp = grupper.get(nummer, frozenset({nummer}))
                grupp |= grupper.get(rad.nytt_nummer, frozenset({rad.nytt_nummer}))
                grupper.update(dict.fromkeys(grupp, grupp))
    return grupper


def _med_framsteg(namn: str, rader: Iterable[R], framsteg: Framsteg) -> Iterator[R]:
    for antal, rad in enumerate(rader, start=1):
        if antal % _RADER_MELLAN_FRAMSTEG == 0:
            framsteg(namn, antal)
        yield rad


def _folkbokforing(rad: FolkbokforingRad) -> Folkbokforing:
    return Folkbokforing(
        rad.kommunkod,
        rad.i_kommunen_fran,
        rad.i_kommunen_till,
        rad.skydd,
        rad.avregistrering,
        rad.avregistrerad_fran,
        rad.rad,
    )


def _forst_i_sverige(rader: list[FolkbokforingRad]) -> date | None:
    """Den första folkbokföringen i Sverige är den tidigaste som någon rad säger."""
    dagar = [rad.folkbokford_fran for rad in rader if rad.folkbokford_fran is not None]
    return min(dagar) if dagar else None


def _skolplikt_upphor(rader: list[FolkbokforingRad]) -> date | None:
    """Den dag som står på raden som gäller sist."""
    kanda = [rad for rad in rader if rad.skolplikt_upphor is not None]
    if not kanda:
        return None
    return max(kanda, key=lambda r: (r.i_kommunen_fran or date.min, r.rad)).skolplikt_upphor
