"""Columns of `bevis`: one row per certificate."""

from __future__ import annotations

from kaja.intake.sources.celler import fri_text, kod, kravt_datum
from kaja.intake.sources.layout import NUMMER, Kolumn

TYPER = {
    "examensbevis": "examensbevis",
    "gymnasieexamen": "examensbevis",
    "studiebevis": "studiebevis",
    "gymnasiebevis": "gymnasiebevis",
    "gymnasiesärskolebevis": "gymnasiebevis",  # the name before 2 July 2023
    "ib_diplom": "ib_diplom",
    "utlandsk_examen": "utlandsk_examen",
    "folkhogskola_behorighet": "folkhogskola_behorighet",
    "examensbevis_komvux": "examensbevis_komvux",
}
_OKAND = f"Bevistypen är okänd. Skriv en av {', '.join(dict.fromkeys(TYPER.values()))}."
TIPS = {"": "Bevistypen saknas. Fyll i den, till exempel examensbevis eller studiebevis."}

LAYOUT = (
    NUMMER,
    Kolumn("typ", kod(TYPER, _OKAND, TIPS), kravs=True),
    Kolumn("datum", kravt_datum, kravs=True),
    Kolumn("utfardare", fri_text),
)
