"""What each field of the settings is for; see kaja.ungdom.dataklass."""

P1 = "4 § 1 förordningen (2006:39)"
SYFTE = "3 § förordningen (2006:39)"
SPAR = "säkerhetsmetadata"
TEKNISK = "teknisk uppgift"
KVAR = "bevaras"
SIST = "senast vid utgången av det år personen fyller 21 (7 § förordningen)"

KLASSNING: dict[str, tuple[str, str, str, str]] = {
    "Kontakttrappa.id": ("Skilja rader åt", TEKNISK, "ingen", KVAR),
    "Kontakttrappa.kommun": ("Vilken kommuns rutin", SYFTE, "ingen", KVAR),
    "Kontakttrappa.steg": ("Hur de unga söks", SYFTE, "ingen", KVAR),
    "Kontakttrappa.galler_fran": ("Från vilken dag", SYFTE, "ingen", KVAR),
    "Kontakttrappa.kand_fran": ("Veta när det bestämdes", SYFTE, "ingen", KVAR),
    "Kontakttrappa.ersatt": ("Veta när det ändrades", SYFTE, "ingen", KVAR),
    "Kontakttrappa.satt_av": ("Veta vem som bestämde", SPAR, "säkerhet", KVAR),
    "Installning.id": ("Skilja rader åt", TEKNISK, "ingen", KVAR),
    "Installning.kommun": ("Vilken kommuns val", SYFTE, "ingen", KVAR),
    "Installning.namn": ("Vilken inställning", SYFTE, "ingen", KVAR),
    "Installning.varde": ("Vad kommunen valt", SYFTE, "ingen", KVAR),
    "Installning.galler_fran": ("Från vilken dag", SYFTE, "ingen", KVAR),
    "Installning.kand_fran": ("Veta när det bestämdes", SYFTE, "ingen", KVAR),
    "Installning.ersatt": ("Veta när det ändrades", SYFTE, "ingen", KVAR),
    "Installning.satt_av": ("Veta vem som bestämde", SPAR, "säkerhet", KVAR),
    "Vy.id": ("Skilja rader åt", TEKNISK, "ingen", KVAR),
    "Vy.kommun": ("Vilken kommuns register", SYFTE, "ingen", KVAR),
    "Vy.agare": ("Veta vem som sparade vyn", SYFTE, "säkerhet", KVAR),
    "Vy.namn": ("Känna igen vyn", SYFTE, "ingen", KVAR),
    "Vy.delad": ("Veta vem som har vyn", SYFTE, "ingen", KVAR),
    "Vy.fraga": ("Visa samma kolumner, ordning och filter", SYFTE, "ingen", KVAR),
    "ForvaldVy.id": ("Skilja rader åt", TEKNISK, "ingen", KVAR),
    "ForvaldVy.kommun": ("Vilken kommuns register", SYFTE, "ingen", KVAR),
    "ForvaldVy.user": ("Veta vem som valde vyn", SYFTE, "säkerhet", KVAR),
    "ForvaldVy.vy": ("Öppna registret som användaren vill", SYFTE, "ingen", KVAR),
}
