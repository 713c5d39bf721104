"""The addresses of what guards free text."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare import overskrivna, skyddad_text

skyddssidor = [
    path("skydd", overskrivna.overskrivna, name="overskrivna"),
    path("skydd/export.<str:format>", overskrivna.export, name="overskrivna_export"),
    path("skydd/granska", skyddad_text.granska_text, name="skydd_granska"),
    path("skydd/prova", skyddad_text.prova_text, name="skydd_prova"),
]
