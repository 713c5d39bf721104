"""Three engines, one answer: `kaja bedom` by columns, the slow oracle, and the law in SQL."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import NamedTuple

from kaja.flows.bedom_filer import Uppdrag
from tests.flows.slumpkommun import uppdrag
from tests.flows.tre_vagar import avtryck, bedomt, orakelns_rader
from tests.orakel.i_sql.databas import Sqlite
from tests.orakel.i_sql.krympning import krymp
from tests.orakel.i_sql.svar import Svar, svaren

Rader = Sequence[Sequence[str]]


class Jamforelse(NamedTuple):
    """What came of one population: its people, the digest of their answers, and what differs."""

    fro: str
    personer: int
    avtryck: str
    skillnad: str


def befolkning(fro: str, mapp: Path) -> Uppdrag:
    """22-55 people, most of them in families whose lives differ by some days."""
    slump = Random(fro)
    return uppdrag(slump, mapp, syskon=slump.randrange(1, 5))


def jamfor(fro: str) -> Jamforelse:
    with tempfile.TemporaryDirectory() as mapp:
        vad = befolkning(fro, Path(mapp))
        svar = tre_svar(vad)
        skillnad = "" if ett_svar(svar) else f"frö {fro}: {berattelse(vad, svar)}"
    return Jamforelse(fro, len(svar["SQL"]), avtryck(svar["SQL"]), skillnad)


def tre_svar(vad: Uppdrag) -> dict[str, Rader]:
    return {
        "kaja bedom": bedomt(vad, kolumnvis=True).rader,
        "oraklet": orakelns_rader(vad),
        "SQL": sqls_svar(vad),
    }


def sqls_svar(vad: Uppdrag) -> list[Svar]:
    """The answers of the SQL on SQLite."""
    with closing(Sqlite()) as db:
        return list(svaren(vad, db))


def ett_svar(svar: dict[str, Rader]) -> bool:
    return len({avtryck(rader) for rader in svar.values()}) == 1


def berattelse(vad: Uppdrag, svar: dict[str, Rader]) -> str:
    """The question, and the first person who gets different answers, with as few rows as do it."""
    fraga, nummer = vad.fraga, forsta_skillnad(svar)
    liten = krymp(vad, nummer, lambda mindre: not ett_svar(tre_svar(mindre)))
    svaren = [f"{vem}: {';'.join(den_om(nummer, rader))}" for vem, rader in svar.items()]
    fragan = f"{fraga.kommun} {fraga.dag}, {fraga.installningar}, {vad.tackning}"
    return "\n  ".join([fragan, *svaren, *liten])


def forsta_skillnad(svar: dict[str, Rader]) -> str:
    alla = sorted({rad[0] for rader in svar.values() for rad in rader})
    return next(n for n in alla if len({tuple(den_om(n, r)) for r in svar.values()}) > 1)


def den_om(nummer: str, rader: Rader) -> Sequence[str]:
    return next((rad for rad in rader if rad[0] == nummer), ["finns inte"])


def samlat_avtryck(alla: Sequence[Jamforelse]) -> str:
    """One digest of all populations, in order."""
    return sha256("\n".join(en.avtryck for en in alla).encode()).hexdigest()
