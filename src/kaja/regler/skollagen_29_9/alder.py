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


def under_20(underlag: Underlag, fraga: Fraga) -> Svar:
    if underlag.fodd is None:
        return Svar(skal.FODELSEDAG_OKAND)
    dagen = fyller_20(underlag.fodd)
    return Svar(skal.UNDER_20 if fraga.dag < dagen else skal.FYLLT_20, (dagen,), (underlag.fodd,))
