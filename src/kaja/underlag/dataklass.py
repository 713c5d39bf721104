"""What each field of the facts is for; see kaja.ungdom.dataklass.

Education is "tidigare, nuvarande och planerad sysselsättning" (förordning 2006:39, 4 § 2).
"""

from kaja.audit.grunder import P1, P2, SIST, SPAR, SYFTE, TEKNISK, VILLKOR

Klass = tuple[str, str, str, str]

MED_FAKTA = "när inget faktum längre hänvisar dit"

GEMENSAMMA: dict[str, Klass] = {
    "id": ("Skilja rader åt", TEKNISK, "ingen", SIST),
    "kommun": ("Vilken kommun som har uppgiften", SYFTE, "ingen", SIST),
    "person": ("Vem uppgiften gäller", P1, "personuppgift", SIST),
    "fran": ("När uppgiften börjar gälla", VILLKOR, "personuppgift", SIST),
    "till": ("När uppgiften slutar gälla", VILLKOR, "personuppgift", SIST),
    "kand_fran": ("Veta vad kommunen visste då", SYFTE, "ingen", SIST),
    "ersatt": ("Veta när uppgiften rättades", SYFTE, "ingen", SIST),
    "fil": ("Hänvisa till filen som belägg", SYFTE, "ingen", SIST),
    "uppgiven_av": ("Veta vem som lämnat uppgiften", SYFTE, "ingen", SIST),
    "antecknad_av": ("Veta vem som skrev ner uppgiften", SPAR, "säkerhet", SIST),
    "rattar": ("Veta vilken uppgift som rättas", SYFTE, "ingen", SIST),
    "rad": ("Hänvisa till raden som belägg", SYFTE, "ingen", SIST),
}

FAKTA: dict[str, dict[str, Klass]] = {
    "Folkbokforingsfaktum": {
        "kommunkod": ("Avgöra hemkommun", VILLKOR, "personuppgift", SIST),
        "skydd": (
            "Aldrig visa eller lämna ut det som är skyddat",
            "22 kap. 1 § offentlighets- och sekretesslagen",
            "skyddsvärd",
            SIST,
        ),
        "avregistrering": ("Avgöra om personen är folkbokförd", VILLKOR, "personuppgift", SIST),
        "avregistrerad": ("Avgöra om personen är folkbokförd", VILLKOR, "personuppgift", SIST),
        "folkbokford_fran": ("Avgöra om personen är folkbokförd", VILLKOR, "personuppgift", SIST),
        "skolplikt_upphor": ("Avgöra om skolplikten är slut", VILLKOR, "personuppgift", SIST),
        "nytt_nummer": ("Följa den som fått nytt nummer", P1, "personuppgift", SIST),
        "ordning": ("Ordna personens rader", TEKNISK, "ingen", SIST),
    },
    "Studiefaktum": {
        "skolform": ("Avgöra om personen går en utbildning", P2, "personuppgift", SIST),
        "avbrott": ("Avgöra varför utbildningen slutade", P2, "personuppgift", SIST),
        "studievag": ("Avgöra om personen går en utbildning", P2, "personuppgift", SIST),
        "skolenhetskod": ("Veta vilken skola", P2, "personuppgift", SIST),
        "huvudman": ("Veta vilken huvudman", P2, "personuppgift", SIST),
    },
    "Bevisfaktum": {
        "typ": ("Avgöra om utbildningen är genomförd", P2, "personuppgift", SIST),
        "utfardare": ("Veta vem som utfärdat beviset", P2, "personuppgift", SIST),
    },
    "Motsvarandefaktum": {
        "typ": ("Avgöra om utbildningen är motsvarande", P2, "personuppgift", SIST),
    },
}

KLASSNING: dict[str, Klass] = {
    f"{model}.{field}": klass
    for model, own in FAKTA.items()
    for field, klass in (GEMENSAMMA | own).items()
} | {
    "Kallfil.id": ("Skilja filer åt", TEKNISK, "ingen", MED_FAKTA),
    "Kallfil.kommun": ("Vilken kommuns fil", SYFTE, "ingen", MED_FAKTA),
    "Kallfil.kalla": ("Vilket slags fil", SYFTE, "ingen", MED_FAKTA),
    "Kallfil.avsandare": ("Veta vem som rapporterat", SYFTE, "ingen", MED_FAKTA),
    "Kallfil.namn": ("Hänvisa till filen som belägg", SYFTE, "ingen", MED_FAKTA),
    "Kallfil.mottagen": ("Hänvisa till filen som belägg", SYFTE, "ingen", MED_FAKTA),
    "Tackning.id": ("Skilja rader åt", TEKNISK, "ingen", "bevaras"),
    "Tackning.kommun": ("Vilken kommuns källa", SYFTE, "ingen", "bevaras"),
    "Tackning.kalla": ("Vilket slags fil", SYFTE, "ingen", "bevaras"),
    "Tackning.avsandare": ("Veta vem som rapporterat", SYFTE, "ingen", "bevaras"),
    "Tackning.tom": ("Veta hur långt källan räcker", VILLKOR, "ingen", "bevaras"),
    "Tackning.kand_fran": ("Veta vad kommunen visste då", SYFTE, "ingen", "bevaras"),
    "Tackning.ersatt": ("Veta när uppgiften rättades", SYFTE, "ingen", "bevaras"),
    "Omprovning.id": ("Skilja rader åt", TEKNISK, "ingen", "när svaret är prövat"),
    "Omprovning.kommun": ("Vilken kommuns rad", TEKNISK, "ingen", "när svaret är prövat"),
    "Omprovning.person": ("Vems svar som ska prövas", P1, "personuppgift", "när svaret är prövat"),
    "Omprovning.sedan": ("Veta hur länge det väntat", TEKNISK, "ingen", "när svaret är prövat"),
}
