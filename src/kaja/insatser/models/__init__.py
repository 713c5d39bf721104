"""What is done for a youth: who looks after them, contacts, occupation, meetings and tasks."""

from kaja.insatser.models.handlaggning import Handlaggning, Pausorsak
from kaja.insatser.models.kontakt import Kanalval, Kontakt, Medval, Onskemal, Utfallval
from kaja.insatser.models.mote import Mote, Motesslag
from kaja.insatser.models.sysselsattning import (
    Sagtav,
    Sysselsattning,
    Sysselsattningstid,
    Sysselsattningsval,
)
from kaja.insatser.models.uppgift import FRISTER, Uppgift, Uppgiftsslag

__all__ = [
    "FRISTER",
    "Handlaggning",
    "Kanalval",
    "Kontakt",
    "Medval",
    "Mote",
    "Motesslag",
    "Onskemal",
    "Pausorsak",
    "Sagtav",
    "Sysselsattning",
    "Sysselsattningstid",
    "Sysselsattningsval",
    "Uppgift",
    "Uppgiftsslag",
    "Utfallval",
]
