"""Elements of a Navet post that are read, and the codes in them. All others are passed over.

Förordning (2006:39) 4 § says which data the register may hold. Relationer, Civilstand, Fodelse and
Medborgarskap are not among them, so they are not even collected while the file is read.

The names are those of public code that reads Navet; Skatteverket's own description has not been
seen. What is verified stands in docs/handbok/lasa-in-filer.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Nod: TypeAlias = "Mapping[str, Nod] | str"

POST = "Folkbokforingspost"
OMSLAG = frozenset({"folkbokforingsposter", "navetavisering"})
FEL = "Fault"

TIDPUNKT = "Arendeuppgift@andringstidpunkt"
UTSOKT = "Arendeuppgift@utsokningsdatum"
TOTALPOST = "Arendeuppgift@totalpost"
SEKRETESS = "Sekretessmarkering"
SKYDDAD = "SkyddadFolkbokforing"
PERSONNR = "PersonNr"
TILLDELAT = "TilldelatPersonNrSamordningsNr"
HANVISNING = "HanvisningsPersonNr"
ORSAK = "AvregistreringsorsakKod"
AVREGISTRERAD = "Avregistreringsdatum"
MARKERING = "Tilltalsnamnsmarkering"
FORNAMN, MELLANNAMN, EFTERNAMN = "Fornamn", "Mellannamn", "Efternamn"
FOLKBOKFORD = "Folkbokforingsdatum"
LAN, KOMMUN = "LanKod", "KommunKod"
TYP = "Folkbokforingstyp"
INVANDRAD = "Invandringsdatum"
CARE_OF = "CareOf"
GATA1, GATA2 = "Utdelningsadress1", "Utdelningsadress2"
POSTNR, POSTORT = "PostNr", "Postort"


def _blad(*namn: str) -> dict[str, str]:
    return dict(zip(namn, namn, strict=True))


# The marks stand in the post in all code seen. Should they stand in the person, they protect too.
_SKYDD = _blad(SEKRETESS, SKYDDAD)
HISTORIKPOST: Mapping[str, Nod] = _blad(FOLKBOKFORD, LAN, KOMMUN, TYP)
LASTA: Mapping[str, Nod] = {
    "Arendeuppgift": {
        "@andringstidpunkt": TIDPUNKT,
        "@utsokningsdatum": UTSOKT,
        "@totalpost": TOTALPOST,
    },
    **_SKYDD,
    "Personpost": {
        **_SKYDD,
        "PersonId": _blad(PERSONNR, TILLDELAT),
        HANVISNING: HANVISNING,
        "Avregistrering": _blad(ORSAK, AVREGISTRERAD),
        "Namn": _blad(MARKERING, FORNAMN, MELLANNAMN, EFTERNAMN),
        "Folkbokforing": _blad(FOLKBOKFORD, LAN, KOMMUN, TYP),
        "Adresser": {"Folkbokforingsadress": _blad(CARE_OF, GATA1, GATA2, POSTNR, POSTORT)},
        "Invandring": _blad(INVANDRAD),
    },
    "Historik": {"Folkbokforing": HISTORIKPOST},
}
SOAP_FEL: Mapping[str, Nod] = {"faultstring": "text", "Reason": {"Text": "text"}}

# Skatteverket's codes are AS AN AV FI GN GS OB TA UV. An old samordningsnummer (GS) has been
# replaced by another number, as an old personnummer (GN) has.
AVREGISTRERINGAR = {"AV": "AV", "UV": "UV", "GN": "GN", "GS": "GN", "OB": "OB"}
# Another reason, ended, false identity, technically deregistered, and OO (other) of those who pass
# Navet's data on with fewer codes: the number is used no more. Kaja has no code for them, and 29
# kap. 9 § needs no reason. The registration ends and no reason is kept: a false identity could be
# read as a word about crime, förordning (2006:39) 5 §.
BARA_SLUT = frozenset({"AN", "AS", "FI", "OO", "TA"})
HISTORIKTYPER = frozenset({"FB", "UV", "OB"})
OMARKT = frozenset({"", "n", "nej", "false", "0"})

RUBRIKER = (
    "personnummer",
    "namn",
    "kommun",
    "folkbokföringsdatum",
    "skydd",
    "avregistrering",
    "avregistreringsdatum",
    "nytt personnummer",
)
