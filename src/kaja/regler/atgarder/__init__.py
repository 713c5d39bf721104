"""Åtgärderna: vad de heter och hur de rapporteras, i vilken ordning saker får hända, och vad det
ekonomiska stödet blir.

Kommunen ska erbjuda lämpliga individuella åtgärder och dokumentera sina insatser (29 kap. 9 §
skollagen). Vilka åtgärder som finns, och om ekonomiskt stöd ges, bestämmer varje kommun.
"""

from kaja.regler.atgarder.forlopp import Atgardslage, Brist, Forlopp, brister, lage
from kaja.regler.atgarder.katalog import FORVAL, Katalog, Katalogval, Slag
from kaja.regler.atgarder.ord import (
    Ansvarig,
    Atgardsslut,
    Erbjudandesvar,
    Gang,
    Nejskal,
)
from kaja.regler.atgarder.rapportkoder import ANNAN, RAPPORTKODER, Kontroll, Rapportkod
from kaja.regler.atgarder.stod import (
    Beloppsregel,
    Manadsstod,
    Narvarodagar,
    Stodbelopp,
    Stodslag,
    manaden,
    manadens_stod,
)

__all__ = [
    "ANNAN",
    "FORVAL",
    "RAPPORTKODER",
    "Ansvarig",
    "Atgardslage",
    "Atgardsslut",
    "Beloppsregel",
    "Brist",
    "Erbjudandesvar",
    "Forlopp",
    "Gang",
    "Katalog",
    "Katalogval",
    "Kontroll",
    "Manadsstod",
    "Narvarodagar",
    "Nejskal",
    "Rapportkod",
    "Slag",
    "Stodbelopp",
    "Stodslag",
    "brister",
    "lage",
    "manaden",
    "manadens_stod",
]
