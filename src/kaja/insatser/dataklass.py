"""What each field of the tasks is for; see kaja.ungdom.dataklass."""

P1 = "4 § 1 förordningen (2006:39)"
SYFTE = "3 § förordningen (2006:39)"
SPAR = "säkerhetsmetadata"
TEKNISK = "teknisk uppgift"
KVAR = "bevaras"
SIST = "senast vid utgången av det år personen fyller 21 (7 § förordningen)"

KLASSNING: dict[str, tuple[str, str, str, str]] = {
    "Uppgift.id": ("Skilja rader åt", TEKNISK, "ingen", SIST),
    "Uppgift.kommun": ("Vilken kommuns uppgift", SYFTE, "ingen", SIST),
    "Uppgift.person": ("Vem uppgiften gäller", P1, "personuppgift", SIST),
    "Uppgift.slag": ("Vad som ska göras", SYFTE, "personuppgift", SIST),
    "Uppgift.nyckel": ("Inte fråga två gånger", TEKNISK, "ingen", SIST),
    "Uppgift.fraga": ("Vad som ska tas reda på", SYFTE, "personuppgift", SIST),
    "Uppgift.skapad": ("Veta hur gammal den är", TEKNISK, "ingen", SIST),
    "Uppgift.tagen_av": ("Veta vem som gör det", SYFTE, "säkerhet", SIST),
    "Uppgift.uppskjuten_till": ("Påminna i rätt tid", SYFTE, "ingen", SIST),
    "Uppgift.klar": ("Veta när det gjordes", SYFTE, "ingen", SIST),
    "Uppgift.klar_av": ("Veta vem som gjorde det", SPAR, "säkerhet", SIST),
    "Uppgift.utfall": ("Veta hur det gick", SYFTE, "personuppgift", SIST),
}
