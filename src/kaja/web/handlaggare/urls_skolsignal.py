"""The addresses of the notices from schools."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare import (
    skolanmalan,
    skolanmalan_export,
    skolanmalan_fil,
    skolanmalan_gor,
    skolanmalan_ny,
)

skolsidor = [
    path("skolanmalningar", skolanmalan.anmalningar, name="skolanmalningar"),
    path(
        "skolanmalningar/export.<str:format>",
        skolanmalan_export.export,
        name="skolanmalningar_export",
    ),
    path("skolanmalningar/ny", skolanmalan_ny.ny, name="skolanmalan_ny"),
    path("skolanmalningar/fil", skolanmalan_fil.fil, name="skolanmalan_fil"),
    path("skolanmalningar/fil/<int:pk>", skolanmalan_fil.kvitto, name="skolanmalan_fil_kvitto"),
    path("skolanmalningar/<int:pk>", skolanmalan.anmalan, name="skolanmalan"),
    path("skolanmalningar/<int:pk>/ratta", skolanmalan_ny.ratta, name="skolanmalan_ratta"),
    path("skolanmalningar/<int:pk>/hantera", skolanmalan_gor.hantera, name="skolanmalan_hantera"),
    path("skolanmalningar/<int:pk>/for-in", skolanmalan_gor.for_in, name="skolanmalan_for_in"),
    path("skolanmalningar/<int:pk>/angra", skolanmalan_gor.angra, name="skolanmalan_angra"),
    path("skolanmalningar/<int:pk>/ta-bort", skolanmalan_gor.ta_tillbaka, name="skolanmalan_bort"),
]
