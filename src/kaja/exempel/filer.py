"""The files as files: columns, bytes, and a folder to write them in."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

Rad = dict[str, str]  # column -> text; an empty one is a blank line

FOLKBOKFORING = (
    "personnummer", "kommunkod", "i_kommunen_fran", "i_kommunen_till_och_med", "folkbokford_fran",
    "skydd", "avregistrering", "avregistrerad_fran", "skolplikt_upphor", "nytt_personnummer",
    "fornamn", "efternamn", "adress", "postnummer", "postort", "epost", "telefon",
)  # fmt: skip
ELEVER = (
    "personnummer", "skolform", "startdatum", "slutdatum", "avbrott", "skolenhetskod", "studievag",
    "huvudman", "skolans_namn",
)  # fmt: skip
BEVIS = ("personnummer", "typ", "datum", "utfardare")


@dataclass(frozen=True, slots=True)
class Fil:
    """A table file: UTF-8, semicolons, header first."""

    namn: str
    kolumner: tuple[str, ...]
    rader: tuple[Rad, ...]

    @property
    def innehall(self) -> bytes:
        text = io.StringIO()
        skrivare = csv.writer(text, delimiter=";", lineterminator="\n")
        skrivare.writerow(self.kolumner)
        for rad in self.rader:
            skrivare.writerow([rad.get(kolumn, "") for kolumn in self.kolumner] if rad else [])
        return text.getvalue().encode()


class Kommunfiler(NamedTuple):
    """What a municipality has: three files, and the day up to which each of them reports."""

    kommun: str
    tackning_tom: date
    folkbokforing: Fil
    elever: Fil
    bevis: Fil

    @property
    def alla(self) -> tuple[Fil, Fil, Fil]:
        return self.folkbokforing, self.elever, self.bevis


def skriv(filer: Kommunfiler, mapp: Path) -> list[Path]:
    """Write the three files to `mapp`, which is made when needed; gives each path."""
    mapp.mkdir(parents=True, exist_ok=True)
    return [skriv_fil(fil, mapp) for fil in filer.alla]


def skriv_fil(fil: Fil, mapp: Path) -> Path:
    """Write the file to `mapp`, which is there; gives its path."""
    vart = mapp / fil.namn
    vart.write_bytes(fil.innehall)
    return vart
