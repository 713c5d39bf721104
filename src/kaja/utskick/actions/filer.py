"""The files of a batch: kept until they are fetched, made anew or a month old."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import Kommun
from kaja.audit.actions import record
from kaja.utskick.models import (
    Utkorgsrad,
    Utskick,
    Utskicksfil,
)

FILERNA_KVAR = timedelta(days=30)


class Filen(NamedTuple):
    """A file of a batch: `personer` is [id, first page] for each letter in it."""

    nr: int
    namn: str
    innehall: bytes
    personer: Sequence[tuple[int, int]]
    sidor: int


@transaction.atomic
def store_file(*, utskick: Utskick, fil: Filen, tid: datetime) -> None:
    """Keep a file of the batch. One that is there already is left as it is."""
    Utskicksfil.objects.get_or_create(
        utskick=utskick,
        nr=fil.nr,
        defaults={"kommun_id": utskick.kommun_id, "skapad": tid, **fil._asdict()},
    )


def drop_files(*, utskick: Utskick) -> None:
    """Take away the files of the batch: they are made anew if they are needed."""
    Utskicksfil.objects.filter(utskick=utskick).delete()


@transaction.atomic
def drop_old_files(*, kommun: Kommun, tid: datetime) -> int:
    """Take away files and kept messages that are a month old; gives how many."""
    old = tid - FILERNA_KVAR
    gone = Utskicksfil.objects.filter(kommun=kommun, skapad__lt=old).delete()[0]
    gone += Utkorgsrad.objects.filter(kommun=kommun, tid__lt=old).delete()[0]
    if gone:
        record(
            kommun=kommun.pk,
            aktor="kaja",
            handling="utskicksfiler.borttagna",
            objekt="utskick",
            detaljer={"antal": gone},
            tid=tid,
        )
    return gone
