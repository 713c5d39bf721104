"""The law's answers, the register, the municipality's own decisions, and what has been seen."""

from kaja.register.models.bedomning import Bedomning, Utfall
from kaja.register.models.beslut import Beslut, Beslutsskal, Beslutsslag
from kaja.register.models.registerpost import Handelseslag, Lage, Registerhandelse, Registerpost
from kaja.register.models.sett import Kvittens, SenastSett

__all__ = [
    "Bedomning",
    "Beslut",
    "Beslutsskal",
    "Beslutsslag",
    "Handelseslag",
    "Kvittens",
    "Lage",
    "Registerhandelse",
    "Registerpost",
    "SenastSett",
    "Utfall",
]
