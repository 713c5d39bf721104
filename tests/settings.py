"""The settings of the tests: the product's own, on a throw-away database, with a fast hasher.

KAJA_TEST_DB chooses the database: `sqlite` (default) or `postgres`.
"""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("KAJA_DATA", tempfile.mkdtemp(prefix="kaja-test-"))

from kaja.config.settings import *  # noqa: F403
from tests import postgres

DATABASES = (
    {"default": postgres.database()}
    if os.environ.get("KAJA_TEST_DB", "sqlite") == "postgres"
    else DATABASES  # noqa: F405
)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
