"""The server's entry point: `granian --interface wsgi kaja.config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaja.config.settings")
application = get_wsgi_application()
