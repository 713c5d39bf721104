"""Punkt 1: den som inte har fyllt 20 år."""

from __future__ import annotations

from datetime import date
from functools import cache

from kaja.regler.byggstenar import Fraga, Svar
from kaja.regler.skollagen_29_9 import skal
from kaja.regler.underlag import Underlag


@cache
def fyller_20(fodd: date) -> date:
    """20-årsdagen. Den 29 februari finns åter efter 20 år, utom år 2100."""
    try:
        return fodd.replace(year=fodd.year + 20)
    except ValueError:
        return date(fodd.year + 20, 3, 1)


def fyller_18(fodd: date) -> date:
    """18-årsdagen. Den som är född 29 februari fyller 18 den 1 mars: året är aldrig ett skottår."""
    try:
        return fodd.replace(year=fodd.year + 18)
    except ValueError:
        return date(fodd.year + 18, 3, 1)


def har_fyllt_20(underlag: Underlag, fraga: Fraga) -> Svar | None:
    if underlag.fodd is None:
        return Svar(skal.FODELSEDAG_OKAND)
    dagen = fyller_20(underlag.fodd)
    return None if fraga.dag < dagen else Svar(skal.FYLLT_20, (dagen,), (underlag.fodd,))


def ar_under_20(underlag: Underlag, fraga: Fraga) -> Svar:
    assert underlag.fodd is not None
    return Svar(skal.UNDER_20, (fyller_20(underlag.fodd),), (underlag.fodd,))
