"""Identitetsnummer i löpande text: 18 § folkbokföringslagen (1991:481).

Ett nummer med felaktig kontrollsiffra är oftast ett personnummer med ett skrivfel, och varnas för.
Tio siffror i följd kan vara vad som helst och ska stämma.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple

NUMMER = re.compile(
    r"(?<![\w+])(?P<sekel>19|20)?(?P<ar>\d\d)(?P<manad>\d\d)(?P<dag>\d\d)"
    r"(?P<tecken> ?[-+‐‑–—] ?| ?)(?P<sist>\d{4})(?![\w])",
    re.ASCII,
)
SAMORDNING = 60
TIO = 10


class Funnet(NamedTuple):
    """Ett nummer i en text; `siffror` är dess tio sista."""

    start: int
    slut: int
    siffror: str


def nummer(text: str) -> Iterator[Funnet]:
    """Det som ser ut som ett personnummer eller ett samordningsnummer."""
    for traff in NUMMER.finditer(text):
        sekel, ar, manad, dag, tecken, sist = traff.groups()
        tio = f"{ar}{manad}{dag}{sist}"
        ensam = not sekel and not tecken.strip()
        if _ar_dag(manad, dag) and (not ensam or _kontrollsiffran_stammer(tio)):
            yield Funnet(*traff.span(), tio)


def _ar_dag(manad: str, dag: str) -> bool:
    if not 1 <= int(manad) <= 12:
        return False
    nr = int(dag) % SAMORDNING if int(dag) > SAMORDNING else int(dag)
    return 1 <= nr <= monthrange(2000, int(manad))[1]


def _kontrollsiffran_stammer(tio: str) -> bool:
    delar = (int(siffra) * (2 - plats % 2) for plats, siffra in enumerate(tio))
    return sum(sum(divmod(del_, 10)) for del_ in delar) % 10 == 0
