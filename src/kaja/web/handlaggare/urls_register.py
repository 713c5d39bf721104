"""The addresses of the register as a list to work in."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare import (
    register_lista,
    register_lista_export,
    register_lista_gjort,
    register_lista_klistra,
    register_lista_rad,
    register_lista_valda,
    register_lista_vyer,
)

registersidor = [
    path("register", register_lista.register, name="register"),
    path("register/export.<str:format>", register_lista_export.export, name="register_export"),
    path("register/<int:pk>", register_lista_rad.rad, name="register_rad"),
    path("register/klistra", register_lista_klistra.klistra_in, name="register_klistra"),
    path("register/valda", register_lista_valda.valda, name="register_valda"),
    path("register/andringar", register_lista_gjort.andringar, name="register_andringar"),
    path(
        "register/andringar/<int:pk>/angra",
        register_lista_gjort.angra_massandring,
        name="register_angra",
    ),
    path("register/vyer", register_lista_vyer.vyer, name="register_vyer"),
    path("register/vyer/<int:pk>", register_lista_vyer.vy, name="register_vy"),
]
