"""Invented spreadsheets of the shapes that schools and municipalities send, with test numbers only.

Each has the right answer beside it: what kind it is, and what its columns are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from kaja.intake.sources.lasning import Slag
from kaja.tabell import write_xlsx

A, B, C, D = "200701012395", "200701022386", "200701022394", "200701032385"


def streck(nummer: str) -> str:
    return f"{nummer[2:8]}-{nummer[8:]}"


class Blad(NamedTuple):
    """Rows from the top, the number of the row with headings, and the heading of each target."""

    slag: Slag
    rader: Sequence[Sequence[Any]]
    rubrikrad: int
    mal: Mapping[str, str]
    fasta: Mapping[str, str] = {}

    def som_csv(self, tecken: str = ";", kodning: str = "utf-8") -> bytes:
        strom = io.StringIO()
        csv.writer(strom, delimiter=tecken).writerows(self.rader)
        return strom.getvalue().encode(kodning)

    def som_xlsx(self) -> bytes:
        strom = io.BytesIO()
        bredd = max(map(len, self.rader))
        forsta = [str(cell) for cell in self.rader[0]] + [""] * (bredd - len(self.rader[0]))
        write_xlsx(strom, forsta, self.rader[1:])
        return strom.getvalue()


BLAD: dict[str, Blad] = {
    "gymnasium med titel": Blad(
        "elever",
        [
            ["Elevlista, Tallmossens gymnasium"],
            ["Utskriven 2026-10-01"],
            [],
            ["Pnr", "Efternamn", "Förnamn", "Klass", "Studieväg", "In", "Ut", "Avbrottsorsak"],
            [A, "Ek", "Åsa", "NA24", "NASAM", "2024-08-19", "", ""],
            [B, "Öst", "Bo", "TE24", "TE", "2024-08-19", "2025-11-03", "Slutat i förtid"],
            ["20080304TF12", "Berg", "Ali", "IM25", "IMS", "2025-08-18", "", ""],
        ],
        4,
        {"personnummer": "Pnr", "efternamn": "Efternamn", "fornamn": "Förnamn",
         "studievag": "Studieväg", "startdatum": "In", "slutdatum": "Ut",
         "avbrott": "Avbrottsorsak"},
        {"skolform": "GY"},
    ),
    "friskola med svenska datum": Blad(
        "elever",
        [
            ["Personnr/samordningsnr", "Namn", "Skola", "Program", "Inskriven", "Avslutsdatum"],
            [streck(A), "Ek, Åsa", "Lärkfallets gymnasium", "Ekonomi", "17.8.2026", ""],
            [streck(B), "Öst, Bo", "Lärkfallets gymnasium", "IMA", "18.8.2025", "3.11.2025"],
        ],
        1,
        {"personnummer": "Personnr/samordningsnr", "namn": "Namn", "studievag": "Program",
         "startdatum": "Inskriven", "slutdatum": "Avslutsdatum"},
        {"skolform": "GY"},
    ),
    "komvux med datumceller": Blad(
        "elever",
        [
            ["Elev", "Personnummer", "Skolform", "Anordnare", "Startdatum", "Slutdatum", "Tid"],
            ["Åsa Ek", A, "Komvux gymnasial nivå", "V", date(2026, 1, 12), date(2026, 6, 5), 9],
            ["Bo Öst", B, "SFI", "V", date(2026, 1, 19), None, 12],
        ],
        1,
        {"namn": "Elev", "personnummer": "Personnummer", "skolform": "Skolform",
         "huvudman": "Anordnare", "startdatum": "Startdatum", "slutdatum": "Slutdatum"},
    ),
    "utdrag med skolenhetskod först": Blad(
        "elever",
        [
            ["Skolenhet", "Elevens personnummer", "Fr.o.m.", "T.o.m.", "Studievägskod", "Form"],
            ["99020011", A, "2024-08-19 00:00:00", "2027-06-10 00:00:00", "NA", "Gymnasiet"],
            ["99020012", B, "2025-08-18 00:00:00", "", "BA", "Gymnasiet"],
        ],
        1,
        {"skolenhetskod": "Skolenhet", "personnummer": "Elevens personnummer",
         "startdatum": "Fr.o.m.", "slutdatum": "T.o.m.", "studievag": "Studievägskod",
         "skolform": "Form"},
    ),
    "vårdnadshavare bredvid": Blad(
        "elever",
        [
            ["Vårdnadshavare 1 personnummer", "Vårdnadshavare 1 namn", "Elevens namn", "Persnr",
             "Skolform", "Började", "Slutade"],
            [C, "Eva Ek", "Åsa Ek", A, "GY", "2024-08-19", "2025-01-10"],
            [D, "Liv Öst", "Bo Öst", B, "GY", "2024-08-19", ""],
        ],
        1,
        {"namn": "Elevens namn", "personnummer": "Persnr", "skolform": "Skolform",
         "startdatum": "Började", "slutdatum": "Slutade"},
    ),
    "befolkning med kommunens namn": Blad(
        "folkbokforing",
        [
            ["Personnummer", "Förnamn", "Efternamn", "Gatuadress", "Postnr", "Ort", "Hemkommun",
             "Inflyttad", "Mobil"],
            [A, "Åsa", "Ek", "Storgatan 1", "652 24", "Karlstad", "Karlstads kommun",
             "2015-08-01", "070-174 06 05"],
            [B, "Bo", "Öst", "Älvgatan 2", "652 25", "Karlstad", "Karlstad", "", ""],
        ],
        1,
        {"personnummer": "Personnummer", "fornamn": "Förnamn", "efternamn": "Efternamn",
         "adress": "Gatuadress", "postnummer": "Postnr", "postort": "Ort",
         "kommunkod": "Hemkommun", "i_kommunen_fran": "Inflyttad", "telefon": "Mobil"},
    ),
    "befolkning med koder": Blad(
        "folkbokforing",
        [
            ["PERSONNR", "KOMMUN", "SEKRETESS", "AVREGISTRERINGSORSAK", "AVREGISTRERINGSDATUM",
             "FOLKBOKFÖRINGSDATUM"],
            [A, "1780", "", "", "", "20070110"],
            [B, "1780", "J", "", "", ""],
            [C, "1780", "", "UV", "20250115", ""],
        ],
        1,
        {"personnummer": "PERSONNR", "kommunkod": "KOMMUN", "skydd": "SEKRETESS",
         "avregistrering": "AVREGISTRERINGSORSAK", "avregistrerad_fran": "AVREGISTRERINGSDATUM",
         "folkbokford_fran": "FOLKBOKFÖRINGSDATUM"},
    ),
    "flyttlista utan kommun": Blad(
        "folkbokforing",
        [
            ["Inflyttade ungdomar", "", ""],
            ["Pers.nr", "Namn", "Inflyttningsdatum"],
            [A, "Åsa Ek", "2026-03-01"],
            [B, "Bo Öst", "2026-04-15"],
        ],
        2,
        {"personnummer": "Pers.nr", "namn": "Namn", "i_kommunen_fran": "Inflyttningsdatum"},
        {"kommunkod": "1780"},
    ),
    "examina": Blad(
        "bevis",
        [
            ["Namn", "Personnr", "Bevistyp", "Examensdatum", "Skola"],
            ["Ek, Åsa", A, "Examensbevis", "2026-06-10", "Tallmossens gymnasium"],
            ["Öst, Bo", B, "Studiebevis", "2026-06-10", "Tallmossens gymnasium"],
            ["Berg, Ali", C, "Yrkesexamen", "2026-06-11", "Slaggbackens gymnasium"],
        ],
        1,
        {"namn": "Namn", "personnummer": "Personnr", "typ": "Bevistyp", "datum": "Examensdatum",
         "utfardare": "Skola"},
    ),
    "bevis med kalkylprogrammets tal": Blad(
        "bevis",
        [
            ["Id-nummer", "Typ av bevis", "Utfärdat"],
            [streck(A), "Högskoleförberedande examen", "46183"],
            [streck(B), "Studiebevis", "46183"],
        ],
        1,
        {"personnummer": "Id-nummer", "typ": "Typ av bevis", "datum": "Utfärdat"},
    ),
    "samordnarens lista": Blad(
        "kaa_lista",
        [
            ["KAA-lista 2026, uppdaterad 1/10"],
            ["Ungdom", "Personnummer", "Inskriven i KAA", "Orsak", "Senast kontaktad", "Utskriven",
             "Orsak till avslut", "Anteckning"],
            ["Åsa Ek", A, "2026-01-12", "Avbrott", "2026-09-30", "", "", "vill jobba"],
            ["Bo Öst", B, "2025-07-01", "Aldrig börjat", "2026-02-01", "2026-08-17",
             "Börjat gymnasiet", ""],
        ],
        2,
        {"namn": "Ungdom", "personnummer": "Personnummer", "registrerad": "Inskriven i KAA",
         "orsak": "Orsak", "senaste_kontakt": "Senast kontaktad", "avregistrerad": "Utskriven",
         "avslutsorsak": "Orsak till avslut"},
    ),
    "fil till SCB": Blad(
        "kaa_lista",
        [
            ["personnummer", "rkom", "datumreg", "sysinnan", "datumkontakt", "syskontakt",
             "datumavreg"],
            [A, "1780", "20260112", "avbrott", "20260930", "5", ""],
            [B, "1780", "20250701", "aldrig börjat", "20260201", "2", "20260817"],
        ],
        1,
        {"personnummer": "personnummer", "registrerad": "datumreg", "orsak": "sysinnan",
         "senaste_kontakt": "datumkontakt", "avregistrerad": "datumavreg"},
    ),
    "kort lista med två namnkolumner": Blad(
        "kaa_lista",
        [
            ["Tilltalsnamn", "Efternamn", "Pnr", "Registreringsdatum", "Kontakt", "Coach"],
            ["Åsa", "Ek", "0701012395", "260112", "2026-09-30", "MH"],
            ["Bo", "Öst", "0701022386", "250701", "", "MH"],
        ],
        1,
        {"fornamn": "Tilltalsnamn", "efternamn": "Efternamn", "personnummer": "Pnr",
         "registrerad": "Registreringsdatum", "senaste_kontakt": "Kontakt"},
    ),
    "rubriker med förklaringar": Blad(
        "elever",
        [
            ["Personnummer (12 siffror)", "Skolform (kod)", "Startdatum (ÅÅÅÅ-MM-DD)",
             "Slutdatum (ÅÅÅÅ-MM-DD)", "Avbrott (ja/nej)", "Kommentar"],
            [A, "GY", "2024-08-19", "-", "nej", ""],
            [B, "GYS", "2024-08-19", "2025-03-01", "ja", "ring"],
        ],
        1,
        {"personnummer": "Personnummer (12 siffror)", "skolform": "Skolform (kod)",
         "startdatum": "Startdatum (ÅÅÅÅ-MM-DD)", "slutdatum": "Slutdatum (ÅÅÅÅ-MM-DD)",
         "avbrott": "Avbrott (ja/nej)"},
    ),
}  # fmt: skip
