"""Underlaget: de frusna fakta som en regel får se, med källa och täckning.

Perioder är halvöppna, [fran, till). `None` i `fran` betyder sedan alltid och i `till` tills vidare.
Reglerna läser inget annat än det här.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Kalla(NamedTuple):
    """Varifrån ett faktum kommer: vilken källa, fil och rad, och när det togs emot.

    En uppgift som en handläggare har antecknat har ingen fil: `namn` är den som lämnade den.
    """

    namn: str
    fil: str = ""
    rad: int = 0
    mottagen: date | None = None
    antecknad_av: str = ""


class Folkbokforing(NamedTuple):
    """En rad ur folkbokföringen: en kommun under en period, och avregistrering om den finns.

    `skydd` är tomt, `sekretessmarkering` eller `skyddad_folkbokforing`. `avregistrering` är tomt,
    AV (avliden), UV (utvandrad), GN (numret ersatt) eller OB (försvunnen). `ordning` skiljer rader
    som börjar samma dag: den senare gäller.
    """

    kommun: str
    fran: date | None = None
    till: date | None = None
    skydd: str = ""
    avregistrering: str = ""
    avregistrerad: date | None = None
    ordning: int = 0
    kalla: Kalla | None = None


class Studie(NamedTuple):
    """En inskrivning i en skolform. `till` är dagen efter sista dagen."""

    skolform: str
    fran: date
    till: date | None = None
    avbrott: bool = False
    studievag: str = ""
    kalla: Kalla | None = None


class Bevis(NamedTuple):
    """Ett betygsdokument, daterat."""

    typ: str
    datum: date
    kalla: Kalla | None = None


class Motsvarande(NamedTuple):
    """Handläggarens bedömning av utbildning som kan motsvara gymnasiet (punkt 6).

    `typ` är `bedomd` (den motsvarar gymnasiet) eller `utreds`.
    """

    typ: str
    datum: date
    kalla: Kalla | None = None


class Tackning(NamedTuple):
    """Den dag till och med vilken varje källa har rapporterat. `None`: inte känt."""

    folkbokforing: date | None = None
    elever: date | None = None
    bevis: date | None = None


class Underlag(NamedTuple):
    """Allt som är känt om en person och som lagen frågar efter.

    `fodd` är `None` när bara `fodelsear` är känt. `folkbokford_fran` är första folkbokföringen i
    Sverige; `None` betyder sedan barndomen. `skolplikt_upphor` är sista dagen enligt beslut eller
    annan uppgift.
    """

    fodd: date | None
    fodelsear: int | None
    folkbokforing: tuple[Folkbokforing, ...] = ()
    folkbokford_fran: date | None = None
    skolplikt_upphor: date | None = None
    skolpliktsbeslut_utan_datum: bool = False
    studier: tuple[Studie, ...] = ()
    bevis: tuple[Bevis, ...] = ()
    motsvarande: tuple[Motsvarande, ...] = ()
    tackning: Tackning = Tackning()
