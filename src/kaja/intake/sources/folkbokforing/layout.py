"""Columns of `folkbokforing`: one row per person, or one per person and period."""

from __future__ import annotations

from kaja.intake.sources.celler import datum, fri_text, kod, siffror, till_och_med
from kaja.intake.sources.layout import NUMMER, Kolumn
from kaja.ungdom.identitet import las

SKYDD = {
    "": "",
    "ingen": "",
    "nej": "",
    "sekretessmarkering": "sekretessmarkering",
    "skyddad_folkbokforing": "skyddad_folkbokforing",
}
AVREGISTRERINGAR = {
    "": "",
    "AV": "AV",
    "avliden": "AV",
    "UV": "UV",
    "utvandrad": "UV",
    "GN": "GN",
    "OB": "OB",
}
_OKANT_SKYDD = (
    "Skyddet är okänt. Skriv sekretessmarkering eller skyddad_folkbokforing, "
    "eller lämna cellen tom."
)
_OKAND_AVREGISTRERING = (
    "Avregistreringen är okänd. Skriv AV, UV, GN eller OB, eller lämna cellen tom."
)


def _nytt_nummer(text: str) -> str:
    text = fri_text(text)
    return las(text).text12 if text else ""


GRUND = (
    NUMMER,
    Kolumn("kommunkod", siffror(4, "Kommunkoden", kravs=True), kravs=True),
    Kolumn("i_kommunen_fran", datum),
    Kolumn("i_kommunen_till_och_med", till_och_med),
    Kolumn("folkbokford_fran", datum),
    Kolumn("skydd", kod(SKYDD, _OKANT_SKYDD)),
    Kolumn("avregistrering", kod(AVREGISTRERINGAR, _OKAND_AVREGISTRERING)),
    Kolumn("avregistrerad_fran", datum),
    Kolumn("skolplikt_upphor", datum),
    Kolumn("nytt_personnummer", _nytt_nummer, umbarlig=True),
)
KONTAKT = tuple(
    Kolumn(namn, fri_text, minns=namn in {"fornamn", "efternamn", "postnummer", "postort"})
    for namn in ("fornamn", "efternamn", "adress", "postnummer", "postort", "epost", "telefon")
)
