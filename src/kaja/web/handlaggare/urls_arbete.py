"""The addresses of the day's work."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare import (
    att_gora,
    att_gora_gor,
    enheter,
    kalender,
    kontakt,
    mote,
    mote_angra,
    person,
    person_historik,
    person_overlamning,
    person_skotsel,
    rutin,
    utan_agare,
)

arbetssidor = [
    path("att-gora", att_gora.att_gora, name="att_gora"),
    path("att-gora/gor", att_gora_gor.gor, name="att_gora_gor"),
    path("utan-agare", utan_agare.utan_agare, name="utan_agare"),
    path("person/<int:pk>", person.person, name="person"),
    path("person/<int:pk>/historik", person_historik.historik, name="person_historik"),
    path("person/<int:pk>/kontakt", kontakt.logga, name="kontakt_logga"),
    path("person/<int:pk>/mote", mote.mote, name="person_mote"),
    path("person/<int:pk>/mote/angra", mote_angra.angra, name="mote_angra"),
    path(
        "person/<int:pk>/overlamning",
        person_overlamning.overlamning,
        name="person_overlamning",
    ),
    path("person/<int:pk>/skotsel", person_skotsel.skotsel, name="person_skotsel"),
    path("kalender", kalender.adress, name="kalender"),
    path("kalender/<slug:nyckel>.ics", kalender.flode, name="kalender_flode"),
    path("enheter", enheter.enheter, name="enheter"),
    path("rutin", rutin.rutin, name="rutin"),
    path("kontakt/angra", kontakt.angra, name="kontakt_angra"),
]
