"""The addresses of the register as a list to work in."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare.sidor import sida

registersidor = [
    path("register", sida("register_lista.register"), name="register"),
    path(
        "register/export.<str:format>", sida("register_lista_export.export"), name="register_export"
    ),
    path("register/dag", sida("register_dag.dag"), name="register_dag"),
    path(
        "register/dag/export.<str:format>",
        sida("register_dag_export.export"),
        name="register_dag_export",
    ),
    path("register/<int:pk>", sida("register_lista_rad.rad"), name="register_rad"),
    path("register/klistra", sida("register_lista_klistra.klistra_in"), name="register_klistra"),
    path("register/valda", sida("register_lista_valda.valda"), name="register_valda"),
    path("register/andringar", sida("register_lista_gjort.andringar"), name="register_andringar"),
    path(
        "register/andringar/<int:pk>/angra",
        sida("register_lista_gjort.angra_massandring"),
        name="register_angra",
    ),
    path("register/vyer", sida("register_lista_vyer.vyer"), name="register_vyer"),
    path("register/vyer/<int:pk>", sida("register_lista_vyer.vy"), name="register_vy"),
]
