"""What each field of the schools' notices is for, what it rests on and when it goes."""

from kaja.audit.grunder import P1, SIST, SPAR, SYFTE, TEKNISK

ANMALAN = "15 kap. 15 § och 18 kap. 15 § skollagen"
RUTIN = "29 kap. 9 § skollagen: kommunens rutin"

KLASSNING: dict[str, tuple[str, str, str, str]] = {
    "Anmalan.id": ("Skilja rader åt", TEKNISK, "ingen", SIST),
    "Anmalan.kommun": ("Vilken kommun som fick anmälan", SYFTE, "ingen", SIST),
    "Anmalan.person": ("Veta vem det gäller", P1, "personuppgift", SIST),
    "Anmalan.slag": ("Veta vad skolan anmält", ANMALAN, "personuppgift", SIST),
    "Anmalan.skola": ("Veta vem som anmält och kan svara", ANMALAN, "personuppgift", SIST),
    "Anmalan.skolenhetskod": ("Veta vem som anmält", ANMALAN, "personuppgift", SIST),
    "Anmalan.dag": ("Veta när eleven började eller slutade", ANMALAN, "personuppgift", SIST),
    "Anmalan.till": ("Veta vilken tid frånvaron gäller", ANMALAN, "personuppgift", SIST),
    "Anmalan.mottagen": ("Handlägga i tid", RUTIN, "ingen", SIST),
    "Anmalan.satt": ("Veta hur anmälan kom", ANMALAN, "ingen", SIST),
    "Anmalan.senast": ("Handlägga i tid", RUTIN, "ingen", SIST),
    "Anmalan.av": ("Veta vem som antecknade", SPAR, "säkerhet", SIST),
    "Anmalan.kand_fran": ("Veta när det antecknades", SPAR, "ingen", SIST),
    "Anmalan.rattar": ("Kunna se vad som rättades", SPAR, "ingen", SIST),
    "Anmalan.ersatt": ("Veta när den rättades eller togs tillbaka", SPAR, "ingen", SIST),
    "Anmalan.ersatt_av": ("Veta vem som rättade", SPAR, "säkerhet", SIST),
    "Hantering.id": ("Skilja rader åt", TEKNISK, "ingen", SIST),
    "Hantering.kommun": ("Vilken kommuns arbete", SYFTE, "ingen", SIST),
    "Hantering.anmalan": ("Vilken anmälan det gäller", RUTIN, "personuppgift", SIST),
    "Hantering.utfall": ("Veta vad kommunen gjorde", RUTIN, "personuppgift", SIST),
    "Hantering.dag": ("Visa att det gjordes i tid", RUTIN, "ingen", SIST),
    "Hantering.av": ("Veta vem som gjorde det", SPAR, "säkerhet", SIST),
    "Hantering.kand_fran": ("Veta när det antecknades", SPAR, "ingen", SIST),
    "Hantering.ersatt": ("Veta när det ångrades", SPAR, "ingen", SIST),
    "Hantering.ersatt_av": ("Veta vem som ångrade", SPAR, "säkerhet", SIST),
}
