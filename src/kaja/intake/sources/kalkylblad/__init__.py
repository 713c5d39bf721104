"""Any spreadsheet, by a mapping of its columns that a person has seen and that is kept."""

from kaja.intake.sources.kalkylblad.gissa import Forslag, gissa
from kaja.intake.sources.kalkylblad.kolumn import Kolumnforslag
from kaja.intake.sources.kalkylblad.mal import Mal, mal_for
from kaja.intake.sources.kalkylblad.oppna import Kalkylblad, oppna
from kaja.intake.sources.kalkylblad.profil import Passning, Profil, Profilfel, passar

__all__ = [
    "Forslag",
    "Kalkylblad",
    "Kolumnforslag",
    "Mal",
    "Passning",
    "Profil",
    "Profilfel",
    "gissa",
    "mal_for",
    "oppna",
    "passar",
]
