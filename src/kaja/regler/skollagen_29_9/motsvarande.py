"""Punkt 6: den som inte har en utbildning som motsvarar gymnasiet, med godkänt resultat."""

from __future__ import annotations

from kaja.regler.byggstenar import Fraga, Svar
from kaja.regler.skollagen_29_9 import skal
from kaja.regler.skollagen_29_9.examen import i_datumordning
from kaja.regler.skollagen_29_9.skolformer import var
from kaja.regler.underlag import Underlag

MOTSVARANDE_BEVIS = {
    "ib_diplom": "IB-diplom",
    "utlandsk_examen": "utländsk gymnasieexamen",
    "folkhogskola_behorighet": "behörighetsintyg från folkhögskola",
}


def har_motsvarande(underlag: Underlag, fraga: Fraga) -> Svar | None:
    if not underlag.bevis and not underlag.motsvarande:
        return None
    dag = fraga.dag
    har = [b for b in underlag.bevis if b.typ in MOTSVARANDE_BEVIS and b.datum <= dag]
    if har:
        forsta = min(har, key=i_datumordning)
        return Svar(skal.HAR_MOTSVARANDE, (MOTSVARANDE_BEVIS[forsta.typ], forsta.datum), (forsta,))
    kanda = [uppgift for uppgift in underlag.motsvarande if uppgift.datum <= dag]
    if not kanda:
        return None
    avgor = min(kanda, key=lambda u: (u.typ != "bedomd", u.datum, *var(u.kalla)))
    svar = skal.BEDOMD_MOTSVARANDE if avgor.typ == "bedomd" else skal.MOTSVARANDE_UTREDS
    return Svar(svar, (avgor.datum,), (avgor,))


def har_inget_motsvarande(_underlag: Underlag, _fraga: Fraga) -> Svar:
    return Svar(skal.INGET_MOTSVARANDE)
