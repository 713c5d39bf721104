"""What is wrong with the installation, and not with what was asked for: told in a sentence."""

from __future__ import annotations

import sys

_DATABASEN = (
    "Databasen går inte att använda ({}). Kontrollera att den är igång, och KAJA_DATABASE_URL."
)


def miljofel(error: Exception) -> str:
    """A Swedish sentence for the one who runs the server; empty when the error is another."""
    if "django" not in sys.modules:  # `kaja bedom` has no installation
        return ""
    from django.core.exceptions import ImproperlyConfigured
    from django.db.utils import OperationalError

    if isinstance(error, OperationalError):
        return _DATABASEN.format(str(error).partition("\n")[0])
    return str(error) if isinstance(error, ImproperlyConfigured) else ""
