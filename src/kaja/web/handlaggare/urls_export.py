"""The addresses where lists are taken out as files: each is its list's, and then the format."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare.sidor import sida

LISTOR = (
    ("att-gora", "att_gora", "att_gora_export.export"),
    ("utan-agare", "utan_agare", "utan_agare_export.export"),
    ("atgarder", "atgarder", "atgardskatalog_export.export"),
    ("praktik", "praktik", "praktik_export.export"),
    ("brev", "utskick", "brev_export.export"),
    ("stod", "stod", "stod_export.narvaro"),
    ("stod/kostnader", "stod_kostnader", "stod_export.kostnader"),
    ("identitet", "identitet", "identitet_export.export"),
    ("korningar", "korningar", "korningar_export.export"),
    ("las-in", "las_in", "inlasning_export.export"),
    ("enheter", "enheter", "enheter_export.export"),
    ("fullstandighet", "fullstandighet", "fullstandighet_export.export"),
)
exporter = [
    path(f"{lista}/export.<str:format>", sida(vy), name=f"{namn}_export")
    for lista, namn, vy in LISTOR
]
