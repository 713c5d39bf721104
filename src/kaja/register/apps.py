from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "kaja.register"
    label = "register"
    verbose_name = "Register"
    default_auto_field = "django.db.models.BigAutoField"
