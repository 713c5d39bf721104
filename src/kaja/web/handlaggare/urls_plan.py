"""The addresses of a youth's mapping and plan."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare import kartlaggning

plansidor = [
    path("person/<int:pk>/kartlaggning", kartlaggning.kartlaggning, name="person_kartlaggning"),
    path(
        "person/<int:pk>/kartlaggning/skriv", kartlaggning.skriv, name="person_kartlaggning_skriv"
    ),
    path(
        "person/<int:pk>/kartlaggning/<int:version>",
        kartlaggning.version,
        name="person_kartlaggning_version",
    ),
]
