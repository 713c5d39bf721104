"""The addresses of åtgärder, places and economic support."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare.sidor import sida

atgardssidor = [
    path("person/<int:pk>/atgarder", sida("atgard.atgarder"), name="person_atgarder"),
    path("person/<int:pk>/atgarder/ny", sida("atgard_skriv.ny"), name="person_atgard_ny"),
    path("person/<int:pk>/atgarder/<int:nr>", sida("atgard.en"), name="person_atgard"),
    path(
        "person/<int:pk>/atgarder/<int:nr>/folj-upp",
        sida("atgard_folj_upp.uppfolj"),
        name="person_atgard_folj_upp",
    ),
    path(
        "person/<int:pk>/atgarder/<int:nr>/ta-bort",
        sida("atgard_bort.bort"),
        name="person_atgard_bort",
    ),
    path(
        "person/<int:pk>/atgarder/<int:nr>/<slug:val>",
        sida("atgard_skriv.skriv"),
        name="person_atgard_steg",
    ),
    path("person/<int:pk>/stod", sida("stod.stodet"), name="person_stod"),
    path("person/<int:pk>/stod/nytt", sida("stod.nytt"), name="person_stod_nytt"),
    path("person/<int:pk>/stod/<int:nr>", sida("stod.andra"), name="person_stod_andra"),
    path("atgarder", sida("atgardskatalog.katalog"), name="atgarder"),
    path("atgarder/ny", sida("atgardskatalog.nytt"), name="atgardsslag_nytt"),
    path("atgarder/<slug:val>", sida("atgardskatalog.andra"), name="atgardsslag"),
    path("praktik", sida("praktik.platser"), name="praktik"),
    path("praktik/ny", sida("praktik.ny"), name="arbetsgivare_ny"),
    path("praktik/<int:pk>", sida("praktik.andra"), name="arbetsgivare"),
    path("stod", sida("stod_narvaro.narvaron"), name="stod"),
    path("stod/underlag", sida("stod_manad.underlaget"), name="stod_underlag"),
    path("stod/belopp", sida("stod_belopp.beloppen"), name="stod_belopp"),
    path("stod/belopp/<slug:val>", sida("stod_belopp.andra"), name="stod_belopp_andra"),
    path("stod/kostnader", sida("stod_kostnader.kostnader"), name="stod_kostnader"),
]
