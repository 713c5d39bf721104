"""The same story in words: the title, the days in order, and the table under the drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kaja.regler.byggstenar import Malgrupp, Period
from kaja.regler.skollagen_29_9 import skolformer
from kaja.regler.underlag import Studie
from kaja.web.handlaggare.tidslinje.former import Handelse, Tabellrad
from kaja.web.komponenter.text import datum_langt

EN_DAG = timedelta(days=1)


def namn(studie: Studie) -> str:
    """What a study is called in the drawing: "Gymnasieskola VO"."""
    return f"{skolformer.namn(studie).capitalize()} {studie.studievag}".strip()


def titel(perioder: Sequence[Period], dag: date, tjugo: date | None) -> str:
    """What the drawing says, for one who does not see it."""
    antal = sum(p.utfall is Malgrupp.OMFATTAS for p in perioder)
    svar = f"omfattas under {antal} {'period' if antal == 1 else 'perioder'} till och med"
    fyller = f", fyller 20 den {datum_langt(tjugo)}" if tjugo else ""
    return f"Tidslinje: {svar} {datum_langt(dag)}{fyller}. Samma sak står som tabell under bilden."


SVAR = {
    Malgrupp.OMFATTAS: "Omfattas",
    Malgrupp.OMFATTAS_INTE: "Omfattas inte",
    Malgrupp.OKLART: "Oklart",
}


def handelser(
    studier: Sequence[Studie],
    perioder: Sequence[Period],
    dag: date,
    tjugo: date | None,
    i_dag: str,
) -> Iterator[Handelse]:
    """The same story as a list of days, oldest first."""
    dagar: dict[date, list[str]] = {}
    for studie in studier:
        dagar.setdefault(studie.fran, []).append(f"Början: {namn(studie)}")
        if studie.till is not None:
            ord_ = "Avbrott" if studie.avbrott else "Slut"
            dagar.setdefault(studie.till - EN_DAG, []).append(f"{ord_}: {namn(studie)}")
    svar = {p.fran: SVAR[p.utfall] for p in perioder[1:]}
    svar |= {p.fran: SVAR[p.utfall] for p in perioder[:1] if p.utfall is not Malgrupp.OMFATTAS_INTE}
    for nar in sorted({*dagar, *svar, dag} | ({tjugo} if tjugo else set())):
        saker = dagar.get(nar, []) + ([svar[nar]] if nar in svar else [])
        if nar == tjugo:
            saker.append("Fyller 20 år")
        rubrik, *rest = ([i_dag.capitalize()] if nar == dag else []) + saker
        yield Handelse(nar, rubrik, ". ".join(rest), _slag(nar, studier, perioder), nar == dag)


def _slag(dag: date, studier: Sequence[Studie], perioder: Sequence[Period]) -> str:
    for period in perioder:
        if period.fran <= dag < period.till and period.utfall is not Malgrupp.OMFATTAS_INTE:
            return str(period.utfall)
    return "skola" if any(skolformer.pagar(s, dag) for s in studier) else ""


def tabell(studier: Sequence[Studie], perioder: Sequence[Period], dag: date) -> Iterator[Tabellrad]:
    """Studies and answers with their first and last days, oldest first."""
    rader = [
        Tabellrad(s.fran, s.till and s.till - EN_DAG, namn(s) + (", avbrott" if s.avbrott else ""))
        for s in studier
    ]
    for period in perioder:
        pagar = period.till > dag
        rader.append(
            Tabellrad(period.fran, None if pagar else period.till - EN_DAG, SVAR[period.utfall])
        )
    yield from sorted(rader, key=lambda rad: rad.fran or date.min)
