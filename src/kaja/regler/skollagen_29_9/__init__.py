"""29 kap. 9 § skollagen: vem omfattas av kommunens aktivitetsansvar en viss dag?"""

from __future__ import annotations

from datetime import date

from kaja.regler.byggstenar import Bedomning, Fraga, Malgrupp, Utfall, Villkor
from kaja.regler.skollagen_29_9.skolformer import LAG_2018_749
from kaja.regler.skollagen_29_9.villkor import LAGEN_GALLER_FRAN, VILLKOR
from kaja.regler.underlag import Underlag

__all__ = ["LAGEN_GALLER_FRAN", "VILLKOR", "bedom", "utfall", "villkor_i_kraft"]

_FORE = tuple(v for v in VILLKOR if v.i_kraft(LAGEN_GALLER_FRAN))
_EFTER = tuple(v for v in VILLKOR if v.i_kraft(LAG_2018_749))
# De punkter som oftast avgör prövas först när bara utfallet behövs.
_FORE_SNABBT, _EFTER_SNABBT = (
    tuple(
        v.prova
        for v in sorted(lydelse, key=lambda v: "p3 p1 p4 hemkommun p2 p6 p5".find(v.punkt[4:]))
    )
    for lydelse in (_FORE, _EFTER)
)


def villkor_i_kraft(dag: date) -> tuple[Villkor, ...]:
    """Lydelserna som gäller dagen, i lagens ordning. ValueError före 2015-01-01."""
    if dag < LAGEN_GALLER_FRAN:
        raise ValueError(
            f"Aktivitetsansvaret finns inte före {LAGEN_GALLER_FRAN} (dagen är {dag})."
        )
    return _EFTER if dag >= LAG_2018_749 else _FORE


def bedom(underlag: Underlag, fraga: Fraga) -> Bedomning:
    """Pröva alla punkter en dag. En inte uppfylld avgör, annars en oklar, annars omfattas.

    ValueError för en dag före 2015-01-01, då ansvaret inte fanns.
    """
    villkor = villkor_i_kraft(fraga.dag)
    svar = tuple([v.prova(underlag, fraga) for v in villkor])
    return Bedomning(fraga, _sammanvag([s.skal.utfall for s in svar]), villkor, svar)


def _sammanvag(utfall_per_punkt: list[Utfall]) -> Malgrupp:
    if Utfall.INTE_UPPFYLLT in utfall_per_punkt:
        return Malgrupp.OMFATTAS_INTE
    if Utfall.OKLART in utfall_per_punkt:
        return Malgrupp.OKLART
    return Malgrupp.OMFATTAS


def utfall(underlag: Underlag, fraga: Fraga) -> Malgrupp:
    """Bara utfallet: samma svar som `bedom`, men slutar vid den första punkt som avgör."""
    oklart = False
    for prova in _EFTER_SNABBT if fraga.dag >= LAG_2018_749 else _FORE_SNABBT:
        svar = prova(underlag, fraga).skal.utfall
        if svar is Utfall.INTE_UPPFYLLT:
            return Malgrupp.OMFATTAS_INTE
        oklart = oklart or svar is Utfall.OKLART
    return Malgrupp.OKLART if oklart else Malgrupp.OMFATTAS
