"""What happens to all the chosen, in words."""

from __future__ import annotations

from kaja.flows.massandring_verkan import EGNA, Vad
from kaja.insatser.models import Massandringsslag
from kaja.web.komponenter.text import antal, datum_langt

VERB = {
    Massandringsslag.AGARE: "Byt ägare för",
    Massandringsslag.DATUM: "Sätt nästa datum för",
    Massandringsslag.STEG: "Sätt nästa steg för",
    Massandringsslag.KONTAKT: "Logga kontakt med",
    Massandringsslag.UPPGIFT: "Lägg till uppgift om",
}
"""What the button that confirms says, before how many."""


def gor_det(vad: Vad, hur_manga: int) -> str:
    """What the button that confirms says: "Byt ägare för 9 ungdomar"."""
    return f"{VERB[vad.slag]} {antal(hur_manga, 'ungdom', 'ungdomar')}"


def mening(vad: Vad, hur_manga: int) -> str:
    """What happens, in words that hold before and after: "Jonas Kvist: ägare till 9"."""
    vilka = antal(hur_manga, "ungdom", "ungdomar")
    match vad.slag:
        case Massandringsslag.AGARE:
            return f"{vad.agare}: ägare till {vilka}"
        case Massandringsslag.DATUM:
            return f"Nästa datum {datum_langt(vad.datum)} för {vilka}"
        case Massandringsslag.STEG if vad.kanal:
            return f"Nästa steg {vad.kanal.label.lower()} {datum_langt(vad.datum)} för {vilka}"
        case Massandringsslag.KONTAKT if vad.kanal and vad.utfall:
            return f"Kontakt antecknad med {vilka}: {vad.kanal.label}, {vad.utfall.label.lower()}"
    return f"Uppgift om {vilka}: {EGNA[vad.uppgift]}"
