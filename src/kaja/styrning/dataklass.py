"""What each field of the settings is for; see kaja.ungdom.dataklass."""

from kaja.audit.grunder import BEVARAS, SPAR, SYFTE, TEKNISK

KLASSNING: dict[str, tuple[str, str, str, str]] = {
    "Kontakttrappa.id": ("Skilja rader åt", TEKNISK, "ingen", BEVARAS),
    "Kontakttrappa.kommun": ("Vilken kommuns rutin", SYFTE, "ingen", BEVARAS),
    "Kontakttrappa.steg": ("Hur de unga söks", SYFTE, "ingen", BEVARAS),
    "Kontakttrappa.galler_fran": ("Från vilken dag", SYFTE, "ingen", BEVARAS),
    "Kontakttrappa.kand_fran": ("Veta när det bestämdes", SYFTE, "ingen", BEVARAS),
    "Kontakttrappa.ersatt": ("Veta när det ändrades", SYFTE, "ingen", BEVARAS),
    "Kontakttrappa.satt_av": ("Veta vem som bestämde", SPAR, "säkerhet", BEVARAS),
    "Installning.id": ("Skilja rader åt", TEKNISK, "ingen", BEVARAS),
    "Installning.kommun": ("Vilken kommuns val", SYFTE, "ingen", BEVARAS),
    "Installning.namn": ("Vilken inställning", SYFTE, "ingen", BEVARAS),
    "Installning.varde": ("Vad kommunen valt", SYFTE, "ingen", BEVARAS),
    "Installning.galler_fran": ("Från vilken dag", SYFTE, "ingen", BEVARAS),
    "Installning.kand_fran": ("Veta när det bestämdes", SYFTE, "ingen", BEVARAS),
    "Installning.ersatt": ("Veta när det ändrades", SYFTE, "ingen", BEVARAS),
    "Installning.satt_av": ("Veta vem som bestämde", SPAR, "säkerhet", BEVARAS),
    "Vy.id": ("Skilja rader åt", TEKNISK, "ingen", BEVARAS),
    "Vy.kommun": ("Vilken kommuns register", SYFTE, "ingen", BEVARAS),
    "Vy.agare": ("Veta vem som sparade vyn", SYFTE, "säkerhet", BEVARAS),
    "Vy.namn": ("Känna igen vyn", SYFTE, "ingen", BEVARAS),
    "Vy.delad": ("Veta vem som har vyn", SYFTE, "ingen", BEVARAS),
    "Vy.fraga": ("Visa samma kolumner, ordning och filter", SYFTE, "ingen", BEVARAS),
    "ForvaldVy.id": ("Skilja rader åt", TEKNISK, "ingen", BEVARAS),
    "ForvaldVy.kommun": ("Vilken kommuns register", SYFTE, "ingen", BEVARAS),
    "ForvaldVy.user": ("Veta vem som valde vyn", SYFTE, "säkerhet", BEVARAS),
    "ForvaldVy.vy": ("Öppna registret som användaren vill", SYFTE, "ingen", BEVARAS),
}
