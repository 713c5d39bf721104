"""One set of a country's size: `kaja bedom` as a command, SQL, and the oracle on a sample of it."""

from __future__ import annotations

import csv
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from pathlib import Path
from random import Random

from bench import befolkning
from bench.bedom import jobbet
from kaja.flows.bedom_filer import Uppdrag
from kaja.flows.filunderlag import Filer
from kaja.regler import Fraga, Tackning
from tests.flows.tre_vagar import KOLUMNER, avtryck, orakelns_rader
from tests.orakel.i_sql.jamforelse import sqls_svar
from tests.orakel.i_sql.krympning import skriv
from tests.orakel.i_sql.lasare import rader
from tests.orakel.i_sql.svar import Svar

Sag = Callable[[str], None]


def nationell(antal: int, fro: int, stickprov: int, sag: Sag) -> bool:
    """Whether all agree. Says what each took and the digest of its answers."""
    with tempfile.TemporaryDirectory(prefix="kaja-i-sql-") as plats:
        mapp = Path(plats)
        filer = befolkning.skriv(mapp, antal, fro)
        korning = jobbet(filer, mapp)
        bedoms = list(ur_svarsfilen(mapp / "ut.csv"))
        sag(resultat("kaja bedom", bedoms, korning.sekunder, korning.mebibyte))
        borjan = time.monotonic()
        sqls = sqls_svar(uppdraget(filer), mapp / "sql.db")
        sag(resultat("SQL", sqls, time.monotonic() - borjan, minne()))
        for text in forsta_skillnader(bedoms, sqls):
            sag(text)
        return provat_av_oraklet(filer, sqls, stickprov, sag) and avtryck(bedoms) == avtryck(sqls)


def provat_av_oraklet(filer: befolkning.Filer, sqls: list[Svar], antal: int, sag: Sag) -> bool:
    """Whether the oracle, which is slow, answers the same about some of them, drawn at random."""
    dragna = set(Random(antal).sample(range(len(sqls)), min(antal, len(sqls))))
    samma = list(compress(sqls, (nr in dragna for nr in range(len(sqls)))))
    borjan = time.monotonic()
    nummer = {svar[0] for svar in samma}
    orakelns = orakelns_rader(uppdraget(utdrag(filer, nummer)))
    sag(resultat("oraklet, ett stickprov", orakelns, time.monotonic() - borjan, minne()))
    sag(f"SQL, samma stickprov: avtryck {avtryck(samma)}")
    return avtryck(orakelns) == avtryck(samma)


def uppdraget(filer: befolkning.Filer) -> Uppdrag:
    tom = befolkning.TOM
    return Uppdrag(
        Filer(filer.folkbokforing, (filer.elever,), (filer.bevis,)),
        Tackning(tom, tom, tom),
        Fraga(befolkning.KOMMUN, befolkning.DAG),
    )


def ur_svarsfilen(fil: Path) -> Iterator[Svar]:
    with fil.open(encoding="utf-8", newline="") as text:
        for rad in csv.DictReader(text, delimiter=";"):
            yield tuple(rad[namn] for namn in KOLUMNER)


def forsta_skillnader(bedoms: list[Svar], sqls: list[Svar]) -> Iterator[str]:
    olika = sorted(set(bedoms) ^ set(sqls))
    yield from (f"bara i den ena: {';'.join(svar)}" for svar in olika[:10])


def utdrag(filer: befolkning.Filer, nummer: set[str]) -> befolkning.Filer:
    """The rows of these numbers, in files of their own with all columns."""
    return befolkning.Filer(
        *(
            skriv(fil.with_name(f"utdrag-{fil.name}"), kalla, _radernas(fil, kalla, nummer))
            for kalla, fil in filer._asdict().items()
        )
    )


def _radernas(fil: Path, kalla: str, nummer: set[str]) -> list[dict[str, str | None]]:
    alla = rader(fil, kalla, befolkning.DAG.year)
    return [rad for rad in alla if rad["personnummer"] in nummer]


def minne() -> float:
    """The most memory that this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def resultat(vem: str, svar: Sequence[Sequence[str]], sekunder: float, mebibyte: float) -> str:
    tog = f"{len(svar):,} personer, {sekunder:.0f} s, {mebibyte:.0f} MiB"
    return f"{vem}: {tog}, avtryck {avtryck(svar)}"
