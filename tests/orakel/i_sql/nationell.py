"""One set of a country's size: `kaja bedom` as a command, SQL, and the oracle on a sample of it."""

from __future__ import annotations

import csv
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from itertools import repeat
from pathlib import Path
from random import Random
from typing import NamedTuple, TextIO

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


class Del(NamedTuple):
    """What SQL and the oracle say of a part of the people: all of it, and the same sample of it."""

    sqls: list[Svar]
    sqls_stickprov: list[Svar]
    orakelns_stickprov: list[Svar]
    mebibyte: float


def nationell(antal: int, fro: int, stickprov: int, processer: int, sag: Sag) -> bool:
    """Whether all agree. Says what was compared and the digests."""
    with tempfile.TemporaryDirectory(prefix="kaja-i-sql-") as plats:
        mapp = Path(plats)
        filer = befolkning.skriv(mapp, antal, fro)
        korning = jobbet(filer, mapp)
        bedoms = list(ur_svarsfilen(mapp / "ut.csv"))
        tog = f"{korning.sekunder:.0f} s, {korning.mebibyte:.0f} MiB"
        sag(f"{len(bedoms):,} personer, kaja bedom: avtryck {avtryck(bedoms)}, {tog}")
        borjan = time.monotonic()
        with ProcessPoolExecutor(processer) as pool:
            delar = list(pool.map(prova, arsvis(filer), repeat(stickprov / antal)))
    sqls = [svar for en in delar for svar in en.sqls]
    samma = [svar for en in delar for svar in en.sqls_stickprov]
    orakelns = [svar for en in delar for svar in en.orakelns_stickprov]
    sag(f"{len(sqls):,} personer, SQL: avtryck {avtryck(sqls)}")
    for text in forsta_skillnader(bedoms, sqls):
        sag(text)
    sag(f"{len(samma):,} av dem, SQL: avtryck {avtryck(samma)}")
    minne = max(en.mebibyte for en in delar)
    tog = f"{time.monotonic() - borjan:.0f} s, {minne:.0f} MiB i den största processen"
    sag(f"{len(orakelns):,} av dem, oraklet: avtryck {avtryck(orakelns)}; SQL och oraklet {tog}")
    return bedoms == sqls and samma == orakelns


def arsvis(filer: befolkning.Filer) -> list[befolkning.Filer]:
    """The same people in a set of files for each year of birth, in order of their numbers."""
    mappar: dict[str, Path] = {}
    for fil in filer:
        with fil.open(encoding="utf-8") as rader, ExitStack() as oppna:
            rubrik = next(rader)
            ut: dict[str, TextIO] = {}
            for rad in rader:
                if (ar := rad[:4]) not in ut:
                    mappar.setdefault(ar, fil.parent / ar).mkdir(exist_ok=True)
                    ut[ar] = oppna.enter_context(
                        (mappar[ar] / fil.name).open("w", encoding="utf-8")
                    )
                    ut[ar].write(rubrik)
                ut[ar].write(rad)
    return [befolkning.Filer(*(mappar[ar] / fil.name for fil in filer)) for ar in sorted(mappar)]


def prova(filer: befolkning.Filer, andel: float) -> Del:
    """SQL on a part of the people, and the oracle, which is slow, on some of them at random."""
    sqls = sqls_svar(uppdraget(filer))
    dragna = sorted(Random(len(sqls)).sample(sqls, round(len(sqls) * andel)))
    orakelns = orakelns_rader(uppdraget(utdrag(filer, {svar[0] for svar in dragna})))
    mebibyte = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Del(sqls, dragna, [tuple(svar) for svar in orakelns], mebibyte)


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
