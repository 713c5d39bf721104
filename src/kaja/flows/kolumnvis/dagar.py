"""Varje persons dagar i tidsordning, med det som lagen kan fråga om dem."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from kaja.flows.kolumnvis.fakta import Kolumnfakta
from kaja.regler import Fraga, Tackning
from kaja.regler.dagordning import (
    bevisen_kommer_efter,
    fodelsens_dagar,
    gemensamma_dagar,
    kan_ge_bevis,
)
from kaja.ungdom.identitet import las

# En dag hos en person ryms i ett tal, så att alla kan sorteras på en gång: person, dag (som
# ordningstal), vilket av personens fakta i ordningen, och vilken av faktumets dagar.
FLEST_FAKTA = 1 << 12
_DAGAR, _SLAG = 1 << 20, 1 << 4
_ISAR = 2  # så många dagar emellan är detsamma som fler
_LAGEN = 1 << 6  # så många lägen mot de gemensamma dagarna ryms


def i_tidsordning(fakta: Kolumnfakta, fraga: Fraga, tackning: Tackning) -> pl.DataFrame:
    """En rad per person: `person`, `dagar` (ordningstal) och `ordning`, ett tecken för varje dag.

    Tecknet säger vilken dag det är, hur långt efter den förra i listan den kommer, och hur den
    ligger till de gemensamma dagarna. Tabellerna i `fakta` har också `faktum`, fakta i ordning.
    """
    tal = pl.concat(_alla_dagar(fakta, fraga, tackning)).sort()
    dagar = pl.DataFrame(
        {
            "person": (tal // (_DAGAR * FLEST_FAKTA * _SLAG)).cast(pl.UInt32),
            "dagar": (tal // (FLEST_FAKTA * _SLAG) % _DAGAR).cast(pl.Int32),
            "vilken": (tal % (FLEST_FAKTA * _SLAG)).cast(pl.UInt32),
        }
    )
    lage = _granser(fraga, tackning).search_sorted(dagar["dagar"], side="right")
    samma_person = pl.col("person") == pl.col("person").shift(1)
    avstand = pl.when(samma_person).then(pl.col("dagar").diff().clip(0, _ISAR)).otherwise(0)
    tecken = (pl.col("vilken") * (_ISAR + 1) + avstand.cast(pl.UInt32)) * _LAGEN + lage
    ordnade = dagar.select("person", "dagar", ordning=tecken)
    return ordnade.group_by("person", maintain_order=True).agg("dagar", "ordning")


def _granser(fraga: Fraga, tackning: Tackning) -> pl.Series:
    """Delar tiden i före, dagen före, samma dag, dagen efter och efter var och en av dagarna."""
    dagar = [dag.toordinal() for dag in gemensamma_dagar(fraga, tackning)]
    granser = sorted({dag + steg for dag in dagar for steg in (-1, 0, 1, 2)})
    assert len(granser) < _LAGEN
    return pl.Series(granser, dtype=pl.Int32)


def _alla_dagar(fakta: Kolumnfakta, fraga: Fraga, tackning: Tackning) -> Iterator[pl.Series]:
    fodelsen, folk, studier = _fodelsens_dagar(fakta), fakta.folkbokforing, fakta.studier
    dagar = (
        *((fodelsen, fodelsen[namn]) for namn in ("fyller", "juli", "nasta_juli")),
        (folk, folk["i_kommunen_fran"]),
        (folk, folk["i_kommunen_till"]),
        (folk, folk["avregistrerad_fran"]),
        (folk, folk["folkbokford_fran"]),
        (folk, folk["skolplikt_upphor"] + 1),
        (studier, studier["fran"]),
        (studier, studier["till"]),
        (studier, _bevisen_har_kommit(fakta, bevisen_kommer_efter(fraga, tackning))),
        (fakta.bevis, fakta.bevis["datum"]),
    )
    for slag, (tabell, dag) in enumerate(dagar):
        person, faktum = tabell["person"].cast(pl.UInt64), tabell["faktum"].cast(pl.UInt64)
        person_och_dag = person * _DAGAR + dag.cast(pl.UInt64)
        yield ((person_och_dag * FLEST_FAKTA + faktum) * _SLAG + slag).drop_nulls().rename("tal")


def _fodelsens_dagar(fakta: Kolumnfakta) -> pl.DataFrame:
    """De dagar som följer av födelsen, räknade en gång för alla som är födda samma dag."""
    personer = fakta.personer.with_columns(atta=pl.col("nummer") // 10_000)
    rader = []
    for atta, nummer in personer.group_by("atta").agg(pl.first("nummer")).iter_rows():
        fodd = las(str(nummer))
        dagar = fodelsens_dagar(fodd.fodd, fodd.fodelsear)
        rader.append((atta, *[dag and dag.toordinal() for dag in dagar]))
    schema = {"atta": pl.Int64, "fyller": pl.Int32, "juli": pl.Int32, "nasta_juli": pl.Int32}
    raknade = pl.DataFrame(rader, schema=schema, orient="row")
    return personer.join(raknade, on="atta").with_columns(faktum=pl.lit(0))


def _bevisen_har_kommit(fakta: Kolumnfakta, efter: int | None) -> pl.Series:
    """Dagen då det är klart om studien gav ett bevis; null för den som inte kan ge något."""
    studier, former = fakta.studier, fakta.koder["skolform"]
    vantas = former.svar(studier["skolform"], kan_ge_bevis) & ~studier["avbruten"]
    if efter is None:
        return pl.repeat(None, studier.height, dtype=pl.Int32, eager=True)
    return (studier["till"] + efter).set(~vantas, None)
