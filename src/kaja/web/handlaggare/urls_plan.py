"""The addresses of a youth's mapping and plan."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare.sidor import sida

plansidor = [
    path(
        "person/<int:pk>/kartlaggning",
        sida("kartlaggning.kartlaggning"),
        name="person_kartlaggning",
    ),
    path(
        "person/<int:pk>/kartlaggning/skriv",
        sida("kartlaggning.skriv"),
        name="person_kartlaggning_skriv",
    ),
    path(
        "person/<int:pk>/kartlaggning/<int:nr>",
        sida("versioner.kartlaggningens"),
        name="person_kartlaggning_version",
    ),
    path("person/<int:pk>/plan", sida("plan.plan"), name="person_plan"),
    path("person/<int:pk>/plan/skriv", sida("plan.skriv"), name="person_plan_skriv"),
    path("person/<int:pk>/plan/folj-upp", sida("plan_steg.folj_upp"), name="person_plan_folj_upp"),
    path("person/<int:pk>/plan/avsluta", sida("plan_steg.avsluta"), name="person_plan_avsluta"),
    path("person/<int:pk>/plan/kasta", sida("plan_steg.kasta"), name="person_plan_kasta"),
    path("person/<int:pk>/plan/<int:nr>", sida("versioner.planens"), name="person_plan_version"),
    path("person/<int:pk>/plan/<int:nr>/pdf", sida("plan_pdf.pdf"), name="person_plan_pdf"),
]
