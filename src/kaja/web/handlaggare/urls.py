"""The addresses of the caseworker's pages. No name and no identity number stands in an address."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare.sidor import sida
from kaja.web.handlaggare.urls_andrat import andratsidor
from kaja.web.handlaggare.urls_arbete import arbetssidor
from kaja.web.handlaggare.urls_atgard import atgardssidor
from kaja.web.handlaggare.urls_brev import brevsidor
from kaja.web.handlaggare.urls_export import exporter
from kaja.web.handlaggare.urls_filer import filsidor
from kaja.web.handlaggare.urls_plan import plansidor
from kaja.web.handlaggare.urls_register import registersidor
from kaja.web.handlaggare.urls_skolsignal import skolsidor
from kaja.web.handlaggare.urls_skydd import skyddssidor

urlpatterns = [
    path("", sida("start.start"), name="start"),
    path("valj-kommun", sida("start.valj_kommun"), name="valj_kommun"),
    path("mitt-konto", sida("start.konto"), name="konto"),
    path("malgrupp", sida("malgrupp.malgrupp"), name="malgrupp"),
    path("malgrupp/dag", sida("dagsbild_begar.malgruppen"), name="malgrupp_dag"),
    path("malgrupp/export.<str:format>", sida("malgrupp_export.export"), name="malgrupp_export"),
    path("oklart", sida("oklart.oklart"), name="oklart"),
    path("oklart/export.<str:format>", sida("oklart_export.export"), name="oklart_export"),
    path("uppgift", sida("oklart_uppgift.uppgift"), name="uppgift"),
    path("person/<int:pk>/svara", sida("oklart_svar.svara"), name="person_svara"),
    path("person/<int:pk>/beslut", sida("beslut.beslut"), name="person_beslut"),
    path("svar/<slug:val>/<int:pk>/ater", sida("oklart_svar.ta_tillbaka"), name="svar_ater"),
    path("beslut/<int:pk>/upphav", sida("beslut.upphav"), name="beslut_upphav"),
    path("identitet", sida("identitet.identitet"), name="identitet"),
    path("identitet/jamfor", sida("identitet.jamfor"), name="identitet_jamfor"),
    path("identitet/sla-ihop", sida("identitet_svar.sla_ihop"), name="identitet_sla_ihop"),
    path("identitet/inte-samma", sida("identitet_svar.inte_samma"), name="identitet_inte_samma"),
    path("identitet/skolans", sida("identitet_svar.skolans"), name="identitet_skolans"),
    path("identitet/<int:pk>/isar", sida("identitet_svar.isar"), name="identitet_isar"),
    path(
        "identitet/skolans/<int:pk>/ater",
        sida("identitet_svar.alias_ater"),
        name="identitet_alias_ater",
    ),
    path(
        "identitet/avvisat/<int:pk>/ater",
        sida("identitet_svar.avvisat_ater"),
        name="identitet_avvisat_ater",
    ),
    path("fullstandighet", sida("fullstandighet.fullstandighet"), name="fullstandighet"),
    path("fullstandighet/dag", sida("dagsbild_begar.fullstandigheten"), name="fullstandighet_dag"),
    path("installningar", sida("installningar.installningar"), name="installningar"),
    path("installningar/<slug:val>", sida("installning.installning"), name="installning"),
    path("korningar", sida("korningar.korningar"), name="korningar"),
    path("korningar/prova-om", sida("korningar.prova_om_alla"), name="prova_om"),
    path("lagtext", sida("lagtext.lagtext"), name="lagtext"),
    *arbetssidor,
    *atgardssidor,
    *brevsidor,
    *exporter,
    *andratsidor,
    *filsidor,
    *plansidor,
    *registersidor,
    *skolsidor,
    *skyddssidor,
]
