"""En frist: en sak att göra, när, och varför just då."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kaja.regler.uppfoljning.rutin import Kanal


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
