"""The addresses of the caseworker's pages. No name and no identity number stands in an address."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare import export, inlasning, lagtext, malgrupp, oklart, person, start

urlpatterns = [
    path("", start.start, name="start"),
    path("valj-kommun", start.valj_kommun, name="valj_kommun"),
    path("mitt-konto", start.konto, name="konto"),
    path("malgrupp", malgrupp.malgrupp, name="malgrupp"),
    path("malgrupp/export.<str:format>", export.malgrupp, name="malgrupp_export"),
    path("oklart", oklart.oklart, name="oklart"),
    path("oklart/export.<str:format>", export.oklart, name="oklart_export"),
    path("person/<int:pk>", person.person, name="person"),
    path("lagtext", lagtext.lagtext, name="lagtext"),
    path("las-in", inlasning.las_in, name="las_in"),
    path("las-in/<int:pk>", inlasning.granska, name="granska"),
    path("las-in/<int:pk>/las-in", inlasning.godkann, name="godkann_fil"),
    path("las-in/<int:pk>/problem.xlsx", inlasning.problem, name="problem_fil"),
    path("las-in/<int:pk>/kasta", inlasning.kasta, name="kasta_fil"),
]
