from __future__ import annotations

from django.apps import AppConfig


class UtskickConfig(AppConfig):
    name = "kaja.utskick"
    label = "utskick"
    verbose_name = "Utskick"
    default_auto_field = "django.db.models.BigAutoField"
