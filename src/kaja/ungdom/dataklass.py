"""What each field is for, what it rests on, how sensitive it is and when it goes.

Förordning (2006:39) § 4 lists what may be kept about a youth; § 7 says when it goes.
"""

from kaja.audit.grunder import P1, SIST, SPAR, SYFTE, TEKNISK

ALDER = "29 kap. 9 § första stycket 1 skollagen"
KONTAKT = "Nå ungdomen; tomt vid skyddade uppgifter"

KLASSNING: dict[str, tuple[str, str, str, str]] = {
    "Person.id": ("Skilja rader åt", "teknisk uppgift", "ingen", SIST),
    "Person.kommun": ("Vilken kommun som har uppgiften", "3 § förordningen", "ingen", SIST),
    "Person.nummer": ("Veta vem det gäller", P1, "personuppgift", SIST),
    "Person.nummertyp": ("Skilja slagen av nummer åt", P1, "personuppgift", SIST),
    "Person.fodd": ("Avgöra om personen fyllt 20", ALDER, "personuppgift", SIST),
    "Person.fodelsear": ("Avgöra åldern när dagen är okänd", ALDER, "personuppgift", SIST),
    "Person.fornamn": ("Veta vem det gäller", P1, "personuppgift", SIST),
    "Person.efternamn": ("Veta vem det gäller", P1, "personuppgift", SIST),
    "Person.sortnamn": ("Ordna listor på namn", P1, "personuppgift", SIST),
    "Person.sokbar": ("Hitta en person", P1, "personuppgift", SIST),
    "Person.skydd": (
        "Aldrig visa eller lämna ut det som är skyddat",
        "22 kap. 1 § offentlighets- och sekretesslagen",
        "skyddsvärd",
        SIST,
    ),
    "Person.adress": (KONTAKT, P1, "personuppgift", SIST),
    "Person.postnummer": (KONTAKT, P1, "personuppgift", SIST),
    "Person.postort": (KONTAKT, P1, "personuppgift", SIST),
    "Person.epost": (KONTAKT, P1, "personuppgift", SIST),
    "Person.telefon": (KONTAKT, P1, "personuppgift", SIST),
    "Person.skydd_genom": (
        "Skydda den som är skyddad under ett annat nummer",
        "22 kap. 1 § offentlighets- och sekretesslagen",
        "skyddsvärd",
        SIST,
    ),
    "Person.skydd_skola": (
        "Skydda den som skolan säger är skyddad",
        "22 kap. 1 § offentlighets- och sekretesslagen",
        "skyddsvärd",
        SIST,
    ),
    "Person.ersatt_av": ("Följa den som fått nytt nummer", P1, "personuppgift", SIST),
    "Alias.id": ("Skilja rader åt", TEKNISK, "ingen", SIST),
    "Alias.kommun": ("Vilken kommuns rad", SYFTE, "ingen", SIST),
    "Alias.person": ("Vem numret gäller", P1, "personuppgift", SIST),
    "Alias.nummer": ("Känna igen skolans nummer", P1, "personuppgift", SIST),
    "Alias.kand_fran": ("Veta när det bekräftades", SYFTE, "ingen", SIST),
    "Alias.ersatt": ("Veta när det togs tillbaka", SYFTE, "ingen", SIST),
    "Alias.av": ("Veta vem som bekräftade", SPAR, "säkerhet", SIST),
    "Alias.ersatt_av": ("Veta vem som tog tillbaka det", SPAR, "säkerhet", SIST),
    "Avvisat.id": ("Skilja rader åt", TEKNISK, "ingen", SIST),
    "Avvisat.kommun": ("Vilken kommuns rad", SYFTE, "ingen", SIST),
    "Avvisat.person": ("Vem det inte är", P1, "personuppgift", SIST),
    "Avvisat.nummer": ("Inte fråga igen om samma nummer", P1, "personuppgift", SIST),
    "Avvisat.kand_fran": ("Veta när det sades", SYFTE, "ingen", SIST),
    "Avvisat.ersatt": ("Veta när det togs tillbaka", SYFTE, "ingen", SIST),
    "Avvisat.av": ("Veta vem som sade det", SPAR, "säkerhet", SIST),
    "Avvisat.ersatt_av": ("Veta vem som tog tillbaka det", SPAR, "säkerhet", SIST),
    "Sammanslagning.id": ("Skilja rader åt", TEKNISK, "ingen", SIST),
    "Sammanslagning.kommun": ("Vilken kommuns rad", SYFTE, "ingen", SIST),
    "Sammanslagning.fran": ("Vilka som är en och samma", P1, "personuppgift", SIST),
    "Sammanslagning.till": ("Vilka som är en och samma", P1, "personuppgift", SIST),
    "Sammanslagning.kand_fran": ("Veta när det gjordes", SYFTE, "ingen", SIST),
    "Sammanslagning.ersatt": ("Veta när det togs tillbaka", SYFTE, "ingen", SIST),
    "Sammanslagning.av": ("Veta vem som slog ihop", SPAR, "säkerhet", SIST),
    "Sammanslagning.ersatt_av": ("Veta vem som förde isär", SPAR, "säkerhet", SIST),
}
