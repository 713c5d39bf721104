"""29 kap. 9 § skollagen: vem omfattas av kommunens aktivitetsansvar en viss dag?"""

from __future__ import annotations

from datetime import date

from kaja.regler.byggstenar import Bedomning, Fraga, Malgrupp, Svar, Utfall, Villkor
from kaja.regler.skollagen_29_9.skolformer import LAG_2018_749
from kaja.regler.skollagen_29_9.villkor import LAGEN_GALLER_FRAN, VILLKOR
from kaja.regler.underlag import Underlag

__all__ = ["LAGEN_GALLER_FRAN", "VILLKOR", "bedom", "utfall", "villkor_i_kraft"]

_FORE = tuple(v for v in VILLKOR if v.i_kraft(LAGEN_GALLER_FRAN))
_EFTER = tuple(v for v in VILLKOR if v.i_kraft(LAG_2018_749))


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
    hinder = tuple([v.hinder(underlag, fraga) for v in villkor])
    return Bedomning(fraga, _sammanvag(hinder), villkor, hinder, underlag)


def _sammanvag(hinder: tuple[Svar | None, ...]) -> Malgrupp:
    utfall = Malgrupp.OMFATTAS
    for svar in hinder:
        if svar is not None:
            if svar.skal.utfall is Utfall.INTE_UPPFYLLT:
                return Malgrupp.OMFATTAS_INTE
            utfall = Malgrupp.OKLART
    return utfall


# De punkter som är snabbast att pröva och aldrig släpper igen prövas först.
_I_SNABB_ORDNING = ("kaa.p1", "kaa.p4", "kaa.p3", "kaa.p2", "kaa.hemkommun", "kaa.p6", "kaa.p5")
_FORE_SNABBT, _EFTER_SNABBT = (
    tuple(v.hinder for v in sorted(lydelse, key=lambda v: _I_SNABB_ORDNING.index(v.punkt)))
    for lydelse in (_FORE, _EFTER)
)


def utfall(underlag: Underlag, fraga: Fraga) -> Malgrupp:
    """Bara utfallet: samma som i `bedom`, men slutar vid den första punkt som avgör."""
    nu = Malgrupp.OMFATTAS
    for hinder in _EFTER_SNABBT if fraga.dag >= LAG_2018_749 else _FORE_SNABBT:
        svar = hinder(underlag, fraga)
        if svar is not None:
            if svar.skal.utfall is Utfall.INTE_UPPFYLLT:
                return Malgrupp.OMFATTAS_INTE
            nu = Malgrupp.OKLART
    return nu
