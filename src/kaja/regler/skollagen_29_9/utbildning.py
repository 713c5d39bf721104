"""Punkt 3: den som inte genomför utbildning i gymnasieskola eller motsvarande."""

from __future__ import annotations

from datetime import date, timedelta

from kaja.regler.byggstenar import Fraga, Installningar, Svar
from kaja.regler.skollagen_29_9 import skal
from kaja.regler.skollagen_29_9.skolformer import (
    FRIVILLIGA,
    i_tid,
    namn,
    raknas,
    senast_avslutade,
    senaste_som_pagar,
)
from kaja.regler.underlag import Studie, Underlag

_EN_DAG = timedelta(days=1)


def gar_i_gymnasiet(underlag: Underlag, fraga: Fraga) -> Svar | None:
    """Vad som räknas följer lydelsen på dagen (`skolformer.raknas`).

    Att ingen inskrivning finns säger något bara om källorna har rapporterat så långt.
    """
    dag = fraga.dag
    borjade = [s for s in underlag.studier if s.fran <= dag and raknas(s, fraga)]
    if borjade:
        pagaende = senaste_som_pagar(borjade, dag)
        if pagaende is not None:
            return _gar(pagaende)
        avbrutna = [studie for studie in borjade if studie.till is None]
        if avbrutna:
            avbruten = max(avbrutna, key=i_tid)
            return Svar(skal.AVBROTT_UTAN_DATUM, (namn(avbruten), avbruten.fran), (avbruten,))
    elever = underlag.tackning.elever
    if elever is None:
        return Svar(skal.ELEVUPPGIFTER_OKANDA)
    if not ar_farsk(elever, dag, fraga.installningar):
        return Svar(skal.ELEVUPPGIFTER_GAMLA, (elever,), (underlag.tackning,))
    return None


def ar_farsk(elever: date | None, dag: date, val: Installningar) -> bool:
    """Har elevuppgifterna rapporterats så nära dagen att det betyder något att ingen finns?"""
    return elever is not None and (dag - elever).days <= val.elever_farskhet_dagar


def _gar(studie: Studie) -> Svar:
    if studie.till is None:
        return Svar(skal.GAR_I_UTBILDNING, (namn(studie), studie.fran), (studie,))
    sista = studie.till - _EN_DAG
    varden = (namn(studie), studie.fran, sista)
    return Svar(skal.GAR_I_UTBILDNING_TILL, varden, (studie,), studie.till)


def gar_inte_i_gymnasiet(underlag: Underlag, fraga: Fraga) -> Svar:
    """Svaret när punkten är uppfylld: vad som väntar, vad den unge gör, eller vad som tog slut."""
    tackning = underlag.tackning
    start = kommande_start(underlag, fraga)
    if start is not None:
        return Svar(skal.VANTAR_PA_START, (start.fran, namn(start)), (start, tackning))
    laser = senaste_som_pagar(underlag.studier, fraga.dag, FRIVILLIGA)
    if laser is not None:
        return Svar(skal.RAKNAS_INTE, (namn(laser), laser.fran), (laser, tackning))
    sista = senast_avslutade([s for s in underlag.studier if raknas(s, fraga)], fraga.dag)
    if sista is None or sista.till is None:
        return Svar(skal.INGEN_UTBILDNING, (tackning.elever,), (tackning,))
    mening = skal.AVBROT if sista.avbrott else skal.SLUTADE
    varden = (namn(sista), sista.till - _EN_DAG, tackning.elever)
    return Svar(mening, varden, (sista, tackning))


def kommande_start(underlag: Underlag, fraga: Fraga) -> Studie | None:
    """Den första utbildning efter dagen som räknas i lydelsen på sin första dag.

    Den som har avbrutits utan datum innan den börjat är inte att vänta på.
    """
    kommande = [
        studie
        for studie in underlag.studier
        if studie.fran > fraga.dag
        and not (studie.avbrott and studie.till is None)
        and raknas(studie, fraga.den(studie.fran))
    ]
    return min(kommande, key=i_tid) if kommande else None
