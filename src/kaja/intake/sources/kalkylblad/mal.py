"""What a column of a spreadsheet can be: the columns of each canonical table, and names.

The words are the ones that Swedish schools and municipalities use as headings. None is a vendor's
layout: what does not fit is mapped by a person and kept in a profile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kaja.intake.sources.bevis import layout as bevis
from kaja.intake.sources.elever import layout as elever
from kaja.intake.sources.folkbokforing import layout as folkbokforing
from kaja.intake.sources.kaa_lista import layout as kaa_lista
from kaja.intake.sources.kalkylblad import rubrikord
from kaja.intake.sources.lasning import Slag
from kaja.intake.sources.layout import Kolumn

LAYOUTER: Mapping[Slag, Sequence[Kolumn]] = {
    "folkbokforing": folkbokforing.GRUND + folkbokforing.KONTAKT,
    "elever": elever.LAYOUT,
    "bevis": bevis.LAYOUT,
    "kaa_lista": kaa_lista.LAYOUT,
}
NAMN = ("fornamn", "efternamn", "namn")
DATUM = frozenset({
    "i_kommunen_fran", "i_kommunen_till_och_med", "folkbokford_fran", "avregistrerad_fran",
    "skolplikt_upphor", "startdatum", "slutdatum", "datum", "registrerad", "avregistrerad",
    "senaste_kontakt",
})  # fmt: skip
SISTA_DAGAR = frozenset({"i_kommunen_till_och_med", "slutdatum", "skolplikt_upphor"})

# Columns of words: a person can say what those mean that a sheet has of its own.
ORDKOLUMNER = frozenset({
    "skolform", "typ", "avbrott", "skydd", "avregistrering", "orsak", "avslutsorsak",
})  # fmt: skip

_ETIKETTER = {
    "fornamn": "förnamn",
    "i_kommunen_fran": "första dagen i kommunen",
    "i_kommunen_till_och_med": "sista dagen i kommunen",
    "folkbokford_fran": "första folkbokföring i Sverige",
    "avregistrerad_fran": "dag för avregistrering",
    "skolplikt_upphor": "skolpliktens sista dag",
    "nytt_personnummer": "nytt personnummer",
    "epost": "e-post",
    "studievag": "studieväg",
    "typ": "slag av bevis",
    "datum": "bevisets datum",
    "utfardare": "utfärdare",
    "registrerad": "dag för registrering",
    "orsak": "orsak till registrering",
    "avregistrerad": "dag för avslut",
    "avslutsorsak": "orsak till avslut",
    "senaste_kontakt": "senaste kontakt",
}


class Mal(NamedTuple):
    """A column that a table of some kind may have.

    `etikett` is what people call it; `ord` are headings that mean it, `svaga` headings
    that may mean it, both as people write them.
    """

    namn: str
    etikett: str
    kravs: bool
    ord: tuple[str, ...]
    svaga: tuple[str, ...]


def etikett(mal: str) -> str:
    """What people call the column."""
    return _ETIKETTER.get(mal, mal)


def mal_for(slag: Slag) -> tuple[Mal, ...]:
    """Everything that a column can be in a table of the kind, in the order of its layout."""
    kolumner = {kolumn.namn: kolumn for kolumn in LAYOUTER[slag]}
    for namn in NAMN:
        kolumner.setdefault(namn, Kolumn(namn, None))
    return tuple(_mal(slag, kolumn) for kolumn in kolumner.values())


def kravda(slag: Slag) -> tuple[str, ...]:
    """The columns that a table of the kind must have."""
    return tuple(kolumn.namn for kolumn in LAYOUTER[slag] if kolumn.kravs)


def _mal(slag: Slag, kolumn: Kolumn) -> Mal:
    ord_, svaga = rubrikord.ALLA.get(kolumn.namn) or rubrikord.EGNA[slag].get(kolumn.namn, ((), ()))
    return Mal(kolumn.namn, etikett(kolumn.namn), kolumn.kravs, (*kolumn.synonymer, *ord_), svaga)
