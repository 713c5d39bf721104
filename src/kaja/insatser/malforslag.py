"""Goals to begin with, by what was left unfinished. A person chooses and changes them."""

from __future__ import annotations

from kaja.insatser.models import Oavslutat

STUDIEBEVIS = (
    "Läsa in det som saknas på komvux och få en gymnasieexamen.",
    "Hitta ett arbete eller en praktik, med vägledning om komvux längre fram.",
    "Ansöka till folkhögskola, allmän kurs.",
)
"""Who has gone through a national programme, also with studiebevis, is not admitted to gymnasiet
again (15 kap. 6 § skollagen), and may study at komvux before 20 (20 kap. 20 §)."""
AVBROTT = (
    "Börja på ett nationellt program eller ett introduktionsprogram till nästa termin.",
    "Prova praktik några veckor och bestämma sig för en inriktning.",
    "Ta reda på vad som behövs för att studierna ska fungera, och göra en ansökan.",
)
EJ_BORJAT = (
    "Söka till gymnasiet eller ett introduktionsprogram till nästa termin.",
    "Besöka två utbildningar tillsammans med någon från kommunen.",
    "Prova praktik några veckor medan ansökan väntar.",
)
ALLA = ("Få en sysselsättning som den unge själv har valt.",)

GRUNDSKOLA = (
    "Få betygen från grundskolan som saknas för att komma in på gymnasiet.",
    *EJ_BORJAT,
)

EFTER_KARTLAGGNING = {
    Oavslutat.GRUNDSKOLA: GRUNDSKOLA,
    Oavslutat.EJ_BORJAT: EJ_BORJAT,
    Oavslutat.INTRODUKTION: AVBROTT,
    Oavslutat.NATIONELLT: AVBROTT,
    Oavslutat.STUDIEBEVIS: STUDIEBEVIS,
    Oavslutat.ANNAT_LAND: GRUNDSKOLA,
    Oavslutat.INGET: (),
}
EFTER_INGANG = {
    "utan_examen": STUDIEBEVIS,
    "avbrott": AVBROTT,
    "borjade_inte": EJ_BORJAT,
    "nyanlad_folkbokford": GRUNDSKOLA,
}


def goals(*, oavslutat: str, ingangsorsak: str) -> tuple[str, ...]:
    """Suggestions by what was left unfinished, as the youth has told it, or else by why the youth
    came into the register. The ones for all come last."""
    if oavslutat:
        return (*EFTER_KARTLAGGNING[Oavslutat(oavslutat)], *ALLA)
    return (*EFTER_INGANG.get(ingangsorsak, ()), *ALLA)
