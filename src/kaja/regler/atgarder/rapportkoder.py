"""Statistikens lista över åtgärder, så långt den är känd.

SCB samlar in uppgifterna för Skolverket. Instruktionen med kodförteckningen är inte offentlig, så
inget kodvärde är kontrollerat: `varde` är tomt tills kommunen har den instruktion som gäller. Här
står benämningarna, varifrån de kommer, och hur säkra de är.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Kontroll(StrEnum):
    """Hur mycket av en kod som är kontrollerat. Kodvärdet är det aldrig, än."""

    BENAMNING = "benamning"
    INGET = "inget"


class Rapportkod(NamedTuple):
    """En rad i statistikens lista: giltig från och med `fran`, före `till`."""

    id: str
    ord: str
    kontroll: Kontroll
    kalla: str
    fran: date
    till: date | None = None
    varde: str = ""

    def galler(self, dag: date) -> bool:
        """Om koden får användas den dagen."""
        return self.fran <= dag and (self.till is None or dag < self.till)


REGISTRET = date(2015, 1, 1)
"""Då kommunerna blev skyldiga att föra register. Att koderna är så gamla är inte kontrollerat."""
STATISTIK_2016 = "Benämningen står i Skolverkets statistik för 2016."
EXEMPEL = (
    "Skolverket nämner det som exempel på åtgärd. Att det är en egen kod i statistiken är inte "
    "kontrollerat."
)
_SEDD, _INTE = Kontroll.BENAMNING, Kontroll.INGET
ANNAN = "annan"

RAPPORTKODER: dict[str, Rapportkod] = {
    kod.id: kod
    for kod in (
        Rapportkod(
            "introduktionsprogram",
            "Studier på introduktionsprogram",
            _SEDD,
            f"{STATISTIK_2016} Den som går där omfattas inte sedan 1 juli 2018; om koden finns "
            "kvar är inte kontrollerat.",
            REGISTRET,
        ),
        Rapportkod("syv", "Studie- och yrkesvägledning", _SEDD, STATISTIK_2016, REGISTRET),
        Rapportkod("praktik", "Praktik", _INTE, EXEMPEL, REGISTRET),
        Rapportkod("komvux", "Kommunal vuxenutbildning", _INTE, EXEMPEL, REGISTRET),
        Rapportkod(
            "studiemotiverande", "Studiemotiverande folkhögskolekurs", _INTE, EXEMPEL, REGISTRET
        ),
        Rapportkod("motiverande", "Motiverande samtal", _INTE, EXEMPEL, REGISTRET),
        Rapportkod("arbete", "Arbete", _INTE, EXEMPEL, REGISTRET),
        Rapportkod(ANNAN, "Annan åtgärd", _SEDD, STATISTIK_2016, REGISTRET),
    )
}
