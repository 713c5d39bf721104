"""Skolformerna, efter SS 12000, och vad de är i lagens mening."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kaja.regler.byggstenar import Fraga
from kaja.regler.underlag import Kalla, Studie

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

ALLA = frozenset(NAMN)
# Den som går kvar här efter skolplikten (7 kap. 15 §); sameskolan leder vidare till grundskolan.
KVAR_EFTER_SKOLPLIKT = frozenset({"GR", "GRS", "SP"})
OBLIGATORISKA = frozenset({"GR", "GRS", "SP", "SAM"})
FRIVILLIGA = ALLA - OBLIGATORISKA
GYMNASIALA = frozenset({"GY", "GYS", "IB", "INT"})

# Lagen som tog bort introduktionsprogrammens elever ur målgruppen och tog in sent folkbokförda.
LAG_2018_749 = date(2018, 7, 1)


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
    if form in OBLIGATORISKA:
        return False
    if form in GYMNASIALA:
        return fraga.dag >= LAG_2018_749 or not ar_introduktionsprogram(studie)
    if form == "KOMVUX_GY":
        return fraga.installningar.komvux_gymnasial == "raknas"
    if form == "FHS":
        return fraga.installningar.folkhogskola == "raknas"
    return False


def pagar(studie: Studie, dag: date) -> bool:
    """Pågår från startdagen till och med slutdagen. Ett odaterat avbrott pågår inte."""
    till = studie.till
    if till is None:
        return studie.fran <= dag and not studie.avbrott
    return studie.fran <= dag < till


def i_tid(studie: Studie) -> tuple[object, ...]:
    """Ordnar studier så att svaret inte beror på i vilken ordning uppgifterna kom."""
    till = studie.till or date.max
    return (
        studie.fran,
        till,
        studie.skolform,
        studie.studievag,
        studie.avbrott,
        *var(studie.kalla),
    )


def var(kalla: Kalla | None) -> tuple[str, str, int]:
    """Var ett faktum står, så att också det valda belägget är detsamma varje gång."""
    return (kalla.namn, kalla.fil, kalla.rad) if kalla else ("", "", 0)


def senaste_som_pagar(
    studier: Sequence[Studie], dag: date, former: frozenset[str] = ALLA
) -> Studie | None:
    """Av de studier i sådana former som pågår dagen den som började sist."""
    senaste = None
    for studie in studier:
        if (
            studie.skolform in former
            and pagar(studie, dag)
            and (senaste is None or i_tid(studie) > i_tid(senaste))
        ):
            senaste = studie
    return senaste


def senast_avslutade(studier: Sequence[Studie], dag: date) -> Studie | None:
    """Den studie som slutade sist före `dag`; vid lika den som började sist, sedan avbrottet."""
    slutade = [studie for studie in studier if studie.till is not None and studie.till <= dag]
    return max(slutade, key=lambda s: (s.till, s.fran, s.avbrott, i_tid(s)), default=None)
