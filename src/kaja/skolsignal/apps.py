from __future__ import annotations

from django.apps import AppConfig


class SkolsignalConfig(AppConfig):
    name = "kaja.skolsignal"
    label = "skolsignal"
    verbose_name = "Anmälningar från skolor"
    default_auto_field = "django.db.models.BigAutoField"
