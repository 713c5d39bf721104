from __future__ import annotations

from django.apps import AppConfig


class InsatserConfig(AppConfig):
    name = "kaja.insatser"
    label = "insatser"
    verbose_name = "Insatser"
    default_auto_field = "django.db.models.BigAutoField"
