"""Ekonomiskt stöd: vad det blir för en månad, ur kommunens egna daterade belopp.

Ingen författning ger rätt till stödet. Skolverket nämner belopp som motsvarar studiebidrag under
praktik, busskort och måltider som exempel: varje kommun bestämmer själv. Därför följer inget belopp
med.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

ORE = Decimal("0.01")


class Stodslag(StrEnum):
    """De slag som en kommun kan ge."""

    STUDIEBIDRAG = "studiebidrag"
    BUSSKORT = "busskort"
    MALTIDER = "maltider"


class Beloppsregel(StrEnum):
    """Hur beloppet räknas."""

    MANAD = "manad"
    NARVARO = "narvaro"
    DAG = "dag"


class Stodbelopp(NamedTuple):
    """Kommunens belopp från en dag. Utan belopp ger kommunen inte stödet från den dagen."""

    slag: Stodslag
    fran: date
    belopp: Decimal | None
    regel: Beloppsregel


class Narvarodagar(NamedTuple):
    """Månadens dagar: så många var den unge där, av så många planerade. Aldrig varför."""

    dagar: int
    planerade: int


class Manadsstod(NamedTuple):
    """Stödet en månad. Utan belopp säger meningen vad som saknas."""

    belopp: Decimal | None
    mening: str


def manaden(dag: date) -> tuple[date, date]:
    """Månadens första dag, och nästa månads."""
    forsta = dag.replace(day=1)
    return forsta, (forsta + timedelta(days=32)).replace(day=1)


def manadens_stod(
    *,
    slag: Stodslag,
    fran: date,
    till: date | None,
    manad: date,
    belopp: Sequence[Stodbelopp],
    narvaro: Narvarodagar | None,
) -> Manadsstod | None:
    """Stödet för den månad som dagen ligger i; None om beslutet inte gäller någon dag i den.

    Månadens belopp är det som gäller beslutets första dag i månaden.
    """
    forsta, nasta = manaden(manad)
    dag = max(fran, forsta)
    if not dag < min(till or nasta, nasta):
        return None
    galler = max(
        (b for b in belopp if b.slag == slag and b.fran <= dag), key=lambda b: b.fran, default=None
    )
    if galler is None or galler.belopp is None:
        return Manadsstod(None, f"Kommunen har inget belopp som gäller {dag}.")
    return _rakna(galler.belopp, galler.regel, narvaro)


def _rakna(belopp: Decimal, regel: Beloppsregel, narvaro: Narvarodagar | None) -> Manadsstod:
    kr = f"{i_kronor(belopp)} kr"
    if regel is Beloppsregel.MANAD:
        return Manadsstod(belopp, f"{kr} för månaden.")
    if narvaro is None:
        return Manadsstod(None, "Månadens närvaro är inte antecknad.")
    if regel is Beloppsregel.DAG:
        return Manadsstod(
            _ore(belopp * narvaro.dagar), f"{kr} för varje dag, {narvaro.dagar} dagar."
        )
    if narvaro.planerade == 0:
        return Manadsstod(Decimal("0.00"), "Ingen dag var planerad.")
    del_av = _ore(belopp * narvaro.dagar / narvaro.planerade)
    return Manadsstod(del_av, f"{kr}, {narvaro.dagar} av {narvaro.planerade} planerade dagar.")


def _ore(belopp: Decimal) -> Decimal:
    return belopp.quantize(ORE, ROUND_HALF_UP)


def i_kronor(belopp: Decimal) -> str:
    """Beloppet som man skriver det: ”1 250” eller ”62,50”."""
    text = f"{belopp:,.2f}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    return text.removesuffix(",00")
