"""A population with different answers, made small: one person's rows, and only those needed."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable
from pathlib import Path

from kaja.flows.bedom_filer import Uppdrag
from kaja.flows.filunderlag import Filer
from tests.orakel.i_sql.lasare import Cell, kolumner, rader

Rad = tuple[str, dict[str, Cell]]  # which source, and the row as the SQL's reader has it


def krymp(vad: Uppdrag, nummer: str, skiljer: Callable[[Uppdrag], bool]) -> list[str]:
    """The rows left when none can be taken away, as text.

    All rows of the person, when the difference is in how the cells were written or with others.
    """
    kvar = personens_rader(vad, nummer)
    nr = 0
    while nr < len(kvar):
        farre = kvar[:nr] + kvar[nr + 1 :]
        if med_raderna(vad, farre, skiljer):
            kvar = farre
        else:
            nr += 1
    return [f"{kalla}: {';'.join(varde or '' for varde in rad.values())}" for kalla, rad in kvar]


def personens_rader(vad: Uppdrag, nummer: str) -> list[Rad]:
    """The rows of the number, and of the numbers that it has replaced or been replaced by."""
    alla = [(kalla, rad) for kalla, fil in kallor(vad.filer) for rad in lasta(vad, kalla, fil)]
    hela, kanda = {nummer}, set[str | None]()
    while hela != kanda:
        kanda = set(hela)
        byten = [{r["personnummer"], r.get("nytt_personnummer")} for _, r in alla]
        hela |= {n for par in byten if par & kanda for n in par if n}
    return [rad for rad in alla if rad[1]["personnummer"] in hela]


def kallor(filer: Filer) -> list[tuple[str, Path]]:
    return [
        ("folkbokforing", filer.folkbokforing),
        *(("elever", fil) for fil in filer.elever),
        *(("bevis", fil) for fil in filer.bevis),
    ]


def lasta(vad: Uppdrag, kalla: str, fil: Path) -> list[dict[str, Cell]]:
    return list(rader(fil, kalla, vad.fraga.dag.year))


def med_raderna(vad: Uppdrag, valda: list[Rad], prova: Callable[[Uppdrag], bool]) -> bool:
    with tempfile.TemporaryDirectory() as mapp:
        folk, elever, bevis = (
            skriv(Path(mapp) / f"{kalla}.csv", kalla, [rad for k, rad in valda if k == kalla])
            for kalla in ("folkbokforing", "elever", "bevis")
        )
        return prova(vad._replace(filer=Filer(folk, (elever,), (bevis,))))


def skriv(fil: Path, kalla: str, rader: list[dict[str, Cell]]) -> Path:
    with fil.open("w", encoding="utf-8", newline="") as text:
        ut = csv.DictWriter(text, list(kolumner(kalla, 2000)), delimiter=";")
        ut.writeheader()
        ut.writerows(rader)
    return fil
