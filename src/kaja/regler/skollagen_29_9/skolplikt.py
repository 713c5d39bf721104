"""Punkt 2: den som har fullgjort sin skolplikt eller kom till Sverige i en ålder utan skolplikt."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from kaja.regler.byggstenar import Fraga, Svar
from kaja.regler.skollagen_29_9 import skal
from kaja.regler.skollagen_29_9.skolformer import (
    KVAR_EFTER_SKOLPLIKT,
    OBLIGATORISKA,
    namn,
    senaste_som_pagar,
)
from kaja.regler.underlag import Underlag

_EN_DAG = timedelta(days=1)


def har_inte_fullgjort_2015(underlag: Underlag, fraga: Fraga) -> Svar | None:
    """Utan andra ledet: den som aldrig haft skolplikt här har inte fullgjort den."""
    if kom_utan_skolplikt(underlag, fraga.dag):
        forst = underlag.folkbokford_fran
        return Svar(skal.KOM_UTAN_SKOLPLIKT_2015, (forst,), (forst,))
    return har_inte_fullgjort_2018(underlag, fraga)


def har_inte_fullgjort_2018(underlag: Underlag, fraga: Fraga) -> Svar | None:
    """Den som kom utan skolplikt har passerat samma 1 juli, så frågan är densamma för alla."""
    sista = underlag.skolplikt_upphor
    if sista is not None:
        if fraga.dag <= sista:
            return Svar(skal.SKOLPLIKT_GALLER, (sista,), (sista,), sista)
    elif underlag.skolpliktsbeslut_utan_datum:
        return Svar(skal.SKOLPLIKTSBESLUT_UTAN_DATUM)
    elif underlag.fodelsear is None:
        return Svar(skal.FODELSEAR_OKANT)
    elif fraga.dag < (over := _forsta_dag_utan_skolplikt(underlag, fraga.dag)):
        tidigast = forsta_juli(underlag.fodelsear + 16)
        varden = (over - _EN_DAG,)
        return Svar(skal.SKOLPLIKT_GALLER, varden, (underlag.fodelsear,), tidigast)
    elif (forst := underlag.folkbokford_fran) is not None and fraga.dag < forst:
        # Inget av leden: ingen skolplikt att fullgöra, och ännu inte folkbokförd i landet.
        return Svar(skal.UTAN_SKOLPLIKT_INTE_HAR_AN, (forst,), (forst,), forst)
    if fraga.installningar.grundskola_efter_skolplikt == "uppfyllt":
        return None
    return _gar_kvar(underlag, fraga)


def har_fullgjort(underlag: Underlag, fraga: Fraga) -> Svar:
    """Svaret när punkten är uppfylld, i båda lydelserna."""
    kvar = _gar_kvar(underlag, fraga)
    if kvar is not None:
        return kvar
    sista, forst = underlag.skolplikt_upphor, underlag.folkbokford_fran
    if sista is not None:
        return Svar(skal.SKOLPLIKT_OVER_BESLUT, (sista,), (sista,))
    if kom_utan_skolplikt(underlag, fraga.dag):
        return Svar(skal.KOM_UTAN_SKOLPLIKT, (forst,), (forst,))
    over = _forsta_dag_utan_skolplikt(underlag, fraga.dag)
    return Svar(skal.SKOLPLIKT_OVER, (over,), (underlag.fodelsear,))


def kom_utan_skolplikt(underlag: Underlag, dag: date) -> bool:
    """Folkbokförd i Sverige i en ålder utan skolplikt (andra ledet). Ett beslut går före."""
    forst = underlag.folkbokford_fran
    if forst is None or forst > dag or underlag.fodelsear is None:
        return False
    if underlag.skolplikt_upphor is not None or underlag.skolpliktsbeslut_utan_datum:
        return False
    return forst >= _forsta_dag_utan_skolplikt(underlag, dag)


def _forsta_dag_utan_skolplikt(underlag: Underlag, dag: date) -> date:
    """1 juli det år personen fyller 16, i specialskolan 17 (7 kap. 12 §). Aldrig efter ålder."""
    assert underlag.fodelsear is not None
    return forsta_juli(underlag.fodelsear + 16 + _senast_i_specialskolan(underlag, dag))


@cache
def forsta_juli(ar: int) -> date:
    return date(ar, 7, 1)


def _senast_i_specialskolan(underlag: Underlag, dag: date) -> bool:
    """Den obligatoriska skola som började sist, till och med dagen, avgör; lika: specialskolan."""
    senast, special = date.min, False
    for studie in underlag.studier:
        if studie.skolform in OBLIGATORISKA and senast <= studie.fran <= dag:
            lika = studie.fran == senast
            senast, special = studie.fran, studie.skolform == "SP" or (special and lika)
    return special


_KVAR = {
    "oklart": skal.KVAR_I_GRUNDSKOLA,
    "uppfyllt": skal.KVAR_I_GRUNDSKOLA_JA,
    "inte_uppfyllt": skal.KVAR_I_GRUNDSKOLA_NEJ,
}


def _gar_kvar(underlag: Underlag, fraga: Fraga) -> Svar | None:
    """7 kap. 15 §: rätten att gå kvar. Lagen säger inte om skolplikten då är fullgjord."""
    studie = senaste_som_pagar(underlag.studier, fraga.dag, KVAR_EFTER_SKOLPLIKT)
    if studie is None:
        return None
    svar = _KVAR[fraga.installningar.grundskola_efter_skolplikt]
    return Svar(svar, (namn(studie), studie.fran), (studie,))
