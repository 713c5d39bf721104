"""The law's answers, now and on other days, the register, own decisions, what has been seen."""

from kaja.register.models.bedomning import Bedomning, Utfall
from kaja.register.models.beslut import Beslut, Beslutsskal, Beslutsslag
from kaja.register.models.dagsbild import Dagsbild, Dagsbildsrad
from kaja.register.models.registerpost import Handelseslag, Lage, Registerhandelse, Registerpost
from kaja.register.models.sett import Kvittens, SenastSett

__all__ = [
    "Bedomning",
    "Beslut",
    "Beslutsskal",
    "Beslutsslag",
    "Dagsbild",
    "Dagsbildsrad",
    "Handelseslag",
    "Kvittens",
    "Lage",
    "Registerhandelse",
    "Registerpost",
    "SenastSett",
    "Utfall",
]
