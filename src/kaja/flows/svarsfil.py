"""Svarsfilen och problemfilen från `kaja bedom`: publika gränssnitt, se handboken."""

from __future__ import annotations

import csv
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TextIO

from kaja.regler import Besked, Malgrupp
from kaja.tabell import RowProblem, TableError, write_csv

RUBRIKER = (
    "personnummer",
    "utfall",
    "avgorande_punkt",
    "motivering",
    "omfattas_fran",
    "galler_till_och_med",
    "ingangsorsak",
    "vantar_pa_start",
)
PROBLEMRUBRIKER = ("fil", "rad", "kolumn", "varde", "problem")


def skriv_delsvar(fil: TextIO, svar: Iterable[tuple[str, Besked]]) -> None:
    """Svaren utan rubrik, en rad var, i den ordning de kommer."""
    csv.writer(fil, delimiter=";", lineterminator="\n").writerows(
        _svarsrad(nummer, besked) for nummer, besked in svar
    )


def skriv_svar(fil: TextIO, rader: Iterable[str]) -> None:
    """Rubriken och sedan färdiga rader från `skriv_delsvar`."""
    fil.write(";".join(RUBRIKER) + "\n")
    fil.writelines(rader)


def skriv_problem(fil: TextIO, problem: Iterable[RowProblem]) -> None:
    write_csv(fil, PROBLEMRUBRIKER, ((p[0], p[1] or "", *p[2:5]) for p in problem))


def _svarsrad(nummer: str, besked: Besked) -> tuple[str, ...]:
    bedomning = besked.bedomning
    avgorande = bedomning.avgorande
    omfattas = bedomning.utfall is Malgrupp.OMFATTAS
    return (
        nummer,
        bedomning.utfall.value,
        "" if omfattas else avgorande[0][0].punkt,
        " ".join([svar.motivering for _, svar in avgorande]),
        _iso(besked.omfattas_fran),
        _iso(besked.galler_till_och_med),
        besked.ingangsorsak,
        _iso(besked.vantar_pa_start),
    )


def _iso(dag: date | None) -> str:
    return dag.isoformat() if dag else ""


@contextmanager
def hel_fil(plats: Path | None) -> Iterator[TextIO]:
    """En fil som syns först när den är hel; standard ut om `plats` är None.

    TableError när det inte går att skriva där.
    """
    if plats is None:
        yield sys.stdout
        return
    try:
        handtag, namn = tempfile.mkstemp(dir=plats.parent, prefix=f".{plats.name}.")
    except OSError as fel:
        raise TableError(f"{plats}: Det går inte att skriva i mappen {plats.parent}.") from fel
    try:
        with os.fdopen(handtag, "w", encoding="utf-8", newline="") as fil:
            yield fil
        _ge_vanliga_rattigheter(namn)
        Path(namn).replace(plats)
    except BaseException:
        Path(namn).unlink(missing_ok=True)
        raise


def _ge_vanliga_rattigheter(namn: str) -> None:
    """mkstemp ger en fil som bara ägaren får läsa; en vanlig fil följer användarens umask."""
    umask = os.umask(0)
    os.umask(umask)
    Path(namn).chmod(0o666 & ~umask)
