from __future__ import annotations

from django.apps import AppConfig


class StatistikConfig(AppConfig):
    name = "kaja.statistik"
    label = "statistik"
    verbose_name = "Statistik"
    default_auto_field = "django.db.models.BigAutoField"
