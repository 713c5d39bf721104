"""Utfallet över tid: samma regel, prövad de dagar då svaret kan ändras.

Mellan två brytdagar är svaret detsamma, så inga andra dagar behöver prövas.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from kaja.regler.byggstenar import (
    Bedomning,
    Fraga,
    Malgrupp,
    Period,
)
from kaja.regler.skollagen_29_9 import bedom, utfall
from kaja.regler.skollagen_29_9.alder import fyller_20
from kaja.regler.skollagen_29_9.skolformer import LAG_2018_749
from kaja.regler.skollagen_29_9.skolplikt import forsta_juli
from kaja.regler.skollagen_29_9.villkor import LAGEN_GALLER_FRAN
from kaja.regler.underlag import Underlag

_EN_DAG = timedelta(days=1)


def tidslinje(
    underlag: Underlag,
    fraga: Fraga,
    fran: date,
    till: date,
    prova: Callable[[Underlag, Fraga], Malgrupp] = utfall,
) -> list[Period]:
    """Utfallen i [fran, till) som halvöppna perioder; två intill varandra är aldrig lika.

    Täckningen är den kända, och varje dag prövas med sina inställningar. `prova` är lagens svar om
    inget annat sägs. ValueError om `fran` är före 2015-01-01.
    """
    if fran < LAGEN_GALLER_FRAN:
        raise ValueError(f"Aktivitetsansvaret finns inte före {LAGEN_GALLER_FRAN} (från {fran}).")
    perioder: list[Period] = []
    for dag in sorted({fran, *_brytdagar(underlag, fraga)}):
        if fran <= dag < till:
            svar = prova(underlag, fraga.den(dag))
            if not perioder or perioder[-1].utfall is not svar:
                perioder.append(Period(dag, till, svar))
    return [period._replace(till=nasta.fran) for period, nasta in pairwise(perioder)] + perioder[
        -1:
    ]


def omfattas_fran(underlag: Underlag, fraga: Fraga) -> date | None:
    """Första dagen i den obrutna period av *omfattas* som gäller dagen; annars `None`."""
    if utfall(underlag, fraga) is not Malgrupp.OMFATTAS:
        return None
    for dag in sorted(set(_brytdagar(underlag, fraga)), reverse=True):
        if LAGEN_GALLER_FRAN < dag <= fraga.dag:
            fore = utfall(underlag, fraga.den(dag - _EN_DAG))
            if fore is not Malgrupp.OMFATTAS:
                return dag
    return LAGEN_GALLER_FRAN


def galler_till_och_med(
    underlag: Underlag, fraga: Fraga, bedomning: Bedomning | None = None
) -> date | None:
    """Sista dagen med samma utfall om källorna fortsätter rapportera att inget är nytt.

    Täckningen följer med dagen, med samma eftersläpning. `None`: ändras inte av sig självt.
    Den som redan har bedömt dagen lämnar bedömningen.
    """
    nu = bedomning or bedom(underlag, fraga)
    hinder = [svar for svar in nu.hinder if svar is not None]
    if any(svar.skal.bestar for svar in hinder):
        return None
    dagar = fasta_dagar(underlag, fraga)
    if nu.utfall is Malgrupp.OKLART:
        dagar += _da_bevisen_har_kommit(underlag, fraga)
    # Ett hinder som säkert står kvar till en dag, om inställningarna också gör det, gör det onödigt
    # att pröva dagarna före den.
    star_kvar = [] if fraga.andringar else [s.minst_till for s in hinder if s.minst_till]
    tidigast = max([plus(fraga.dag, 1), *star_kvar])
    for dag in sorted({dag for dag in dagar if dag >= tidigast}):
        framflyttat = _framflyttat(underlag, (dag - fraga.dag).days)
        if utfall(framflyttat, fraga.den(dag)) is not nu.utfall:
            return dag - _EN_DAG
    return None


def _brytdagar(underlag: Underlag, fraga: Fraga) -> list[date]:
    """De dagar då ett svar kan bli ett annat när täckningen står stilla, i ingen ordning."""
    dagar = fasta_dagar(underlag, fraga)
    if underlag.tackning.elever is not None:
        for val in fraga.alla_installningar:
            dagar.append(plus(underlag.tackning.elever, val.elever_farskhet_dagar + 1))
    if underlag.tackning.bevis is not None:
        dagar.append(plus(underlag.tackning.bevis, 1))
    return dagar


def fasta_dagar(underlag: Underlag, fraga: Fraga) -> list[date]:
    """De dagar då ett faktum, en lydelse eller en inställning kan göra ett svar till ett annat.

    Att en studie är fullföljd redan på sin sista dag ändrar inget: den dagen pågår den.
    """
    dagar = [LAG_2018_749, *[andring.fran for andring in fraga.andringar]]
    if underlag.fodd is not None:
        dagar.append(fyller_20(underlag.fodd))
    if underlag.fodelsear is not None:
        dagar += (forsta_juli(underlag.fodelsear + 16), forsta_juli(underlag.fodelsear + 17))
    if underlag.skolplikt_upphor is not None:
        dagar.append(plus(underlag.skolplikt_upphor, 1))
    if underlag.folkbokford_fran is not None:
        dagar.append(underlag.folkbokford_fran)
    for rad in underlag.folkbokforing:
        dagar += [d for d in (rad.fran, rad.till, rad.avregistrerad) if d is not None]
    for studie in underlag.studier:
        dagar.append(studie.fran)
        if studie.till is not None:
            dagar.append(studie.till)
    dagar += [bevis.datum for bevis in underlag.bevis]
    dagar += [uppgift.datum for uppgift in underlag.motsvarande]
    return dagar


def _da_bevisen_har_kommit(underlag: Underlag, fraga: Fraga) -> list[date]:
    """Med samma eftersläpning når bevisen fram till slutdagen plus väntan så här sent."""
    if underlag.tackning.bevis is None:
        return []
    efterslapning = (fraga.dag - underlag.tackning.bevis).days
    return [
        plus(studie.till, efterslapning + val.bevis_vantan_dagar - 1)
        for studie in underlag.studier
        if studie.till is not None
        for val in fraga.alla_installningar
    ]


def _framflyttat(underlag: Underlag, dagar: int) -> Underlag:
    """Samma fakta när källorna har rapporterat så många dagar till att inget är nytt."""
    tackning = underlag.tackning._replace(
        elever=underlag.tackning.elever and plus(underlag.tackning.elever, dagar),
        bevis=underlag.tackning.bevis and plus(underlag.tackning.bevis, dagar),
    )
    return Underlag._make((*underlag[:-1], tackning))  # täckningen står sist


def plus(dag: date, dagar: int) -> date:
    """Dagen så många dagar senare, eller tidens slut (en fil kan säga 9999-12-31)."""
    try:
        return dag + timedelta(days=dagar)
    except OverflowError:
        return date.max
