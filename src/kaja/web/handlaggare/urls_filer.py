"""The addresses of a file's journey: received, its columns, looked at, read in, taken back."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare.sidor import sida

filsidor = [
    path("las-in", sida("inlasning.las_in"), name="las_in"),
    path("las-in/<int:pk>", sida("granska.granska"), name="granska"),
    path("las-in/<int:pk>/vilka/<slug:grupp>", sida("granska.lista"), name="fil_lista"),
    path("las-in/<int:pk>/las-in", sida("granska.godkann"), name="godkann_fil"),
    path("las-in/<int:pk>/andra", sida("granska.andra"), name="andra_fil"),
    path("las-in/<int:pk>/problem", sida("granska.problem"), name="problem_fil"),
    path("las-in/<int:pk>/rad/<int:nr>", sida("filrad.rad"), name="filrad"),
    path("las-in/<int:pk>/kasta", sida("granska.kasta"), name="kasta_fil"),
    path("las-in/<int:pk>/angra", sida("angra.angra_fil"), name="angra_fil"),
    path("las-in/<int:pk>/slag", sida("kolumner.slag"), name="kolumner_slag"),
    path("las-in/<int:pk>/kolumner", sida("kolumner.kolumner"), name="kolumner"),
    path("las-in/<int:pk>/prov", sida("kolumner.prov"), name="kolumner_prov"),
    path("las-in/<int:pk>/klar", sida("kolumner.klar"), name="kolumner_klar"),
    path("las-in/<int:pk>/valj-om", sida("kolumner.valj_om"), name="valj_om"),
]
