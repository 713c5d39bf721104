"""The addresses of the notices from schools."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare.sidor import sida

skolsidor = [
    path("skolanmalningar", sida("skolanmalan.anmalningar"), name="skolanmalningar"),
    path(
        "skolanmalningar/export.<str:format>",
        sida("skolanmalan_export.export"),
        name="skolanmalningar_export",
    ),
    path("skolanmalningar/ny", sida("skolanmalan_ny.ny"), name="skolanmalan_ny"),
    path("skolanmalningar/fil", sida("skolanmalan_fil.fil"), name="skolanmalan_fil"),
    path(
        "skolanmalningar/fil/<int:pk>",
        sida("skolanmalan_fil.kvitto"),
        name="skolanmalan_fil_kvitto",
    ),
    path("skolanmalningar/<int:pk>", sida("skolanmalan.anmalan"), name="skolanmalan"),
    path("skolanmalningar/<int:pk>/ratta", sida("skolanmalan_ny.ratta"), name="skolanmalan_ratta"),
    path(
        "skolanmalningar/<int:pk>/hantera",
        sida("skolanmalan_gor.hantera"),
        name="skolanmalan_hantera",
    ),
    path(
        "skolanmalningar/<int:pk>/for-in", sida("skolanmalan_gor.for_in"), name="skolanmalan_for_in"
    ),
    path("skolanmalningar/<int:pk>/angra", sida("skolanmalan_gor.angra"), name="skolanmalan_angra"),
    path(
        "skolanmalningar/<int:pk>/ta-bort",
        sida("skolanmalan_gor.ta_tillbaka"),
        name="skolanmalan_bort",
    ),
]
