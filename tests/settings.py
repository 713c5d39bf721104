"""The settings of the tests: the product's own, on a throw-away database, with a fast hasher.

KAJA_TEST_DB chooses the database: `sqlite` (default; a file, as in use) or `postgres`.
"""

from __future__ import annotations

import os

from tests import postgres, tillfalligt

KAJA_DATA = tillfalligt.folder()
for name in [name for name in os.environ if name.startswith("KAJA_")]:
    if not name.startswith("KAJA_TEST_"):
        del os.environ[name]  # what the developer runs with must not reach the tests
os.environ["KAJA_DATA"] = str(KAJA_DATA)

from kaja.config import settings as product  # noqa: E402
from kaja.config.settings import *  # noqa: E402, F403

_sqlite = product.DATABASES["default"] | {"TEST": {"NAME": KAJA_DATA / "prov.sqlite3"}}
_choices = {"sqlite": lambda: _sqlite, "postgres": postgres.database}
_choice = os.environ.get("KAJA_TEST_DB", "sqlite")
if _choice not in _choices:
    raise SystemExit(f"KAJA_TEST_DB är ”{_choice}”. Skriv sqlite eller postgres.")
DATABASES = {"default": _choices[_choice]()}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = product.STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
