"""Meningarna som säger varför något ska göras. Dagar står som år-månad-dag; sidan skriver dem."""

from __future__ import annotations

from datetime import date, timedelta

from kaja.regler.uppfoljning.fakta import (
    Arbetslage,
    Atgardsfakta,
    Planfakta,
    Sysselsattningsfakta,
)
from kaja.regler.uppfoljning.rutin import Kanal, Med, Sysselsattningsslag, Trappsteg
from kaja.regler.uppfoljning.trappa import Nasta

KANAL_I_ORD = {
    Kanal.BREV: "brev",
    Kanal.TELEFON: "samtal",
    Kanal.SMS: "sms",
    Kanal.EPOST: "e-post",
    Kanal.HEMBESOK: "hembesök",
    Kanal.SOCIALA_MEDIER: "sociala medier",
    Kanal.SKOLA: "fråga till skolan",
    Kanal.MOTE: "möte",
}
GOR_I_ORD = {
    Sysselsattningsslag.ARBETE: "Arbetar",
    Sysselsattningsslag.PRAKTIK: "Gör praktik",
    Sysselsattningsslag.STUDIER: "Studerar",
    Sysselsattningsslag.TJANST: "Gör tjänst",
    Sysselsattningsslag.SOKER_ARBETE: "Söker arbete",
    Sysselsattningsslag.UTOMLANDS: "Är utomlands",
    Sysselsattningsslag.ANNAT: "Gör något annat",
    Sysselsattningsslag.INGET: "Gör inget särskilt",
}


def steg_i_ord(steg: Trappsteg) -> str:
    """Steget som ett ord eller två: ”hembesök”, ”samtal med vårdnadshavare”."""
    tillagg = " med vårdnadshavare" if steg.med is Med.VARDNADSHAVARE else ""
    return KANAL_I_ORD[steg.kanal] + tillagg


def trappmening(lage: Arbetslage, nasta: Nasta) -> str:
    """Hur många försök som gjorts, när senast, och vad som kommer efter det här."""
    gjorda = lage.forsok()
    darefter = f" Därefter {steg_i_ord(nasta.darefter)}." if nasta.darefter else ""
    if not gjorda:
        return f"I registret sedan {lage.oppnad}. Ingen har hört av sig än.{darefter}"
    antal = "Ett försök" if len(gjorda) == 1 else f"{len(gjorda)} försök"
    return f"{antal} utan svar, senast {gjorda[-1].dag}.{darefter}"


def fornyat_forsok(lage: Arbetslage) -> str:
    """När hela trappan är gången utan svar."""
    gjorda = lage.forsok()
    if not gjorda:
        return "Inget steg i rutinen får tas. Bestäm själv hur den unge nås."
    return (
        f"Alla steg är gjorda utan svar, senast {gjorda[-1].dag}. Den som inte nåtts söks varje "
        "termin."
    )


def plan_mening(plan: Planfakta) -> str:
    """Varför planen ska följas upp."""
    avtalad = "Uppföljningen är avtalad i planen." if plan.folj_upp else ""
    return f"Planen är från {plan.klar}. {avtalad}".strip()


def sysselsatt_mening(syssla: Sysselsattningsfakta) -> str:
    """Varför man hör av sig till den som är sysselsatt."""
    return f"{GOR_I_ORD[syssla.slag]}, sagt {syssla.sagd}. Hör av dig en gång i halvåret."


def atgard_borjar(atgard: Atgardsfakta) -> str:
    """Varför man frågar om en planerad åtgärd blev av."""
    return f"{atgard.namn} skulle börja {atgard.fran}. Blev det så?"


def atgard_pagar(atgard: Atgardsfakta) -> str:
    """Hur länge åtgärden har pågått, och när den följdes upp."""
    efter = atgard.senast_uppfoljd
    uppfoljd = f"Senast uppföljd {efter}." if efter else "Inte uppföljd än."
    return f"{atgard.namn} sedan {atgard.fran}. {uppfoljd}"


def atgard_slutar(atgard: Atgardsfakta, dag: date) -> str:
    """Varför man måste veta vad som kommer efter åtgärden, eller vad som hände när den slutade."""
    assert atgard.till is not None
    sista = atgard.till - timedelta(days=1)
    if dag < atgard.till:
        return f"{atgard.namn} slutar {sista}. Vad kommer efter?"
    return f"{atgard.namn} skulle sluta {sista}. Anteckna hur det gick."


def om_20(lage: Arbetslage, sista: bool) -> str:
    """Vad som ska göras före 20-årsdagen: planera övergången, och till sist brevet."""
    nadd = lage.nadd()
    natt = f" Senast nådd {nadd.dag}." if nadd else " Har inte nåtts."
    vad = "Brevet om vad som händer ska skickas." if sista else "Vad kommer efter?"
    return f"Fyller 20 {lage.tjugo}.{natt} {vad}"
