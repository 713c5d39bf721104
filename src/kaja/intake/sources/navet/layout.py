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


HISTORIKPOST: Mapping[str, Nod] = _blad(FOLKBOKFORD, LAN, KOMMUN, TYP)
LASTA: Mapping[str, Nod] = {
    "Arendeuppgift": {
        "@andringstidpunkt": TIDPUNKT,
        "@utsokningsdatum": UTSOKT,
        "@totalpost": TOTALPOST,
    },
    SEKRETESS: SEKRETESS,
    SKYDDAD: SKYDDAD,
    "Personpost": {
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

# Skatteverkets koder är AS AN AV FI GN GS OB TA UV. Ett gammalt samordningsnummer (GS) har, som ett
# gammalt personnummer, ersatts av ett annat nummer.
AVREGISTRERINGAR = {"AV": "AV", "UV": "UV", "GN": "GN", "GS": "GN", "OB": "OB"}
# Annan anledning, avslutad, falsk identitet, tekniskt avregistrerad: numret används inte längre.
# Kaja har ingen kod för dem, och skälet behövs inte för 29 kap. 9 §. Folkbokföringen slutar, utan
# att något skäl sparas; falsk identitet kunde läsas som en uppgift om brott (5 § förordningen).
BARA_SLUT = frozenset({"AN", "AS", "FI", "TA"})
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
