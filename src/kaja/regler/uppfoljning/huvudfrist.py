"""Nästa steg med en ung person: alltid ett, och alltid med en dag."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

from kaja.regler.uppfoljning.arbetsdagar import arbetsdagar_efter
from kaja.regler.uppfoljning.etapp import Etapp, etapp
from kaja.regler.uppfoljning.fakta import Arbetslage
from kaja.regler.uppfoljning.frist import Frist, Fristslag
from kaja.regler.uppfoljning.meningar import (
    fornyat_forsok,
    plan_mening,
    sysselsatt_mening,
    trappmening,
)
from kaja.regler.uppfoljning.rutin import SYSSELSATT, Kanal, Rutin
from kaja.regler.uppfoljning.trappa import nasta_steg, nasta_termin


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


def _frist(
    slag: Fristslag, dag: date, varfor: str, kanal: Kanal | None = None, nummer: int = 0
) -> Frist:
    return Frist(slag, dag, varfor, "nasta", kanal, nummer)
