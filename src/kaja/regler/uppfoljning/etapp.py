"""Etappen: hur långt arbetet med en ung person har kommit, i ett ord."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from kaja.regler.uppfoljning.fakta import Arbetslage
from kaja.regler.uppfoljning.rutin import Kontaktutfall


class Etapp(StrEnum):
    """Orden som visas, i den ordning arbetet går."""

    NY = "ny"
    SOKS = "soks"
    NADD = "nadd"
    PLAN = "plan"
    ATGARD = "atgard"
    VANTAR = "vantar"
    NEJ = "nej"
    UTREDS = "utreds"


def etapp(lage: Arbetslage, dag: date) -> Etapp:
    """Ordet som säger hur långt det har kommit den dagen. Det som kräver mest går först: att något
    utreds går före att någon söks, och en åtgärd som pågår går före ett nej till en annan."""
    if lage.utreds:
        return Etapp.UTREDS
    if any(a.pagar(dag) for a in lage.atgarder):
        return Etapp.ATGARD
    if lage.vantar_pa is not None and dag < lage.vantar_pa:
        return Etapp.VANTAR
    if lage.plan is not None:
        return Etapp.PLAN
    return _etapp_efter_kontakt(lage)


def _etapp_efter_kontakt(lage: Arbetslage) -> Etapp:
    nadd = lage.nadd()
    if nadd is None:
        return Etapp.SOKS if lage.forsok() else Etapp.NY
    if nadd.utfall is Kontaktutfall.TACKADE_NEJ:
        return Etapp.NEJ
    return Etapp.NADD
