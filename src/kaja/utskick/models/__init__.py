"""The municipality's own words and name, the batches, and each message with its state."""

from kaja.utskick.models.avsandare import Brevavsandare, Egentext, Form, Kanalval
from kaja.utskick.models.utkorg import Kanalnej, Utkorgsrad
from kaja.utskick.models.utskick import (
    Meddelande,
    Meddelandelage,
    Utskick,
    Utskicksfil,
    Utskickslage,
)

__all__ = [
    "Brevavsandare",
    "Egentext",
    "Form",
    "Kanalnej",
    "Kanalval",
    "Meddelande",
    "Meddelandelage",
    "Utkorgsrad",
    "Utskick",
    "Utskicksfil",
    "Utskickslage",
]
