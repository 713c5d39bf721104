"""Frister: vad som ska göras för en ung person, när, och varför just då.

Var och en som omfattas har alltid minst en frist, och alltid en nästa dag.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from kaja.regler.uppfoljning.arbetsdagar import arbetsdagar_efter
from kaja.regler.uppfoljning.etapp import Etapp, etapp
from kaja.regler.uppfoljning.fakta import Arbetslage, Atgardsfakta
from kaja.regler.uppfoljning.meningar import (
    atgard_borjar,
    atgard_pagar,
    atgard_slutar,
    fornyat_forsok,
    om_20,
    plan_mening,
    sysselsatt_mening,
    trappmening,
)
from kaja.regler.uppfoljning.rutin import SYSSELSATT, Kanal, Rutin
from kaja.regler.uppfoljning.trappa import nasta_steg, nasta_termin


class Fristslag(StrEnum):
    """Vad som ska göras. De första är nästa steg i arbetet: av dem har var och en ett."""

    UTRED = "utred"
    VERIFIERA = "verifiera"
    KONTAKTA = "kontakta"
    NYTT_FORSOK = "nytt_forsok"
    BOKA_MOTE = "boka_mote"
    MOTE = "mote"
    PLAN = "plan"
    FOLJ_UPP_PLAN = "folj_upp_plan"
    HOR_AV = "hor_av"
    FRAGA_IGEN = "fraga_igen"
    KONTROLLERA_START = "kontrollera_start"
    FOLJ_UPP_ATGARD = "folj_upp_atgard"
    ATGARD_SLUTAR = "atgard_slutar"
    FYLLER_20 = "fyller_20"
    FRAGA_SYSSELSATTNING = "fraga_sysselsattning"


class Frist(NamedTuple):
    """En sak att göra. `nyckel` skiljer den från andra om samma person; `kanal` är hur, när rutinen
    säger det; `nummer` vilket försök i ordningen."""

    slag: Fristslag
    dag: date
    varfor: str
    nyckel: str
    kanal: Kanal | None = None
    nummer: int = 0


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


def huvudfrist(lage: Arbetslage, rutin: Rutin, dag: date, helgdagar: Container[date]) -> Frist:
    """Det enda nästa steget, på en arbetsdag. Den dag som en människa har satt går före rutinens;
    en paus skjuter fram den, men tar aldrig bort den."""
    frist = _nasta(lage, rutin, dag, helgdagar)
    if frist.slag is not Fristslag.MOTE:
        frist = frist._replace(dag=arbetsdagar_efter(frist.dag, 0, helgdagar))
    if lage.satt_datum is not None and frist.slag is not Fristslag.MOTE:
        frist = frist._replace(dag=lage.satt_datum)
    if lage.pausad_till is not None and frist.dag < lage.pausad_till:
        frist = frist._replace(dag=lage.pausad_till)
    return frist


def _nasta(lage: Arbetslage, rutin: Rutin, dag: date, helgdagar: Container[date]) -> Frist:
    if lage.mote is not None:
        return _frist(Fristslag.MOTE, lage.mote, "Mötet är bokat.")
    match etapp(lage, dag):
        case Etapp.UTREDS:
            senast = arbetsdagar_efter(lage.oppnad, rutin.verifiera_arbetsdagar, helgdagar)
            mening = f"Oklart sedan {lage.oppnad}. Någon behöver fråga."
            return _frist(Fristslag.UTRED, senast, mening)
        case Etapp.VANTAR if lage.vantar_pa is not None:
            efter = arbetsdagar_efter(lage.vantar_pa, 5, helgdagar)
            mening = f"Skulle börja {lage.vantar_pa}. Fråga skolan om det blev så."
            return _frist(Fristslag.KONTROLLERA_START, efter, mening)
        case Etapp.NEJ:
            return _fraga_igen(lage, rutin, helgdagar)
        case Etapp.PLAN | Etapp.ATGARD if lage.plan is not None:
            folj_upp = lage.plan.folj_upp or lage.plan.klar + timedelta(
                days=rutin.uppfoljning_dagar
            )
            return _frist(Fristslag.FOLJ_UPP_PLAN, folj_upp, plan_mening(lage.plan))
        case Etapp.NADD | Etapp.ATGARD if lage.nadd() is not None:
            return _for_nadd(lage, rutin)
    return _for_sokt(lage, rutin, dag, helgdagar)


def _for_sokt(lage: Arbetslage, rutin: Rutin, dag: date, helgdagar: Container[date]) -> Frist:
    if lage.verifierad is None and not lage.kontakter:
        senast = arbetsdagar_efter(lage.oppnad, rutin.verifiera_arbetsdagar, helgdagar)
        return _frist(Fristslag.VERIFIERA, senast, f"Ny i registret {lage.oppnad}.")
    nasta = nasta_steg(lage, rutin, dag, helgdagar)
    if nasta.steg is None:
        return _frist(Fristslag.NYTT_FORSOK, nasta.dag, fornyat_forsok(lage), nummer=nasta.nummer)
    mening = trappmening(lage, nasta)
    return _frist(Fristslag.KONTAKTA, nasta.dag, mening, nasta.steg.kanal, nasta.nummer)


def _for_nadd(lage: Arbetslage, rutin: Rutin) -> Frist:
    nadd = lage.nadd()
    assert nadd is not None
    if lage.kartlagd is not None:
        senast = lage.kartlagd + timedelta(days=rutin.plan_dagar)
        mening = f"Kartläggningen blev klar {lage.kartlagd}. Planen ska finnas senast {senast}."
        return _frist(Fristslag.PLAN, senast, mening)
    syssla = lage.sysselsattning
    if syssla is not None and syssla.slag in SYSSELSATT:
        senast = max(syssla.sagd, nadd.dag) + timedelta(days=rutin.sysselsatt_dagar)
        return _frist(Fristslag.HOR_AV, senast, sysselsatt_mening(syssla))
    senast = nadd.dag + timedelta(days=rutin.kartlaggning_dagar)
    return _frist(Fristslag.BOKA_MOTE, senast, f"Nådd {nadd.dag}. Kartläggningen är inte gjord.")


def _fraga_igen(lage: Arbetslage, rutin: Rutin, helgdagar: Container[date]) -> Frist:
    nadd = lage.nadd()
    assert nadd is not None
    mening = f"Tackade nej {nadd.dag}. Den som tackat nej frågas igen varje termin."
    senast = max((f.dag for f in (nadd, *lage.forsok())), default=nadd.dag)
    return _frist(Fristslag.FRAGA_IGEN, nasta_termin(senast, rutin, helgdagar), mening)


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


def _frist(
    slag: Fristslag, dag: date, varfor: str, kanal: Kanal | None = None, nummer: int = 0
) -> Frist:
    return Frist(slag, dag, varfor, "nasta", kanal, nummer)


def raknas_om(lage: Arbetslage, rutin: Rutin, dag: date) -> date | None:
    """Nästa dag då svaret kan bli ett annat av sig självt; tomt om det aldrig blir det."""
    dagar = [lage.arton, lage.vantar_pa]
    if lage.tjugo is not None:
        dagar += [lage.tjugo - timedelta(days=n) for n in rutin.fyller_20_dagar]
    for atgard in lage.atgarder:
        dagar += [atgard.fran, atgard.till]
    return min((d for d in dagar if d is not None and d > dag), default=None)
