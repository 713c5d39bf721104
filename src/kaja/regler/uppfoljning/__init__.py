"""Vad som ska göras härnäst för den som omfattas, och när.

Lagen säger att kommunen löpande ska hålla sig informerad och erbjuda åtgärder (29 kap. 9 §
skollagen), men anger inga dagar. Dagarna är kommunens rutin.
"""

from kaja.regler.uppfoljning.anpassning import Anpassningssatt, anpassa, hinder
from kaja.regler.uppfoljning.arbetsdagar import arbetsdagar_efter
from kaja.regler.uppfoljning.etapp import Etapp, etapp
from kaja.regler.uppfoljning.fakta import (
    Anpassning,
    Arbetslage,
    Atgardsfakta,
    Kontaktfakta,
    Planfakta,
    Sysselsattningsfakta,
    anpassning_galler,
)
from kaja.regler.uppfoljning.franvaro import Franvarograns, Franvarotid, nar_gransen
from kaja.regler.uppfoljning.frist import Frist, Fristslag
from kaja.regler.uppfoljning.frister import frister, raknas_om
from kaja.regler.uppfoljning.huvudfrist import huvudfrist
from kaja.regler.uppfoljning.rutin import (
    Kanal,
    Kontaktutfall,
    Med,
    Rutin,
    Sysselsattningsslag,
    Trappsteg,
)
from kaja.regler.uppfoljning.skolanmalan import handlagd_senast
from kaja.regler.uppfoljning.trappa import kvarvarande, nasta_steg

__all__ = [
    "Anpassning",
    "Anpassningssatt",
    "Arbetslage",
    "Atgardsfakta",
    "Etapp",
    "Franvarograns",
    "Franvarotid",
    "Frist",
    "Fristslag",
    "Kanal",
    "Kontaktfakta",
    "Kontaktutfall",
    "Med",
    "Planfakta",
    "Rutin",
    "Sysselsattningsfakta",
    "Sysselsattningsslag",
    "Trappsteg",
    "anpassa",
    "anpassning_galler",
    "arbetsdagar_efter",
    "etapp",
    "frister",
    "handlagd_senast",
    "hinder",
    "huvudfrist",
    "kvarvarande",
    "nar_gransen",
    "nasta_steg",
    "raknas_om",
]
