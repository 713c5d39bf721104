"""The addresses of the day's work."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare.sidor import sida

arbetssidor = [
    path("att-gora", sida("att_gora.att_gora"), name="att_gora"),
    path("att-gora/gor", sida("att_gora_gor.gor"), name="att_gora_gor"),
    path("utan-agare", sida("utan_agare.utan_agare"), name="utan_agare"),
    path("person/<int:pk>", sida("person.person"), name="person"),
    path("person/<int:pk>/historik", sida("person_historik.historik"), name="person_historik"),
    path("person/<int:pk>/kontakt", sida("kontakt.logga"), name="kontakt_logga"),
    path("person/<int:pk>/mote", sida("mote.mote"), name="person_mote"),
    path("person/<int:pk>/mote/angra", sida("mote_angra.angra"), name="mote_angra"),
    path(
        "person/<int:pk>/overlamning",
        sida("person_overlamning.overlamning"),
        name="person_overlamning",
    ),
    path("person/<int:pk>/skotsel", sida("person_skotsel.skotsel"), name="person_skotsel"),
    path("kalender", sida("kalender.adress"), name="kalender"),
    path("kalender/<slug:nyckel>.ics", sida("kalender.flode"), name="kalender_flode"),
    path("enheter", sida("enheter.enheter"), name="enheter"),
    path("rutin", sida("rutin.rutin"), name="rutin"),
    path("kontakt/angra", sida("kontakt.angra"), name="kontakt_angra"),
]
