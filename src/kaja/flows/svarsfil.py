"""Svarsfilen och problemfilen från `kaja bedom`: publika gränssnitt, se handboken."""

from __future__ import annotations

import csv
import io
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
_ERSATT = "backslashreplace"  # ett filnamn kan ha bytes som inte är UTF-8
PROBLEMRUBRIKER = ("fil", "rad", "kolumn", "varde", "problem")


class _Ekar:
    """Ger tillbaka det som skrivs: `csv.writer` låter den få raden som text."""

    @staticmethod
    def write(text: str) -> str:
        return text


_CSV = csv.writer(_Ekar, delimiter=";", lineterminator="\n")


def svarsrad(nummer: str, besked: Besked) -> str:
    """Ett svar som en rad i svarsfilen. Numret står först."""
    rad: str = _CSV.writerow(_celler(nummer, besked))
    return rad


def skriv_svar(fil: TextIO, rader: Iterable[str]) -> None:
    """Rubriken och sedan rader från `svarsrad`."""
    fil.write(";".join(RUBRIKER) + "\n")
    fil.writelines(rader)


def skriv_problem(fil: TextIO, problem: Iterable[RowProblem]) -> None:
    write_csv(fil, PROBLEMRUBRIKER, ((p[0], p[1] or "", *p[2:5]) for p in problem))


def _celler(nummer: str, besked: Besked) -> tuple[str, ...]:
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


def prova_platser(platser: Iterable[Path], indata: Iterable[Path]) -> None:
    """TableError när en plats att skriva på är en mapp, en av filerna som läses, eller två gånger.

    Det som inte är en vanlig fil, som en skärm eller ett rör, går alltid att skriva till.
    """
    upptagna = {_identitet(fil): "läses" for fil in indata}
    for plats in platser:
        if plats.is_dir():
            raise TableError(f"{plats}: Det är en mapp. Skriv också vad filen ska heta.")
        hur = upptagna.get(_identitet(plats))
        if hur and not _ar_ett_ror(plats):
            raise TableError(f"{plats}: Filen {hur} också. Välj ett annat namn att skriva till.")
        upptagna[_identitet(plats)] = "skrivs"


def _identitet(fil: Path) -> object:
    """Lika för två namn på samma fil."""
    try:
        info = fil.stat()
    except OSError:
        return (_identitet(fil.parent), fil.name) if fil.name else fil
    return info.st_dev, info.st_ino


def _ar_ett_ror(plats: Path) -> bool:
    return plats.exists() and not plats.is_file()


@contextmanager
def hel_fil(plats: Path | None) -> Iterator[TextIO]:
    """En fil som syns först när den är hel; standard ut om `plats` är None.

    TableError när det inte går att skriva där.
    """
    if plats is None:
        yield _standard_ut()
        sys.stdout.flush()
    elif _ar_ett_ror(plats):
        with plats.open("w", encoding="utf-8", newline="", errors=_ERSATT) as fil:
            yield fil
    else:
        with _ny_fil(plats) as fil:
            yield fil


def _standard_ut() -> TextIO:
    """Samma bytes som i en fil, vad än terminalen eller operativsystemet har för vana."""
    if sys.stdout is None:
        raise TableError("Standard ut är stängd. Skriv i stället vad filen ska heta efter --ut.")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    return sys.stdout


@contextmanager
def _ny_fil(plats: Path) -> Iterator[TextIO]:
    try:
        hel = plats.resolve()  # den fil som en länk leder till ska bytas, inte länken
        handtag, namn = tempfile.mkstemp(dir=hel.parent, prefix=".kaja-")
    except (OSError, RuntimeError) as fel:  # RuntimeError: länken leder till sig själv
        mapp = plats.absolute().parent
        raise TableError(f"{plats}: Det går inte att skriva i mappen {mapp}.") from fel
    try:
        with os.fdopen(handtag, "w", encoding="utf-8", newline="", errors=_ERSATT) as fil:
            yield fil
        _ge_vanliga_rattigheter(namn)
        Path(namn).replace(hel)
    except BaseException:
        Path(namn).unlink(missing_ok=True)
        raise


def _ge_vanliga_rattigheter(namn: str) -> None:
    """mkstemp ger en fil som bara ägaren får läsa; en vanlig fil följer användarens umask."""
    umask = os.umask(0)
    os.umask(umask)
    Path(namn).chmod(0o666 & ~umask)
