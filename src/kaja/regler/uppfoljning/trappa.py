"""Kontakttrappan: vilket försök som kommer härnäst, och när."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta
from typing import NamedTuple

from kaja.regler.uppfoljning.arbetsdagar import arbetsdagar_efter
from kaja.regler.uppfoljning.fakta import Arbetslage
from kaja.regler.uppfoljning.rutin import Kanal, Med, Rutin, Trappsteg

OMOJLIGA_FOR_SKYDDAD = frozenset({Kanal.BREV, Kanal.SMS, Kanal.EPOST, Kanal.HEMBESOK})
"""Den som har skyddade personuppgifter får inga utskick och inget hembesök."""


class Nasta(NamedTuple):
    """Nästa försök: dagen, det hur många i ordningen, och hur. Utan steg är trappan slut."""

    dag: date
    nummer: int
    steg: Trappsteg | None
    darefter: Trappsteg | None = None


def stegen(lage: Arbetslage, rutin: Rutin, dag: date) -> tuple[Trappsteg, ...]:
    """De steg som får tas med den unge: vårdnadshavare bara under 18 år och bara där kommunen valt
    det, och inget som röjer var den bor som har skyddade personuppgifter."""
    return tuple(
        steg
        for steg in rutin.trappa
        if (steg.med is not Med.VARDNADSHAVARE or (rutin.vardnadshavare and lage.under_18(dag)))
        and not (lage.skyddad and steg.kanal in OMOJLIGA_FOR_SKYDDAD)
    )


def nasta_steg(lage: Arbetslage, rutin: Rutin, dag: date, helgdagar: Container[date]) -> Nasta:
    """Nästa försök enligt rutinen. Är trappan slut: ett nytt försök nästa termin."""
    kan, gjorda = stegen(lage, rutin, dag), lage.forsok()
    if not gjorda:
        return _forsta(lage, rutin, kan, dag, helgdagar)
    senast, nummer = gjorda[-1].dag, len(gjorda)
    if nummer >= len(kan):
        return Nasta(nasta_termin(senast, rutin, helgdagar), nummer + 1, None)
    mellan = max(kan[nummer].dag - kan[nummer - 1].dag, 0)
    nasta = arbetsdagar_efter(senast + timedelta(days=mellan), 0, helgdagar)
    return Nasta(nasta, nummer + 1, kan[nummer], _efter(kan, nummer))


def _forsta(
    lage: Arbetslage,
    rutin: Rutin,
    kan: tuple[Trappsteg, ...],
    dag: date,
    helgdagar: Container[date],
) -> Nasta:
    antal = (
        rutin.forsta_kontakt_under_18_arbetsdagar
        if lage.under_18(dag)
        else rutin.forsta_kontakt_arbetsdagar
    )
    fran = max(d for d in (lage.verifierad, lage.oppnad, lage.trappa_fran) if d)
    return Nasta(
        arbetsdagar_efter(fran, antal, helgdagar), 1, kan[0] if kan else None, _efter(kan, 0)
    )


def _efter(kan: tuple[Trappsteg, ...], nummer: int) -> Trappsteg | None:
    return kan[nummer + 1] if nummer + 1 < len(kan) else None


def nasta_termin(efter: date, rutin: Rutin, helgdagar: Container[date]) -> date:
    """Första arbetsdagen i den första termin som börjar minst trettio dagar efter dagen: den som
    nyss sagt nej, eller inte har gått att nå, frågas igen varje termin."""
    tidigast = efter + timedelta(days=30)
    starter = (
        date(ar, manad, dag)
        for ar in (efter.year, efter.year + 1)
        for manad, dag in sorted(rutin.terminsstarter)
    )
    return arbetsdagar_efter(min(d for d in starter if d >= tidigast), 0, helgdagar)
