"""What is killed: an import, the nightly run, and taking a file back; and how each is finished.

A few hundred people of the invented municipality, with small chunks, so that there are as many
places to die in as in a large one.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from kaja import exempel
from kaja.exempel import Fil, Kommunfiler
from tests.harda.kopior import BAS, Kopior

STYCKE = 40
DAG = exempel.REFERENSDAG + timedelta(days=7)
ETT_AR = exempel.REFERENSDAG.replace(year=exempel.REFERENSDAG.year + 1)


class Arbete(NamedTuple):
    """`gor` is killed; `om` is what is done afterwards, by the same command or by the night."""

    namn: str
    bas: str
    gor: Callable[[], None]
    om: tuple[Callable[[], None], ...]


def arbeten(kopior: Kopior, personer: int) -> dict[str, Arbete]:
    """Make the databases to begin with, and say what is done on copies of them."""
    veckor = _veckor(personer)
    filer = [exempel.skriv(v, kopior.mapp / f"vecka{nr}") for nr, v in enumerate(veckor, 1)]

    def importera() -> None:
        for fil in (filer[1][0], filer[1][1]):
            _kaja("las-in", fil.stem, str(fil), "--kommun", exempel.KOMMUN, "--tom", str(DAG))

    def natt() -> None:
        _kaja("natt", "--dag", str(ETT_AR))

    def natten_i_dag() -> None:
        _kaja("natt", "--dag", str(DAG))

    def natten_forst(gor: Callable[[], None]) -> Callable[[], None]:
        def efter_natten() -> None:
            natten_i_dag()
            gor()
            natten_i_dag()

        return efter_natten

    sma_stycken()
    kopior.i_barn(BAS, lambda: _forsta_veckan(filer[0]))
    kopior.ny("last", BAS)
    kopior.i_barn("last", importera)
    return {
        "import": Arbete("import", BAS, importera, (importera, natten_forst(importera))),
        "natt": Arbete("natt", BAS, natt, (natt,)),
        "angra": Arbete("angra", "last", _angra, (_angra, natten_forst(_angra))),
    }


def sma_stycken() -> None:
    """A few persons in each transaction."""
    from kaja.flows import bedom, las_in, tystnad
    from kaja.intake import queries

    for modul in (bedom, las_in, tystnad, queries):
        vars(modul)["CHUNK"] = STYCKE


def _veckor(personer: int) -> tuple[Kommunfiler, Kommunfiler]:
    """The first people of the invented municipality and what is said of them, in both weeks."""
    forsta = exempel.bygg(dag=exempel.REFERENSDAG, fro=exempel.REFERENSFRO)
    andra = exempel.vecka2(forsta, fro=exempel.REFERENSFRO)
    hela = forsta.folkbokforing.rader
    urval = {rad.get("personnummer", "") for rad in hela[:: max(len(hela) // personer, 1)]}
    fore = {str(rad) for fil in forsta.alla for rad in fil.rader}
    urval |= {
        rad.get("personnummer", "")
        for fil in andra.alla
        for rad in fil.rader
        if str(rad) not in fore
    }
    return _med(forsta, urval), _med(andra, urval)


def _med(filer: Kommunfiler, urval: set[str]) -> Kommunfiler:
    return filer._replace(
        folkbokforing=_nagra(filer.folkbokforing, urval),
        elever=_nagra(filer.elever, urval),
        bevis=_nagra(filer.bevis, urval),
    )


def _nagra(fil: Fil, urval: set[str]) -> Fil:
    return replace(fil, rader=tuple(r for r in fil.rader if r.get("personnummer", "") in urval))


def _forsta_veckan(filer: list[Path]) -> None:
    for fil in (filer[0], filer[2], filer[1]):
        dag = str(exempel.REFERENSDAG)
        _kaja("las-in", fil.stem, str(fil), "--kommun", exempel.KOMMUN, "--tom", dag)
    _kaja("natt", "--dag", str(exempel.REFERENSDAG))


def _angra() -> None:
    """Take back the last file of pupils, unless it is already."""
    from django.utils import timezone

    from kaja.flows.angra import angra
    from kaja.intake.models import MottagenFil, Status

    fil = MottagenFil.objects.filter(kalla="elever").latest("pk")
    if fil.status != Status.ANGRAD:
        angra(fil=fil, user=None, tid=timezone.now(), dag=DAG)


def _kaja(*argument: str) -> None:
    """The command, in this process; what it says is shown only when it fails."""
    from kaja.cli import main

    sagt = io.StringIO()
    with contextlib.redirect_stdout(sagt), contextlib.redirect_stderr(sagt):
        status = main(list(argument))
    assert status == 0, sagt.getvalue()
