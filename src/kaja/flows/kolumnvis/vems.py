"""Vem raderna i filerna handlar om, och varje persons rader i ordning."""

from __future__ import annotations

import polars as pl

from kaja.flows.filfakta import hor_ihop
from kaja.flows.filunderlag import Lasning
from kaja.intake.sources.koder import Koder


def personerna(folk: pl.DataFrame) -> pl.DataFrame:
    """Vem som har vilket nummer: `nummer` i ordning, och `person`."""
    return folk.select(pl.col("nummer").unique().sort()).with_row_index("person")


def bytta_nummer(folk: pl.DataFrame, koder: dict[str, Koder]) -> list[tuple[str, str]]:
    """Gammalt och nytt nummer på de rader som säger att numret är ersatt."""
    ersatta = folk.filter(pl.col("avregistrering") == koder["avregistrering"].kod("GN"))
    par = ersatta.select("nummer", "nytt_nummer").iter_rows()
    bytta = ((str(gammalt), koder["nytt_nummer"].varde(kod)) for gammalt, kod in par)
    return [(gammalt, nytt) for gammalt, nytt in bytta if nytt]


def ocksa_utbytta(egna: pl.DataFrame, byten: list[tuple[str, str]]) -> pl.DataFrame:
    """Också de andra numren på samma person: fakta om dem är fakta om personen."""
    par = [(nr, annat) for nr, alla in hor_ihop(byten).items() for annat in alla if annat != nr]
    lankade = [(int(nr), int(annat)) for nr, annat in par]
    andra = pl.DataFrame(lankade, schema={"nummer": pl.Int64, "annat": pl.Int64}, orient="row")
    deras = egna.join(andra, on="nummer").select("person", nummer="annat")
    alla = pl.concat([egna, deras.select(egna.columns)])
    return alla.sort("nummer", "person") if deras.height else i_nummerordning(egna)


def vars_och_ens(tabell: pl.DataFrame, vems: pl.DataFrame, lasning: Lasning) -> pl.DataFrame:
    """Raderna om någon i folkbokföringen. Hur många de andra är läggs till läsningen."""
    alla = _med_person(tabell, vems)
    lasning.utan_person += int(alla.filter(pl.col("person").is_null())["antal"].sum())
    return _utan_upprepade(_i_personordning(alla.drop("antal")))


def per_person(tabell: pl.DataFrame, vems: pl.DataFrame) -> pl.DataFrame:
    """Raderna om någon i folkbokföringen, hos var och en i nummerordning och sedan filens."""
    return _i_personordning(_med_person(tabell, vems))


def _med_person(tabell: pl.DataFrame, vems: pl.DataFrame) -> pl.DataFrame:
    """Alla rader, med null där numret inte är någons: så är det snabbast att föra samman."""
    return tabell.join(vems, on="nummer", how="left", maintain_order="left")


def _i_personordning(rader: pl.DataFrame) -> pl.DataFrame:
    hittade = rader.drop_nulls("person")
    if not hittade["person"].is_sorted():  # nästan alltid är personerna i nummerordning
        hittade = hittade.sort("person", "nummer", maintain_order=True)
    return hittade.drop("nummer").set_sorted("person")


def _utan_upprepade(tabell: pl.DataFrame) -> pl.DataFrame:
    """Skolan lämnar ofta samma inskrivning termin efter termin. Lagen svarar detsamma om ett faktum
    som om flera lika, så den som är lik en av personens två närmast före räcker det att ha en gång.
    """
    lik = [pl.all_horizontal(pl.all().eq_missing(pl.all().shift(steg))) for steg in (1, 2)]
    return tabell.filter(~pl.any_horizontal(lik))


def i_nummerordning(tabell: pl.DataFrame) -> pl.DataFrame:
    """Raderna om samma nummer i filens ordning. Det som är ordnat går fort att föra samman."""
    ar_det = tabell["nummer"].is_sorted()
    ordnad = tabell if ar_det else tabell.sort("nummer", maintain_order=True)
    return ordnad.set_sorted("nummer")
