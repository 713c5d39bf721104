"""The addresses of åtgärder, places and economic support."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare import (
    atgard,
    atgard_bort,
    atgard_folj_upp,
    atgard_skriv,
    atgardskatalog,
    praktik,
    stod,
    stod_belopp,
    stod_kostnader,
    stod_manad,
    stod_narvaro,
)

atgardssidor = [
    path("person/<int:pk>/atgarder", atgard.atgarder, name="person_atgarder"),
    path("person/<int:pk>/atgarder/ny", atgard_skriv.ny, name="person_atgard_ny"),
    path("person/<int:pk>/atgarder/<int:nr>", atgard.en, name="person_atgard"),
    path(
        "person/<int:pk>/atgarder/<int:nr>/folj-upp",
        atgard_folj_upp.uppfolj,
        name="person_atgard_folj_upp",
    ),
    path(
        "person/<int:pk>/atgarder/<int:nr>/ta-bort",
        atgard_bort.bort,
        name="person_atgard_bort",
    ),
    path(
        "person/<int:pk>/atgarder/<int:nr>/<slug:val>",
        atgard_skriv.skriv,
        name="person_atgard_steg",
    ),
    path("person/<int:pk>/stod", stod.stodet, name="person_stod"),
    path("person/<int:pk>/stod/nytt", stod.nytt, name="person_stod_nytt"),
    path("person/<int:pk>/stod/<int:nr>", stod.andra, name="person_stod_andra"),
    path("atgarder", atgardskatalog.katalog, name="atgarder"),
    path("atgarder/ny", atgardskatalog.nytt, name="atgardsslag_nytt"),
    path("atgarder/<slug:val>", atgardskatalog.andra, name="atgardsslag"),
    path("praktik", praktik.platser, name="praktik"),
    path("praktik/ny", praktik.ny, name="arbetsgivare_ny"),
    path("praktik/<int:pk>", praktik.andra, name="arbetsgivare"),
    path("stod", stod_narvaro.narvaron, name="stod"),
    path("stod/underlag", stod_manad.underlaget, name="stod_underlag"),
    path("stod/belopp", stod_belopp.beloppen, name="stod_belopp"),
    path("stod/belopp/<slug:val>", stod_belopp.andra, name="stod_belopp_andra"),
    path("stod/kostnader", stod_kostnader.kostnader, name="stod_kostnader"),
]
