"""The files into tables, the law in `lag/*.sql` over them, and the answers out again.

One database holds everybody's rows; the law is asked of `BUNT` people at a time, so that the memory
stays the same however many there are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from kaja.flows.bedom_filer import Uppdrag
from tests.orakel.i_sql.lasare import kolumner, rader

LAG = Path(__file__).parent / "lag"
BUNT = 20_000
Svar = tuple[str, ...]


def svaren(uppdrag: Uppdrag, plats: Path | None = None) -> Iterator[Svar]:
    """The answer about each person, in order. The database lies in memory, or at `plats`."""
    with closing(_oppna(plats)) as db:
        _kor(db, "01_tabeller.sql")
        _fyll(db, uppdrag)
        for fil in sorted(LAG.glob("*.sql"))[1:]:
            if fil.name != "31_prova.sql":
                _kor(db, fil.name)
        yield from _bunt_for_bunt(db)


def _oppna(plats: Path | None) -> sqlite3.Connection:
    db = sqlite3.connect(plats or ":memory:")
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    db.create_function("plus_dagar", 2, plus_dagar, deterministic=True)
    db.create_function("dagar_mellan", 2, dagar_mellan, deterministic=True)
    return db


def _kor(db: sqlite3.Connection, fil: str) -> None:
    db.executescript((LAG / fil).read_text(encoding="utf-8"))


def _fyll(db: sqlite3.Connection, uppdrag: Uppdrag) -> None:
    filer, ar = uppdrag.filer, uppdrag.fraga.dag.year
    kallor = (
        ("folkbokforing", (filer.folkbokforing,)),
        ("elever", filer.elever),
        ("bevis", filer.bevis),
    )
    for kalla, valda in kallor:
        namn = list(kolumner(kalla, ar))
        varden = ", ".join(f":{n}" for n in namn)
        db.executemany(
            f"INSERT INTO {kalla} ({', '.join(namn)}) VALUES ({varden})",
            (rad for fil in valda for rad in rader(fil, kalla, ar)),
        )
    _fraga(db, uppdrag)


def _fraga(db: sqlite3.Connection, uppdrag: Uppdrag) -> None:
    fraga, tackning, val = uppdrag.fraga, uppdrag.tackning, uppdrag.fraga.installningar
    db.execute(
        "INSERT INTO fragan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(fraga.kommun, fraga.dag.isoformat(), _iso(tackning.elever), _iso(tackning.bevis)),
            *(val.grundskola_efter_skolplikt, val.komvux_gymnasial, val.folkhogskola),
            *(val.bevis_vantan_dagar, val.elever_farskhet_dagar),
        ),
    )


def _bunt_for_bunt(db: sqlite3.Connection) -> Iterator[Svar]:
    alla = [rad[0] for rad in db.execute("SELECT personnummer FROM person ORDER BY 1")]
    for nr in range(0, len(alla), BUNT):
        for tabell in ("bunten", "provad_dag", "utfallet"):
            db.execute(f"DELETE FROM {tabell}")
        db.executemany("INSERT INTO bunten VALUES (?)", ((n,) for n in alla[nr : nr + BUNT]))
        _kor(db, "31_prova.sql")
        for rad in db.execute("SELECT * FROM svaret ORDER BY personnummer"):
            yield tuple(varde or "" for varde in rad)


@lru_cache(maxsize=100_000)
def plus_dagar(dag: str | None, antal: int | None) -> str | None:
    """The day so many days later; None when nothing is known or time ends before that."""
    if dag is None or antal is None:
        return None
    try:
        return (date.fromisoformat(dag) + timedelta(days=antal)).isoformat()
    except OverflowError:
        return None


def dagar_mellan(fran: str | None, till: str | None) -> int | None:
    if fran is None or till is None:
        return None
    return (date.fromisoformat(till) - date.fromisoformat(fran)).days


def _iso(dag: date | None) -> str | None:
    return None if dag is None else dag.isoformat()
