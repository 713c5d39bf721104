from __future__ import annotations

from django.apps import AppConfig


class StyrningConfig(AppConfig):
    name = "kaja.styrning"
    label = "styrning"
    verbose_name = "Styrning"
    default_auto_field = "django.db.models.BigAutoField"
