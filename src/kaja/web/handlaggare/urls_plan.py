"""The addresses of a youth's mapping and plan."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare import kartlaggning, plan, plan_pdf, plan_steg, versioner

plansidor = [
    path("person/<int:pk>/kartlaggning", kartlaggning.kartlaggning, name="person_kartlaggning"),
    path(
        "person/<int:pk>/kartlaggning/skriv", kartlaggning.skriv, name="person_kartlaggning_skriv"
    ),
    path(
        "person/<int:pk>/kartlaggning/<int:nr>",
        versioner.kartlaggningens,
        name="person_kartlaggning_version",
    ),
    path("person/<int:pk>/plan", plan.plan, name="person_plan"),
    path("person/<int:pk>/plan/skriv", plan.skriv, name="person_plan_skriv"),
    path("person/<int:pk>/plan/folj-upp", plan_steg.folj_upp, name="person_plan_folj_upp"),
    path("person/<int:pk>/plan/avsluta", plan_steg.avsluta, name="person_plan_avsluta"),
    path("person/<int:pk>/plan/kasta", plan_steg.kasta, name="person_plan_kasta"),
    path("person/<int:pk>/plan/<int:nr>", versioner.planens, name="person_plan_version"),
    path("person/<int:pk>/plan/<int:nr>/pdf", plan_pdf.pdf, name="person_plan_pdf"),
]
