"""Skolformerna, efter SS 12000, och vad de är i lagens mening."""

from __future__ import annotations

from datetime import date

from kaja.regler.byggstenar import Fraga
from kaja.regler.underlag import Studie

NAMN = {
    "GR": "grundskola",
    "GRS": "anpassad grundskola",
    "SP": "specialskola",
    "SAM": "sameskola",
    "GY": "gymnasieskola",
    "GYS": "anpassad gymnasieskola",
    "IB": "IB-utbildning",
    "INT": "internationell gymnasieutbildning",
    "KOMVUX_GRUND": "komvux på grundläggande nivå",
    "KOMVUX_GY": "komvux på gymnasial nivå",
    "SFI": "sfi",
    "ORIENT": "orienteringskurs",
    "FHS": "folkhögskola",
    "YH": "yrkeshögskola",
    "HS": "högskola",
}

# Den som går kvar här efter skolplikten (7 kap. 15 §); sameskolan leder vidare till grundskolan.
KVAR_EFTER_SKOLPLIKT = frozenset({"GR", "GRS", "SP"})
OBLIGATORISKA = frozenset({"GR", "GRS", "SP", "SAM"})
GYMNASIALA = frozenset({"GY", "GYS", "IB", "INT"})

# Lag 2018:749: den som går på introduktionsprogram omfattas inte längre.
INTRODUKTIONSPROGRAM_RAKNAS_FRAN = date(2018, 7, 1)


def ar_introduktionsprogram(studie: Studie) -> bool:
    return studie.skolform == "GY" and studie.studievag[:2].upper() == "IM"


def namn(studie: Studie) -> str:
    """Skolformen med ord, som den står i en mening: "introduktionsprogram"."""
    if ar_introduktionsprogram(studie):
        return "introduktionsprogram"
    return NAMN.get(studie.skolform, studie.skolform)


def raknas(studie: Studie, fraga: Fraga) -> bool:
    """Är studien, i lydelsen på frågans dag, sådan utbildning som punkt 3 menar?"""
    form = studie.skolform
    if form in GYMNASIALA:
        return fraga.dag >= INTRODUKTIONSPROGRAM_RAKNAS_FRAN or not ar_introduktionsprogram(studie)
    if form == "KOMVUX_GY":
        return fraga.installningar.komvux_gymnasial == "raknas"
    if form == "FHS":
        return fraga.installningar.folkhogskola == "raknas"
    return False


def pagar(studie: Studie, dag: date) -> bool:
    """Pågår från startdagen till och med slutdagen. Ett odaterat avbrott pågår inte."""
    if studie.fran > dag:
        return False
    return dag < studie.till if studie.till is not None else not studie.avbrott
