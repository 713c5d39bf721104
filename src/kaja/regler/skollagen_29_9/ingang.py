"""Varför personen kom in i målgruppen, läst ur det som gällde ingångsdagen."""

from __future__ import annotations

from datetime import date, timedelta

from kaja.regler.byggstenar import Fraga, Utfall
from kaja.regler.skollagen_29_9.hemkommun import bor_i_annan_kommun
from kaja.regler.skollagen_29_9.skolformer import (
    GYMNASIALA,
    LAG_2018_749,
    ar_introduktionsprogram,
    senast_avslutade,
)
from kaja.regler.skollagen_29_9.skolplikt import kom_utan_skolplikt
from kaja.regler.skollagen_29_9.villkor import LAGEN_GALLER_FRAN, VILLKOR
from kaja.regler.underlag import Studie, Underlag

INGANGSORSAKER = {
    "borjade_inte": "Började inte gymnasiet",
    "avbrott": "Avbröt gymnasiet",
    "utan_examen": "Gick ut utan examen",
    "inflyttad": "Flyttade hit",
    "nyanlad_folkbokford": "Ny i Sverige",
}


def ingangsorsak(underlag: Underlag, fraga: Fraga, ingangsdag: date) -> str:
    """Ett id ur `INGANGSORSAKER` för den som omfattas utan avbrott sedan `ingangsdag`."""
    if _inflyttad(underlag, fraga, ingangsdag):
        return "inflyttad"
    studier = [s for s in underlag.studier if _ar_historia(s, ingangsdag)]
    if studier:
        sista = senast_avslutade(studier, ingangsdag)
        return "avbrott" if sista is not None and sista.avbrott else "utan_examen"
    if ingangsdag >= LAG_2018_749 and kom_utan_skolplikt(underlag, ingangsdag):
        return "nyanlad_folkbokford"
    return "borjade_inte"


def _inflyttad(underlag: Underlag, fraga: Fraga, ingangsdag: date) -> bool:
    """Punkterna 1-6 gällde redan dagen före, i en annan kommun."""
    if ingangsdag <= LAGEN_GALLER_FRAN:
        return False
    dagen_fore = fraga.den(ingangsdag - timedelta(days=1))
    return bor_i_annan_kommun(underlag, dagen_fore) and all(
        v.prova(underlag, dagen_fore).utfall is Utfall.UPPFYLLT
        for v in VILLKOR
        if v.i_kraft(dagen_fore.dag) and v.punkt != "kaa.hemkommun"
    )


def _ar_historia(studie: Studie, ingangsdag: date) -> bool:
    """En gymnasial inskrivning som börjat. Introduktionsprogram är det först från 2018-07-01."""
    return (
        studie.skolform in GYMNASIALA
        and studie.fran <= ingangsdag
        and (ingangsdag >= LAG_2018_749 or not ar_introduktionsprogram(studie))
    )
