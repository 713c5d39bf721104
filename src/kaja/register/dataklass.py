"""What each field of the judgements is for; see kaja.ungdom.dataklass."""

P1 = "4 § 1 förordningen (2006:39)"
P2 = "4 § 2 förordningen (2006:39)"
SVAR = "29 kap. 9 § skollagen"
SYFTE = "3 § förordningen (2006:39)"
SIST = "senast vid utgången av det år personen fyller 21 (7 § förordningen)"

KLASSNING: dict[str, tuple[str, str, str, str]] = {
    "Bedomning.id": ("Skilja rader åt", "teknisk uppgift", "ingen", SIST),
    "Bedomning.kommun": ("Vilken kommun som bedömt", SYFTE, "ingen", SIST),
    "Bedomning.person": ("Vem bedömningen gäller", P1, "personuppgift", SIST),
    "Bedomning.dag": ("Vilken dag bedömningen gäller", SVAR, "personuppgift", SIST),
    "Bedomning.utfall": ("Veta om personen omfattas", SVAR, "personuppgift", SIST),
    "Bedomning.avgorande_punkt": ("Förklara utfallet", SVAR, "personuppgift", SIST),
    "Bedomning.ingangsorsak": ("Förklara varför personen omfattas", SVAR, "personuppgift", SIST),
    "Bedomning.omfattas_fran": ("Veta sedan när", SVAR, "personuppgift", SIST),
    "Bedomning.galler_till_och_med": ("Veta när svaret prövas på nytt", SVAR, "ingen", SIST),
    "Bedomning.vantar_pa_start": ("Se en utbildning som snart börjar", P2, "personuppgift", SIST),
    "Bedomning.program_version": ("Kunna göra om bedömningen", SYFTE, "ingen", SIST),
    "Bedomning.kand_fran": ("Veta vad kommunen visste då", SYFTE, "ingen", SIST),
    "Bedomning.ersatt": ("Veta när bedömningen ersattes", SYFTE, "ingen", SIST),
    "Bedomning.motivering": ("Förklara utfallet i en mening", SVAR, "personuppgift", SIST),
    "Bedomning.svar": ("Förklara varje punkt med belägg", SVAR, "personuppgift", SIST),
}
