"""Den påhittade kommunen: folkbokföring, elever och bevis som ser ut som riktiga filer.

Everyone is invented; every valid identity number is one of Skatteverket's test numbers. The same
`dag` and `fro` always give the same bytes. Pure Python, no Django.
"""

from __future__ import annotations

from kaja.exempel.bygge import KOMMUN, KOMMUNNAMN, REFERENSDAG, REFERENSFRO, bygg
from kaja.exempel.filer import Fil, Kommunfiler, skriv, skriv_fil
from kaja.exempel.franvaro import franvaro
from kaja.exempel.vecka2 import vecka2

__all__ = [
    "KOMMUN",
    "KOMMUNNAMN",
    "REFERENSDAG",
    "REFERENSFRO",
    "Fil",
    "Kommunfiler",
    "bygg",
    "franvaro",
    "skriv",
    "skriv_fil",
    "vecka2",
]
