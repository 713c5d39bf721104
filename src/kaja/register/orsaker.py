"""Why a post was opened and why it was closed, in words: one place for every page and file."""

from __future__ import annotations

from kaja.register.models import Beslutsslag
from kaja.regler.skollagen_29_9.ingang import INGANGSORSAKER

UR_LISTAN = "ur_listan"

INGANG = {
    **INGANGSORSAKER,
    Beslutsslag.OMFATTAS_ANDA.value: "Kommunen har beslutat att ungdomen omfattas",
    UR_LISTAN: "Stod i kommunens egen lista",
}
AVSLUT = {
    "fyllt_20": "Fyllde 20",
    "borjat_utbildning": "Började en utbildning",
    "examen": "Fick examen",
    "motsvarande_utbildning": "Har en utbildning som motsvarar gymnasiet",
    "flyttat": "Flyttade från kommunen",
    "avliden": "Avled",
    "avregistrerad": "Avregistrerades i folkbokföringen",
    "felaktigt_registrerad": "Stod felaktigt i registret",
    UR_LISTAN: "Avslutad i kommunens egen lista",
}


def i_ord(orsak: str) -> str:
    """The reason in words; what has none is shown as it stands, with spaces."""
    return INGANG.get(orsak) or AVSLUT.get(orsak) or orsak.replace("_", " ")


def i_meningen(orsak: str) -> str:
    """The same within a sentence: only the first letter is small, so that Sverige keeps its own."""
    ord_ = i_ord(orsak)
    return ord_[:1].lower() + ord_[1:]
