"""The app that holds templates and static files; its templates go before those of allauth."""

from __future__ import annotations

from django.apps import AppConfig


class KomponenterConfig(AppConfig):
    name = "kaja.web.komponenter"
    label = "komponenter"
    verbose_name = "Komponenter"
