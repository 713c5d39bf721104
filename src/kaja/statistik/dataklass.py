"""What each field of the numbers is for. None is about a person; see kaja.ungdom.dataklass."""

P1 = "4 § 1 förordningen (2006:39)"
SYFTE = "3 § förordningen (2006:39)"
SPAR = "säkerhetsmetadata"
TEKNISK = "teknisk uppgift"
KVAR = "bevaras"
SIST = "senast vid utgången av det år personen fyller 21 (7 § förordningen)"

KLASSNING: dict[str, tuple[str, str, str, str]] = {
    "Fullstandighet.id": ("Skilja dagar åt", SYFTE, "ingen", KVAR),
    "Fullstandighet.kommun": ("Vilken kommuns tal", SYFTE, "ingen", KVAR),
    "Fullstandighet.dag": ("Vilken dag", SYFTE, "ingen", KVAR),
    "Fullstandighet.kohort": ("Hur många det gäller", SYFTE, "ingen", KVAR),
    "Fullstandighet.i_utbildning": ("Visa hur många som är förklarade", SYFTE, "ingen", KVAR),
    "Fullstandighet.examen": ("Visa hur många som är förklarade", SYFTE, "ingen", KVAR),
    "Fullstandighet.motsvarande": ("Visa hur många som är förklarade", SYFTE, "ingen", KVAR),
    "Fullstandighet.omfattas": ("Visa hur många som är förklarade", SYFTE, "ingen", KVAR),
    "Fullstandighet.vantar_pa_kalla": (
        "Visa hur många som väntar på svar",
        SYFTE,
        "ingen",
        KVAR,
    ),
    "Fullstandighet.oklara": ("Visa hur många som är oförklarade", SYFTE, "ingen", KVAR),
}
