"""Filerna till `kaja bedom` som kolumner: en tabell per slag av fakta, med en rad per faktum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from kaja.flows.filfakta import Fakta
from kaja.flows.filunderlag import Filer, Lasning
from kaja.flows.kolumnvis.vems import (
    bytta_nummer,
    i_nummerordning,
    ocksa_utbytta,
    per_person,
    personerna,
    vars_och_ens,
)
from kaja.intake.sources import bevis, elever, folkbokforing
from kaja.intake.sources.folkbokforing import FolkbokforingRad
from kaja.intake.sources.forvag import i_forvag
from kaja.intake.sources.koder import Koder
from kaja.intake.sources.kolumner import Kolumnlasare
from kaja.intake.sources.lasare import Lasare
from kaja.intake.sources.poster import Poster
from kaja.regler import Bevis, Studie
from kaja.tabell import NotByLinesError

FOLKBOKFORING = FolkbokforingRad._fields[1 : FolkbokforingRad._fields.index("fornamn")]
STUDIER = ("skolform", "fran", "till", "avbruten", "studievag")
ELEVER = ("skolform", "fran", "till", "avbrott", "studievag")
BEVIS = ("typ", "datum")
Oppna = Callable[..., Lasare[Any]]


class Kalla(NamedTuple):
    """Filer av ett slag, hur en rad i dem läses, och fälten som behövs."""

    filer: tuple[Path, ...]
    oppna: Oppna
    falt: tuple[str, ...]


class Kolumnfakta(NamedTuple):
    """Det lästa. Varje tabell har `person` och fälten som koder, ordnad efter person och fil.

    `personer` har numren i folkbokföringsfilen i ordning, och `person` är en plats bland dem.
    """

    personer: pl.DataFrame
    folkbokforing: pl.DataFrame
    studier: pl.DataFrame
    bevis: pl.DataFrame
    koder: dict[str, Koder]

    def kommuner(self) -> set[str]:
        koder = self.folkbokforing["kommunkod"].unique()
        return {self.koder["kommunkod"].varde(kod) for kod in koder}

    def om(self, personer: pl.Series) -> Fakta:
        """Fakta om några av personerna, så som de hade lästs rad för rad."""
        fakta = Fakta()
        for nummer, *rad in self._avkodade(self.folkbokforing, personer, FOLKBOKFORING):
            fakta.rader.setdefault(nummer, []).append(FolkbokforingRad(nummer, *rad))
        for nummer, *studie in self._avkodade(self.studier, personer, STUDIER):
            fakta.studier[nummer].append(Studie(*studie))
        for nummer, *ett in self._avkodade(self.bevis, personer, BEVIS):
            fakta.bevis[nummer].append(Bevis(*ett))
        return fakta

    def _avkodade(
        self, tabell: pl.DataFrame, personer: pl.Series, falt: tuple[str, ...]
    ) -> Iterator[tuple[Any, ...]]:
        valda = tabell.filter(pl.col("person").is_in(personer.implode()))
        nummer = self.personer["nummer"].gather(valda["person"]).cast(pl.String)
        varden = (
            self.koder[namn].varden(valda[namn]) if namn in self.koder else valda[namn].to_list()
            for namn in falt
        )
        return zip(nummer.to_list(), *varden, strict=True)


def las_kolumner(filer: Filer, lasning: Lasning) -> Kolumnfakta:
    """Alla fakta i filerna. TableError säger vilken fil som inte går att använda och varför.

    Källorna läses samtidigt. Det går, för de har inga fält gemensamt: var och en har sina koder.
    """
    koder = defaultdict[str, Koder](Koder)
    kallor = (
        Kalla((filer.folkbokforing,), partial(folkbokforing.reader, kontakt=False), FOLKBOKFORING),
        Kalla(filer.elever, elever.reader, ELEVER),
        Kalla(filer.bevis, bevis.reader, BEVIS),
    )
    folk, studier, bevisen = i_forvag(partial(_last, lasning=lasning, koder=koder), kallor)
    avbruten = pl.col("avbrott").eq_missing(koder["avbrott"].kod(True))
    studier = studier.with_columns(avbruten=avbruten)
    egna = personerna(folk)
    vems = ocksa_utbytta(egna, bytta_nummer(folk, koder))
    studier, bevisen = (vars_och_ens(tabell, vems, lasning) for tabell in (studier, bevisen))
    return Kolumnfakta(egna, per_person(folk, egna), studier, bevisen, koder)


def _last(kalla: Kalla, lasning: Lasning, koder: dict[str, Koder]) -> pl.DataFrame:
    """Raderna i alla filerna av ett slag: numret och fälten, och hur många rader som säger dem."""
    poster = Poster(koder, flera_filer=len(kalla.filer) > 1)
    for fil in kalla.filer:
        las = partial(_las, fil, kalla.oppna, lasning, poster)
        try:
            las(radvis=not fil.is_file())  # ett rör går bara att läsa en gång
        except NotByLinesError:
            las(radvis=True)
    return i_nummerordning(poster.tabell(kalla.falt))


def _las(fil: Path, oppna: Oppna, lasning: Lasning, poster: Poster, *, radvis: bool) -> None:
    with lasning.oppen(fil) as tabell:
        lasare = Kolumnlasare(oppna(tabell, nummerbok=lasning.bok), tabell, poster, radvis=radvis)
        lasare.las(partial(lasning.har_last, fil))
