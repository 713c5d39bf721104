"""Reading the logs and checking their seals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q, QuerySet

from kaja.audit.models import Handelse, Kedja, Loggrad, Overskrivning, Visning
from kaja.audit.sigill import BEGINNING

LOGS: tuple[type[Loggrad], ...] = (Handelse, Visning, Overskrivning)


class Avvikelse(NamedTuple):
    """A place where a log is not what was written: which log, which row, what is wrong."""

    logg: str
    nr: int
    fel: str


def events(kommun: str) -> QuerySet[Handelse]:
    """The municipality's events, the latest first."""
    return Handelse.objects.filter(kommun=kommun).order_by("-nr")


def views(kommun: str) -> QuerySet[Visning]:
    """Who looked at whom in the municipality, the latest first."""
    return Visning.objects.filter(kommun=kommun).order_by("-nr")


def overrides(kommun: str) -> QuerySet[Overskrivning]:
    """The texts that were saved although they were warned for, the latest first."""
    return Overskrivning.objects.filter(kommun=kommun).order_by("-nr")


def of_kind(slag: str) -> Q:
    """The overrides where the kind was among those hit, for a filter."""
    return Q(slag__contains=f'"{slag}"')


def verify(kommun: str) -> list[Avvikelse]:
    """Check the logs of the municipality; an empty list means that nothing has been touched."""
    return [found for log in LOGS for found in _verify(log, kommun)]


def _verify(log: type[Loggrad], kommun: str) -> Iterator[Avvikelse]:
    nr, seal = 0, BEGINNING
    for row in log.objects.filter(kommun=kommun).order_by("nr").iterator(2000):
        if row.nr != nr + 1:
            yield Avvikelse(log.LOGG, nr + 1, f"Raden saknas; nästa rad är nummer {row.nr}.")
        elif row.foregaende != seal:
            yield Avvikelse(log.LOGG, row.nr, "Raden följer inte på raden före.")
        if row.sigill != row.expected_seal(row.foregaende):
            yield Avvikelse(log.LOGG, row.nr, "Raden har ändrats efter att den skrevs.")
        nr, seal = row.nr, row.sigill
    head = Kedja.objects.filter(kommun=kommun, logg=log.LOGG).first()
    if (nr, seal) != ((head.nr, head.sigill) if head else (0, BEGINNING)):
        yield Avvikelse(log.LOGG, nr, "Loggen slutar inte där den ska.")
