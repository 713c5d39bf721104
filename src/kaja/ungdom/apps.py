from __future__ import annotations

from django.apps import AppConfig


class UngdomConfig(AppConfig):
    name = "kaja.ungdom"
    label = "ungdom"
    verbose_name = "Ungdomar"
    default_auto_field = "django.db.models.BigAutoField"
