"""The addresses of a file's journey: received, its columns, looked at, read in, taken back."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare import angra, filrad, granska, inlasning, kolumner

filsidor = [
    path("las-in", inlasning.las_in, name="las_in"),
    path("las-in/<int:pk>", granska.granska, name="granska"),
    path("las-in/<int:pk>/vilka/<slug:grupp>", granska.lista, name="fil_lista"),
    path("las-in/<int:pk>/las-in", granska.godkann, name="godkann_fil"),
    path("las-in/<int:pk>/andra", granska.andra, name="andra_fil"),
    path("las-in/<int:pk>/problem", granska.problem, name="problem_fil"),
    path("las-in/<int:pk>/rad/<int:nr>", filrad.rad, name="filrad"),
    path("las-in/<int:pk>/kasta", granska.kasta, name="kasta_fil"),
    path("las-in/<int:pk>/angra", angra.angra_fil, name="angra_fil"),
    path("las-in/<int:pk>/slag", kolumner.slag, name="kolumner_slag"),
    path("las-in/<int:pk>/kolumner", kolumner.kolumner, name="kolumner"),
    path("las-in/<int:pk>/prov", kolumner.prov, name="kolumner_prov"),
    path("las-in/<int:pk>/klar", kolumner.klar, name="kolumner_klar"),
    path("las-in/<int:pk>/valj-om", kolumner.valj_om, name="valj_om"),
]
