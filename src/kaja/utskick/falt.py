"""The merge fields of a text: `{fornamn}`. Pure.

A field is a plain name in braces. What is put in is put in as it stands: a name with braces in it
is a name with braces in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kaja.utskick.slag import KANALER, Kanal

FALT = re.compile(r"\{([^{}]*)\}")
PERSONFALT = {
    "fornamn": "den unges förnamn",
    "efternamn": "den unges efternamn",
    "namn": "den unges för- och efternamn",
    "fyller_20": "dagen då hon eller han fyller 20",
    "gallras": "sista dagen uppgifterna får finnas kvar",
}
KOMMUNFALT = {
    "kommun": "kommunens namn, som ni skriver det",
    "namnd": "nämnden som är personuppgiftsansvarig",
    "enhet": "er enhet, som står som avsändare",
    "kontaktperson": "den som ungdomen kan höra av sig till",
    "telefon": "ert telefonnummer",
    "epost": "er e-postadress",
    "oppettider": "när ni går att nå",
    "dataskyddsombud": "hur man når dataskyddsombudet",
    "datum": "dagen brevet skrivs",
    "dag": "dagen och tiden ni väljer för utskicket",
}
SKOLFALT = {"skola": "skolan som har anmält"}
ALLA = {**PERSONFALT, **KOMMUNFALT, **SKOLFALT}
OM_PERSONEN = {
    Kanal.BREV: frozenset(PERSONFALT),
    Kanal.SMS: frozenset({"fornamn", "fyller_20", "gallras"}),
    Kanal.EPOST: frozenset({"fornamn"}),
}
"""What may be said of the youth: an e-mail goes open over the net, with a first name only."""
LIKT = 60
"""How alike two names are, of 100, for one to be proposed for the other."""


class FaltfelError(ValueError):
    """A text has a field that does not exist. The message is a Swedish sentence."""


def falt_i(text: str) -> list[str]:
    """The names of the fields in the text, in order."""
    return [namn.strip() for namn in FALT.findall(text)]


def granska(text: str, kanal: Kanal) -> None:
    """FaltfelError for the first field that does not exist, with the one that was likely meant, and
    for one that may not be sent this way."""
    for nr, rad in enumerate(text.splitlines(), start=1):
        for namn in falt_i(rad):
            granska_namn(namn, kanal, f"Rad {nr}: ")


def granska_namn(namn: str, kanal: Kanal, var: str = "") -> None:
    """FaltfelError, beginning with `var`, unless the name is a field that may go this way."""
    if namn not in ALLA:
        raise FaltfelError(f"{var}fältet {{{namn}}} finns inte. {forslag(namn)}")
    if namn in PERSONFALT and namn not in OM_PERSONEN[kanal]:
        raise FaltfelError(
            f"{var}fältet {{{namn}}} får inte stå i {KANALER[kanal].lower()}. Ta bort det."
        )


def forslag(namn: str) -> str:
    """What to do about a name that is no field: "Menade du {fornamn}?"."""
    from rapidfuzz import process

    vikt = namn.casefold().translate(str.maketrans("åäö", "aao"))
    if traff := process.extractOne(vikt, list(ALLA), score_cutoff=LIKT):
        return f"Menade du {{{traff[0]}}}?"
    return "Fälten som finns står bredvid texten."


def satt_in(text: str, varden: Mapping[str, str]) -> str:
    """The text with the fields that have a value filled in; the others are left."""
    return FALT.sub(lambda falt: varden.get(falt[1].strip(), falt[0]), text)


def bitar(text: str, varden: Mapping[str, str]) -> str | list[str | dict[str, str]]:
    """The text with the common fields filled in. What differs from one letter to the next is left
    as `{"falt": name}` between the texts."""
    alla = list(_bitar(text, varden))
    if all(isinstance(bit, str) for bit in alla):
        return "".join(str(bit) for bit in alla)
    return alla


def _bitar(text: str, varden: Mapping[str, str]) -> Iterator[str | dict[str, str]]:
    slut = 0
    for falt in FALT.finditer(text):
        namn = falt[1].strip()
        yield text[slut : falt.start()]
        yield {"falt": namn} if namn in PERSONFALT else varden.get(namn, falt[0])
        slut = falt.end()
    yield text[slut:]
