"""The addresses of the caseworker's pages. No name and no identity number stands in an address."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare import (
    beslut,
    fullstandighet,
    identitet,
    identitet_svar,
    installning,
    installningar,
    korningar,
    lagtext,
    malgrupp,
    malgrupp_export,
    oklart,
    oklart_export,
    oklart_svar,
    oklart_uppgift,
    start,
)
from kaja.web.handlaggare.urls_andrat import andratsidor
from kaja.web.handlaggare.urls_arbete import arbetssidor
from kaja.web.handlaggare.urls_atgard import atgardssidor
from kaja.web.handlaggare.urls_brev import brevsidor
from kaja.web.handlaggare.urls_filer import filsidor
from kaja.web.handlaggare.urls_plan import plansidor
from kaja.web.handlaggare.urls_register import registersidor
from kaja.web.handlaggare.urls_skolsignal import skolsidor
from kaja.web.handlaggare.urls_skydd import skyddssidor

urlpatterns = [
    path("", start.start, name="start"),
    path("valj-kommun", start.valj_kommun, name="valj_kommun"),
    path("mitt-konto", start.konto, name="konto"),
    path("malgrupp", malgrupp.malgrupp, name="malgrupp"),
    path("malgrupp/export.<str:format>", malgrupp_export.export, name="malgrupp_export"),
    path("oklart", oklart.oklart, name="oklart"),
    path("oklart/export.<str:format>", oklart_export.export, name="oklart_export"),
    path("uppgift", oklart_uppgift.uppgift, name="uppgift"),
    path("person/<int:pk>/svara", oklart_svar.svara, name="person_svara"),
    path("person/<int:pk>/beslut", beslut.beslut, name="person_beslut"),
    path("svar/<slug:val>/<int:pk>/ater", oklart_svar.ta_tillbaka, name="svar_ater"),
    path("beslut/<int:pk>/upphav", beslut.upphav, name="beslut_upphav"),
    path("identitet", identitet.identitet, name="identitet"),
    path("identitet/jamfor", identitet.jamfor, name="identitet_jamfor"),
    path("identitet/sla-ihop", identitet_svar.sla_ihop, name="identitet_sla_ihop"),
    path("identitet/inte-samma", identitet_svar.inte_samma, name="identitet_inte_samma"),
    path("identitet/skolans", identitet_svar.skolans, name="identitet_skolans"),
    path("identitet/<int:pk>/isar", identitet_svar.isar, name="identitet_isar"),
    path("identitet/skolans/<int:pk>/ater", identitet_svar.alias_ater, name="identitet_alias_ater"),
    path(
        "identitet/avvisat/<int:pk>/ater",
        identitet_svar.avvisat_ater,
        name="identitet_avvisat_ater",
    ),
    path("fullstandighet", fullstandighet.fullstandighet, name="fullstandighet"),
    path("installningar", installningar.installningar, name="installningar"),
    path("installningar/<slug:val>", installning.installning, name="installning"),
    path("korningar", korningar.korningar, name="korningar"),
    path("korningar/prova-om", korningar.prova_om_alla, name="prova_om"),
    path("lagtext", lagtext.lagtext, name="lagtext"),
    *arbetssidor,
    *atgardssidor,
    *brevsidor,
    *andratsidor,
    *filsidor,
    *plansidor,
    *registersidor,
    *skolsidor,
    *skyddssidor,
]
