"""Varje persons dagar i tidsordning, med det som lagen kan fråga om dem."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import polars as pl

from kaja.flows.kolumnvis.fakta import Kolumnfakta
from kaja.regler import Fraga, Tackning
from kaja.regler.dagordning import (
    bevisen_kommer_efter,
    fodelsens_dagar,
    gemensamma_dagar,
    kan_forlanga_skolplikten,
    kan_ge_bevis,
)
from kaja.ungdom.identitet import las

# En dag hos en person ryms i ett tal, så att alla kan sorteras på en gång: person, dag (som
# ordningstal), vilket av personens fakta i ordningen, och vilken av faktumets dagar. Det utom
# personen ryms i den lägre halvan.
FLEST_FAKTA = 1 << 8
_SLAG = 1 << 4
_VILKEN = FLEST_FAKTA * _SLAG
_PERSON = 1 << 32
_ISAR = 2  # så många dagar emellan är detsamma som fler
_LAGEN = 1 << 6  # så många lägen mot de gemensamma dagarna ryms


def i_tidsordning(fakta: Kolumnfakta, fraga: Fraga, tackning: Tackning) -> pl.DataFrame:
    """En rad per person: `person`, `dagar` (ordningstal) och `ordning`, ett tecken för varje dag.

    Tecknet säger vilken dag det är, hur långt efter den förra i listan den kommer, och hur den
    ligger till de gemensamma dagarna. Tabellerna i `fakta` har också `faktum`, fakta i ordning.
    """
    alla = pl.concat(_alla_dagar(fakta, fraga, tackning)).sort().to_frame("tal")
    utom_person = pl.col("tal").cast(pl.UInt32, wrap_numerical=True)
    dagar = alla.select(
        person=(pl.col("tal") // _PERSON).cast(pl.UInt32),
        dagar=(utom_person // _VILKEN).cast(pl.Int32),
        vilken=utom_person % _VILKEN,
    )
    lage = _granser(fraga, tackning).search_sorted(dagar["dagar"], side="right")
    samma_person = pl.col("person") == pl.col("person").shift(1)
    avstand = pl.when(samma_person).then(pl.col("dagar").diff().clip(0, _ISAR)).otherwise(0)
    tecken = (pl.col("vilken") * (_ISAR + 1) + avstand.cast(pl.UInt32)) * _LAGEN + lage
    ordnade = dagar.select("person", "dagar", ordning=tecken).set_sorted("person")
    return ordnade.group_by("person", maintain_order=True).agg("dagar", "ordning")


def _granser(fraga: Fraga, tackning: Tackning) -> pl.Series:
    """Delar tiden i före, dagen före, samma dag, dagen efter och efter var och en av dagarna."""
    dagar = [dag.toordinal() for dag in gemensamma_dagar(fraga, tackning)]
    granser = sorted({dag + steg for dag in dagar for steg in (-1, 0, 1, 2)})
    assert len(granser) < _LAGEN
    return pl.Series(granser, dtype=pl.Int32)


def _alla_dagar(fakta: Kolumnfakta, fraga: Fraga, tackning: Tackning) -> Iterator[pl.Series]:
    har_kommit = _bevisen_har_kommit(fakta, bevisen_kommer_efter(fraga, tackning))
    dagar = {
        ("fyller", "juli", "nasta_juli"): _fodelsens_dagar(fakta),
        (
            *("i_kommunen_fran", "i_kommunen_till", "avregistrerad_fran"),
            *("folkbokford_fran", "efter_skolplikt"),
        ): fakta.folkbokforing.with_columns(efter_skolplikt=pl.col("skolplikt_upphor") + 1),
        ("fran", "till", "har_kommit"): fakta.studier.with_columns(har_kommit=har_kommit),
        ("datum",): fakta.bevis,
    }
    slag = count()
    for namnen, tabell in dagar.items():
        person, faktum = pl.col("person").cast(pl.UInt64), pl.col("faktum").cast(pl.UInt64)
        vems = person * _PERSON + faktum * _SLAG
        tal = {n: vems + pl.col(n).cast(pl.UInt64) * _VILKEN + next(slag) for n in namnen}
        yield from (kolumn.drop_nulls() for kolumn in tabell.select(**tal))


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
    deras = personer.join(raknade, on="atta", maintain_order="left")
    langre = pl.col("person").is_in(_med_langre_skolplikt(fakta).implode())
    return deras.with_columns(faktum=pl.lit(0), nasta_juli=pl.when(langre).then("nasta_juli"))


def _med_langre_skolplikt(fakta: Kolumnfakta) -> pl.Series:
    studier, former = fakta.studier, fakta.koder["skolform"]
    return studier["person"].filter(former.svar(studier["skolform"], kan_forlanga_skolplikten))


def _bevisen_har_kommit(fakta: Kolumnfakta, efter: int | None) -> pl.Series:
    """Dagen då det är klart om studien gav ett bevis; null för den som inte kan ge något."""
    studier, former = fakta.studier, fakta.koder["skolform"]
    vantas = former.svar(studier["skolform"], kan_ge_bevis) & ~studier["avbruten"]
    if efter is None:
        return pl.repeat(None, studier.height, dtype=pl.Int32, eager=True)
    return (studier["till"] + efter).set(~vantas, None)
