"""The caseworker's pages as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class HandlaggareConfig(AppConfig):
    name = "kaja.web.handlaggare"
    label = "handlaggare"
    verbose_name = "Handläggare"
