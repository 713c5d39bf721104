"""The addresses of the page of changes and of the answers to them."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare.sidor import sida

andratsidor = [
    path("andrat", sida("andrat.andrat"), name="andrat"),
    path("andrat/export.<str:format>", sida("andrat_export.export"), name="andrat_export"),
    path("andrat/godkann", sida("andrat_godkann.godkann"), name="andrat_godkann"),
    path("andrat/godkann-alla", sida("andrat_godkann.godkann_alla"), name="andrat_godkann_alla"),
    path("andrat/angra", sida("andrat_godkann.angra"), name="andrat_angra"),
    path("andrat/fraga", sida("andrat_svar.fraga"), name="andrat_fraga"),
    path("andrat/gatt-igenom", sida("andrat_svar.gatt_igenom"), name="andrat_gatt_igenom"),
    path(
        "andrat/gatt-igenom/angra",
        sida("andrat_svar.inte_gatt_igenom"),
        name="andrat_inte_gatt_igenom",
    ),
]
