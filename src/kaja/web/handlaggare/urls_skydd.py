"""The addresses of what guards free text."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare.sidor import sida

skyddssidor = [
    path("skydd", sida("overskrivna.overskrivna"), name="overskrivna"),
    path("skydd/export.<str:format>", sida("overskrivna.export"), name="overskrivna_export"),
    path("skydd/granska", sida("skyddad_text.granska_text"), name="skydd_granska"),
    path("skydd/prova", sida("skyddad_text.prova_text"), name="skydd_prova"),
]
