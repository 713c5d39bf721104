"""Vilka personer lagen inte kan skilja åt annat än på vilka dagar det handlar om.

Två personer hör till samma grupp när deras fakta är lika så när som på dagarna, och dagarna följer
på varandra, och på de gemensamma dagarna, på samma sätt. Varför det räcker står i
`kaja.regler.dagordning`.
"""

from __future__ import annotations

from datetime import date
from functools import reduce

import polars as pl

from kaja.flows.kolumnvis.dagar import FLEST_FAKTA, i_tidsordning
from kaja.flows.kolumnvis.fakta import Kolumnfakta
from kaja.regler import Fraga, Studie, Tackning
from kaja.regler.skollagen_29_9.skolformer import ar_introduktionsprogram

_EN_ANNAN, _INGEN = -3, -4  # ingens koder: en annan kommun, och det som inte är sagt


def i_grupper(fakta: Kolumnfakta, fraga: Fraga, tackning: Tackning) -> pl.DataFrame:
    """För var och en, i ordning: `person`, `grupp` och `dagar` (ordningstal, i tidsordning).

    I en grupp är den första dagen samma slags dag för alla, och den andra, och så vidare. Den vars
    `dagar` är null är ensam i sin grupp.
    """
    fakta, ensamma = _numrerade(fakta)
    personer = i_tidsordning(fakta, fraga, tackning)
    deras = _egenskaper(fakta, fraga).group_by("person", maintain_order=True).agg("egenskap")
    hos_var_och_en = deras.set_sorted("person")
    personer = personer.join(hos_var_och_en, on="person", how="left", maintain_order="left")
    lika = personer.group_by("ordning", "egenskap", maintain_order=True)
    grupper = lika.agg("person", "dagar").select("person", "dagar").with_row_index("grupp")
    for_sig = pl.DataFrame({"person": ensamma}).with_row_index("grupp", grupper.height)
    alla = [grupper.explode("person", "dagar"), for_sig]
    return pl.concat(alla, how="diagonal").sort("person")


def _numrerade(fakta: Kolumnfakta) -> tuple[Kolumnfakta, pl.Series]:
    """Varje persons fakta i ordning, i kolumnen `faktum`, och de som har för många för det."""
    tabeller = [_numrerad(t) for t in (fakta.folkbokforing, fakta.studier, fakta.bevis)]
    for_manga = [t.filter(pl.col("faktum") >= FLEST_FAKTA).select("person") for t in tabeller]
    ensamma = pl.concat(for_manga).to_series().unique().sort()
    personer, folk, studier, bevis = (
        t if ensamma.is_empty() else t.filter(~pl.col("person").is_in(ensamma.implode()))
        for t in (fakta.personer, *tabeller)
    )
    return Kolumnfakta(personer, folk, studier, bevis, fakta.koder), ensamma


def _numrerad(tabell: pl.DataFrame) -> pl.DataFrame:
    plats = pl.int_range(pl.len(), dtype=pl.UInt32)
    ny_person = pl.col("person").ne_missing(pl.col("person").shift(1))
    forsta = pl.when(ny_person).then(plats).forward_fill()
    return tabell.with_columns(faktum=plats - forsta)


def _egenskaper(fakta: Kolumnfakta, fraga: Fraga) -> pl.DataFrame:
    """Det som ska vara lika hos två fakta utöver dagarna, som ett tal för varje faktum."""
    vag, kommun = _studievagar(fakta), _kommuner(fakta, fraga)
    egenskaper = (
        fakta.folkbokforing.select("person", "skydd", "avregistrering", kommun=kommun),
        fakta.studier.select("person", "skolform", "avbruten", studievag=vag),
        fakta.bevis.select("person", "typ"),
    )
    tal = [
        tabell.select("person", egenskap=_ett_tal(tabell.columns[1:]) * len(egenskaper) + slag)
        for slag, tabell in enumerate(egenskaper)
    ]
    return pl.concat(tal).sort("person", maintain_order=True)


def _ett_tal(koder: list[str]) -> pl.Expr:
    """Detsamma just när alla koderna är desamma."""
    fran_noll = [pl.col(namn).cast(pl.Int64).fill_null(_INGEN) - _INGEN for namn in koder]
    return reduce(lambda tal, kod: tal * (kod.max() + 1) + kod, fran_noll)


def _kommuner(fakta: Kolumnfakta, fraga: Fraga) -> pl.Expr:
    """Lagen frågar bara om det är kommunen som frågan gäller. Men vad en annan heter sägs om den
    som bor där på frågans dag, så där får koden vara med.
    """
    dag, kod = fraga.dag.toordinal(), pl.col("kommunkod")
    har_slutat = (pl.col("i_kommunen_till") <= dag).fill_null(value=False)
    ar_en_annan = kod != fakta.koder["kommunkod"].kod(fraga.kommun)
    return pl.when(har_slutat & ar_en_annan).then(_EN_ANNAN).otherwise(kod)


def _studievagar(fakta: Kolumnfakta) -> pl.Series:
    """Av studievägen frågar lagen bara om det är ett introduktionsprogram. Men den skiljer också på
    två studier som börjar samma dag, så då får hela namnet vara med.
    """
    studier, namn = fakta.studier, fakta.studier["studievag"]
    ar_im = fakta.koder["studievag"].svar(namn, _ar_im).cast(pl.Int32) - 2  # ingens kod
    borjar = studier["person"].cast(pl.Int64) * (1 << 20) + studier["fran"]
    i_ordning = borjar.sort()
    fler_an_en_gang = i_ordning.filter(i_ordning == i_ordning.shift(1))
    return namn.zip_with(borjar.is_in(fler_an_en_gang.implode()), ar_im)


def _ar_im(studievag: str) -> bool:
    return ar_introduktionsprogram(Studie("GY", date.min, studievag=studievag))
