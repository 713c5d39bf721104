"""Kommunens rutin: hur ofta och på vilket sätt de unga kontaktas.

Skolverkets allmänna råd ber kommunen ha en sådan rutin. Ingen författning anger antal dagar eller
försök: värdena här är förslag, och kommunens egna går före.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Kanal(StrEnum):
    """På vilket sätt man hörs."""

    BREV = "brev"
    TELEFON = "telefon"
    SMS = "sms"
    EPOST = "epost"
    HEMBESOK = "hembesok"
    SOCIALA_MEDIER = "sociala_medier"
    SKOLA = "skola"
    MOTE = "mote"


class Med(StrEnum):
    """Vem man hörs med. Från 16 år för den unge sin egen talan (29 kap. 12 § skollagen)."""

    UNGDOM = "ungdom"
    VARDNADSHAVARE = "vardnadshavare"
    SKOLA = "skola"


class Kontaktutfall(StrEnum):
    """Hur det gick."""

    SVARADE = "svarade"
    SVARADE_INTE = "svarade_inte"
    RING_SENARE = "ring_senare"
    FEL_UPPGIFT = "fel_uppgift"
    SKICKAT = "skickat"
    TACKADE_NEJ = "tackade_nej"
    UTEBLEV = "uteblev"


class Sysselsattningsslag(StrEnum):
    """Vad den unge gör. Bara utbildning, arbete, tjänst eller annan verksamhet (4 § 2 förordningen
    2006:39); aldrig varför, och inget som säger något om hälsa."""

    ARBETE = "arbete"
    PRAKTIK = "praktik"
    STUDIER = "studier"
    TJANST = "tjanst"
    SOKER_ARBETE = "soker_arbete"
    UTOMLANDS = "utomlands"
    ANNAT = "annat"
    INGET = "inget"


SYSSELSATT = frozenset(
    {
        Sysselsattningsslag.ARBETE,
        Sysselsattningsslag.PRAKTIK,
        Sysselsattningsslag.STUDIER,
        Sysselsattningsslag.TJANST,
    }
)


class Trappsteg(NamedTuple):
    """Ett steg i kontakttrappan: hur många dagar efter det första, hur, och vem."""

    dag: int
    kanal: Kanal
    med: Med = Med.UNGDOM


TRAPPA = (
    Trappsteg(0, Kanal.BREV),
    Trappsteg(7, Kanal.TELEFON),
    Trappsteg(14, Kanal.BREV),
    Trappsteg(14, Kanal.TELEFON, Med.VARDNADSHAVARE),
    Trappsteg(21, Kanal.SKOLA, Med.SKOLA),
    Trappsteg(30, Kanal.HEMBESOK),
)
FARSKHET: Mapping[Sysselsattningsslag, int] = MappingProxyType(
    {
        Sysselsattningsslag.ARBETE: 182,
        Sysselsattningsslag.PRAKTIK: 60,
        Sysselsattningsslag.STUDIER: 182,
        Sysselsattningsslag.TJANST: 182,
        Sysselsattningsslag.SOKER_ARBETE: 60,
        Sysselsattningsslag.UTOMLANDS: 182,
        Sysselsattningsslag.ANNAT: 90,
        Sysselsattningsslag.INGET: 60,
    }
)
"""Efter så många dagar är det som sagts om sysselsättningen inte längre känt."""


@dataclass(frozen=True, slots=True)
class Rutin:
    """Kommunens val, i hela dagar; arbetsdagar där det står så."""

    trappa: tuple[Trappsteg, ...] = TRAPPA
    vardnadshavare: bool = False
    verifiera_arbetsdagar: int = 10
    forsta_kontakt_arbetsdagar: int = 10
    forsta_kontakt_under_18_arbetsdagar: int = 5
    skolanmalan_arbetsdagar: int = 3
    kartlaggning_dagar: int = 14
    plan_dagar: int = 30
    uppfoljning_dagar: int = 28
    praktik_dagar: int = 14
    atgard_slutar_dagar: int = 14
    sysselsatt_dagar: int = 182
    fyller_20_dagar: tuple[int, ...] = (180, 60, 30)
    terminsstarter: tuple[tuple[int, int], ...] = ((1, 15), (8, 25))
    farskhet: Mapping[Sysselsattningsslag, int] = field(default_factory=lambda: FARSKHET)
