from __future__ import annotations

from django.apps import AppConfig


class KorningarConfig(AppConfig):
    name = "kaja.korningar"
    label = "korningar"
    verbose_name = "Körningar"
    default_auto_field = "django.db.models.BigAutoField"
