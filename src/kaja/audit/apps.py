from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "kaja.audit"
    verbose_name = "Loggar"
