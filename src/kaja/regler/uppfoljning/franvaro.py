"""När en rad om frånvaro ur en fil blir en anmälan.

Skolan ska anmäla den som utan giltigt skäl är frånvarande i betydande utsträckning (15 kap. 15 §
och 18 kap. 15 § skollagen). Lagen anger inget mått. CSN ser på upprepad ogiltig frånvaro om minst
fyra timmar under en månad, och Skolverket råder att rutinerna följer CSN:s: det är förvalet, och
kommunen kan välja ett annat.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from fractions import Fraction
from typing import NamedTuple


class Franvarograns(NamedTuple):
    """Kommunens gräns: så många minuter på en månad, eller så många procent av den schemalagda
    tiden. Noll procent: andelen används inte."""

    minuter: int = 240
    procent: int = 0


class Franvarotid(NamedTuple):
    """Ogiltig frånvaro under en tid; `till` är dagen efter den sista. Utan schemalagda minuter är
    andelen okänd."""

    fran: date
    till: date
    minuter: int
    schemalagda: int | None = None


def nar_gransen(tid: Franvarotid, grans: Franvarograns) -> bool:
    """Om frånvaron är så stor som gränsen, i minuter eller som andel.

    Är tiden längre än en månad växer gränsen med den. Är den kortare är gränsen ändå månadens: den
    som varit borta fyra timmar på en vecka har varit det den månaden.
    """
    if tid.minuter >= grans.minuter * max(manader(tid.fran, tid.till), Fraction(1)):
        return True
    andelen_raknas = bool(grans.procent and tid.schemalagda)
    return andelen_raknas and tid.minuter * 100 >= grans.procent * (tid.schemalagda or 0)


def manader(fran: date, till: date) -> Fraction:
    """Hur många månader det är mellan två dagar: hela, och resten som en del av nästa."""
    hela = (till.year - fran.year) * 12 + till.month - fran.month
    if _efter(fran, hela) > till:
        hela -= 1
    forsta, nasta = _efter(fran, hela), _efter(fran, hela + 1)
    return hela + Fraction((till - forsta).days, (nasta - forsta).days)


def _efter(dag: date, antal: int) -> date:
    """Samma dag så många månader senare, eller månadens sista om den dagen inte finns."""
    ar, manad = divmod(dag.year * 12 + dag.month - 1 + antal, 12)
    return date(ar, manad + 1, min(dag.day, monthrange(ar, manad + 1)[1]))
