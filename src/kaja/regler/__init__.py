"""Lagen. Ren Python: standardbiblioteket, ingen klocka, ingen databas, ingen slump.

Dörren till rummet. `besked` svarar för en person, en kommun och en dag; resten är delar av svaret.
"""

from kaja.regler.besked import Besked, besked
from kaja.regler.byggstenar import (
    Andring,
    Bedomning,
    Fraga,
    Installningar,
    Lagrum,
    Malgrupp,
    Period,
    Skal,
    Svar,
    Utfall,
    Villkor,
)
from kaja.regler.skollagen_29_9 import bedom
from kaja.regler.tidslinje import galler_till_och_med, omfattas_fran, tidslinje
from kaja.regler.underlag import (
    Bevis,
    Folkbokforing,
    Kalla,
    Motsvarande,
    Studie,
    Tackning,
    Underlag,
)

__all__ = [
    "Andring",
    "Bedomning",
    "Besked",
    "Bevis",
    "Folkbokforing",
    "Fraga",
    "Installningar",
    "Kalla",
    "Lagrum",
    "Malgrupp",
    "Motsvarande",
    "Period",
    "Skal",
    "Studie",
    "Svar",
    "Tackning",
    "Underlag",
    "Utfall",
    "Villkor",
    "bedom",
    "besked",
    "galler_till_och_med",
    "omfattas_fran",
    "tidslinje",
]
