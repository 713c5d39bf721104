"""Columns of `kaa_lista`: one row per youth, or, as in SCB's files, one per event.

The synonyms are common words of such lists, and the names of the variables in SCB's register of
the aktivitetsansvar where their meaning is known. Other columns (what somebody has noted about the
youth, occupation, measures) are not read: here nothing but when and why is needed.
"""

from __future__ import annotations

from kaja.intake.sources.celler import datum, fri_text
from kaja.intake.sources.kaa_lista.orsaker import avslutsorsak, ingangsorsak
from kaja.intake.sources.layout import NUMMER, Kolumn

LAYOUT = (
    NUMMER,
    Kolumn("fornamn", fri_text),
    Kolumn("efternamn", fri_text),
    Kolumn("namn", fri_text),
    Kolumn("registrerad", datum, synonymer=("datumreg", "registreringsdatum"), umbarlig=True),
    Kolumn(
        "orsak",
        ingangsorsak,
        synonymer=("ingångsorsak", "registreringsorsak", "sysinnan"),
        umbarlig=True,
        visas=False,
    ),
    Kolumn("avregistrerad", datum, synonymer=("datumavreg", "avslutad")),
    Kolumn(
        "avslutsorsak",
        avslutsorsak,
        synonymer=("avregistreringsorsak", "orsakavreg"),
        umbarlig=True,
        visas=False,
    ),
    Kolumn(
        "senaste_kontakt",
        datum,
        synonymer=("datumkontakt", "kontaktdatum"),
        umbarlig=True,
        visas=False,
    ),
)
