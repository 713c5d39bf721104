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


def forsta_dag_utan_skolplikt(underlag: Underlag, dag: date) -> date | None:
    """1 juli det år personen fyller 16, i specialskolan 17 (7 kap. 12 §). Aldrig efter ålder."""
    if underlag.fodelsear is None:
        return None
    return _forsta_juli(underlag.fodelsear + 16 + _senast_i_specialskolan(underlag, dag))


@cache
def _forsta_juli(ar: int) -> date:
    return date(ar, 7, 1)


def _senast_i_specialskolan(underlag: Underlag, dag: date) -> bool:
    """Den obligatoriska skola som började sist, till och med dagen, avgör; lika: specialskolan."""
    obligatoriska = [s for s in underlag.studier if s.skolform in OBLIGATORISKA and s.fran <= dag]
    if not obligatoriska:
        return False
    return max(obligatoriska, key=lambda s: (s.fran, s.skolform == "SP")).skolform == "SP"


def kom_utan_skolplikt(underlag: Underlag, dag: date) -> bool:
    """Folkbokförd i Sverige i en ålder utan skolplikt (andra ledet). En uttrycklig dag går före."""
    forst = underlag.folkbokford_fran
    if forst is None or forst > dag or underlag.skolplikt_upphor is not None:
        return False
    gransen = forsta_dag_utan_skolplikt(underlag, dag)
    return gransen is not None and forst >= gransen


def skolplikten_fullgjord_2015(underlag: Underlag, fraga: Fraga) -> Svar:
    """Utan andra ledet: den som aldrig haft skolplikt här har inte fullgjort den."""
    if _beslut_utan_datum(underlag):
        return Svar(skal.SKOLPLIKTSBESLUT_UTAN_DATUM)
    if kom_utan_skolplikt(underlag, fraga.dag):
        forst = underlag.folkbokford_fran
        return Svar(skal.KOM_UTAN_SKOLPLIKT_2015, (forst,), (forst,))
    return _skolplikten_fullgjord(underlag, fraga)


def skolplikten_fullgjord_2018(underlag: Underlag, fraga: Fraga) -> Svar:
    if _beslut_utan_datum(underlag):
        return Svar(skal.SKOLPLIKTSBESLUT_UTAN_DATUM)
    if kom_utan_skolplikt(underlag, fraga.dag):
        forst = underlag.folkbokford_fran
        return _kvar_i_grundskola(underlag, fraga) or Svar(
            skal.KOM_UTAN_SKOLPLIKT, (forst,), (forst,)
        )
    return _skolplikten_fullgjord(underlag, fraga)


def _beslut_utan_datum(underlag: Underlag) -> bool:
    return underlag.skolpliktsbeslut_utan_datum and underlag.skolplikt_upphor is None


def _skolplikten_fullgjord(underlag: Underlag, fraga: Fraga) -> Svar:
    sista = underlag.skolplikt_upphor
    if sista is not None:
        if fraga.dag <= sista:
            return Svar(skal.SKOLPLIKT_GALLER, (sista,), (sista,))
        return _kvar_i_grundskola(underlag, fraga) or Svar(
            skal.SKOLPLIKT_OVER_BESLUT, (sista,), (sista,)
        )
    over = forsta_dag_utan_skolplikt(underlag, fraga.dag)
    if over is None:
        return Svar(skal.FODELSEAR_OKANT)
    if fraga.dag < over:
        return Svar(skal.SKOLPLIKT_GALLER, (over - _EN_DAG,), (underlag.fodelsear,))
    return _kvar_i_grundskola(underlag, fraga) or Svar(
        skal.SKOLPLIKT_OVER, (over,), (underlag.fodelsear,)
    )


_KVAR = {
    "oklart": skal.KVAR_I_GRUNDSKOLA,
    "uppfyllt": skal.KVAR_I_GRUNDSKOLA_JA,
    "inte_uppfyllt": skal.KVAR_I_GRUNDSKOLA_NEJ,
}


def _kvar_i_grundskola(underlag: Underlag, fraga: Fraga) -> Svar | None:
    """7 kap. 15 §: rätten att gå kvar. Lagen säger inte om skolplikten då är fullgjord."""
    kvar = [s for s in underlag.studier if s.skolform in KVAR_EFTER_SKOLPLIKT]
    studie = senaste_som_pagar(kvar, fraga.dag)
    if studie is None:
        return None
    svar = _KVAR[fraga.installningar.grundskola_efter_skolplikt]
    return Svar(svar, (namn(studie), studie.fran), (studie,))
