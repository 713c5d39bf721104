"""Det lästa, per nummer, och underlaget för var och en: det som `kaja bedom` bedömer.

Två nummer som hör ihop genom GN (numret ersatt) är en person: inskrivningar och bevis följer mellan
dem, men varje nummer har sin egen rad i folkbokföringen och får sitt eget svar.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from kaja.intake.sources.folkbokforing import FolkbokforingRad
from kaja.regler import Bevis, Folkbokforing, Studie, Tackning, Underlag
from kaja.ungdom.identitet import las

F = TypeVar("F")


class Fakta:
    """Fakta per nummer, i filernas ordning. `samma_person` är de nummer som hör ihop."""

    def __init__(self) -> None:
        self.rader: dict[str, list[FolkbokforingRad]] = {}
        self.studier: dict[str, list[Studie]] = defaultdict(list)
        self.bevis: dict[str, list[Bevis]] = defaultdict(list)
        self.samma_person: dict[str, frozenset[str]] = {}

    def underlag(self, tackning: Tackning) -> Iterator[tuple[str, Underlag]]:
        """Nummer och underlag för var och en i folkbokföringen, i nummerordning."""
        for nummer in sorted(self.rader):
            rader = self.rader[nummer]
            fodd = las(nummer)
            yield (
                nummer,
                Underlag(
                    fodd=fodd.fodd,
                    fodelsear=fodd.fodelsear,
                    folkbokforing=tuple([_folkbokforing(rad) for rad in rader]),
                    folkbokford_fran=_forst_i_sverige(rader),
                    skolplikt_upphor=_skolplikt_upphor(rader),
                    studier=self._alla(self.studier, nummer),
                    bevis=self._alla(self.bevis, nummer),
                    tackning=tackning,
                ),
            )

    def _alla(self, fakta: dict[str, list[F]], nummer: str) -> tuple[F, ...]:
        """Numrets fakta, och de fakta som står på personens andra nummer."""
        if nummer not in self.samma_person:
            return tuple(fakta.get(nummer, ()))
        return tuple(f for annat in sorted(self.samma_person[nummer]) for f in fakta.get(annat, ()))


def hor_ihop(byten: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Nummer till alla nummer på samma person, för dem som har bytt nummer, i alla led."""
    grupper: dict[str, frozenset[str]] = {}
    for gammalt, nytt in byten:
        grupp = grupper.get(gammalt, frozenset({gammalt})) | grupper.get(nytt, frozenset({nytt}))
        grupper.update(dict.fromkeys(grupp, grupp))
    return grupper


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
