"""Fetching from an SS 12000 server for `kaja las-in`."""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from pathlib import Path
from urllib.parse import urlsplit

from kaja.cli.las_in_som import Lasfel


def ar_adress(text: str) -> bool:
    """Whether it is the address of a server rather than a file."""
    return "://" in text


def hamta(args: argparse.Namespace, kommun: str, adress: str) -> tuple[str, bytes]:
    """Everything that the server has, as a file with a name. What came before something broke is
    kept in the data folder for the next try. Raises Lasfel."""
    from django.conf import settings
    from django.utils import timezone

    from kaja.intake.sources.ss12000 import klient

    if args.kalla != "ss12000":
        raise Lasfel("Bara ss12000 kan hämtas från en adress. Ange en fil.")
    anslutning = klient.Anslutning(adress, _nyckel(args.token_fil))
    mapp = hashlib.sha256(adress.encode()).hexdigest()[:16]
    try:
        hamtat = klient.hamta(
            anslutning,
            sedan=None,
            spara=settings.KAJA_DATA / "ss12000" / kommun / mapp,
            klocka=timezone.now,
            sov=time.sleep,
            slump=random.random,  # noqa: S311 - spreads the tries, guards nothing
        )
    except klient.Hamtfel as fel:
        raise Lasfel(str(fel)) from fel
    return f"{urlsplit(adress).hostname}.json", hamtat.fil.read_bytes()


def _nyckel(path: Path | None) -> str:
    if path is None:
        raise Lasfel("Nyckeln till servern saknas. Lägg den i en fil och ange --token-fil.")
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as fel:
        raise Lasfel(f"Nyckeln i {path.name} går inte att läsa. Kontrollera namnet.") from fel
