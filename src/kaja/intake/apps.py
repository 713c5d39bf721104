from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "kaja.intake"
    label = "intake"
    verbose_name = "Mottagna filer"
    default_auto_field = "django.db.models.BigAutoField"
