"""The server's entry point for an asynchronous server."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaja.config.settings")
application = get_asgi_application()
