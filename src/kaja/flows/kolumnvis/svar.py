"""Ett besked per grupp blir ett svar till var och en: samma meningar, med de egna dagarna i."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import islice, zip_longest
from typing import NamedTuple

import polars as pl

from kaja.flows.kolumnvis.fakta import Kolumnfakta
from kaja.flows.svarsfil import svarsrad
from kaja.intake.sources.forvag import i_forvag
from kaja.regler import Fraga, Malgrupp, Tackning, besked
from kaja.regler.dagordning import gemensamma_dagar

_DAG = re.compile(r"(\d{4}-\d\d-\d\d)")
_PERSONER_I_STYCKE = 20_000
_FORSTA_DAGEN = date(1970, 1, 1).toordinal()  # så räknar polars dagar


class Mall(NamedTuple):
    """Ett svar utan nummer och utan egna dagar: texten före, mellan och efter dagarna, vilken av
    personens dagar som ska stå där, och om det är den (0) eller dagen före (-1)."""

    texter: tuple[str, ...]
    platser: tuple[int, ...] = ()
    steg: tuple[int, ...] = ()


def svara(
    fakta: Kolumnfakta, grupper: pl.DataFrame, fraga: Fraga, tackning: Tackning
) -> tuple[Counter[Malgrupp], list[str]]:
    """Hur många som fick vilket utfall, och svarsraderna i personnummerordning, många i samma text.

    Lagen frågas om den första i varje grupp. Svaren till dem som hör till redan prövade grupper
    fylls i på en annan processor medan lagen frågas om nästa grupper.
    """
    forsta = grupper.group_by("grupp").agg(pl.len(), pl.first("person", "dagar")).sort("person")
    antal = Counter[Malgrupp]()
    mallar = _mallar(fakta, forsta, fraga, tackning, antal)
    stycken = _stycken(grupper.with_columns(fakta.personer["nummer"]), forsta, mallar)
    rader = i_forvag(partial(_rader, *_dagtexter(grupper["dagar"].explode())), stycken)
    return antal, list(rader)


def _mallar(
    fakta: Kolumnfakta,
    forsta: pl.DataFrame,
    fraga: Fraga,
    tackning: Tackning,
    antal: Counter[Malgrupp],
) -> Iterator[Mall]:
    """Lagens svar om den första i varje grupp. Räknar in hela gruppen i `antal`."""
    fasta = {dag.toordinal() for dag in gemensamma_dagar(fraga, tackning)}
    underlagen = fakta.om(forsta["person"]).underlag(tackning)
    lika = forsta.select("len", "dagar").iter_rows()
    for (nummer, underlag), (hur_manga, dagar) in zip(underlagen, lika, strict=True):
        svar = besked(underlag, fraga)
        antal[svar.bedomning.utfall] += hur_manga
        text = svarsrad(nummer, svar).removeprefix(nummer)
        yield Mall((text,)) if dagar is None else _mall(text, dagar, fasta)


def _stycken(
    alla: pl.DataFrame, forsta: pl.DataFrame, mallar: Iterator[Mall]
) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Några personer i taget, och mallarna till dem och alla före dem."""
    klara = list[pl.DataFrame]()
    for stycke in alla.iter_slices(_PERSONER_I_STYCKE):
        nya = forsta.filter(pl.col("person").is_in(stycke["person"].implode()))
        tabell = _som_tabell(list(islice(mallar, nya.height)))
        klara.append(pl.concat([nya.select("grupp"), tabell], how="horizontal"))
        yield stycke, pl.concat(klara, how="diagonal")


def _mall(text: str, dagar: list[int], fasta: set[int]) -> Mall:
    forst, *delar = _DAG.split(text)
    texter, platser, steg = [forst], [], []
    for dagtext, efter in zip(delar[::2], delar[1::2], strict=True):
        dag = date.fromisoformat(dagtext).toordinal()
        if dag in dagar or dag + 1 in dagar:
            steg.append(0 if dag in dagar else -1)
            platser.append(dagar.index(dag - steg[-1]))
            texter.append(efter)
        else:
            assert dag in fasta or dag + 1 in fasta, f"okänd dag i svaret: {text}"
            texter[-1] += dagtext + efter
    return Mall(tuple(texter), tuple(platser), tuple(steg))


def _som_tabell(mallar: list[Mall]) -> pl.DataFrame:
    """Kolumnerna text, plats0, steg0, text0 och så vidare; null där mallen har färre dagar."""
    kolumner = {"text": pl.Series([mall.texter[0] for mall in mallar], dtype=pl.String)}
    for namn, delar, typ in (
        ("plats", [mall.platser for mall in mallar], pl.Int32),
        ("steg", [mall.steg for mall in mallar], pl.Int32),
        ("text", [mall.texter[1:] for mall in mallar], pl.String),
    ):
        for nr, kolumn in enumerate(zip_longest(*delar)):
            kolumner[f"{namn}{nr}"] = pl.Series(kolumn, dtype=typ)
    return pl.DataFrame(kolumner)


def _rader(forsta: int, texter: pl.Series, stycke: tuple[pl.DataFrame, pl.DataFrame]) -> str:
    """Svarsraderna till några personer. `texter` är dagarna från `forsta`, som text."""
    personer, mallar = stycke
    delar = [pl.col("nummer").cast(pl.String), pl.col("text")]
    for nr in range(sum(namn.startswith("plats") for namn in mallar.columns)):
        ordningstal = pl.col("dagar").list.get(pl.col(f"plats{nr}")) + pl.col(f"steg{nr}")
        dag = pl.lit(texter).gather(ordningstal - forsta)
        delar += [dag.fill_null(""), pl.col(f"text{nr}").fill_null("")]
    ifyllda = personer.join(mallar, on="grupp", maintain_order="left")
    rader: str = ifyllda.select(pl.concat_str(delar).str.join("")).item()
    return rader


def _dagtexter(dagar: pl.Series) -> tuple[int, pl.Series]:
    """Alla dagar från dagen före den första som text, och vilken den är."""
    forsta, sista = dagar.min(), dagar.max()
    if not (isinstance(forsta, int) and isinstance(sista, int)):  # ingen har någon dag
        return 0, pl.Series(dtype=pl.String)
    ordningstal = pl.int_range(forsta - 1, sista + 1, dtype=pl.Int32, eager=True)
    return forsta - 1, (ordningstal - _FORSTA_DAGEN).cast(pl.Date).cast(pl.String)
