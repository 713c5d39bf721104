"""The files into tables, the law in `lag/*.sql` over them, and the answers out again.

One database holds everybody's rows; the law is asked of `BUNT` people at a time, so that the memory
stays the same however many there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

from kaja.flows.bedom_filer import Uppdrag
from tests.orakel.i_sql.databas import Databas
from tests.orakel.i_sql.lasare import Cell, kolumner, rader

LAG = Path(__file__).parent / "lag"
TABELLER, PROVA = "01_tabeller.sql", "31_prova.sql"
BUNT = 20_000
Svar = tuple[str, ...]


def svaren(uppdrag: Uppdrag, db: Databas) -> Iterator[Svar]:
    """The answer about each person of the population file, in order, without sentences."""
    db.skript(lagen(TABELLER))
    fyll(db, uppdrag)
    for fil in sorted(LAG.glob("*.sql")):
        if fil.name not in {TABELLER, PROVA}:
            db.skript(lagen(fil.name))
    yield from bunt_for_bunt(db)


def lagen(fil: str) -> str:
    return (LAG / fil).read_text(encoding="utf-8")


def fyll(db: Databas, uppdrag: Uppdrag) -> None:
    filer, ar = uppdrag.filer, uppdrag.fraga.dag.year
    folk = rader(filer.folkbokforing, "folkbokforing", ar)
    antal = {kalla: len(kolumner(kalla, ar)) for kalla in ("folkbokforing", "elever", "bevis")}
    numrerade = ((nr, *rad.values()) for nr, rad in zip(count(1), folk, strict=False))
    db.fyll("folkbokforing", antal["folkbokforing"] + 1, numrerade)
    for kalla, valda in ("elever", filer.elever), ("bevis", filer.bevis):
        alla = (tuple(rad.values()) for fil in valda for rad in rader(fil, kalla, ar))
        db.fyll(kalla, antal[kalla], alla)
    fragan = fragans_rad(uppdrag)
    db.fyll("fragan", len(fragan), [fragan])


def fragans_rad(uppdrag: Uppdrag) -> tuple[Cell | int, ...]:
    fraga, tackning, val = uppdrag.fraga, uppdrag.tackning, uppdrag.fraga.installningar
    return (
        *(fraga.kommun, fraga.dag.isoformat(), _iso(tackning.elever), _iso(tackning.bevis)),
        *(val.grundskola_efter_skolplikt, val.komvux_gymnasial, val.folkhogskola),
        *(val.bevis_vantan_dagar, val.elever_farskhet_dagar),
    )


def bunt_for_bunt(db: Databas) -> Iterator[Svar]:
    alla = list(db.rader("SELECT personnummer FROM person ORDER BY personnummer"))
    for nr in range(0, len(alla), BUNT):
        db.skript("DELETE FROM bunten; DELETE FROM provad_dag; DELETE FROM utfallet;")
        db.fyll("bunten", 1, alla[nr : nr + BUNT])
        db.skript(lagen(PROVA))
        for rad in db.rader("SELECT * FROM svaret ORDER BY personnummer"):
            yield tuple(varde or "" for varde in rad)


def _iso(dag: date | None) -> str | None:
    return None if dag is None else dag.isoformat()
