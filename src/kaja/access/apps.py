from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "kaja.access"
    verbose_name = "Behörigheter"

    def ready(self) -> None:
        from kaja.access import permissions

        permissions.register()
