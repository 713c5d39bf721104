"""The app that holds templates and static files, before those of allauth; and that of Cotton."""

from __future__ import annotations

from django.apps import AppConfig


class KomponenterConfig(AppConfig):
    name = "kaja.web.komponenter"
    label = "komponenter"
    verbose_name = "Komponenter"


class CottonConfig(AppConfig):
    """As `django_cotton.apps.SimpleAppConfig`, without the admin of Django that it loads."""

    name = "django_cotton"

    def ready(self) -> None:
        from django_cotton.nested_tag_support import enable_nested_tag_support

        enable_nested_tag_support()
