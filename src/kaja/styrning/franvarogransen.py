"""What a municipality can choose of when absence in a file from a school becomes a notice."""

from __future__ import annotations

from kaja.regler.uppfoljning import Franvarograns
from kaja.styrning.beskrivning import Beskrivning, Grupp

_FORVAL = Franvarograns()
MINUTER, PROCENT = "franvaro_minuter", "franvaro_procent"
FRANVAROGRANSEN = (
    Beskrivning(
        MINUTER,
        Grupp.DRIFTEN,
        _FORVAL.minuter,
        "Frånvaro blir en anmälan från",
        "Så mycket ogiltig frånvaro på en månad gör en rad i en fil från en skola till en anmälan. "
        "För en längre tid växer gränsen. Har skolan rapporterat till CSN blir raden alltid en "
        "anmälan. En ändring gäller filer som läses in efter den.",
        "Skolan ska anmäla den som utan giltigt skäl är frånvarande i betydande utsträckning (15 "
        "kap. 15 § och 18 kap. 15 § skollagen). Lagen anger inget mått. CSN ser på upprepad "
        "ogiltig frånvaro om minst fyra timmar på en månad, och Skolverket råder att rutinen "
        "följer CSN:s. Förvalet är 240 minuter.",
        minst=1,
        mest=44_640,
        enhet=("minut på en månad", "minuter på en månad"),
    ),
    Beskrivning(
        PROCENT,
        Grupp.DRIFTEN,
        _FORVAL.procent,
        "Frånvaro blir också en anmälan från andelen",
        "Så stor del av den schemalagda tiden räcker också, om filen säger den. Det fångar den som "
        "har få lektioner. 0: andelen används inte.",
        "Lagen säger ”i betydande utsträckning” och anger inget mått (15 kap. 15 § och 18 kap. "
        "15 § skollagen). Ingen källa anger en andel: det är kommunens val, och förvalet är att "
        "bara minuterna räknas.",
        mest=100,
        enhet=("procent av schemat", "procent av schemat"),
        noll="Används inte",
    ),
)
