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
    """De steg i kommunens trappa som får tas med den unge."""
    return tuple(steg for steg in rutin.trappa if far_tas(steg, lage, rutin, dag))


def far_tas(steg: Trappsteg, lage: Arbetslage, rutin: Rutin, dag: date) -> bool:
    """Vårdnadshavare bara under 18 år och bara där kommunen valt det, och inget som röjer var den
    bor som har skyddade personuppgifter."""
    if steg.med is Med.VARDNADSHAVARE and not (rutin.vardnadshavare and lage.under_18(dag)):
        return False
    return not (lage.skyddad and steg.kanal in OMOJLIGA_FOR_SKYDDAD)


def kvarvarande(lage: Arbetslage, rutin: Rutin, dag: date) -> tuple[Trappsteg, ...]:
    """Stegen som är kvar att ta, anpassade eller kommunens; dagarna räknas från försöket före."""
    gjorda, anpassad = len(lage.forsok()), lage.anpassad()
    if anpassad is not None:
        kvar = anpassad.steg[max(gjorda - anpassad.efter, 0) :]
        return tuple(steg for steg in kvar if far_tas(steg, lage, rutin, dag))
    kan = stegen(lage, rutin, dag)
    fore = (0, *(steg.dag for steg in kan))
    alla = (s._replace(dag=max(s.dag - f, 0)) for s, f in zip(kan, fore, strict=False))
    return tuple(alla)[gjorda:]


def nasta_steg(lage: Arbetslage, rutin: Rutin, dag: date, helgdagar: Container[date]) -> Nasta:
    """Nästa försök enligt rutinen. Är trappan slut: ett nytt försök nästa termin."""
    kvar, gjorda = kvarvarande(lage, rutin, dag), lage.forsok()
    if not gjorda:
        return _forsta(lage, rutin, kvar, dag, helgdagar)
    senast, nummer = gjorda[-1].dag, len(gjorda) + 1
    if not kvar:
        return Nasta(nasta_termin(senast, rutin, helgdagar), nummer, None)
    nasta = arbetsdagar_efter(senast + timedelta(days=kvar[0].dag), 0, helgdagar)
    return Nasta(nasta, nummer, kvar[0], _darefter(kvar))


def _forsta(
    lage: Arbetslage,
    rutin: Rutin,
    kvar: tuple[Trappsteg, ...],
    dag: date,
    helgdagar: Container[date],
) -> Nasta:
    antal = (
        rutin.forsta_kontakt_under_18_arbetsdagar
        if lage.under_18(dag)
        else rutin.forsta_kontakt_arbetsdagar
    )
    fran = max(d for d in (lage.verifierad, lage.oppnad, lage.trappa_fran) if d)
    forst = kvar[0] if kvar else None
    return Nasta(arbetsdagar_efter(fran, antal, helgdagar), 1, forst, _darefter(kvar))


def _darefter(kvar: tuple[Trappsteg, ...]) -> Trappsteg | None:
    return kvar[1] if len(kvar) > 1 else None


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
