"""Frister: allt som ska göras för en ung person, när, och varför just då.

Var och en som omfattas har alltid minst en frist, och alltid en nästa dag.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date, timedelta

from kaja.regler.uppfoljning.arbetsdagar import arbetsdagar_efter
from kaja.regler.uppfoljning.fakta import Arbetslage, Atgardsfakta
from kaja.regler.uppfoljning.frist import Frist, Fristslag
from kaja.regler.uppfoljning.huvudfrist import huvudfrist
from kaja.regler.uppfoljning.meningar import (
    atgard_borjar,
    atgard_pagar,
    atgard_slutar,
    om_20,
)
from kaja.regler.uppfoljning.rutin import Rutin


def frister(
    lage: Arbetslage, rutin: Rutin, dag: date, helgdagar: Container[date]
) -> tuple[Frist, ...]:
    """Allt som ska göras, nästa steg först. Det som en människa redan sagt är gjort är inte med."""
    alla = (
        huvudfrist(lage, rutin, dag, helgdagar),
        *_atgarderna(lage, rutin, dag, helgdagar),
        *_fyller_20(lage, rutin, dag),
        *_sysselsattning(lage, rutin),
    )
    return tuple(f for n, f in enumerate(alla) if n == 0 or f.nyckel not in lage.gjort)


def _atgarderna(
    lage: Arbetslage, rutin: Rutin, dag: date, helgdagar: Container[date]
) -> Iterator[Frist]:
    for atgard in lage.atgarder:
        if atgard.planerad:
            yield _borjar(atgard, helgdagar)
        else:
            yield from _pagar(atgard, rutin, dag)


def _borjar(atgard: Atgardsfakta, helgdagar: Container[date]) -> Frist:
    efter = arbetsdagar_efter(atgard.fran, 1, helgdagar)
    nyckel = f"atgard_start:{atgard.id}:{atgard.fran}"
    return Frist(Fristslag.KONTROLLERA_START, efter, atgard_borjar(atgard), nyckel)


def _pagar(atgard: Atgardsfakta, rutin: Rutin, dag: date) -> Iterator[Frist]:
    """Uppföljningen, tills åtgärden snart slutar. Nycklarna har dagen i sig: att en uppföljning är
    gjord gör inte nästa, och att slutet är planerat säger inte hur det gick."""
    efter, nasta = atgard.senast_uppfoljd, _nasta_uppfoljning(atgard, rutin)
    slutar = atgard.till and atgard.till - timedelta(days=rutin.atgard_slutar_dagar)
    if not (slutar and nasta >= slutar):
        nyckel = f"atgard:{atgard.id}:{efter or atgard.fran}"
        yield Frist(Fristslag.FOLJ_UPP_ATGARD, nasta, atgard_pagar(atgard), nyckel)
    if slutar and atgard.till:
        vad = "atgard_slutar" if dag < atgard.till else "atgard_slutade"
        nyckel = f"{vad}:{atgard.id}:{atgard.till}"
        yield Frist(Fristslag.ATGARD_SLUTAR, slutar, atgard_slutar(atgard, dag), nyckel)


def _nasta_uppfoljning(atgard: Atgardsfakta, rutin: Rutin) -> date:
    """Den avtalade dagen, eller rutinens: praktik följs upp tidigare första gången."""
    if atgard.folj_upp is not None:
        return atgard.folj_upp
    if atgard.senast_uppfoljd is not None:
        return atgard.senast_uppfoljd + timedelta(days=rutin.uppfoljning_dagar)
    forst = rutin.praktik_dagar if atgard.praktik else rutin.uppfoljning_dagar
    return atgard.fran + timedelta(days=forst)


def _fyller_20(lage: Arbetslage, rutin: Rutin, dag: date) -> list[Frist]:
    """Det senaste av stegen före 20-årsdagen som har kommit; med nästa steg slutar det förra."""
    if lage.tjugo is None:
        return []
    stegen = [(lage.tjugo - timedelta(days=n), n) for n in rutin.fyller_20_dagar]
    komna = [(senast, n) for senast, n in stegen if senast <= dag]
    senast, n = max(komna, default=min(stegen, default=(None, 0)))
    if senast is None:
        return []
    mening = om_20(lage, n == min(rutin.fyller_20_dagar))
    return [Frist(Fristslag.FYLLER_20, senast, mening, f"fyller_20:{n}")]


def _sysselsattning(lage: Arbetslage, rutin: Rutin) -> list[Frist]:
    """Det som sagts om sysselsättningen har en bäst före-dag; därefter är den okänd."""
    syssla = lage.sysselsattning
    if syssla is None:
        return []
    bast_fore = syssla.sagd + timedelta(days=rutin.farskhet[syssla.slag])
    mening = f"Sysselsättningen sades senast {syssla.sagd} och räknas som okänd från {bast_fore}."
    nyckel = f"sysselsattning:{syssla.sagd}"
    return [Frist(Fristslag.FRAGA_SYSSELSATTNING, bast_fore, mening, nyckel)]


def raknas_om(lage: Arbetslage, rutin: Rutin, dag: date) -> date | None:
    """Nästa dag då svaret kan bli ett annat av sig självt; tomt om det aldrig blir det."""
    dagar = [lage.arton, lage.vantar_pa]
    if lage.tjugo is not None:
        dagar += [lage.tjugo - timedelta(days=n) for n in rutin.fyller_20_dagar]
    for atgard in lage.atgarder:
        dagar += [atgard.fran, atgard.till]
    return min((d for d in dagar if d is not None and d > dag), default=None)
