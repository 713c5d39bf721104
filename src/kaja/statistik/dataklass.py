"""What each field of the numbers is for. None is about a person; see kaja.ungdom.dataklass."""

from kaja.audit.grunder import BEVARAS, SYFTE

KLASSNING: dict[str, tuple[str, str, str, str]] = {
    "Fullstandighet.id": ("Skilja dagar åt", SYFTE, "ingen", BEVARAS),
    "Fullstandighet.kommun": ("Vilken kommuns tal", SYFTE, "ingen", BEVARAS),
    "Fullstandighet.dag": ("Vilken dag", SYFTE, "ingen", BEVARAS),
    "Fullstandighet.kohort": ("Hur många det gäller", SYFTE, "ingen", BEVARAS),
    "Fullstandighet.i_utbildning": ("Visa hur många som är förklarade", SYFTE, "ingen", BEVARAS),
    "Fullstandighet.examen": ("Visa hur många som är förklarade", SYFTE, "ingen", BEVARAS),
    "Fullstandighet.motsvarande": ("Visa hur många som är förklarade", SYFTE, "ingen", BEVARAS),
    "Fullstandighet.omfattas": ("Visa hur många som är förklarade", SYFTE, "ingen", BEVARAS),
    "Fullstandighet.vantar_pa_kalla": (
        "Visa hur många som väntar på svar",
        SYFTE,
        "ingen",
        BEVARAS,
    ),
    "Fullstandighet.oklara": ("Visa hur många som är oförklarade", SYFTE, "ingen", BEVARAS),
}
