from __future__ import annotations

from django.apps import AppConfig


class UnderlagConfig(AppConfig):
    name = "kaja.underlag"
    label = "underlag"
    verbose_name = "Underlag"
    default_auto_field = "django.db.models.BigAutoField"
