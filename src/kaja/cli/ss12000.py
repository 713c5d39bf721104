"""Fetching from an SS 12000 server for `kaja las-in`."""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from kaja.cli.las_in_som import Lasfel

_INLAST = "inlast.json"
_ALLT_FORST = (
    "Inget från servern är inläst från den avsändaren att jämföra med. Hämta allt först, utan "
    "--omfattning andring."
)


def ar_adress(text: str) -> bool:
    """Whether it is the address of a server rather than a file."""
    return "://" in text


class Hamtat(NamedTuple):
    """What the server answered, as a file with a name; `sedan` is what to ask with next time."""

    namn: str
    innehall: bytes
    mapp: Path
    sedan: datetime


def hamta(args: argparse.Namespace, kommun: str, adress: str) -> Hamtat:
    """Everything that the server has, or what has changed since the last file that was read in, if
    only changes are asked for. What came before something broke is kept in the data folder for the
    next try. Raises Lasfel."""
    from django.conf import settings
    from django.utils import timezone

    from kaja.intake.sources.ss12000 import klient

    if args.kalla != "ss12000":
        raise Lasfel("Bara ss12000 kan hämtas från en adress. Ange en fil.")
    anslutning = klient.Anslutning(adress, _nyckel(args.token_fil))
    namn = hashlib.sha256(adress.encode()).hexdigest()[:16]
    mapp = settings.KAJA_DATA / "ss12000" / kommun / namn
    try:
        hamtat = klient.hamta(
            anslutning,
            sedan=_sedan(args, kommun, mapp) if args.omfattning == "andring" else None,
            spara=mapp,
            klocka=timezone.now,
            sov=time.sleep,
            slump=random.random,  # noqa: S311 - spreads the tries, guards nothing
        )
    except klient.Hamtfel as fel:
        raise Lasfel(str(fel)) from fel
    return Hamtat(f"{urlsplit(adress).hostname}.json", hamtat.fil.read_bytes(), mapp, hamtat.sedan)


def inlast(hamtat: Hamtat) -> None:
    """Note that the file is read in, so that what has changed since then can be asked for."""
    avtryck = hashlib.sha256(hamtat.innehall).hexdigest()
    (hamtat.mapp / _INLAST).write_text(json.dumps([avtryck, hamtat.sedan.isoformat()]))


def _sedan(args: argparse.Namespace, kommun: str, mapp: Path) -> datetime:
    """When the file was asked for that was read in last from the server. Raises Lasfel when there
    is none, or it has been taken back: then what it said would be missing."""
    from kaja.intake.models import ACCEPTED, MottagenFil

    try:
        avtryck, sedan = json.loads((mapp / _INLAST).read_bytes())
    except (OSError, ValueError) as fel:
        raise Lasfel(_ALLT_FORST) from fel
    filer = MottagenFil.objects.filter(kommun=kommun, sha256=avtryck, status__in=ACCEPTED)
    if not filer.filter(avsandare=args.avsandare.strip()).exists():
        raise Lasfel(_ALLT_FORST)
    return datetime.fromisoformat(sedan)


def _nyckel(path: Path | None) -> str:
    if path is None:
        raise Lasfel("Nyckeln till servern saknas. Lägg den i en fil och ange --token-fil.")
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as fel:
        raise Lasfel(f"Nyckeln i {path.name} går inte att läsa. Kontrollera namnet.") from fel
